/*
 * Tests of tmx/reader.h: what comes out of files that are not quite right, and the warnings.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "tmx/reader.h"
#include "tmx/scan.h"
#include "tmx/segment.h"
#include "tmx/writer.h"
#include "unit/tmx/memory_input.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define HEADER                                                                           \
	"<header creationtool='x' creationtoolversion='1' segtype='sentence' o-tmf='x' " \
	"adminlang='en' srclang='en' datatype='plaintext'/>"
#define FILE_HEAD "<?xml version='1.0'?><tmx version='1.4'>" HEADER "<body>"
#define FILE_TAIL "</body></tmx>"
#define EN "<tuv xml:lang='en'><seg>One</seg></tuv>"
#define ES "<tuv xml:lang='es'><seg>Uno</seg></tuv>"
#define PAIR "<tu>" EN ES "</tu>"

/* ---- What was read, on a line ---- */

static void add_attribute(struct buffer *line, const char *name, const char *value)
{
	if (value)
		buffer_add_format(line, " %s=%s", name, value);
}

static void add_parts(struct buffer *line, const struct tmx_property *properties,
	size_t property_count, const struct tmx_note *notes, size_t note_count)
{
	for (size_t i = 0; i < note_count; i++) {
		buffer_add_string(line, " note:");
		buffer_add(line, notes[i].text);
		add_attribute(line, "lang", notes[i].language);
	}
	for (size_t i = 0; i < property_count; i++) {
		buffer_add_format(line, " %s:", properties[i].type ? properties[i].type : "?");
		buffer_add(line, properties[i].value);
		add_attribute(line, "lang", properties[i].language);
	}
}

static void add_variant(struct buffer *line, const struct tmx_variant *variant)
{
	struct segment_counts counts = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	buffer_add_format(line, " [%s", variant->language ? variant->language : "");
	add_attribute(line, "created", variant->created);
	add_attribute(line, "changer", variant->changer);
	for (size_t i = 0; i < variant->attribute_count; i++)
		add_attribute(line, variant->attributes[i].name, variant->attributes[i].value);
	buffer_add_byte(line, ']');
	check_ok(segment_append(line, variant, &counts, &error), &error);
	assert_int_equal(counts.replaced, 0);
	add_parts(line, variant->properties, variant->property_count, variant->notes,
		variant->note_count);
}

static void add_unit(struct buffer *line, const struct tmx_unit *unit)
{
	buffer_add_string(line, line->length ? "; tu" : "tu");
	add_attribute(line, "id", unit->id);
	add_attribute(line, "srclang", unit->source_language);
	add_attribute(line, "created", unit->created);
	add_attribute(line, "changed", unit->changed);
	add_attribute(line, "used", unit->last_used);
	add_attribute(line, "creator", unit->creator);
	for (size_t i = 0; i < unit->attribute_count; i++)
		add_attribute(line, unit->attributes[i].name, unit->attributes[i].value);
	add_parts(line, unit->properties, unit->property_count, unit->notes, unit->note_count);
	for (size_t i = 0; i < unit->variant_count; i++)
		add_variant(line, &unit->variants[i]);
}

static void add_warnings(struct buffer *line, const struct tmx_warnings *warnings)
{
	buffer_add_string(line, " |");
	for (int i = 0; i < WARNING_CODES; i++) {
		if (warnings->counts[i])
			buffer_add_format(line, " %s:%d", warning_name((enum tmx_warning_code)i),
				(int)warnings->counts[i]);
	}
}

/* Reads a file into a line "units | warnings"; an error instead of the rest. */
static void read_file(struct buffer *line, struct cotejo_text file, size_t portion)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	struct memory_input input;
	const struct tmx_unit *unit;
	int code;

	memory_input_init(&input, file, portion);
	code = tmx_reader_new(&reader, &input.input, &warnings, &error);
	while (code == 0 && (code = tmx_reader_next(reader, &unit, &error)) == 1) {
		add_unit(line, unit);
		code = 0;
	}
	add_warnings(line, &warnings);
	if (code < 0)
		buffer_add_format(line, " %s at %d:%d", cotejo_status_name(code), (int)error.line,
			(int)error.column);
	tmx_reader_free(reader);
}

/* Whole and byte by byte; false, and both lines shown, when the result is another. */
static bool reads_as(const char *name, struct cotejo_text file, const char *expected)
{
	bool good = true;

	for (size_t portion = 1; portion <= 100000; portion += 99999) {
		struct buffer line = {0};

		read_file(&line, file, portion);
		if (!slice_equals(buffer_text(&line), expected)) {
			print_error("%s, %d bytes at a time:\n%.*s\nnot\n%s\n", name, (int)portion,
				(int)line.length, line.bytes, expected);
			good = false;
		}
		buffer_clear(&line);
	}
	return good;
}

/* ---- Bodies ---- */

static const struct {
	const char *name, *body, *expected;
} bodies[] = {
	{"nothing", "", " |"},
	{"a pair", PAIR, "tu [en]One [es]Uno |"},
	{"two", PAIR "\n" PAIR, "tu [en]One [es]Uno; tu [en]One [es]Uno |"},
	{"all that is in a unit",
		"<tu tuid='7' srclang='*ALL*' creationdate='20170223T120000Z' usagecount='3' "
		"changedate='2017-02-24' lastusagedate='20170225T120000' creationid='me'>"
		"<note xml:lang='en_GB'>n</note><prop type='p' lang='ES'>v</prop>"
		"<tuv xml:lang='EN-us' changeid='you' creationdate='20170101'>"
		"<prop type='q'>w</prop><seg>One</seg></tuv></tu>",
		"tu id=7 srclang=*all* created=20170223T120000Z changed=20170224T000000Z "
		"used=20170225T120000Z creator=me usagecount=3 note:n lang=en-GB p:v lang=es "
		"[en-US created=20170101T000000Z changer=you]One q:w |"},
	{"several variants of a language", "<tu>" EN ES ES "</tu>", "tu [en]One [es]Uno [es]Uno |"},
	{"lang wins when it is alone", "<tu><tuv lang='fr'><seg>Un</seg></tuv></tu>",
		"tu [fr]Un |"},
	{"xml:lang wins", "<tu><tuv lang='fr' xml:lang='es'><seg>Un</seg></tuv></tu>",
		"tu [es]Un |"},
	{"no language", "<tu>" EN "<tuv><seg>Uno</seg></tuv></tu>",
		"tu [en]One []Uno | language:1"},
	{"no language tag", "<tu><tuv xml:lang='Spanish (Mexico)'><seg>Uno</seg></tuv></tu>",
		"tu [Spanish (Mexico)]Uno | language:1"},
	{"no date", "<tu creationdate='yesterday' changedate='20170230T000000Z'>" EN "</tu>",
		"tu [en]One | date:2"},
	{"empty segments",
		"<tu><tuv xml:lang='en'><seg/></tuv><tuv xml:lang='es'><seg></seg></tuv>"
		"</tu>",
		"tu [en] [es] |"},
	{"white space is text", "<tu><tuv xml:lang='en'><seg>\n One\t</seg></tuv></tu>",
		"tu [en]\n One\t |"},
	{"line ends", "<tu><tuv xml:lang='en'><seg>a\r\nb\rc&#13;d</seg></tuv></tu>",
		"tu [en]a\nb\nc&#13;d |"},
	/* Structure. */
	{"no variants", "<tu></tu><tu/>" PAIR, "tu [en]One [es]Uno | unit:2"},
	{"no segment", "<tu><tuv xml:lang='en'/>" ES "</tu>", "tu [es]Uno | unit:1"},
	{"two segments", "<tu><tuv xml:lang='en'><seg>One</seg><seg>Two</seg></tuv></tu>",
		"tu [en]One | unit:1"},
	{"a unit that does not end", "<tu>" EN "<tu>" ES "</tu>",
		"tu [en]One; tu [es]Uno | nesting:1"},
	{"a segment that does not end", "<tu><tuv xml:lang='en'><seg>One</tuv>" ES "</tu>",
		"tu [en]One [es]Uno | nesting:1"},
	{"variants that do not end", "<tu><tuv xml:lang='en'><seg>One</seg>" ES "</tu>",
		"tu [en]One [es]Uno | nesting:1"},
	{"nothing ends",
		"<tu><tuv xml:lang='en'><seg>One<tuv xml:lang='es'><seg>Uno<tu>" EN "</tu>",
		"tu [en]One [es]Uno; tu [en]One | nesting:2"},
	{"a property that does not end", "<tu><prop type='p'>v<prop type='q'>w</prop>" EN "</tu>",
		"tu p:v q:w [en]One | nesting:1"},
	{"ends without a start", "<tu></b></seg>" EN "</tuv></tu></tu>", "tu [en]One | nesting:4"},
	{"elements between", "<group><tu><hint>x</hint>" EN "</tu></group>",
		"tu [en]One | nesting:2 element:2"},
	{"text between", "text<tu>more" EN "</tu>", "tu [en]One | text:2"},
	{"a variant without a unit", EN PAIR, "tu [en]One [es]Uno | element:1"},
	{"a segment without a variant", "<tu><seg>One</seg>" EN "</tu>", "tu [en]One | element:1"},
	{"properties after the segment",
		"<tu><tuv xml:lang='en'><seg>One</seg><prop type='p'>v</prop></tuv>"
		"<prop type='q'>w</prop></tu>",
		"tu q:w [en]One p:v |"},
	{"elements in a property", "<tu><prop type='p'>a <b>c</b></prop>" EN "</tu>",
		"tu p:a c [en]One | element:1"},
	{"a second header", "<header/>" PAIR, "tu [en]One [es]Uno | element:1"},
	/* Codes. */
	{"codes",
		"<tu><tuv xml:lang='en'><seg><bpt i='1' x='1'>&lt;b></bpt>a<ept i='1'>&lt;/b></ept>"
		"<ph/><it pos='end'>|</it><hi type='t'>b</hi><ut>{</ut></seg></tuv></tu>",
		"tu [en]<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>a<ept i=\"1\">&lt;/b&gt;</ept>"
		"<ph></ph><it pos=\"end\">|</it><hi type=\"t\">b</hi><ut>{</ut> |"},
	{"text within codes",
		"<tu><tuv xml:lang='en'><seg>Good<ph x='1'>alt=\"<sub type='alt'>a <ph>br</ph> "
		"cat</sub>\"</ph> morning.</seg></tuv></tu>",
		"tu [en]Good<ph x=\"1\">alt=\"<sub type=\"alt\">a <ph>br</ph> cat</sub>\"</ph> "
		"morning. |"},
	{"codes in highlights",
		"<tu><tuv xml:lang='en'><seg>a<hi>b<hi>c<ph>d</ph></hi>e</hi></seg></tuv></tu>",
		"tu [en]a<hi>b<hi>c<ph>d</ph></hi>e</hi> |"},
	{"elements that are no codes",
		"<tu><tuv xml:lang='en'><seg>a<b>c<ph>d</ph></b></seg></tuv></tu>",
		"tu [en]ac<ph>d</ph> | element:1"},
	{"codes where none may be",
		"<tu><tuv xml:lang='en'><seg><sub>a</sub><ph>b<hi>c</hi></ph></seg></tuv></tu>",
		"tu [en]a<ph>bc</ph> | code:2"},
	{"codes without their attributes",
		"<tu><tuv xml:lang='en'><seg><bpt type='b'>a</bpt><ept/><it pos='here'>b</it></seg>"
		"</tuv></tu>",
		"tu [en]<ph type=\"b\">a</ph><ph></ph><ph>b</ph> | code:3"},
	{"a code that does not end", "<tu><tuv xml:lang='en'><seg>a<ph>b</seg></tuv></tu>",
		"tu [en]a<ph>b</ph> | nesting:1"},
	/* Characters and markup. */
	{"references",
		"<tu><tuv xml:lang='en'><seg>&lt;&#233;&#x1F600;&amp;&apos;</seg></tuv></tu>",
		"tu [en]&lt;\xc3\xa9\xf0\x9f\x98\x80&amp;' |"},
	{"halves of a character", "<tu><tuv xml:lang='en'><seg>&#xD83D;&#xDE00;</seg></tuv></tu>",
		"tu [en]\xf0\x9f\x98\x80 | character:1"},
	{"half a character", "<tu><tuv xml:lang='en'><seg>a&#xDE00;b&#xD83D;</seg></tuv></tu>",
		"tu [en]ab | character:2"},
	{"controls",
		"<tu><tuv xml:lang='en'><seg>a\x01"
		"b&#x1F;&#0;&#xFFFE;&#x110000;\xef\xbf\xbf</seg></tuv></tu>",
		"tu [en]ab | character:6"},
	{"bytes of another charset",
		"<tu><tuv xml:lang='es'><seg>d\xed"
		"a \x80</seg></tuv></tu>",
		"tu [es]d\xc3\xad"
		"a \xe2\x82\xac | bytes:2"},
	{"entities of HTML", "<tu><tuv xml:lang='es'><seg>d&iacute;a</seg></tuv></tu>",
		"tu [es]d\xc3\xad"
		"a | entity:1"},
	{"entities of nobody", "<tu><tuv xml:lang='es'><seg>d&x;a</seg></tuv></tu>",
		"tu [es]d&amp;x;a | entity:1"},
	{"bare ampersands", "<tu><tuv xml:lang='en'><seg>AT&T & &# &#x; &#12x;</seg></tuv></tu>",
		"tu [en]AT&amp;T &amp; &amp;# &amp;#x; &amp;#12x; | markup:5"},
	{"bare less-than", "<tu><tuv xml:lang='en'><seg>1 < 2 <3 </ <! a<b</seg></tuv></tu>",
		"tu [en]1 &lt; 2 &lt;3 &lt;/ &lt;! a&lt;b | markup:5"},
	{"controls in what is no tag",
		"<tu><tuv xml:lang='en'><seg>a<b \x01\f c\xef\xbf\xbf</seg>"
		"</tuv></tu>",
		"tu [en]a&lt;b  c | character:1 markup:3"},
	{"noncharacters without quotes",
		"<tu a=b\xef\xbf\xbe"
		"c>" EN "</tu>",
		"tu a=bc [en]One | character:1 markup:1"},
	{"attributes", "<tu a=1 b c = \"2\" a='3' d='a<b'\n>" EN "</tu>",
		"tu a=1 c=2 d=a<b [en]One | markup:4"},
	{"white space in attributes", "<tu a='b\n\tc&#10;d'>" EN "</tu>", "tu a=b  c\nd [en]One |"},
	{"comments, instructions, CDATA",
		"<!-- <tu> -- --><tu><tuv xml:lang='en'><seg>a<!-- - -->b<?c d?><![CDATA[<&]]>]]]>"
		"</seg></tuv></tu>",
		"tu [en]ab&lt;&amp;]]]&gt; |"},
	{"brackets in CDATA",
		"<tu><tuv xml:lang='en'><seg><![CDATA[]]]]><![CDATA[>]]></seg></tuv></tu>",
		"tu [en]]]&gt; |"},
	{"namespaces", "<t:tu xmlns:t='urn:x' t:tuid='1'>" EN "</t:tu>", "tu id=1 [en]One |"},
};

static void every_body(void **state)
{
	bool good = true;

	(void)state;
	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct buffer file = {0};

		buffer_add_string(&file, FILE_HEAD);
		buffer_add_string(&file, bodies[i].body);
		buffer_add_string(&file, FILE_TAIL);
		good &= reads_as(bodies[i].name, buffer_text(&file), bodies[i].expected);
		buffer_clear(&file);
	}
	assert_true(good);
}

/* ---- Whole files ---- */

#define WHOLE(text)                    \
	{                              \
		text, sizeof(text) - 1 \
	}

static const struct {
	const char *name;
	struct cotejo_text file;
	const char *expected;
} files[] = {
	{"empty", WHOLE(""), " | syntax at 1:1"},
	{"white space", WHOLE(" \n "), " | syntax at 2:2"},
	{"text", WHOLE("Hello"), " | syntax at 1:1"},
	{"another root", WHOLE("\n <xliff/>"), " | syntax at 2:2"},
	{"a NUL byte", WHOLE(FILE_HEAD PAIR "\0"), "tu [en]One [es]Uno | encoding at 1:262"},
	{"no header", WHOLE("<tmx version='1.1'><body>" PAIR "</body></tmx>"),
		"tu [en]One [es]Uno | header:1"},
	{"a poor header",
		WHOLE("<tmx version='1.2'><header segtype='x'/><body>" PAIR "</body></tmx>"),
		"tu [en]One [es]Uno | header:2"},
	{"no body", WHOLE("<tmx version='1.3'>" HEADER PAIR "</tmx>"),
		"tu [en]One [es]Uno | element:1"},
	{"a header that does not end",
		WHOLE("<tmx version='1.4'><header srclang='en'><note>n<body>" PAIR "</body></tmx>"),
		"tu [en]One [es]Uno | nesting:1 header:1"},
	{"a newer version", WHOLE("<tmx version='2.0'>" HEADER "<body>" PAIR "</body></tmx>"),
		"tu [en]One [es]Uno | version:1"},
	{"a prefix",
		WHOLE("<t:tmx xmlns:t='urn:x' version='1.4'><t:header creationtool='' "
		      "creationtoolversion='' segtype='block' o-tmf='' adminlang='' srclang='' "
		      "datatype=''></t:header><t:body/></t:tmx>"),
		" |"},
	{"two files in one", WHOLE(FILE_HEAD PAIR FILE_TAIL "\n" FILE_HEAD PAIR FILE_TAIL),
		"tu [en]One [es]Uno; tu [en]One [es]Uno | element:2"},
	{"cut in a segment", WHOLE(FILE_HEAD PAIR "<tu>" EN "<tuv xml:lang='es'><seg>Un"),
		"tu [en]One [es]Uno; tu [en]One | truncated:1"},
	{"cut in a tag", WHOLE(FILE_HEAD PAIR "<tu>" EN "<tuv xml:la"),
		"tu [en]One [es]Uno; tu [en]One | truncated:1"},
	{"cut in a value", WHOLE(FILE_HEAD PAIR "<tu><prop type='p'>v"),
		"tu [en]One [es]Uno | truncated:1"},
	{"cut in a comment", WHOLE(FILE_HEAD PAIR FILE_TAIL "<!-- "),
		"tu [en]One [es]Uno | truncated:1"},
	{"cut in a character", WHOLE(FILE_HEAD "<tu>" EN "<tuv xml:lang='es'><seg>\xc3"),
		"tu [en]One | bytes:1 truncated:1"},
	{"a document type", WHOLE("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">" FILE_HEAD PAIR FILE_TAIL),
		"tu [en]One [es]Uno |"},
	{"its inside",
		WHOLE("<!DOCTYPE tmx [<!-- don't > ] --><?x ]> ?><!ENTITY a '>]&lt;'>\n]>"
		      "<tmx version='1.4'>" HEADER
		      "<body><tu><tuv xml:lang='en'><seg>&a;</seg></tuv></tu></body></tmx>"),
		"tu [en]&amp;a; | entity:1"},
	{"entities made of entities",
		WHOLE("<!DOCTYPE tmx [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><tmx/>"),
		" | limit at 1:45"},
	{"a document type without an end", WHOLE("<!DOCTYPE tmx [<tmx/>"), " | syntax at 1:1"},
};

static void every_file(void **state)
{
	bool good = true;

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++)
		good &= reads_as(files[i].name, files[i].file, files[i].expected);
	assert_true(good);
}

/* ---- The rest ---- */

static void headers(void **state)
{
	static const char file[] =
		"<tmx version='1.4'><header creationtool='a' creationtoolversion='b' "
		"segtype='phrase' "
		"o-tmf='c' adminlang='EN' srclang='en_us' datatype='d' o-encoding='e' "
		"creationdate='2017-02-23T12:00:00Z' creationid='f' changedate='never' "
		"changeid='g'>"
		"<note>h</note><ude name='i'><map unicode='#xF8FF'/></ude><prop type='j'>k</prop>"
		"</header><body>" PAIR "</body></tmx>";
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	const struct tmx_header *header;
	const struct tmx_unit *unit;
	struct memory_input input;

	(void)state;
	memory_input_init(&input, slice_of(file), 7);
	check_ok(tmx_reader_new(&reader, &input.input, &warnings, &error), &error);
	assert_int_equal(tmx_reader_next(reader, &unit, &error), 1);
	assert_int_equal(tmx_reader_next(reader, &unit, &error), 0);
	assert_int_equal(tmx_reader_next(reader, &unit, &error), 0);
	header = tmx_reader_header(reader);
	assert_string_equal(header->creation_tool, "a");
	assert_string_equal(header->creation_tool_version, "b");
	assert_string_equal(header->segment_type, "phrase");
	assert_string_equal(header->original_format, "c");
	assert_string_equal(header->admin_language, "en");
	assert_string_equal(header->source_language, "en-US");
	assert_string_equal(header->data_type, "d");
	assert_string_equal(header->original_encoding, "e");
	assert_string_equal(header->created, "20170223T120000Z");
	assert_string_equal(header->creator, "f");
	assert_null(header->changed);
	assert_string_equal(header->changer, "g");
	assert_int_equal(header->note_count, 1);
	check_text(header->notes[0].text, "h");
	assert_int_equal(header->property_count, 1);
	check_text(header->properties[0].value, "k");
	assert_int_equal(warnings.counts[WARNING_DATE], 1);
	tmx_reader_free(reader);
}

struct seen {
	size_t count, line, column;
	char message[256];
};

static void see(void *user, const struct tmx_warning *warning)
{
	struct seen *seen = user;

	seen->count++;
	seen->line = warning->line;
	seen->column = warning->column;
	memcpy(seen->message, warning->message, sizeof(seen->message));
}

static void warnings_have_a_place(void **state)
{
	static const char file[] = FILE_HEAD "\r\n<tu>\r" EN "\n<tuv xml:lang='es'>\n"
					     "<seg>\xc3\xa9 &x\x7f;</seg></tuv></tu>" FILE_TAIL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct seen seen = {0};
	struct tmx_warnings warnings = {.warn = see, .user = &seen};
	struct tmx_reader *reader = NULL;
	const struct tmx_unit *unit;
	struct memory_input input;

	(void)state;
	memory_input_init(&input, slice_of(file), 5);
	check_ok(tmx_reader_new(&reader, &input.input, &warnings, &error), &error);
	assert_int_equal(tmx_reader_next(reader, &unit, &error), 1);
	assert_int_equal(tmx_reader_line(reader), 2);
	assert_int_equal(seen.count, 1);
	assert_int_equal(seen.line, 5);
	assert_int_equal(seen.column, 11);
	assert_string_equal(seen.message, "a bare &");
	tmx_reader_free(reader);
}

static void failures_of_the_input(void **state)
{
	enum { UNITS = 2000 }; /* more than the reader takes at once */
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_warnings warnings = {0};
	struct tmx_reader *reader = NULL;
	const struct tmx_unit *unit;
	struct memory_input input;
	struct buffer file = {0};
	int code, count = 0;

	(void)state;
	memory_input_init(&input, slice_of(""), 1);
	input.failure = COTEJO_EIO;
	assert_int_equal(tmx_reader_new(&reader, &input.input, &warnings, &error), COTEJO_EIO);
	assert_string_equal(error.message, "the disk is gone");
	assert_null(reader);
	buffer_add_string(&file, FILE_HEAD);
	for (int i = 0; i < UNITS; i++)
		buffer_add_string(&file, PAIR);
	memory_input_init(&input, buffer_text(&file), 999);
	input.failure = COTEJO_EINTERRUPTED;
	check_ok(tmx_reader_new(&reader, &input.input, &warnings, &error), &error);
	while ((code = tmx_reader_next(reader, &unit, &error)) == 1)
		count++;
	assert_int_equal(code, COTEJO_EINTERRUPTED);
	assert_in_range(count, UNITS / 2, UNITS - 1);
	tmx_reader_free(reader);
	buffer_clear(&file);
}

/* Adds a piece with the number in the place of a #. */
static void add_numbered(struct buffer *file, const char *piece, size_t number)
{
	size_t length = strcspn(piece, "#");

	buffer_add(file, slice(piece, length));
	if (piece[length] == '#') {
		buffer_add_format(file, "%zu", number);
		buffer_add_string(file, piece + length + 1);
	}
}

/* Repeats a piece between a head and a tail, reads that, and looks at the warnings or the error. */
static void check_large(
	const char *head, const char *piece, size_t count, const char *tail, const char *expected)
{
	struct buffer file = {0}, line = {0};

	buffer_add_string(&file, head);
	for (size_t i = 0; i < count; i++)
		add_numbered(&file, piece, i);
	buffer_add_string(&file, tail);
	read_file(&line, buffer_text(&file), SIZE_MAX);
	buffer_add_byte(&line, '\0');
	if (!strstr(line.bytes, expected))
		fail_msg("%s%s...: %.200s", head, piece, line.bytes);
	buffer_clear(&file);
	buffer_clear(&line);
}

static void limits(void **state)
{
	const char *segment = FILE_HEAD "<tu><tuv xml:lang='en'><seg>";
	const char *sixteen = "sixteen bytes...";
	const size_t too_many = SCAN_MAX_TEXT / 16 + 1;

	(void)state;
	check_large(segment, sixteen, too_many, "", "| limit at 1:");
	check_large(FILE_HEAD "<tu><![CDATA[", sixteen, too_many, "", "| limit at 1:");
	check_large(FILE_HEAD "<tu><!--", sixteen, too_many, "-->" EN "</tu></body></tmx>",
		"tu [en]One |");
	check_large(FILE_HEAD "<tu a='", sixteen, too_many, "", "| limit at 1:");
	check_large(FILE_HEAD "<", sixteen, 20, ">", "| markup:");
	check_large(FILE_HEAD "<", "name", 70, ">", "| limit at 1:");
	check_large(FILE_HEAD "<tu", " a#=''", SCAN_MAX_ATTRIBUTES, ">" EN "</tu>" FILE_TAIL,
		"[en]One |");
	check_large(FILE_HEAD "<tu", " a#=''", SCAN_MAX_ATTRIBUTES + 1, "/>", "| limit at 1:");
	check_large(FILE_HEAD, "<a>", TMX_MAX_ELEMENTS - 1, FILE_TAIL, "| element:1 limit at 1:");
	check_large(segment, "<hi>", TMX_MAX_DEPTH, "a</seg></tuv></tu>" FILE_TAIL,
		"</hi> | nesting:1");
	check_large(segment, "<hi>", TMX_MAX_DEPTH + 1, "a</seg></tuv></tu>" FILE_TAIL,
		"</hi> | nesting:1 code:1");
	check_large(segment, "<ph/>", TMX_MAX_UNIT_BYTES / 128, "", "| limit at 1:");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_body),
		cmocka_unit_test(every_file),
		cmocka_unit_test(headers),
		cmocka_unit_test(warnings_have_a_place),
		cmocka_unit_test(failures_of_the_input),
		cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests_name("tmx/reader", tests, NULL, NULL);
}
