/*
 * Tests of exchange/base64.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "exchange/base64.h"

static void decodes(void **state)
{
	static const struct {
		const char *name, *text, *expected;
		size_t length;
	} rows[] = {
		{"nothing", "", "", 0},
		{"one byte", "Zg==", "f", 1},
		{"two bytes", "Zm8=", "fo", 2},
		{"three bytes", "Zm9v", "foo", 3},
		{"more", "Zm9vYmFy", "foobar", 6},
		{"no padding", "Zm9vYg", "foob", 4},
		{"both last letters", "+/+/", "\xfb\xff\xbf", 3},
		{"NUL", "AAAA", "\0\0\0", 3},
		{"accents", "YWRpw7Nz", "adi\xc3\xb3s", 6},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};
		size_t offset;

		buffer_add_string(&buffer, "<");
		if (!base64_decode(&buffer, slice_of(rows[i].text), &offset))
			fail_msg("%s: refused at %zu", rows[i].name, offset);
		if (buffer.length != 1 + rows[i].length ||
			memcmp(buffer.bytes + 1, rows[i].expected, rows[i].length) != 0)
			fail_msg("%s: %.*s", rows[i].name, (int)buffer.length, buffer.bytes);
		buffer_clear(&buffer);
	}
}

static void refuses(void **state)
{
	static const struct {
		const char *name, *text;
		size_t offset;
	} rows[] = {
		{"a letter alone", "Zm9vY", 5},
		{"a space", "Zm9 Ym8=", 3},
		{"a line feed at the end", "Zm9v\n", 5},
		{"= in the middle", "Zg==Zg==", 2},
		{"too many =", "Z===", 1},
		{"only =", "====", 0},
		{"= without a group", "Zm9vZg=", 6},
		{"the alphabet for addresses", "-_-_", 0},
		{"a byte above 127", "Zm9\xc3", 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer buffer = {0};
		size_t offset = 99;

		if (base64_decode(&buffer, slice_of(rows[i].text), &offset))
			fail_msg("%s: taken", rows[i].name);
		if (offset != rows[i].offset)
			fail_msg("%s: at %zu", rows[i].name, offset);
		buffer_clear(&buffer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
