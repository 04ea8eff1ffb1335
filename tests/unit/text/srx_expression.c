/*
 * Tests of text/srx_expression.h: what expressions end with, and looking behind by them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/srx_expression.h"

#include <unicode/ustring.h>

#include "unit/check.h"

static void test_endings(void **state)
{
	static const struct {
		const char *pattern, *ending;
	} rows[] = {
		{"Dr\\.", "Dr."},
		{"\\bDr\\.", "Dr."},
		{"[Dd]r\\.", "r."},
		{"", ""},
		{"a|b", ""},
		{"(a|b)\\.", "."},
		{"x(?:a|b)", ""},
		{"ab?", ""},
		{"ab?c", "c"},
		{"ab{2}c", "c"},
		{"a+\\.", "."},
		{"a\\.+", ""},
		{"a\\s", ""},
		{"a\\s\\.", "."},
		{"\\p{Lu}x", "x"},
		{"\\x{41}x", "x"},
		{"[a\\]b[c]]x", "x"},
		{"ab(?=c)", ""},
		{"ab$", ""},
		{"(?i)ab", ""},
		{"(?i:a)b", "b"},
		{"\\Qa+\\E", ""},
		{"abcdefghij", "cdefghij"},
		{"áé\\.", "áé."},
		{"😀\\.", "😀."},
		{"123456😀8", "23456😀8"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		UErrorCode status = U_ZERO_ERROR;
		UChar ending[SRX_LONGEST_ENDING];
		int32_t length = srx_expression_ending(ending, rows[i].pattern);
		char found[4 * SRX_LONGEST_ENDING];

		u_strToUTF8(found, sizeof(found), NULL, ending, length, &status);
		assert_true(U_SUCCESS(status));
		if (strcmp(found, rows[i].ending) != 0)
			fail_msg("%s ends with \"%s\"", rows[i].pattern, found);
	}
}

/* Whether the expression matches text that ends at `at`. */
static bool matches(URegularExpression *regex, bool looks_behind, const UChar *text, int32_t at)
{
	UErrorCode status = U_ZERO_ERROR;
	bool result;

	uregex_setText(regex, text, -1, &status);
	uregex_useTransparentBounds(regex, 1, &status);
	if (looks_behind) {
		result = uregex_lookingAt(regex, at, &status);
	} else {
		uregex_setRegion(regex, 0, at, &status);
		result = uregex_find(regex, -1, &status);
	}
	assert_true(U_SUCCESS(status));
	return result;
}

static void test_behind(void **state)
{
	static const struct {
		const char *pattern, *text;
		int32_t at;
		bool looks_behind, matches;
	} rows[] = {
		{"a*b", "aaab", 4, true, true},
		{"a*b", "aaab", 3, true, false},
		{"^a+", "aaab", 3, true, true},
		{"^a+", "baaa", 4, true, false},
		{"xa{2,}", "xaaa", 4, true, true},
		{"xa{2,}", "xa", 2, true, false},
		{"[*+]+", "a*+", 3, true, true},
		{"\\*\\+", "a*+", 3, true, true},
		{"(a|b)+c", "abac", 4, true, true},
		{"(a)\\1", "baa", 3, false, true},
		{"(a)\\1", "bab", 3, false, false},
		{"\\Qa*\\E", "a*", 2, false, true},
		{"(?x)a #b", "a", 1, false, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		URegularExpression *regex = NULL;
		UErrorCode status = U_ZERO_ERROR;
		bool looks_behind = false;
		UChar text[32];

		u_strFromUTF8(text, 32, NULL, rows[i].text, -1, &status);
		check_ok(srx_expression_open_before(&regex, &looks_behind, rows[i].pattern, &error),
			&error);
		if (looks_behind != rows[i].looks_behind ||
			matches(regex, looks_behind, text, rows[i].at) != rows[i].matches)
			fail_msg("%s in \"%s\" at %d", rows[i].pattern, rows[i].text, rows[i].at);
		uregex_close(regex);
	}
}

/* What counts as often as it likes looks back a hundred times. */
static void test_reach(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	URegularExpression *regex = NULL;
	bool looks_behind = false;
	UChar text[256] = {'x'};

	(void)state;
	for (size_t i = 1; i < 255; i++)
		text[i] = 'a';
	check_ok(srx_expression_open_before(&regex, &looks_behind, "xa+", &error), &error);
	assert_true(matches(regex, looks_behind, text, SRX_REPEATS + 1));
	assert_false(matches(regex, looks_behind, text, SRX_REPEATS + 2));
	uregex_close(regex);
}

static void test_errors(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	URegularExpression *regex = NULL;

	(void)state;
	assert_int_equal(srx_expression_open(&regex, "ab(c", 0, &error), COTEJO_ESYNTAX);
	assert_null(regex);
	assert_non_null(strstr(error.message, "PAREN"));
	assert_non_null(strstr(error.message, "ab(c"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_endings),
		cmocka_unit_test(test_behind),
		cmocka_unit_test(test_reach),
		cmocka_unit_test(test_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
