/*
 * Tests of tmx/source.h: bytes in all charsets, and what files say of themselves.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "tmx/source.h"
#include "unit/tmx/memory_input.h"

#define BYTES(text)                    \
	{                              \
		text, sizeof(text) - 1 \
	}

#define DECLARE(charset) "<?xml version='1.0' encoding='" charset "'?>"

static const struct {
	const char *name;
	struct cotejo_text bytes;
	const char *expected;
	int charset_warnings, byte_warnings;
} rows[] = {
	{"nothing", BYTES(""), "", 0, 0},
	{"ASCII", BYTES("<a>"), "<a>", 0, 0},
	{"UTF-8", BYTES("<\xc3\xa9\xf0\x9f\x98\x80>"), "<\xc3\xa9\xf0\x9f\x98\x80>", 0, 0},
	{"UTF-8 with a mark", BYTES("\xef\xbb\xbf<\xc3\xa9>"), "<\xc3\xa9>", 0, 0},
	{"UTF-16LE with a mark", BYTES("\xff\xfe<\0\xe9\0"), "<\xc3\xa9", 0, 0},
	{"UTF-16BE with a mark", BYTES("\xfe\xff\0<\0\xe9"), "<\xc3\xa9", 0, 0},
	{"UTF-16LE without", BYTES("<\0\xe9\0"), "<\xc3\xa9", 0, 0},
	{"UTF-16BE without", BYTES("\0<\0\xe9"), "<\xc3\xa9", 0, 0},
	{"UTF-32LE with a mark", BYTES("\xff\xfe\0\0<\0\0\0\xe9\0\0\0"), "<\xc3\xa9", 0, 0},
	{"UTF-32BE with a mark", BYTES("\0\0\xfe\xff\0\0\0<\0\0\0\xe9"), "<\xc3\xa9", 0, 0},
	{"UTF-32LE without", BYTES("<\0\0\0\xe9\0\0\0"), "<\xc3\xa9", 0, 0},
	{"UTF-32BE without", BYTES("\0\0\0<\0\0\0\xe9"), "<\xc3\xa9", 0, 0},
	{"UTF-16 cut off", BYTES("<\0\xe9"), "<\xef\xbf\xbd", 0, 1},
	{"half a character of UTF-16", BYTES("<\0\0\xd8>\0"), "<\xef\xbf\xbd>", 0, 1},
	{"declared Latin-1", BYTES(DECLARE("ISO-8859-1") "\xe9"), DECLARE("ISO-8859-1") "\xc3\xa9",
		0, 0},
	{"declared in double quotes", BYTES("<?xml version=\"1.0\" encoding = \"Latin1\" ?>\x80"),
		"<?xml version=\"1.0\" encoding = \"Latin1\" ?>\xe2\x82\xac", 0, 0},
	{"declared Japanese", BYTES(DECLARE("Shift_JIS") "\x93\xfa"),
		DECLARE("Shift_JIS") "\xe6\x97\xa5", 0, 0},
	{"bytes that it does not have", BYTES(DECLARE("Shift_JIS") "\xff"),
		DECLARE("Shift_JIS") "\xef\xbf\xbd", 0, 1},
	{"declared UTF-16, and is not", BYTES(DECLARE("UTF-16") "\xc3\xa9"),
		DECLARE("UTF-16") "\xc3\xa9", 1, 0},
	{"declared windows-1252, and is UTF-8", BYTES(DECLARE("windows-1252") "\xc3\xa9"),
		DECLARE("windows-1252") "\xc3\xa9", 1, 0},
	{"declared as nobody knows", BYTES(DECLARE("klingon-8") "\xe9"),
		DECLARE("klingon-8") "\xc3\xa9", 1, 1},
	{"declared UTF-8, and is not", BYTES(DECLARE("UTF-8") "\xe9 \xc3\xa9"),
		DECLARE("UTF-8") "\xc3\xa9 \xc3\xa9", 0, 1},
	{"a declaration elsewhere", BYTES("<a encoding='ISO-8859-1'/>\xc3\xa9"),
		"<a encoding='ISO-8859-1'/>\xc3\xa9", 0, 0},
	{"a broken declaration", BYTES("<?xml encoding='ISO-8859-1?>\xc3\xa9"),
		"<?xml encoding='ISO-8859-1?>\xc3\xa9", 0, 0},
	{"cut off", BYTES("a\xe2\x82"), "a\xc3\xa2\xe2\x80\x9a", 0, 2},
	{"too long, surrogates", BYTES("\xc0\x80\xed\xa0\x80"),
		"\xc3\x80\xe2\x82\xac\xc3\xad\xc2\xa0\xe2\x82\xac", 0, 5},
};

static void read_all(struct buffer *text, struct cotejo_text bytes, size_t portion,
	struct tmx_warnings *warnings)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct tmx_source source = {0};
	struct memory_input input;
	int code;

	memory_input_init(&input, bytes, portion);
	source.input = &input.input;
	source.warnings = warnings;
	while ((code = source_next(&source, &error)) == 1) {
		assert_true(source.text.length > 0);
		buffer_add(text, buffer_text(&source.text));
	}
	assert_int_equal(code, 0);
	assert_int_equal(source_next(&source, &error), 0);
	source_clear(&source);
}

static void every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t portion = 1; portion < 3; portion++) {
			struct tmx_warnings warnings = {0};
			struct buffer text = {0};
			int charsets, bytes;

			read_all(&text, rows[i].bytes, portion, &warnings);
			charsets = (int)warnings.counts[WARNING_CHARSET];
			bytes = (int)warnings.counts[WARNING_BYTES];
			if (!slice_equals(buffer_text(&text), rows[i].expected) ||
				charsets != rows[i].charset_warnings ||
				bytes != rows[i].byte_warnings)
				fail_msg("%s: %.*s, %d and %d warnings", rows[i].name,
					(int)text.length, text.bytes, charsets, bytes);
			buffer_clear(&text);
		}
	}
}

/* Characters of all lengths across the border of each piece. */
static void long_files(void **state)
{
	static const char piece[] = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";

	(void)state;
	for (size_t shift = 0; shift < 4; shift++) {
		struct tmx_warnings warnings = {0};
		struct buffer file = {0}, text = {0};

		buffer_add(&file, slice("xxx", shift));
		while (file.length < 300000)
			buffer_add_string(&file, piece);
		read_all(&text, buffer_text(&file), SIZE_MAX, &warnings);
		assert_true(slice_equal(buffer_text(&file), buffer_text(&text)));
		assert_int_equal(warnings.counts[WARNING_BYTES], 0);
		buffer_clear(&file);
		buffer_clear(&text);
	}
}

struct place {
	size_t line, column;
};

static void keep_place(void *user, const struct tmx_warning *warning)
{
	struct place *place = user;

	place->line = warning->line;
	place->column = warning->column;
}

static void places_of_bad_bytes(void **state)
{
	struct place place = {0};
	struct tmx_warnings warnings = {.warn = keep_place, .user = &place};
	struct buffer file = {0}, text = {0};

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		buffer_add_string(&file, "a\n");
	buffer_add_string(&file, "\xc3\xa9\xe9");
	read_all(&text, buffer_text(&file), SIZE_MAX, &warnings);
	assert_int_equal(warnings.counts[WARNING_BYTES], 1);
	assert_int_equal(place.line, 100001);
	assert_int_equal(place.column, 3);
	buffer_clear(&file);
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row),
		cmocka_unit_test(long_files),
		cmocka_unit_test(places_of_bad_bytes),
	};

	return cmocka_run_group_tests_name("tmx/source", tests, NULL, NULL);
}
