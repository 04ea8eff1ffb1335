/*
 * Tests of SRX files: what is read from them, and what is refused.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit/text/srx.h"

#define OLD                                                                                       \
	"<srx version='1.0'><header segmentsubflows='no'>"                                        \
	"<formathandle type='isolated' include='yes'/></header><body><languagerules>" SET(        \
		"a", RULE("yes", ";",                                                             \
			     "")) "</languagerules><maprules><maprule maprulename='m'>" MAP("es", \
		"a") "</maprule><maprule maprulename='n'>" MAP("fr",                              \
		"a") "</maprule></maprules></body></srx>"

static void test_header(void **state)
{
	struct cotejo_srx *srx = srx_of(
		"<srx version='2.0'><header segmentsubflows='yes' cascade='yes'>"
		"<formathandle type='start' include='yes'/><formathandle type='end' include='no'/>"
		"<formathandle type='isolated' include='yes'/></header></srx>");
	const struct cotejo_srx_header *header = cotejo_srx_header(srx);

	(void)state;
	assert_int_equal(header->version, 2);
	assert_true(header->cascade && header->segment_subflows);
	assert_true(header->include_start && !header->include_end && header->include_isolated);
	cotejo_srx_free(srx);
	srx = srx_of("<srx version='2.0'/>");
	header = cotejo_srx_header(srx);
	assert_false(header->cascade || header->segment_subflows);
	assert_true(!header->include_start && header->include_end && !header->include_isolated);
	assert_int_equal(cotejo_srx_map_count(srx), 0);
	cotejo_srx_free(srx);
}

#define S COTEJO_CODE_START
#define E COTEJO_CODE_END
#define I COTEJO_CODE_ISOLATED

/* Where formatting goes at a break, by what the header includes. */
static void test_codes(void **state)
{
	static const struct {
		const char *start, *end, *isolated;
		enum cotejo_code_kind codes[3];
		size_t count, before;
	} rows[] = {
		{"no", "yes", "no", {E}, 1, 1},
		{"no", "yes", "no", {S}, 1, 0},
		{"no", "yes", "no", {I}, 1, 0},
		{"no", "yes", "no", {E, E, S}, 3, 2},
		{"no", "yes", "no", {S, E}, 2, 0},
		{"no", "yes", "yes", {I, E, S}, 3, 2},
		{"yes", "no", "no", {S, E, S}, 3, 1},
		{"yes", "yes", "yes", {S, E, I}, 3, 3},
		{"no", "no", "no", {E}, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char xml[512];
		struct cotejo_srx *srx;

		snprintf(xml, sizeof(xml),
			"<srx version='2.0'><header><formathandle type='start' include='%s'/>"
			"<formathandle type='end' include='%s'/><formathandle type='isolated' "
			"include='%s'/></header></srx>",
			rows[i].start, rows[i].end, rows[i].isolated);
		srx = srx_of(xml);
		if (cotejo_srx_codes_before(srx, rows[i].codes, rows[i].count) != rows[i].before)
			fail_msg("row %zu", i);
		cotejo_srx_free(srx);
	}
}

static void test_maps(void **state)
{
	struct cotejo_srx *srx = srx_of(SRX_BEGIN("yes")
			SET("a", RULE("no", "x", "y") RULE("yes", ";", "") RULE("no", "", ""))
				SRX_MAPS MAP("es&amp;.*", "a") MAP("fr", "b") SRX_END);
	const struct cotejo_srx_map *maps = cotejo_srx_maps(srx);

	(void)state;
	assert_int_equal(cotejo_srx_map_count(srx), 2);
	assert_string_equal(maps[0].pattern, "es&.*");
	assert_string_equal(maps[0].rules, "a");
	assert_int_equal(maps[0].break_count, 1);
	assert_int_equal(maps[0].no_break_count, 2);
	assert_int_equal(maps[0].line, 11);
	assert_int_equal(maps[1].break_count + maps[1].no_break_count, 0);
	cotejo_srx_free(srx);
}

static void test_old(void **state)
{
	struct cotejo_srx *srx = srx_of(OLD);

	(void)state;
	assert_int_equal(cotejo_srx_header(srx)->version, 1);
	assert_int_equal(cotejo_srx_header(srx)->include_isolated, 1);
	assert_int_equal(cotejo_srx_map_count(srx), 1);
	cotejo_srx_free(srx);
	check_cuts("SRX 1.0", OLD, "es", "a;|b");
}

static void test_xml(void **state)
{
	static const struct {
		const char *name, *xml;
	} rows[] = {
		{"no namespace", "<srx version='2.0'><body><languagerules>" SET("a",
					 RULE("yes", ";", "")) SRX_MAPS MAP(".*", "a") SRX_END},
		{"a prefix", "<s:srx version='2.0' xmlns:s='http://www.lisa.org/srx20'><s:body>"
			     "<s:languagerules><s:languagerule languagerulename='a'><s:rule>"
			     "<s:beforebreak>;</s:beforebreak></s:rule></s:languagerule>"
			     "</s:languagerules><s:maprules><s:languagemap languagepattern='.*' "
			     "languagerulename='a'/></s:maprules></s:body></s:srx>"},
		{"elements of others", SRX_BEGIN("no") SET("a",
					       "<x:y xmlns:x='urn:x'>t<x:z/><rule xmlns=''>u</rule>"
					       "</x:y>" RULE("yes", ";<!-- c -->", ""))
					       SRX_MAPS MAP(".*", "a") SRX_END},
		{"CDATA, comments and references",
			FILE_OF(RULE("yes", "<![CDATA[(?<!a&)]]><!-- x -->;", "&#x62;|&lt;"))},
		{"a document type is not fetched",
			"<!DOCTYPE srx SYSTEM 'http://nowhere.invalid/srx.dtd'>" OLD},
		{"maps before rules",
			"<srx version='2.0'><body><maprules>" MAP(
				".*", "a") "</maprules><languagerules>" SET("a",
				RULE("yes", ";", "")) "</languagerules></body></srx>"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_cuts(rows[i].name, rows[i].xml, "es", "a;|b");
	check_cuts("white space in expressions counts", FILE_OF(RULE("yes", " ;", " ")), "es",
		"a; b ;| c");
	check_cuts("another encoding",
		"<?xml version='1.0' encoding='ISO-8859-1'?><srx version='2.0'><body>"
		"<languagerules>" SET("a", RULE("yes", "\xf1", "")) SRX_MAPS MAP(".*", "a") SRX_END,
		"es", "ñ|b");
}

static int parse_fails(struct cotejo_text xml, struct cotejo_error *error)
{
	struct cotejo_srx *srx = NULL;
	int code = cotejo_srx_parse(&srx, xml, "rules.srx", error);

	assert_null(srx);
	if (code < 0)
		assert_string_equal(error->file, "rules.srx");
	return code;
}

#define ENTITY                                                                              \
	"<!DOCTYPE srx [<!ENTITY e 'abc'><!ENTITY f '&e;&e;'>]>\n<srx version='2.0'><body>" \
	"<languagerules>"

static void test_refused(void **state)
{
	static const struct {
		const char *name, *xml, *message;
		size_t line;
	} rows[] = {
		{"empty", "", "empty", 0},
		{"no XML", "One. Two.", "XML", 1},
		{"cut off", "<srx version='2.0'>\n<body>", "XML", 2},
		{"wrong end", "<srx version='2.0'>\n\n<body></srx>", "mismatch", 3},
		{"another root", "<tmx version='1.4'/>", "tmx", 1},
		{"no version", "<srx>\n</srx>", "version", 1},
		{"a version to come", "<srx version='3.0'/>", "3.0", 1},
		{"an unknown element", "<srx version='2.0'>\n<head/></srx>", "head", 2},
		{"a misplaced rule", "<srx version='2.0'><body>\n<rule/></body></srx>", "belong",
			2},
		{"text", "<srx version='2.0'>\nx</srx>", "text", 2},
		{"neither yes nor no", SRX_BEGIN("maybe"), "maybe", 3},
		{"a rule that may break", FILE_OF(RULE("perhaps", "a", "b")), "perhaps", 6},
		{"an unknown format", "<srx version='2.0'><header>\n<formathandle type='x'/>",
			"\"x\"", 2},
		{"a format without an answer",
			"<srx version='2.0'><header>\n<formathandle type='end'/>", "include", 2},
		{"a set without a name", SRX_BEGIN("no") "<languagerule/>", "languagerulename", 5},
		{"two sets of one name", SRX_BEGIN("no") SET("a", "") SET("a", ""), "second", 7},
		{"a map without a pattern",
			SRX_BEGIN("no") SRX_MAPS "<languagemap languagerulename='a'/>",
			"languagepattern", 6},
		{"an entity of the file", ENTITY SET("a", RULE("yes", "&f;", "")), "f", 3},
		{"an entity of nobody", SRX_BEGIN("no") SET("a", RULE("yes", "&g;", "")), "g", 6},
		{"an entity in an attribute", ENTITY "\n<languagerule languagerulename='&e;'/>",
			"e", 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int code = parse_fails(slice_of(rows[i].xml), &error);

		if (code != COTEJO_ESYNTAX || error.line != rows[i].line ||
			!strstr(error.message, rows[i].message))
			fail_msg("%s: %d, line %zu: %s", rows[i].name, code, error.line,
				error.message);
		if (strchr(error.message, '\n'))
			fail_msg("%s: more than a line", rows[i].name);
	}
}

/* Appends a text `count` times. */
static void repeat(struct buffer *buffer, const char *text, size_t count)
{
	while (count--)
		buffer_add_string(buffer, text);
}

static void test_limits(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer xml = {0};

	(void)state;
	buffer_add_string(&xml, SRX_BEGIN("no") "<languagerule languagerulename='a'><rule>"
						"<beforebreak>");
	repeat(&xml, "aaaaaaaa", 10000);
	assert_int_equal(parse_fails(buffer_text(&xml), &error), COTEJO_ELIMIT);
	buffer_reset(&xml);
	buffer_add_string(&xml, SRX_BEGIN("no") "<languagerule languagerulename='a'>");
	repeat(&xml, "<rule/>", 20001);
	assert_int_equal(parse_fails(buffer_text(&xml), &error), COTEJO_ELIMIT);
	buffer_reset(&xml);
	buffer_add_string(&xml, SRX_BEGIN("no") SRX_MAPS);
	repeat(&xml, MAP("a", "b"), 4097);
	assert_int_equal(parse_fails(buffer_text(&xml), &error), COTEJO_ELIMIT);
	buffer_reset(&xml);
	buffer_add_string(&xml, "<srx version='2.0'>");
	repeat(&xml, "<x xmlns='urn:x'>", 100000);
	assert_true(parse_fails(buffer_text(&xml), &error) < 0);
	buffer_reset(&xml);
	repeat(&xml, "                ", (16 << 16) + 1);
	assert_int_equal(parse_fails(buffer_text(&xml), &error), COTEJO_ELIMIT);
	buffer_clear(&xml);
}

static void test_read(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char path[] = "srx-test-XXXXXX";
	int descriptor = mkstemp(path);
	struct cotejo_srx *srx = NULL;
	const char *xml = OLD;

	(void)state;
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, xml, strlen(xml)), strlen(xml));
	close(descriptor);
	check_ok(cotejo_srx_read(&srx, path, &error), &error);
	assert_int_equal(cotejo_srx_map_count(srx), 1);
	cotejo_srx_free(srx);
	cotejo_srx_free(NULL);
	unlink(path);
	srx = NULL;
	assert_int_equal(cotejo_srx_read(&srx, path, &error), COTEJO_ENOTFOUND);
	assert_string_equal(error.file, path);
	assert_null(srx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_maps),
		cmocka_unit_test(test_old),
		cmocka_unit_test(test_xml),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
