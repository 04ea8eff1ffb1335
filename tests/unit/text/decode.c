/*
 * Tests of text/decode.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/decode.h"
#include "text/utf8.h"

#define BYTES(literal)                       \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static void charsets_are_found_out(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text bytes;
		const char *charset, *declared, *expected;
	} rows[] = {
		{"empty", BYTES(""), NULL, NULL, ""},
		{"utf-8",
			BYTES("ma\xc3\xb1"
			      "ana"),
			NULL, NULL, "mañana"},
		{"utf-8 with mark", BYTES("\xef\xbb\xbfs\xc3\xad"), NULL, NULL, "sí"},
		{"utf-8 that says latin-1", BYTES("s\xc3\xad"), NULL, "iso-8859-1", "sí"},
		{"latin-1 that says utf-8",
			BYTES("Ma\xf1"
			      "ana habr\xe1 m\xe1s sesi\xf3n en M\xe1laga y C\xe1"
			      "diz."),
			NULL, "utf-8", "Mañana habrá más sesión en Málaga y Cádiz."},
		{"latin-1 means windows-1252", BYTES("\x93s\xed\x94"), NULL, "ISO-8859-1", "“sí”"},
		{"declared cyrillic", BYTES("\xcf\xf0\xe8\xe2\xe5\xf2"), NULL, "windows-1251",
			"Привет"},
		{"unknown declaration", BYTES("plain"), NULL, "x-none", "plain"},
		{"utf-16le with mark", BYTES("\xff\xfes\0\xed\0"), NULL, NULL, "sí"},
		{"utf-16be with mark", BYTES("\xfe\xff\0s\0\xed"), NULL, NULL, "sí"},
		{"utf-16le without mark",
			BYTES("H\0o\0l\0a\0,\0 \0m\0u\0n\0d\0o\0 \0f\0e\0l\0i\0z\0"), NULL, NULL,
			"Hola, mundo feliz"},
		{"utf-16 that is bytes", BYTES("hola"), NULL, "utf-16", "hola"},
		{"given", BYTES("\xa4"), "iso-8859-15", NULL, "€"},
		{"line ends", BYTES("a\r\nb\rc\n\nd\r\r\ne"), NULL, NULL, "a\nb\nc\n\nd\n\ne"},
		{"nul and controls", BYTES("a\0b\x01 c\x7f"), NULL, NULL,
			"a\xef\xbf\xbd"
			"b\xef\xbf\xbd c\xef\xbf\xbd"},
		{"a few bad bytes", BYTES("m\xc3\xa1s \xc3\xa1rbol \xc3\xb1 \xff \xc3\xa9"), NULL,
			"utf-8", "más árbol ñ \xef\xbf\xbd é"},
		{"astral", BYTES("\x3d\xd8\x00\xde"), "utf-16le", NULL, "😀"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer text = {0};
		struct cotejo_error error;

		check_ok(decode(&text, rows[i].bytes, rows[i].charset, rows[i].declared, &error),
			&error);
		if (!slice_equals(buffer_text(&text), rows[i].expected))
			fail_msg("%s: \"%.*s\"", rows[i].name, (int)text.length, text.bytes);
		buffer_clear(&text);
	}
}

static void what_is_no_text_is_refused(void **state)
{
	char binary[512];
	struct buffer text = {0};
	struct cotejo_error error;

	(void)state;
	for (size_t i = 0; i < sizeof(binary); i++)
		binary[i] = (char)(i * 37 % 64);
	assert_int_equal(
		decode(&text, slice(binary, sizeof(binary)), NULL, NULL, &error), COTEJO_EENCODING);
	assert_string_equal(error.message, "not text (binary data)");
	buffer_clear(&text);
}

static void a_given_charset_is_believed(void **state)
{
	struct buffer text = {0};
	struct cotejo_error error;

	(void)state;
	assert_int_equal(decode(&text, slice_of("s\xed"), "utf-8", NULL, &error), COTEJO_EENCODING);
	assert_true(error.has_offset);
	assert_int_equal(error.offset, 1);
	assert_int_equal(decode(&text, slice_of("abc"), "x-none", NULL, &error), COTEJO_EARGUMENT);
	assert_int_equal(
		decode(&text, slice_of("a\x81"), "shift_jis", NULL, &error), COTEJO_EENCODING);
	buffer_clear(&text);
}

/* Surrogate pairs that lie across the border of two conversion chunks stay whole. */
static void long_utf16_stays_whole(void **state)
{
	struct buffer bytes = {0}, text = {0};
	struct cotejo_error error;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buffer_add(&bytes, slice("\x3d\xd8\x00\xde", 4));
		if (i % 3 == 0)
			buffer_add(&bytes, slice("a", 2));
	}
	check_ok(decode(&text, buffer_text(&bytes), "utf-16le", NULL, &error), &error);
	assert_int_equal(utf8_valid_length(buffer_text(&text)), text.length);
	assert_int_equal(text.length, 20000 * 4 + 6667);
	assert_null(strstr((buffer_add_byte(&text, '\0'), text.bytes), "\xef\xbf\xbd"));
	buffer_clear(&bytes);
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(charsets_are_found_out),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(a_given_charset_is_believed),
		cmocka_unit_test(long_utf16_stays_whole),
	};

	return cmocka_run_group_tests_name("text/decode", tests, NULL, NULL);
}
