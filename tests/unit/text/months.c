/*
 * Tests of the names of months.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/fold.h"
#include "text/months.h"

static void names(void **state)
{
	static const struct {
		const char *language, *word;
		int expected;
	} rows[] = {
		{"en", "January", 1},
		{"en", "december", 0},
		{"en", "Dec", 12},
		{"en", "May", 5},
		{"en", "may", 0},
		{"en", "enero", 0},
		{"es", "enero", 1},
		{"es", "Enero", 1},
		{"es", "dic", 12},
		{"es", "septiembre", 9},
		{"fr", "août", 8},
		{"de", "März", 3},
		{"zxx", "January", 0},
		{"en", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct buffer folded = {0};
		struct months months = {0};
		int found;

		check_ok(months_open(&months, rows[i].language, &error), &error);
		fold_append(&folded, slice_of(rows[i].word));
		found = months_find(&months, slice_of(rows[i].word), buffer_text(&folded));
		if (found != rows[i].expected)
			fail_msg("%s %s: %d", rows[i].language, rows[i].word, found);
		months_close(&months);
		buffer_clear(&folded);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
