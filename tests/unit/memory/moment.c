/*
 * Tests of memory/moment.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdbool.h>
#include <time.h>

#include "memory/moment.h"

static void known_moments(void **state)
{
	static const struct {
		int64_t moment;
		const char *text;
	} rows[] = {
		{0, "1970-01-01T00:00:00Z"},
		{-1, "1969-12-31T23:59:59Z"},
		{951782399, "2000-02-28T23:59:59Z"},
		{951782400, "2000-02-29T00:00:00Z"},
		{951868800, "2000-03-01T00:00:00Z"},
		{1487808000, "2017-02-23T00:00:00Z"},
		{4107542400, "2100-03-01T00:00:00Z"},
		{-62167219200, "0000-01-01T00:00:00Z"},
		{-62162035201, "0000-02-29T23:59:59Z"},
		{253402300799, "9999-12-31T23:59:59Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[MOMENT_SIZE];
		int64_t moment = 1;

		moment_format(text, rows[i].moment);
		assert_string_equal(text, rows[i].text);
		assert_true(moment_parse(&moment, rows[i].text));
		if (moment != rows[i].moment)
			fail_msg("%s: %lld", rows[i].text, (long long)moment);
	}
}

/* Against the C library, over all of its years. */
static void same_as_gmtime(void **state)
{
	(void)state;
	for (int64_t moment = -62167219200; moment <= 253402300799; moment += 86400 * 13 + 12345) {
		time_t moment_c = (time_t)moment;
		char text[MOMENT_SIZE], expected[64];
		struct tm tm;
		int64_t again = 0;

		gmtime_r(&moment_c, &tm);
		snprintf(expected, sizeof(expected), "%04d-%02d-%02dT%02d:%02d:%02dZ",
			tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
			tm.tm_sec);
		moment_format(text, moment);
		assert_string_equal(text, expected);
		assert_true(moment_parse(&again, text));
		assert_true(again == moment);
	}
}

static void out_of_range(void **state)
{
	char text[MOMENT_SIZE];

	(void)state;
	moment_format(text, INT64_MAX);
	assert_string_equal(text, "9999-12-31T23:59:59Z");
	moment_format(text, INT64_MIN);
	assert_string_equal(text, "0000-01-01T00:00:00Z");
}

static void no_moments(void **state)
{
	static const char *const rows[] = {"", "2017", "2017-02", "2017-02-29", "2017-13-01",
		"2017-00-01", "2017-01-00", "2017-04-31", "1900-02-29", "17-02-23", "2017-2-23",
		"2017-02-23 ", " 2017-02-23", "2017-02-23T", "2017-02-23T12:00:00",
		"2017-02-23T24:00:00Z", "2017-02-23T12:60:00Z", "2017-02-23T12:00:60Z",
		"2017-02-23 12:00:00Z", "2017-02-23T12:00:00Z ", "20170223T120000Z", "2017/02/23"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t moment = 77;

		if (moment_parse(&moment, rows[i]))
			fail_msg("'%s'", rows[i]);
		assert_true(moment == 77);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_moments),
		cmocka_unit_test(same_as_gmtime),
		cmocka_unit_test(out_of_range),
		cmocka_unit_test(no_moments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
