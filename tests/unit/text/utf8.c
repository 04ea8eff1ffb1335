/*
 * Tests of text/utf8.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdbool.h>

#include "text/utf8.h"

static void bad_bytes_are_found(void **state)
{
	static const struct {
		const char *name, *bytes;
		size_t length, valid;
	} rows[] = {
		{"empty", "", 0, 0},
		{"ascii", "abcdefghijklmnop", 16, 16},
		{"two bytes", "a\xc3\xa9", 3, 3},
		{"four bytes", "\xf0\x9f\x98\x80", 4, 4},
		{"nul", "a\0b", 3, 3},
		{"lone tail", "abcdefghi\x80", 10, 9},
		{"cut off", "abc\xe2\x82", 5, 3},
		{"overlong two", "\xc0\xaf", 2, 0},
		{"overlong three", "\xe0\x9f\xbf", 3, 0},
		{"overlong four", "\xf0\x8f\xbf\xbf", 4, 0},
		{"surrogate", "x\xed\xa0\x80", 4, 1},
		{"last before surrogates", "\xed\x9f\xbf", 3, 3},
		{"past the end", "\xf4\x90\x80\x80", 4, 0},
		{"last code point", "\xf4\x8f\xbf\xbf", 4, 4},
		{"latin-1", "caf\xe9 solo", 9, 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t valid = utf8_valid_length(slice(rows[i].bytes, rows[i].length));

		if (valid != rows[i].valid)
			fail_msg("%s: %zu instead of %zu", rows[i].name, valid, rows[i].valid);
	}
}

/* Every code point there is: what the buffer writes is valid and read back the same. */
static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		struct cotejo_text text;
		char bytes[4];
		int32_t read;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		text.bytes = bytes;
		if (c < 0x80) {
			bytes[0] = (char)c;
			text.length = 1;
		} else if (c < 0x800) {
			bytes[0] = (char)(0xc0 | c >> 6);
			bytes[1] = (char)(0x80 | (c & 63));
			text.length = 2;
		} else if (c < 0x10000) {
			bytes[0] = (char)(0xe0 | c >> 12);
			bytes[1] = (char)(0x80 | (c >> 6 & 63));
			bytes[2] = (char)(0x80 | (c & 63));
			text.length = 3;
		} else {
			bytes[0] = (char)(0xf0 | c >> 18);
			bytes[1] = (char)(0x80 | (c >> 12 & 63));
			bytes[2] = (char)(0x80 | (c >> 6 & 63));
			bytes[3] = (char)(0x80 | (c & 63));
			text.length = 4;
		}
		if (utf8_valid_length(text) != text.length ||
			utf8_next(text, 0, &read) != text.length || (uint32_t)read != c)
			fail_msg("U+%04X", (unsigned)c);
	}
}

static void a_bad_byte_is_one_replacement(void **state)
{
	struct cotejo_text text = slice_of("\xe2\x82\xc3\xa9");
	int32_t c;

	(void)state;
	assert_int_equal(utf8_next(text, 0, &c), 1);
	assert_int_equal(c, UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(text, 1, &c), 2);
	assert_int_equal(c, UTF8_REPLACEMENT);
	assert_int_equal(utf8_next(text, 2, &c), 4);
	assert_int_equal(c, 0xe9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_bytes_are_found),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(a_bad_byte_is_one_replacement),
	};

	return cmocka_run_group_tests_name("text/utf8", tests, NULL, NULL);
}
