/*
 * Tests of tmx/date.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "tmx/date.h"

static const struct {
	const char *text;
	const char *tmx, *iso; /* NULL: no date */
} rows[] = {
	{"2017-02-23T12:34:56Z", "20170223T123456Z", "2017-02-23T12:34:56Z"},
	{"20170223T123456Z", "20170223T123456Z", "2017-02-23T12:34:56Z"},
	{"20170223T123456", "20170223T123456Z", "2017-02-23T12:34:56Z"},
	{"2017-02-23 12:34:56", "20170223T123456Z", "2017-02-23T12:34:56Z"},
	{"20170223", "20170223T000000Z", "2017-02-23T00:00:00Z"},
	{"2017-02-23", "20170223T000000Z", "2017-02-23T00:00:00Z"},
	{"20160229T235960Z", "20160229T235960Z", "2016-02-29T23:59:60Z"},
	{"20000229", "20000229T000000Z", "2000-02-29T00:00:00Z"},
	{NULL, NULL, NULL},
	{"", NULL, NULL},
	{"bad", NULL, NULL},
	{"2017", NULL, NULL},
	{"20170223T", NULL, NULL},
	{"20170223T1234Z", NULL, NULL},
	{"20170223T123456+0100", NULL, NULL},
	{"20170223T123456Z ", NULL, NULL},
	{"20170229", NULL, NULL},
	{"19000229", NULL, NULL},
	{"20171301", NULL, NULL},
	{"20170431", NULL, NULL},
	{"20170400", NULL, NULL},
	{"20170223T240000Z", NULL, NULL},
	{"20170223T126000Z", NULL, NULL},
	{"20170223T123461Z", NULL, NULL},
	{"Mon Sep 25 12:26:13 2023", "20230925T122613Z", "2023-09-25T12:26:13Z"},
	{"Fri Sep  5 12:26:13 2025", "20250905T122613Z", "2025-09-05T12:26:13Z"},
	{"2019-05-04T12:57:35.004827", "20190504T125735Z", "2019-05-04T12:57:35Z"},
	{"20190504T125735.5Z", "20190504T125735Z", "2019-05-04T12:57:35Z"},
	{"20190504T125735.Z", NULL, NULL},
	{"Mon Set 25 12:26:13 2023", NULL, NULL},
	{"Mon Sep 31 12:26:13 2023", NULL, NULL},
	{"Mon Sep 25 12:26:13 2023 ", NULL, NULL},
	{"Mon Sep ", NULL, NULL},
	{"Mon Sep 2", NULL, NULL},
	{"-20170223", NULL, NULL},
};

static void check_date(const char *text, bool ok, const char *date, const char *expected)
{
	if (ok != (expected != NULL))
		fail_msg("%s: %s", text ? text : "NULL", ok ? "taken" : "refused");
	if (ok && expected && strcmp(date, expected) != 0)
		fail_msg("%s: %s", text, date);
}

static void every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char tmx[TMX_DATE_SIZE] = "", iso[ISO_DATE_SIZE] = "";
		const char *text = rows[i].text;

		check_date(text, date_to_tmx(tmx, text), tmx, rows[i].tmx);
		check_date(text, date_from_tmx(iso, text), iso, rows[i].iso);
	}
}

static void refusal_writes_nothing(void **state)
{
	char tmx[TMX_DATE_SIZE] = "as before";

	(void)state;
	assert_false(date_to_tmx(tmx, "yesterday"));
	assert_string_equal(tmx, "as before");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(refusal_writes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
