/*
 * Tests of the formats that are lines (exchange/unit_source.h): what each makes of a file, and how
 * a format is told.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/exchange/told.h"

#include "exchange/line_reader.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEXT(literal)                        \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct {
	const char *name;
	enum cotejo_import_format format;
	const char *source, *target;
	const char *file;
	struct cotejo_text bytes;
	const char *expected;
} rows[] = {
	/* Columns. */
	{"a head", COTEJO_IMPORT_TSV, "", "", "a", TEXT("en\tes\nOne.\tUno.\n\nTwo.\tDos.\n"),
		"en:One.|es:Uno.\nen:Two.|es:Dos.\n"},
	{"a head of many", COTEJO_IMPORT_TSV, "", "", "a",
		TEXT("EN\tes_MX\tclient\t\tfr\nOne.\tUno.\tACME\tx\tUn.\ttoo many\n"),
		"{client=ACME}en:One.|es-MX:Uno.|fr:Un.\n"},
	{"languages from outside", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("One.\tUno.\r\n"),
		"en:One.|es:Uno.\n"},
	{"outside, and a head", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("es\ten-GB\nUno.\tOne.\n"),
		"es:Uno.|en-GB:One.\n"},
	{"words that are tags", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("no\tno\nyes\tsi\n"),
		"en:no|es:no\nen:yes|es:si\n"},
	{"no languages", COTEJO_IMPORT_TSV, "", "", "a", TEXT("One.\tUno.\n"), "?argument 1:1\n"},
	{"one language", COTEJO_IMPORT_TSV, "en", "", "a", TEXT("One.\tUno.\n"), "?argument 1:1\n"},
	{"one column", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("One.\nTwo.\tDos."),
		"!1:1 unit\nen:One.\nen:Two.|es:Dos.\n"},
	{"as we write it", COTEJO_IMPORT_TSV, "en", "es", "a",
		TEXT("A\\tb\tA\\\\b\t0.9500\tl\tr\nC\tD\t\t\t\n"),
		"{x-cotejo-probability=0.9500}en:A\tb{x-cotejo-document=l}|"
		"es:A\\b{x-cotejo-document=r}\nen:C|es:D\n"},
	{"as align writes it", COTEJO_IMPORT_TSV, "en", "es", "a",
		TEXT("A\tB\t1.0000\t1-1\t0\t0\n"), "{x-cotejo-probability=1.0000}en:A|es:B\n"},
	{"columns of others", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("A\tB\t1.5\nC\tD\thttp\n"),
		"!1:5 text\nen:A|es:B\nen:C|es:D\n"},
	{"backslashes of others", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("C:\\dir\tC:\\x\\n\n"),
		"en:C:\\dir|es:C:\\x\\n\n"},
	{"not UTF-8", COTEJO_IMPORT_TSV, "en", "es", "a",
		TEXT("A\tdf\xed"
		     "a\n"),
		"!1:5 bytes\nen:A|es:df\xc3\xad"
		"a\n"},
	{"UTF-16", COTEJO_IMPORT_TSV, "en", "es", "a",
		TEXT("\xff\xfe"
		     "A\0\t\0\xed\0\n\0"),
		"en:A|es:\xc3\xad\n"},
	{"a NUL", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT("A\tB\nC\t\0D\n"),
		"en:A|es:B\n?encoding 2:3\n"},
	{"nothing", COTEJO_IMPORT_TSV, "en", "es", "a", TEXT(""), ""},
	/* JSON. */
	{"as we write it", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"id\":1,\"probability\":0.5,\"state\":\"confirmed\",\"created\":"
		     "\"2017-02-23T12:00:00Z\",\"creator\":\"ana\",\"properties\":[{\"name\":"
		     "\"client\",\"value\":\"Acme\"}],\"variants\":[{\"language\":\"en\",\"text\":"
		     "\"A\\tb\",\"document\":\"d\",\"title\":\"t\",\"before\":\"x\",\"after\":"
		     "\"y\"},{\"language\":\"es\",\"text\":\"C\",\"notes\":[\"n\"]}]}\n"),
		"@20170223T120000Z {x-cotejo-probability=0.5000}{x-cotejo-state=confirmed}"
		"{client=Acme}en:A\tb{x-cotejo-document=d}{x-cotejo-title=t}{x-cotejo-before=x}"
		"{x-cotejo-after=y}|es:C(n)\n"},
	{"codes and attributes", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"attributes\":{\"tuid\":\"7\"},\"variants\":[{\"language\":\"en\",\"text\":"
		     "\"AB\",\"codes\":[{\"kind\":\"bpt\",\"begin\":0,\"end\":0,\"content\":\"<b>"
		     "\","
		     "\"attributes\":{\"i\":\"1\"}},{\"kind\":\"ph\",\"begin\":1,\"end\":1}]},"
		     "{\"language\":\"es\",\"text\":\"C\",\"notes\":[{\"text\":\"n\",\"language\":"
		     "\"en\"}]}]}\n"),
		"#7 en:AB[bpt0 <b>][ph1 ]|es:C(n)\n"},
	{"codes that cannot be", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"variants\":[{\"language\":\"en\",\"text\":\"A\",\"codes\":[{\"kind\":"
		     "\"ph\","
		     "\"begin\":2,\"end\":2}]}]}\n{\"variants\":[{\"language\":\"en\",\"text\":"
		     "\"\xc3\xa1\",\"codes\":[{\"kind\":\"ph\",\"begin\":1,\"end\":1}]}]}\n"
		     "{\"variants\":[{\"language\":\"en\",\"text\":\"A\",\"codes\":[{\"kind\":"
		     "\"bpt\"}]}"
		     "]}\n{\"variants\":[{\"language\":\"en\",\"text\":\"A\",\"codes\":[{\"kind\":"
		     "\"ph\",\"parent\":9}]}]}\n"),
		"!1:1 code\nen:A\n!2:1 code\nen:\xc3\xa1\n!3:1 code\nen:A\n!4:1 code\nen:A\n"},
	{"a bead", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"bead\":0,\"probability\":0.25,\"left\":{\"language\":\"en\",\"sentences\":"
		     "["
		     "{\"begin\":0,\"length\":2,\"text\":\"A.\"},{\"begin\":3,\"length\":2,"
		     "\"text\":"
		     "\"B.\"}]},\"right\":{\"language\":\"zh\",\"sentences\":[{\"begin\":0,"
		     "\"length\":1,\"text\":\"C\"},{\"begin\":1,\"length\":1,\"text\":\"D\"}]}}"),
		"{x-cotejo-probability=0.2500}en:A. B.|zh:CD\n"},
	{"a bead with one side", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"left\":{\"language\":\"en\",\"sentences\":[]},\"right\":{\"language\":"
		     "\"es\",\"sentences\":[{\"text\":\"C\"}]}}"),
		"en:|es:C\n"},
	{"data sets", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"id\":\"7\",\"en\":\"A\",\"es\":\"B\",\"score\":1}\n"
		     "{\"translation\":{\"id\":\"C\",\"fr\":\"D\"}}\n"),
		"en:A|es:B\nid:C|fr:D\n"},
	{"source and target", COTEJO_IMPORT_JSONL, "en", "es", "a",
		TEXT("{\"source\":\"A\",\"target\":\"B\"}"), "en:A|es:B\n"},
	{"source and target in no language", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("{\"source\":\"A\",\"target\":\"B\"}"), "!1:1 line\n"},
	{"lines that are none", COTEJO_IMPORT_JSONL, "", "", "a",
		TEXT("[1]\n{\"a\":\n\n{\"en\":\"A\",\"es\":\"\\u0000\"}\n{\"en\":\"A\",\"es\":"
		     "\"B\"}"),
		"!1:1 line\n!2:5 line\n!4:23 line\nen:A|es:B\n"},
	{"no time", COTEJO_IMPORT_JSONL, "", "", "a", TEXT("{\"created\":\"now\",\"variants\":[]}"),
		"!1:1 date\n\n"},
	/* Which format it is. */
	{"told by a brace", COTEJO_IMPORT_ANY, "", "", "x.tsv",
		TEXT("\xef\xbb\xbf {\"en\":\"A\",\"es\":\"B\"}"), "en:A|es:B\n"},
	{"told by the name", COTEJO_IMPORT_ANY, "en", "es", "x.TSV", TEXT("A\nB\n"),
		"!1:1 unit\nen:A\n!2:1 unit\nen:B\n"},
	{"told by a tab", COTEJO_IMPORT_ANY, "", "", "-", TEXT("en\tes\nA\tB"), "en:A|es:B\n"},
	{"told by a tag", COTEJO_IMPORT_ANY, "", "", "x.tsv", TEXT("<?xml version='1.0'?><html>\t"),
		"?syntax 1:22\n"},
	{"told by nothing", COTEJO_IMPORT_ANY, "", "", "-", TEXT("A\nB\tC\n"), "?syntax 1:1\n"},
	{"a format that is none", (enum cotejo_import_format)77, "", "", "-", TEXT("A"),
		"?argument 0:0\n"},
	{"half a pair", COTEJO_IMPORT_MOSES, "en", "es", "a.en", TEXT("A\n"), "?argument 0:0\n"},
};

static void files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct told_file file = {rows[i].file, rows[i].bytes};
		struct source_request request = {0};
		struct buffer told = {0};

		strcpy(request.source, rows[i].source);
		strcpy(request.target, rows[i].target);
		tell(&told, rows[i].format, request, &file, NULL);
		if (!slice_equals(buffer_text(&told), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)told.length, told.bytes);
		buffer_clear(&told);
	}
}

static const struct {
	const char *name;
	const char *source, *target;
	struct told_file files[2];
	const char *expected;
} pair_rows[] = {
	{"named by their names", "", "", {{"c.en", TEXT("A\nB\n")}, {"c.es", TEXT("C\nD")}},
		"en:A|es:C\nen:B|es:D\n"},
	{"named from outside", "fr", "it", {{"c.en", TEXT("A\n")}, {"c.txt", TEXT("\n")}},
		"fr:A|it:\n"},
	{"no name", "", "", {{"c.en", TEXT("A\n")}, {"text", TEXT("B\n")}}, "?argument 0:0\n"},
	{"the second is longer", "", "", {{"c.en", TEXT("A\n")}, {"c.es", TEXT("C\nD\n")}},
		"en:A|es:C\n?syntax 2:1\n"},
	{"the first is longer", "", "", {{"c.en", TEXT("A\n\n")}, {"c.es", TEXT("C\n")}},
		"en:A|es:C\n?syntax 2:1\n"},
	{"a NUL in the second", "", "", {{"c.en", TEXT("A\n")}, {"c.es", TEXT("C\0\n")}},
		"?encoding 1:2\n"},
};

static void pairs_of_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(pair_rows); i++) {
		struct source_request request = {0};
		struct buffer told = {0};

		strcpy(request.source, pair_rows[i].source);
		strcpy(request.target, pair_rows[i].target);
		tell(&told, COTEJO_IMPORT_MOSES, request, &pair_rows[i].files[0],
			&pair_rows[i].files[1]);
		if (!slice_equals(buffer_text(&told), pair_rows[i].expected))
			fail_msg("%s: %.*s", pair_rows[i].name, (int)told.length, told.bytes);
		buffer_clear(&told);
	}
}

/* Lines of all lengths around the size of a piece come out whole, with their numbers. */
static void lines_of_any_length(void **state)
{
	struct import_file file = {0};
	struct line_reader lines;
	struct cotejo_text line;
	FILE *stream = tmpfile();
	size_t count = 300;

	(void)state;
	assert_non_null(stream);
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < i * i; j++)
			fputc('a' + (int)(i % 26), stream);
		fputs(i % 2 ? "\n" : "\r\n", stream);
	}
	rewind(stream);
	import_file_set(&file, "lines", stream);
	line_reader_init(&lines, &file);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(line_reader_next(&lines, &line, NULL), 1);
		assert_int_equal(line.length, i * i);
		assert_true(i == 0 || line.bytes[i * i - 1] == (char)('a' + i % 26));
		assert_int_equal(lines.number, i + 1);
	}
	assert_int_equal(line_reader_next(&lines, &line, NULL), 0);
	line_reader_clear(&lines);
	import_file_close(&file);
}

static void a_line_without_end(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct import_file file = {0};
	struct line_reader lines;
	struct cotejo_text line;
	FILE *stream = tmpfile();

	(void)state;
	assert_non_null(stream);
	for (size_t i = 0; i <= LINE_MAX_BYTES; i++)
		putc('x', stream);
	rewind(stream);
	import_file_set(&file, "lines", stream);
	line_reader_init(&lines, &file);
	assert_int_equal(line_reader_next(&lines, &line, &error), COTEJO_ELIMIT);
	assert_int_equal(error.line, 1);
	line_reader_clear(&lines);
	import_file_close(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(pairs_of_files),
		cmocka_unit_test(lines_of_any_length),
		cmocka_unit_test(a_line_without_end),
	};

	return cmocka_run_group_tests_name("exchange/sources", tests, NULL, NULL);
}
