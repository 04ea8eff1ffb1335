/*
 * readers.c - dictionaries of other people's tools are read
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

#include <cotejo/lexicon.h>

#include "base/buffer.h"

#define TEI(entries)                     \
	"<?xml version=\"1.0\"?>\n<TEI " \
	"xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\n" entries "</body></text></TEI>\n"
#define WORD(word) "<form><orth>" word "</orth></form>"
#define SAYS(word) "<cit type=\"trans\"><quote>" word "</quote></cit>"
#define DIX(entries)                                                                               \
	"<dictionary><pardefs><pardef n=\"x\"><e><p><l>zz</l><r>yy</r></p></e></pardef></pardefs>" \
	"<section id=\"main\">\n" entries "</section></dictionary>\n"
#define PAIR(left, right) "<p><l>" left "</l><r>" right "</r></p>"

static void join(struct buffer *ret_pairs, const struct cotejo_lexicon *lexicon)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);

	buffer_reset(ret_pairs);
	for (size_t i = 0; i < cotejo_lexicon_count(lexicon); i++) {
		buffer_add(ret_pairs, entries[i].source);
		buffer_add_byte(ret_pairs, '=');
		buffer_add(ret_pairs, entries[i].target);
		if (entries[i].forward != 1 || entries[i].backward != 1)
			buffer_add_string(ret_pairs, entries[i].forward == 1 ? ">" : "<");
		buffer_add_byte(ret_pairs, '|');
	}
}

/* `pairs`: NULL, it is refused, at this place. */
static const struct row {
	const char *name, *text, *pairs;
	size_t line, column;
} rows[] = {
	{"TEI", TEI("<entry>" WORD("dog") "<sense>" SAYS("perro") "</sense></entry>"), "dog=perro|",
		0, 0},
	{"several translations",
		TEI("<entry>" WORD("box") SAYS("caja, arca; jarro") SAYS("olla") "</entry>"),
		"box=arca|box=caja|box=jarro|box=olla|", 0, 0},
	{"two forms", TEI("<entry>" WORD("grey") WORD("gray") SAYS("gris") "</entry>"),
		"gray=gris|grey=gris|", 0, 0},
	{"notes in brackets",
		TEI("<entry>" WORD("bank (money)")
				SAYS("(fin.) banco [m], banca (f, sg)") "</entry>"),
		"bank=banca|bank=banco|", 0, 0},
	{"a note inside", TEI("<entry>" WORD("dog") SAYS("perro<note>, animal</note>") "</entry>"),
		"dog=perro|", 0, 0},
	{"more than a word", TEI("<entry>" WORD("of  course") SAYS("por\n supuesto") "</entry>"),
		"of course=por supuesto|", 0, 0},
	{"an explanation", TEI("<entry>" WORD("dog") SAYS("a b c d e f g, perro") "</entry>"),
		"dog=perro|", 0, 0},
	{"an example",
		TEI("<entry>" WORD("dog") "<cit type=\"example\"><quote>A dog!</quote>" SAYS(
			"Un can") "</cit>" SAYS("perro") "</entry>"),
		"dog=perro|", 0, 0},
	{"no type", TEI("<entry>" WORD("dog") "<cit><quote>Dog!</quote></cit></entry>"), "", 0, 0},
	{"an ampersand", TEI("<entry>" WORD("R&amp;D") SAYS("I<![CDATA[+]]>D") "</entry>"),
		"R&D=I+D|", 0, 0},
	{"nothing", TEI(""), "", 0, 0},
	{"P4",
		"<!DOCTYPE TEI.2 SYSTEM \"nowhere.dtd\">\n<TEI.2><entry>" WORD(
			"dog") "<trans><tr>"
			       "perro</tr></trans></entry></TEI.2>",
		"dog=perro|", 0, 0},
	{"TEI cut off", "<TEI>\n<entry>" WORD("dog"), NULL, 2, 37},
	{"TEI with a wrong end", "<TEI>\n</entry></TEI>", NULL, 2, 9},
	{"other XML", "<?xml version=\"1.0\"?>\n<html/>", NULL, 2, 6},
	{"not UTF-8", "<?xml version=\"1.0\"?>\n<TEI>\xff</TEI>", NULL, 2, 6},

	{"dix", DIX("<e>" PAIR("dog<s n=\"n\"/>", "perro<s n=\"n\"/><s n=\"m\"/>") "</e>"),
		"dog=perro|", 0, 0},
	{"dix, from left to right", DIX("<e r=\"LR\">" PAIR("home", "casa") "</e>"), "home=casa>|",
		0, 0},
	{"dix, from right to left", DIX("<e r=\"RL\">" PAIR("home", "casa") "</e>"), "home=casa<|",
		0, 0},
	{"dix, a group", DIX("<e>" PAIR("take<g><b/>out</g>", "sacar") "</e>"), "take out=sacar|",
		0, 0},
	{"dix, the same", DIX("<e><i>art<b/>deco<s n=\"n\"/></i></e>"), "art deco=art deco|", 0, 0},
	{"dix, parts", DIX("<e><i>inter</i>" PAIR("national", "nacional") "</e>"),
		"international=internacional|", 0, 0},
	{"dix, a pattern", DIX("<e><re>[0-9]+</re>" PAIR("a", "b") "</e>"), "", 0, 0},
	{"dix, left out", DIX("<e i=\"yes\">" PAIR("a", "b") "</e>"), "", 0, 0},
	{"dix, of one language", DIX("<e lm=\"a\"><i>a</i><par n=\"x\"/></e>"), "", 0, 0},
	{"dix, a side is empty", DIX("<e>" PAIR("", "b") "</e>"), "", 0, 0},
	{"dix cut off", "<dictionary>\n<section><e><p>", NULL, 2, 16},

	{"expanded", "dog<n>:perro<n><m>\n", "dog=perro|", 0, 0},
	{"expanded, directions", "house<n>:>:casa<n>\nhome<n>:<:casa<n>\n",
		"home=casa<|house=casa>|", 0, 0},
	{"expanded, words", "take<vblex># out:sacar<vblex>\nde<pr>+el<det>:of<pr>+the<det>\n",
		"de el=of the|take out=sacar|", 0, 0},
	{"expanded, protected", "a\\:b\\+c<x>:d<y>\n", "a:b+c=d|", 0, 0},
	{"expanded, a pattern", "__REGEXP__[0-9]+<num>:__REGEXP__[0-9]+<num>\n", "", 0, 0},
	{"expanded, a tag without end", "dog<n>:perro<n>\ndog:perro<n\n", NULL, 2, 10},
	{"a column", "dog\tperro\thigh\n", NULL, 1, 11},
	{"another column", "a\tb\ndog\tperro\t1\thigh\n", NULL, 2, 13},
	{"a column of bytes", "dog\tp\xffrro\n", NULL, 1, 6},
};

static struct cotejo_lexicon *new_lexicon(void)
{
	struct cotejo_lexicon *lexicon = NULL;

	assert_int_equal(cotejo_lexicon_new(&lexicon, NULL), 0);
	return lexicon;
}

static void check_row(const struct row *row)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer pairs = {0};
	int code = cotejo_lexicon_parse(lexicon, slice_of(row->text), "f", &error);

	join(&pairs, lexicon);
	if ((code == 0) != (row->pairs != NULL))
		fail_msg("%s: %d %s", row->name, code, error.message);
	if (row->pairs && !slice_equals(buffer_text(&pairs), row->pairs))
		fail_msg("%s: %.*s", row->name, (int)pairs.length, buffer_text(&pairs).bytes);
	if (!row->pairs && (error.line != row->line || error.column != row->column ||
				   strcmp(error.file, "f") != 0 || pairs.length))
		fail_msg("%s: %zu:%zu: %s", row->name, error.line, error.column, error.message);
	buffer_clear(&pairs);
	cotejo_lexicon_free(lexicon);
}

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_row(&rows[i]);
}

/* A file cannot make more of itself than there is memory for. */
static void test_limits(void **state)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer text = {0};

	(void)state;
	buffer_add_string(&text, "<TEI><entry><quote>");
	for (int i = 0; i < 70000; i++)
		buffer_add_byte(&text, 'a');
	buffer_add_string(&text, "</quote></entry></TEI>");
	assert_int_equal(
		cotejo_lexicon_parse(lexicon, buffer_text(&text), NULL, &error), COTEJO_ELIMIT);
	buffer_reset(&text);
	buffer_add_string(&text, "<TEI>");
	for (int i = 0; i < 10000; i++)
		buffer_add_string(&text, "<entry>");
	assert_true(cotejo_lexicon_parse(lexicon, buffer_text(&text), NULL, &error) < 0);
	buffer_reset(&text);
	buffer_add_string(&text, "<TEI><entry>");
	for (int i = 0; i < 100; i++)
		buffer_add_format(&text, "<orth>w%d</orth>", i);
	buffer_add_string(&text, "<tr>");
	for (int i = 0; i < 100; i++)
		buffer_add_format(&text, "t%d,", i);
	buffer_add_string(&text, "</tr></entry></TEI>");
	check_ok(cotejo_lexicon_parse(lexicon, buffer_text(&text), NULL, &error), &error);
	assert_int_equal(cotejo_lexicon_count(lexicon), 16 * 64);
	buffer_clear(&text);
	cotejo_lexicon_free(lexicon);
}

/* ---- dictd ---- */

static const char articles[] =
	"About this dictionary\n" /* 0, 22 */
	"bowl /boul/\n1. fuente, pelvis (f)\n2. bol\n\"A bowl.\"\nSee: dish\n"
	"dog\n perro\n";
static const char index_lines[] = "00databaseinfo\tA\tW\nbowl\tW\t9\ndog\tBT\tL\n";

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static void read_index(
	const char *path, const char *lines, const char *pairs, size_t line, size_t column)
{
	struct cotejo_lexicon *lexicon = new_lexicon();
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer found = {0};
	int code;

	write_file(path, lines, strlen(lines));
	code = cotejo_lexicon_read(lexicon, path, &error);
	join(&found, lexicon);
	if ((code == 0) != (pairs != NULL) || error.line != line || error.column != column)
		fail_msg("\"%s\": %d at %zu:%zu: %s", lines, code, error.line, error.column,
			error.message);
	if (pairs && !slice_equals(buffer_text(&found), pairs))
		fail_msg("\"%s\": %.*s", lines, (int)found.length, buffer_text(&found).bytes);
	buffer_clear(&found);
	cotejo_lexicon_free(lexicon);
}

static void test_dictd(void **state)
{
	char folder[512], path[600], dictionary[600];
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lexicon *lexicon = new_lexicon();
	const char *temporary = getenv("TMPDIR");

	(void)state;
	snprintf(
		folder, sizeof(folder), "%s/cotejo-dictd-XXXXXX", temporary ? temporary : P_tmpdir);
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/x.index", folder);
	snprintf(dictionary, sizeof(dictionary), "%s/x.dict", folder);
	write_file(path, index_lines, strlen(index_lines));
	assert_int_equal(cotejo_lexicon_read(lexicon, path, &error), COTEJO_ENOTFOUND);
	write_file(dictionary, articles, strlen(articles));
	read_index(path, index_lines, "bowl=bol|bowl=fuente|bowl=pelvis|dog=perro|", 0, 0);
	read_index(path, "00databaseinfo\tA\tW\ndog\tBT\tL\tDog\n", "Dog=perro|", 0, 0);
	read_index(path, "00databaseinfo\tA\tW\n\ndog\tBT\n", NULL, 3, 7);
	read_index(path, "00databaseinfo\tA\tW\ndog\tB-\tL\n", NULL, 2, 5);
	read_index(path, "00databaseinfo\tA\tW\ndog\tBT\t\n", NULL, 2, 8);
	read_index(path, "00databaseinfo\tA\tW\ndog\tBT\tM\n", NULL, 2, 5);
	read_index(path, "00databaseinfo\tA\tW\ndog\t//////////////////\tA\n", NULL, 2, 5);
	write_file(dictionary, "\x1f\x8b\x08\0\0\0\0\0\0\3gone", 14);
	assert_true(cotejo_lexicon_read(lexicon, path, &error) < 0);
	assert_string_equal(error.file, dictionary);
	assert_int_equal(cotejo_lexicon_parse(lexicon, slice_of(index_lines), NULL, &error),
		COTEJO_EARGUMENT);
	assert_int_equal(cotejo_lexicon_count(lexicon), 0);
	cotejo_lexicon_free(lexicon);
	unlink(dictionary);
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_dictd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
