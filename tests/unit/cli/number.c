/*
 * Tests of cli/number.h and cli/format.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "cli/format.h"
#include "cli/number.h"

static void counts(void **state)
{
	static const struct {
		const char *text;
		bool good;
		size_t value;
	} rows[] = {
		{"0", true, 0},
		{"7", true, 7},
		{"0012", true, 12},
		{"18446744073709551615", SIZE_MAX > 4294967295u, SIZE_MAX},
		{"18446744073709551616", false, 0},
		{"99999999999999999999999", false, 0},
		{"", false, 0},
		{"-1", false, 0},
		{"+1", false, 0},
		{" 1", false, 0},
		{"1 ", false, 0},
		{"1.0", false, 0},
		{"0x10", false, 0},
		{"1,000", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t value = 0;
		bool good = number_count(rows[i].text, &value);

		if (good != rows[i].good || value != rows[i].value)
			fail_msg("'%s': %d, %zu", rows[i].text, good, value);
	}
}

static void probabilities(void **state)
{
	static const struct {
		const char *text;
		bool good;
		double value;
	} rows[] = {
		{"0", true, 0},
		{"1", true, 1},
		{"0.5", true, 0.5},
		{".5", true, 0.5},
		{"1.", true, 1},
		{"1.000", true, 1},
		{"00.25", true, 0.25},
		{"0.123456789012345", true, 0.123456789012345},
		{"0.1234567890123456", false, 0},
		{"1.000000000000001", false, 0},
		{"1.1", false, 0},
		{"2", false, 0},
		{"18446744073709551616", false, 0},
		{"", false, 0},
		{".", false, 0},
		{"0,5", false, 0},
		{"-0", false, 0},
		{"+0.5", false, 0},
		{"5e-1", false, 0},
		{"nan", false, 0},
		{"0.5 ", false, 0},
		{"50%", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double value = 0;
		bool good = number_probability(rows[i].text, &value);

		if (good != rows[i].good || value < rows[i].value || value > rows[i].value)
			fail_msg("'%s': %d, %.17g", rows[i].text, good, value);
	}
}

static void formats_of_names(void **state)
{
	static const char *const formats[] = {"text", "tsv", "tmx", NULL};
	static const struct {
		const char *path;
		int format;
	} rows[] = {
		{"a.tmx", 2},
		{"a.b.tsv", 1},
		{"folder.tmx/a", -1},
		{"tmx", -1},
		{"a.TMX", -1},
		{"a.tmx.gz", 2},
		{"a.gz", -1},
		{"a.", -1},
		{"", -1},
		{NULL, -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (format_of_name(rows[i].path, formats) != rows[i].format)
			fail_msg("%s", rows[i].path ? rows[i].path : "NULL");
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(probabilities),
		cmocka_unit_test(formats_of_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
