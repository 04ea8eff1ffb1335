/*
 * Tests of SRX: where rules cut, which rules are for which language, what bad rules do.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx.h"

#include <stdlib.h>

#include "unit/text/srx.h"

struct row {
	const char *name, *xml, *cuts;
};

#define STOP_SPACE RULE("yes", "\\.", "\\s")

static void test_rules(void **state)
{
	static const struct row rows[] = {
		{"a break rule", FILE_OF(STOP_SPACE), "One.| Two.| Three.x"},
		{"no rule matches", FILE_OF(STOP_SPACE), "One! Two"},
		{"an exception before the break rule",
			FILE_OF(RULE("no", "Mr\\.", "\\s") STOP_SPACE), "Mr. Fox ran.| He won."},
		{"an exception behind the break rule does nothing",
			FILE_OF(STOP_SPACE RULE("no", "Mr\\.", "\\s")), "Mr.| Fox ran."},
		{"an exception between two break rules",
			FILE_OF(RULE("yes", "\\?", "\\s") RULE("no", "[ab][.?]", "\\s") STOP_SPACE),
			"a?| b. c.| d?| e"},
		{"a break rule before the exception wins",
			FILE_OF(RULE("yes", "Inc\\.", "\\sThe") RULE("no", "Inc\\.", "\\s")
					STOP_SPACE),
			"Fox Inc.| The end.| Fox Inc. Again"},
		{"an exception that is longer", FILE_OF(RULE("no", "\\.", "\\sa") STOP_SPACE),
			"x. a.| b"},
		{"the white space is in the rule", FILE_OF(RULE("yes", "\\.\\s+", "\\p{Lu}")),
			"One.  |Two. three.\n|Four"},
		{"nothing before", FILE_OF(RULE("yes", "", "\\n")), "a|\nb|\n|\nc"},
		{"nothing after", FILE_OF(RULE("yes", "\\.", "")), "a.|b.| c."},
		{"neither", FILE_OF(RULE("yes", "", "")), "a|ñ|😀|b"},
		{"an exception that always matches", FILE_OF(RULE("no", "", "") STOP_SPACE),
			"a. b"},
		{"runs of marks", FILE_OF(RULE("yes", "[.?!]+", "")), "What?!| So...| End."},
		{"a cut uses up its text",
			FILE_OF(RULE("yes", "\\.\\.\\.", "") RULE("yes", "\\.\\.", "")), "A..|.B"},
		{"a match that failed does not hide another",
			FILE_OF(RULE("yes", "\\.\\.\\.", "x") STOP_SPACE), "A..| B"},
		{"no break rule at all", FILE_OF(RULE("no", "a", "b")), "ab. c"},
		{"break is the default", FILE_OF("<rule><beforebreak>;</beforebreak></rule>"),
			"a;|b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_cuts(rows[i].name, rows[i].xml, "en", rows[i].cuts);
}

static void test_expressions(void **state)
{
	static const struct row rows[] = {
		{"properties", FILE_OF(RULE("yes", "\\.", "\\s+\\p{Lu}")), "no. no.| Él.| Ñu. él"},
		{"word boundaries see what is around",
			FILE_OF(RULE("no", "\\bno\\.", "\\B\\s") STOP_SPACE), "casino.| no. x.| y"},
		{"looking behind the place",
			FILE_OF(RULE("yes", "(?&lt;=[a-z])\\.", "(?&lt;=\\.)\\s")), "a.| B. c.| d"},
		{"looking ahead from before", FILE_OF(RULE("no", "\\.(?=\\sx)", "") STOP_SPACE),
			"a. x.| y"},
		{"the begin of the text", FILE_OF(RULE("no", "^\\s*[0-9]+\\.", "\\s") STOP_SPACE),
			"12. one.| two 3.| x"},
		{"alternatives are as one",
			FILE_OF(RULE("no", "Mr\\.|Dr\\.|St\\.", "\\s|$") STOP_SPACE),
			"Dr. Fox, St. Pi.| Mr. X"},
		{"repetitions", FILE_OF(RULE("no", "[0-9]+\\.|[0-9]{1,}\\.", "\\s") STOP_SPACE),
			"Abc 99. Def.| 1234567. x"},
		{"repetitions of groups", FILE_OF(RULE("no", "\\b(?:\\w\\.)+", "\\s") STOP_SPACE),
			"the U.S.A. is.| x"},
		{"lazy and possessive ones",
			FILE_OF(RULE("no", "q[a-c]*?\\.", "") RULE("no", "p[a-c]*+\\.", "")
					STOP_SPACE),
			"qab. pab. xab.| y"},
		{"a reference to a group cannot look behind, and matches all the same",
			FILE_OF(RULE("no", "(.)\\1\\.", "") STOP_SPACE), "aa. ab.| c"},
		{"flags", FILE_OF(RULE("no", "(?i)mr\\.", "") STOP_SPACE), "MR. mr. xmr. mx.| x"},
		{"a comment in an expression",
			FILE_OF(RULE("no", "(?x) M r \\. # Mister", "") STOP_SPACE), "Mr. x.| y"},
		{"quoted", FILE_OF(RULE("no", "\\Qx.\\E", "") STOP_SPACE), "x. y.| z"},
		{"letters beyond 16 bits", FILE_OF(RULE("no", "😀\\.", "\\s") STOP_SPACE),
			"😀. 😃.| 𝒳.| a"},
		{"a long ending", FILE_OF(RULE("no", "Sonderforschungs\\.", "") STOP_SPACE),
			"Sonderforschungs. forschungs.| x"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_cuts(rows[i].name, rows[i].xml, "en", rows[i].cuts);
}

/* ---- Languages ---- */

#define SETS                                   \
	SET("semicolon", RULE("yes", ";", "")) \
	SET("stop", RULE("yes", "\\.", ""))    \
	SET("no", RULE("no", "x[;.]", ""))

static void test_maps(void **state)
{
	static const struct {
		const char *name, *xml, *language, *cuts;
	} rows[] = {
		{"the first map that matches",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("es.*", "semicolon") MAP("e.*", "stop")
				SRX_END,
			"es", "a;|b.c"},
		{"another one",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("es.*", "semicolon") MAP("e.*", "stop")
				SRX_END,
			"en", "a;b.|c"},
		{"all in cascade, in the order of the maps",
			SRX_BEGIN("yes") SETS SRX_MAPS MAP("es", "no") MAP("e.*", "semicolon")
				MAP("fr", "stop") MAP(".*", "stop") SRX_END,
			"es", "a;|x;b.|x.c"},
		{"an exception of a later map comes too late",
			SRX_BEGIN("yes") SETS SRX_MAPS MAP("es", "semicolon") MAP(".*", "no")
				SRX_END,
			"es", "x;|a"},
		{"the same rules by two maps",
			SRX_BEGIN("yes") SETS SRX_MAPS MAP("es", "stop") MAP(".*", "stop") SRX_END,
			"es", "a.|b"},
		{"the whole tag must match",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("e", "semicolon") MAP("es", "stop")
				SRX_END,
			"es", "a;b.|c"},
		{"case does not matter", SRX_BEGIN("no") SETS SRX_MAPS MAP("ES-mx", "stop") SRX_END,
			"es-MX", "a;b.|c"},
		{"an underscore may join",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("[Ee][Ss]_.*", "stop") SRX_END, "es_mx",
			"a;b.|c"},
		{"no language",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("es", "semicolon") MAP(".*", "stop")
				SRX_END,
			"und", "a;b.|c"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_cuts(rows[i].name, rows[i].xml, rows[i].language, rows[i].cuts);
}

static void test_applies(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_srx *first = srx_of(SRX_BEGIN("no") SETS SRX_MAPS MAP("es", "stop")
			MAP(".*", "no") MAP("[", "no") SRX_END);
	struct cotejo_srx *all =
		srx_of(SRX_BEGIN("yes") SETS SRX_MAPS MAP("es", "stop") MAP(".*", "no") SRX_END);

	(void)state;
	assert_int_equal(cotejo_srx_applies(first, 0, "es", &error), 1);
	assert_int_equal(cotejo_srx_applies(first, 1, "es", &error), 0);
	assert_int_equal(cotejo_srx_applies(first, 1, "fr", &error), 1);
	assert_int_equal(cotejo_srx_applies(all, 1, "es", &error), 1);
	assert_int_equal(cotejo_srx_applies(all, 0, "fr", &error), 0);
	assert_int_equal(cotejo_srx_applies(all, 0, "!", &error), COTEJO_EARGUMENT);
	cotejo_srx_free(first);
	cotejo_srx_free(all);
}

/* ---- Failures ---- */

/* The code of a segmenter that cannot be made. */
static int new_fails(const char *xml, const char *language, struct cotejo_error *error)
{
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_srx *srx = srx_of(xml);
	int code = cotejo_segmenter_new_srx(&segmenter, srx, language, error);

	assert_null(segmenter);
	assert_int_equal(error->code, code);
	assert_string_equal(error->file, code == COTEJO_EARGUMENT ? "" : "rules.srx");
	cotejo_srx_free(srx);
	return code;
}

static void test_failures(void **state)
{
	static const struct {
		const char *name, *xml, *language;
		int code;
		size_t line;
	} rows[] = {
		{"an uncompilable exception", FILE_OF(STOP_SPACE RULE("no", "(", "")), "en",
			COTEJO_ESYNTAX, 7},
		{"an uncompilable break rule",
			FILE_OF(STOP_SPACE STOP_SPACE RULE("yes", "a**", "")), "en", COTEJO_ESYNTAX,
			8},
		{"what follows does not compile", FILE_OF(RULE("yes", "\\.", "[a")), "en",
			COTEJO_ESYNTAX, 6},
		{"an expression that is none but would fit into a bigger one",
			FILE_OF(RULE("no", "a)(?:b", "")), "en", COTEJO_ESYNTAX, 6},
		{"no rules for the language",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("es", "stop") SRX_END, "en",
			COTEJO_ENOTFOUND, 0},
		{"a map names what is not there",
			SRX_BEGIN("no") SRX_MAPS MAP(".*", "nothing") SRX_END, "en", COTEJO_ESYNTAX,
			6},
		{"a language pattern does not compile",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("*", "stop") SRX_END, "en",
			COTEJO_ESYNTAX, 15},
		{"a language pattern without end",
			SRX_BEGIN("no") SETS SRX_MAPS MAP("([a-z-]+)+!", "stop") SRX_END,
			"en-abcdefgh-abcdefgi-abcdefgj-abcdefgk", COTEJO_ESYNTAX, 15},
		{"no language tag", FILE_OF(STOP_SPACE), "!", COTEJO_EARGUMENT, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		int code = new_fails(rows[i].xml, rows[i].language, &error);

		if (code != rows[i].code || error.line != rows[i].line)
			fail_msg("%s: %d in line %zu: %s", rows[i].name, code, error.line,
				error.message);
	}
}

/* Rules that are bad for other languages only do not stand in the way. */
static void test_failures_elsewhere(void **state)
{
	(void)state;
	check_cuts("a bad rule for another language",
		SRX_BEGIN("no") SETS SET("bad", RULE("yes", "(", "")) SRX_MAPS MAP("fr", "bad")
			MAP("fi", "nowhere") MAP("es", "stop") SRX_END,
		"es", "a.|b");
}

/* A rule that would take for ever is stopped and named. */
static void test_limits(void **state)
{
	static const char *const files[] = {
		FILE_OF(RULE("yes", "(a+)+b", "")),
		FILE_OF(RULE("no", "(a|aa|a?a)+b!", "") RULE("yes", "!", "")),
		FILE_OF(RULE("yes", "!", "(?:(?:a*)*)*x")),
	};
	static const char *const texts[] = {
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacb!",
		"!aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_segmenter *segmenter = NULL;
		struct cotejo_srx *srx = srx_of(files[i]);
		struct buffer marked = {0};
		int code;

		check_ok(cotejo_segmenter_new_srx(&segmenter, srx, "en", &error), &error);
		code = srx_mark(segmenter, slice_of(texts[i]), &marked, &error);
		if (code != COTEJO_ELIMIT)
			fail_msg("file %zu: %d", i, code);
		assert_string_equal(error.file, "rules.srx");
		assert_int_equal(error.line, 6);
		/* The next text is another matter. */
		check_ok(srx_mark(segmenter, slice_of("b! c"), &marked, &error), &error);
		cotejo_segmenter_free(segmenter);
		cotejo_srx_free(srx);
		buffer_clear(&marked);
	}
}

static void test_encoding(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_srx *srx = srx_of(FILE_OF(STOP_SPACE));
	struct buffer marked = {0};

	(void)state;
	check_ok(cotejo_segmenter_new_srx(&segmenter, srx, "en", &error), &error);
	assert_int_equal(
		srx_mark(segmenter, slice("a. \xff", 4), &marked, &error), COTEJO_EENCODING);
	assert_int_equal(error.offset, 3);
	check_ok(srx_mark(segmenter, slice("a\0. b", 5), &marked, &error), &error);
	assert_true(slice_equal(buffer_text(&marked), slice("a\0.| b", 6)));
	buffer_reset(&marked);
	check_ok(srx_mark(segmenter, slice("", 0), &marked, &error), &error);
	assert_int_equal(marked.length, 0);
	cotejo_segmenter_free(segmenter);
	cotejo_srx_free(srx);
	buffer_clear(&marked);
}

/* ---- The whole file ---- */

static void count_problem(void *user, const struct cotejo_error *problem)
{
	struct buffer *lines = user;

	assert_string_equal(problem->file, "rules.srx");
	buffer_add_format(lines, "%zu%s ", problem->line, problem->code ? "!" : "?");
}

static void test_check(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer lines = {0};
	struct cotejo_srx *srx = srx_of(SRX_BEGIN("no") SET(
		"used", RULE("no", "(", "*") RULE("yes", "", "") RULE("yes", "a", ""))
			SET("unused", "") SRX_MAPS MAP("es", "used") MAP("+", "none") SRX_END);

	(void)state;
	check_ok(cotejo_srx_check(srx, count_problem, &lines, &error), &error);
	check_text(buffer_text(&lines), "6! 6! 7? 10? 14! 14! ");
	cotejo_srx_free(srx);
	buffer_reset(&lines);
	srx = srx_of(FILE_OF(STOP_SPACE));
	check_ok(cotejo_srx_check(srx, count_problem, &lines, &error), &error);
	assert_int_equal(lines.length, 0);
	cotejo_srx_free(srx);
	srx = srx_of(SRX_BEGIN("no") SRX_MAPS SRX_END);
	check_ok(cotejo_srx_check(srx, count_problem, &lines, &error), &error);
	check_text(buffer_text(&lines), "0? ");
	cotejo_srx_free(srx);
	buffer_clear(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_expressions),
		cmocka_unit_test(test_maps),
		cmocka_unit_test(test_applies),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_failures_elsewhere),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
