/*
 * Tests of text/convert.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/convert.h"

static const struct {
	const char *name, *charset;
	struct cotejo_text bytes;
	const char *expected;
	uint64_t replaced;
} rows[] = {
	{"nothing", "UTF-16LE", {"", 0}, "", 0},
	{"UTF-16LE", "UTF-16LE", {"a\0\xe9\0=\xd8\0\xde", 8}, "a\xc3\xa9\xf0\x9f\x98\x80", 0},
	{"UTF-16BE", "UTF-16BE", {"\0a \xac", 4}, "a\xe2\x82\xac", 0},
	{"UTF-32BE", "UTF-32BE", {"\0\1\xf6\0", 4}, "\xf0\x9f\x98\x80", 0},
	{"lone surrogate", "UTF-16LE",
		{"a\0=\xd8"
		 "b\0",
			6},
		"a\xef\xbf\xbd"
		"b",
		1},
	{"cut off", "UTF-16LE", {"a\0b", 3}, "a\xef\xbf\xbd", 1},
	{"Latin-1 is windows-1252", "ISO-8859-1", {"\x80\xe9", 2}, "\xe2\x82\xac\xc3\xa9", 0},
	{"several bytes", "Shift_JIS", {"\x93\xfa\x96{", 4}, "\xe6\x97\xa5\xe6\x9c\xac", 0},
	{"not in it", "Shift_JIS", {"a\xff", 2}, "a\xef\xbf\xbd", 1},
	{"state", "ISO-2022-JP", {"\x1b$BF|K\\\x1b(B.", 11}, "\xe6\x97\xa5\xe6\x9c\xac.", 0},
};

/* Whole and byte by byte, the result is the same. */
static void every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t step = 1; step <= 16; step += 15) {
			struct cotejo_error error = COTEJO_ERROR_INIT;
			struct converter *converter = NULL;
			struct buffer text = {0};
			uint64_t replaced = 0;
			struct cotejo_text rest = rows[i].bytes;

			check_ok(converter_new(&converter, rows[i].charset, &error), &error);
			do {
				size_t length = rest.length < step ? rest.length : step;

				check_ok(converter_add(converter, &text, slice(rest.bytes, length),
						 length == rest.length, &replaced, &error),
					&error);
				rest = slice(rest.bytes + length, rest.length - length);
			} while (rest.length);
			if (!slice_equals(buffer_text(&text), rows[i].expected) ||
				replaced != rows[i].replaced)
				fail_msg("%s by %d: %.*s, %d replaced", rows[i].name, (int)step,
					(int)text.length, text.bytes, (int)replaced);
			buffer_clear(&text);
			converter_free(converter);
		}
	}
}

static void long_streams(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct converter *converter = NULL;
	struct buffer bytes = {0}, text = {0};
	uint64_t replaced = 0;

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		buffer_add(&bytes, slice("\xac ", 2));
	check_ok(converter_new(&converter, "UTF-16LE", &error), &error);
	check_ok(converter_add(converter, &text, buffer_text(&bytes), true, &replaced, &error),
		&error);
	assert_int_equal(text.length, 300000);
	for (size_t i = 0; i < text.length; i += 3)
		assert_memory_equal(text.bytes + i, "\xe2\x82\xac", 3);
	converter_free(converter);
	buffer_clear(&bytes);
	buffer_clear(&text);
}

static void unknown_charsets(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct converter *converter = NULL;

	(void)state;
	assert_int_equal(converter_new(&converter, "klingon-8", &error), COTEJO_EARGUMENT);
	assert_null(converter);
	converter_free(NULL);
}

static void windows_1252(void **state)
{
	(void)state;
	assert_int_equal(convert_windows_1252('a'), 'a');
	assert_int_equal(convert_windows_1252(0x80), 0x20ac);
	assert_int_equal(convert_windows_1252(0x9f), 0x0178);
	assert_int_equal(convert_windows_1252(0xa0), 0xa0);
	assert_int_equal(convert_windows_1252(0xff), 0xff);
	assert_int_equal(convert_windows_1252(0x81), 0xfffd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(long_streams),
		cmocka_unit_test(unknown_charsets),
		cmocka_unit_test(windows_1252),
	};

	return cmocka_run_group_tests_name("text/convert", tests, NULL, NULL);
}
