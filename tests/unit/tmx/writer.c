/*
 * Tests of tmx/writer.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "tmx/writer.h"
#include "unit/capture.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct tmx_variant two_variants[] = {
	{.language = "en", .text = {"One & two", 9}},
	{.language = "es", .text = {"Uno y dos", 9}},
};
static const struct tmx_unit plain_unit = {.variants = two_variants, .variant_count = 2};

#define HEAD                                                                         \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"        \
	"  <header creationtool=\"unknown\" creationtoolversion=\"unknown\" "        \
	"segtype=\"sentence\" o-tmf=\"unknown\" adminlang=\"en\" srclang=\"*all*\" " \
	"datatype=\"unknown\"/>\n  <body>\n"
#define TAIL "  </body>\n</tmx>\n"
#define PLAIN_UNIT                                                                                \
	"    <tu>\n      <tuv xml:lang=\"en\">\n        <seg>One &amp; two</seg>\n      </tuv>\n" \
	"      <tuv xml:lang=\"es\">\n        <seg>Uno y dos</seg>\n      </tuv>\n    </tu>\n"

/* Starts a file with an empty header. */
static void start(struct tmx_writer *writer, struct capture *capture)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_header header = {0};

	*writer = (struct tmx_writer){0};
	capture_init(capture, SIZE_MAX);
	check_ok(tmx_writer_start(writer, &capture->output, &header, &error), &error);
}

static void finish(struct tmx_writer *writer, struct capture *capture, const char *expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(tmx_writer_finish(writer, &error), &error);
	check_text(capture_text(capture), expected);
	tmx_writer_clear(writer);
	capture_clear(capture);
}

static void empty_file(void **state)
{
	struct tmx_writer writer;
	struct capture capture;

	(void)state;
	start(&writer, &capture);
	finish(&writer, &capture, HEAD TAIL);
}

static void plain_file(void **state)
{
	struct tmx_writer writer;
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	start(&writer, &capture);
	check_ok(tmx_writer_add(&writer, &plain_unit, &error), &error);
	check_ok(tmx_writer_add(&writer, &plain_unit, &error), &error);
	assert_int_equal(writer.units, 2);
	finish(&writer, &capture, HEAD PLAIN_UNIT PLAIN_UNIT TAIL);
}

static void full_header(void **state)
{
	static const struct tmx_property properties[] = {{"x-kind", NULL, {"news", 4}, NULL}};
	static const struct tmx_note notes[] = {{"en", {"<note>", 6}, NULL}};
	static const struct tmx_header header = {"a \"tool\"", "1.0", "phrase", "db", "de", "en-GB",
		"html", "UTF-16", "20170223T120000Z", "me", "20170224T120000Z", "you", 1, 1,
		properties, notes};
	struct tmx_writer writer = {0};
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	check_ok(tmx_writer_start(&writer, &capture.output, &header, &error), &error);
	finish(&writer, &capture,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
		"  <header creationtool=\"a &quot;tool&quot;\" creationtoolversion=\"1.0\" "
		"segtype=\"phrase\" o-tmf=\"db\" adminlang=\"de\" srclang=\"en-GB\" "
		"datatype=\"html\" o-encoding=\"UTF-16\" creationdate=\"20170223T120000Z\" "
		"creationid=\"me\" changedate=\"20170224T120000Z\" changeid=\"you\">\n"
		"    <note xml:lang=\"en\">&lt;note&gt;</note>\n"
		"    <prop type=\"x-kind\">news</prop>\n"
		"  </header>\n  <body>\n" TAIL);
}

static void wrong_segment_type(void **state)
{
	struct tmx_writer writer = {0};
	struct tmx_header header = {.segment_type = "chapter"};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	assert_int_equal(
		tmx_writer_start(&writer, &capture.output, &header, &error), COTEJO_EARGUMENT);
	assert_int_equal(capture.buffer.length, 0);
	tmx_writer_clear(&writer);
}

/* All that a unit can carry, and attributes that TMX does not know. */
static void full_unit(void **state)
{
	static const struct tmx_attribute unit_attributes[] = {
		{"segtype", "block"}, {"mood", "bad"}, {"usagecount", "7"}, {"datatype", "html"}};
	static const struct tmx_attribute variant_attributes[] = {
		{"segtype", "block"}, {"o-tmf", "x"}};
	static const struct tmx_property properties[] = {
		{"x-a", "es-MX", {"1 < 2", 5}, "x"}, {NULL, NULL, {"", 0}, NULL}};
	static const struct tmx_note notes[] = {{NULL, {"a note", 6}, NULL}};
	static const struct tmx_variant variants[] = {{.language = "en",
		.text = {" \n", 2},
		.created = "20170101T000000Z",
		.changer = "you & me",
		.attributes = variant_attributes,
		.attribute_count = 2,
		.properties = properties,
		.property_count = 1,
		.notes = notes,
		.note_count = 1}};
	static const struct tmx_unit unit = {.id = "1",
		.source_language = "en",
		.created = "20170101T000000Z",
		.changed = "20170102T000000Z",
		.last_used = "20170103T000000Z",
		.creator = "a",
		.changer = "b",
		.attributes = unit_attributes,
		.attribute_count = 4,
		.properties = properties,
		.property_count = 2,
		.notes = notes,
		.note_count = 1,
		.variants = variants,
		.variant_count = 1};
	struct tmx_writer writer;
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	start(&writer, &capture);
	check_ok(tmx_writer_add(&writer, &unit, &error), &error);
	assert_int_equal(writer.attributes, 2);
	finish(&writer, &capture,
		HEAD
		"    <tu tuid=\"1\" srclang=\"en\" creationdate=\"20170101T000000Z\" "
		"creationid=\"a\" changedate=\"20170102T000000Z\" changeid=\"b\" "
		"lastusagedate=\"20170103T000000Z\" datatype=\"html\" usagecount=\"7\" "
		"segtype=\"block\">\n"
		"      <note>a note</note>\n"
		"      <prop type=\"x-a\" xml:lang=\"es-MX\" o-encoding=\"x\">1 &lt; 2</prop>\n"
		"      <prop type=\"\"></prop>\n"
		"      <tuv xml:lang=\"en\" creationdate=\"20170101T000000Z\" "
		"changeid=\"you &amp; me\" o-tmf=\"x\">\n"
		"        <note>a note</note>\n"
		"        <prop type=\"x-a\" xml:lang=\"es-MX\" o-encoding=\"x\">1 &lt; 2</prop>\n"
		"        <seg> \n</seg>\n"
		"      </tuv>\n    </tu>\n" TAIL);
}

static const struct tmx_attribute i_1[] = {{"i", "1"}}, i_2[] = {{"i", "2"}};
static const struct tmx_attribute x_i_1[] = {
	{"type", "bold"}, {"odd", "1"}, {"x", "1"}, {"i", "1"}};
static const struct tmx_attribute pos_end[] = {{"pos", "end"}};

/* Texts with codes and what stands in the <seg>; NULL: refused. */
static const struct {
	const char *name;
	const char *text;
	struct tmx_code codes[4];
	const char *expected;
} code_rows[] = {
	{"none", "a<b", {{0}}, "a&lt;b"},
	{"pair", "bold!",
		{{TMX_BPT, 0, 0, {"<b>", 3}, 4, x_i_1, 0}, {TMX_EPT, 4, 4, {"</b>", 4}, 1, i_1, 0}},
		"<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt>bold"
		"<ept i=\"1\">&lt;/b&gt;</ept>!"},
	{"overlapping pairs", "abc",
		{{TMX_BPT, 0, 0, {"<", 1}, 1, i_1, 0}, {TMX_BPT, 1, 1, {"(", 1}, 1, i_2, 0},
			{TMX_EPT, 2, 2, {">", 1}, 1, i_1, 0}, {TMX_EPT, 3, 3, {")", 1}, 1, i_2, 0}},
		"<bpt i=\"1\">&lt;</bpt>a<bpt i=\"2\">(</bpt>b<ept i=\"1\">&gt;</ept>c"
		"<ept i=\"2\">)</ept>"},
	{"alone at the end", "ab", {{TMX_IT, 2, 2, {"", 0}, 1, pos_end, 0}},
		"ab<it pos=\"end\"></it>"},
	{"highlight", "a word.", {{TMX_HI, 2, 6, {NULL, 0}, 0, NULL, 0}}, "a <hi>word</hi>."},
	{"code in a highlight", "a word.",
		{{TMX_HI, 2, 6, {NULL, 0}, 0, NULL, 0}, {TMX_UT, 4, 4, {"{", 1}, 0, NULL, 1},
			{TMX_PH, 6, 6, {"|", 1}, 0, NULL, 0}},
		"a <hi>wo<ut>{</ut>rd</hi><ph>|</ph>."},
	{"highlights", "abcd",
		{{TMX_HI, 0, 3, {NULL, 0}, 0, NULL, 0}, {TMX_HI, 1, 2, {NULL, 0}, 0, NULL, 1},
			{TMX_HI, 3, 4, {NULL, 0}, 0, NULL, 0}},
		"<hi>a<hi>b</hi>c</hi><hi>d</hi>"},
	{"text within a code", "Good morning",
		{{TMX_PH, 4, 4, {"[alt=]", 6}, 0, NULL, 0},
			{TMX_SUB, 5, 5, {"a cat", 5}, 0, NULL, 1},
			{TMX_PH, 2, 2, {"/", 1}, 0, NULL, 2},
			{TMX_HI, 2, 5, {NULL, 0}, 0, NULL, 2}},
		"Good<ph>[alt=<sub>a <ph>/</ph><hi>cat</hi></sub>]</ph> morning"},
	{"past the end", "ab", {{TMX_PH, 3, 3, {"", 0}, 0, NULL, 0}}, NULL},
	{"past the end of its holder", "abc",
		{{TMX_HI, 0, 1, {NULL, 0}, 0, NULL, 0}, {TMX_PH, 2, 2, {"", 0}, 0, NULL, 1}}, NULL},
	{"backwards", "ab",
		{{TMX_PH, 2, 2, {"", 0}, 0, NULL, 0}, {TMX_UT, 1, 1, {"", 0}, 0, NULL, 0}}, NULL},
	{"end before begin", "ab", {{TMX_HI, 2, 1, {NULL, 0}, 0, NULL, 0}}, NULL},
	{"extent of a placeholder", "ab", {{TMX_PH, 0, 1, {"", 0}, 0, NULL, 0}}, NULL},
	{"no i", "ab", {{TMX_BPT, 0, 0, {"", 0}, 1, pos_end, 0}}, NULL},
	{"no pos", "ab", {{TMX_IT, 0, 0, {"", 0}, 1, i_1, 0}}, NULL},
	{"sub in the text", "ab", {{TMX_SUB, 0, 0, {"", 0}, 0, NULL, 0}}, NULL},
	{"highlight in a placeholder", "ab",
		{{TMX_PH, 0, 0, {"abc", 3}, 0, NULL, 0}, {TMX_HI, 0, 1, {NULL, 0}, 0, NULL, 1}},
		NULL},
	{"held by a later one", "ab", {{TMX_PH, 0, 0, {"", 0}, 0, NULL, 2}}, NULL},
	{"held by a closed one", "ab",
		{{TMX_HI, 0, 1, {NULL, 0}, 0, NULL, 0}, {TMX_UT, 1, 1, {"", 0}, 0, NULL, 0},
			{TMX_UT, 1, 1, {"", 0}, 0, NULL, 1}},
		NULL},
};

static size_t count_codes(const struct tmx_code *codes)
{
	size_t count = 0;

	while (count < 4 && (codes[count].content.bytes || codes[count].end))
		count++;
	return count;
}

static void codes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(code_rows); i++) {
		struct tmx_variant variant = {.language = "en",
			.text = slice_of(code_rows[i].text),
			.codes = code_rows[i].codes,
			.code_count = count_codes(code_rows[i].codes)};
		struct tmx_unit unit = {.variants = &variant, .variant_count = 1};
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct tmx_writer writer;
		struct capture capture;
		char expected[1024] = HEAD TAIL;
		int code;

		start(&writer, &capture);
		code = tmx_writer_add(&writer, &unit, &error);
		if (code != (code_rows[i].expected ? 0 : COTEJO_EARGUMENT))
			fail_msg("%s: %d %s", code_rows[i].name, code, error.message);
		if (code_rows[i].expected)
			snprintf(expected, sizeof(expected),
				HEAD
				"    <tu>\n      <tuv xml:lang=\"en\">\n        <seg>%s</seg>\n"
				"      </tuv>\n    </tu>\n" TAIL,
				code_rows[i].expected);
		finish(&writer, &capture, expected);
	}
}

static void unknown_attributes_of_codes_are_counted(void **state)
{
	struct tmx_code code = {TMX_BPT, 0, 0, {"<b>", 3}, 4, x_i_1, 0};
	struct tmx_variant variant = {.language = "en", .codes = &code, .code_count = 1};
	struct tmx_unit unit = {.variants = &variant, .variant_count = 1};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_writer writer;
	struct capture capture;

	(void)state;
	start(&writer, &capture);
	check_ok(tmx_writer_add(&writer, &unit, &error), &error);
	assert_int_equal(writer.attributes, 1);
	tmx_writer_clear(&writer);
	capture_clear(&capture);
}

static void codes_have_a_depth(void **state)
{
	static struct tmx_code deep[TMX_MAX_DEPTH + 1];
	struct tmx_variant variant = {.language = "en", .text = {"x", 1}, .codes = deep};
	struct tmx_unit unit = {.variants = &variant, .variant_count = 1};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_writer writer;
	struct capture capture;

	(void)state;
	for (size_t i = 0; i <= TMX_MAX_DEPTH; i++)
		deep[i] = (struct tmx_code){.kind = TMX_HI, .end = 1, .parent = i};
	start(&writer, &capture);
	variant.code_count = TMX_MAX_DEPTH;
	check_ok(tmx_writer_add(&writer, &unit, &error), &error);
	variant.code_count++;
	assert_int_equal(tmx_writer_add(&writer, &unit, &error), COTEJO_ELIMIT);
	tmx_writer_clear(&writer);
	capture_clear(&capture);
}

static void impossible_units_leave_no_trace(void **state)
{
	static const struct tmx_variant variants[] = {
		{.language = "en", .text = {"\x01", 1}}, {.language = NULL}};
	static const struct tmx_unit none = {0}, half = {.variants = variants, .variant_count = 2};
	struct tmx_writer writer;
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	start(&writer, &capture);
	assert_int_equal(tmx_writer_add(&writer, &none, &error), COTEJO_EARGUMENT);
	assert_int_equal(tmx_writer_add(&writer, &half, &error), COTEJO_EARGUMENT);
	check_ok(tmx_writer_add(&writer, &plain_unit, &error), &error);
	assert_int_equal(writer.units, 1);
	assert_int_equal(writer.replaced, 0);
	finish(&writer, &capture, HEAD PLAIN_UNIT TAIL);
}

static void what_xml_cannot_hold_is_counted(void **state)
{
	static const struct tmx_property property = {"\x02", NULL, {"\x03", 1}, NULL};
	static const struct tmx_variant variant = {.language = "en",
		.text = {"a\x01\xff", 3},
		.properties = &property,
		.property_count = 1};
	static const struct tmx_unit unit = {.variants = &variant, .variant_count = 1};
	struct tmx_writer writer;
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	start(&writer, &capture);
	check_ok(tmx_writer_add(&writer, &unit, &error), &error);
	assert_int_equal(writer.replaced, 4);
	tmx_writer_clear(&writer);
	capture_clear(&capture);
}

/* However early the disk is full, no file ends as if it were whole, and nothing goes on. */
static void full_disk(void **state)
{
	enum { UNITS = 2000 };
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_header header = {0};

	(void)state;
	for (size_t room = 0; room < 250000; room += 30000) {
		struct tmx_writer writer = {0};
		struct capture capture;
		int code;

		capture_init(&capture, room);
		code = tmx_writer_start(&writer, &capture.output, &header, &error);
		for (size_t i = 0; i < UNITS && code == 0; i++)
			code = tmx_writer_add(&writer, &plain_unit, &error);
		if (code == 0)
			code = tmx_writer_finish(&writer, &error);
		assert_int_equal(code, COTEJO_EIO);
		assert_int_equal(error.detail, ENOSPC);
		assert_int_equal(tmx_writer_add(&writer, &plain_unit, &error), COTEJO_EARGUMENT);
		assert_int_equal(tmx_writer_finish(&writer, &error), COTEJO_EARGUMENT);
		buffer_add_byte(&capture.buffer, '\0');
		assert_null(strstr(capture.buffer.bytes, "</tmx>"));
		tmx_writer_clear(&writer);
		capture_clear(&capture);
	}
}

static void nothing_after_the_end(void **state)
{
	struct tmx_writer writer;
	struct capture capture;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	start(&writer, &capture);
	check_ok(tmx_writer_finish(&writer, &error), &error);
	assert_int_equal(tmx_writer_add(&writer, &plain_unit, &error), COTEJO_EARGUMENT);
	assert_int_equal(tmx_writer_finish(&writer, &error), COTEJO_EARGUMENT);
	tmx_writer_clear(&writer);
	capture_clear(&capture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_file),
		cmocka_unit_test(plain_file),
		cmocka_unit_test(full_header),
		cmocka_unit_test(wrong_segment_type),
		cmocka_unit_test(full_unit),
		cmocka_unit_test(codes),
		cmocka_unit_test(unknown_attributes_of_codes_are_counted),
		cmocka_unit_test(codes_have_a_depth),
		cmocka_unit_test(impossible_units_leave_no_trace),
		cmocka_unit_test(what_xml_cannot_hold_is_counted),
		cmocka_unit_test(full_disk),
		cmocka_unit_test(nothing_after_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
