/*
 * numbers.c - the same number written in two ways
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/numbers.h"

static void test_keys(void **state)
{
	static const struct {
		const char *number, *key;
	} rows[] = {{"1,234.5", "12345"}, {"1.234,5", "12345"}, {"1 234", "1234"},
		{"1\xe2\x80\xaf"
		 "234",
			"1234"},
		{"007", "7"}, {"0", "0"}, {"000", "0"}, {"", "0"}, {"100", "100"}, {"2nd", "2"},
		{"٢٠١٧", "2017"}, {"２０", "20"}, {"1.000.000", "1000000"}};
	struct buffer buffer = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		print_message("%s\n", rows[i].number);
		buffer_reset(&buffer);
		buffer_add_byte(&buffer, '0'); /* what stands there before is not touched */
		number_append_key(&buffer, slice_of(rows[i].number));
		assert_false(buffer.failed);
		assert_int_equal(buffer.bytes[0], '0');
		check_text(slice(buffer.bytes + 1, buffer.length - 1), rows[i].key);
	}
	buffer_clear(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
