/*
 * Tests of exchange/text_lines.h: the same lines, however the input comes in.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "exchange/text_lines.h"

/* An input that hands out `step` bytes at a time, and fails at its end if it is to. */
struct feed {
	struct cotejo_text rest;
	size_t step;
	int code;
};

static int feed_read(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct feed *feed = user;
	size_t length = feed->step < feed->rest.length ? feed->step : feed->rest.length;

	assert_true(length <= room);
	if (length == 0 && feed->code)
		return error_set(error, feed->code, "the input is broken");
	memcpy(bytes, feed->rest.bytes, length);
	feed->rest = slice(feed->rest.bytes + length, feed->rest.length - length);
	*ret_length = length;
	return 0;
}

/* All lines, each followed by "|", those that are too long by "!". */
static int join(struct buffer *joined, struct feed *feed, size_t max_bytes)
{
	struct text_lines lines = {.read = feed_read, .user = feed, .max_bytes = max_bytes};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer line = {0};
	bool too_long;
	int code;

	while ((code = text_lines_next(&lines, &line, &too_long, &error)) > 0) {
		buffer_add(joined, buffer_text(&line));
		buffer_add_byte(joined, too_long ? '!' : '|');
	}
	buffer_clear(&line);
	text_lines_clear(&lines);
	return code;
}

static void lines_are_found(void **state)
{
	static const struct {
		const char *name, *text, *expected;
	} rows[] = {
		{"nothing", "", ""},
		{"one line", "abc\n", "abc|"},
		{"no end", "abc", "abc|"},
		{"two", "abc\ndef\n", "abc|def|"},
		{"empty ones", "\n\nabc\n\n", "||abc||"},
		{"carriage returns", "abc\r\n\r\nd\re\r", "abc||d\re|"},
		{"a byte order mark",
			"\xef\xbb\xbf"
			"abc\n",
			"abc|"},
		{"nothing but that", "\xef\xbb\xbf", "|"},
		{"too long", "abcdefgh\nabcdefghi\nabc\n", "abcdefgh|abcdefgh!abc|"},
		{"too long, without end", "abc\nabcdefghijklmn", "abc|abcdefgh!"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t step = 1; step < 12; step++) {
			struct feed feed = {slice_of(rows[i].text), step, 0};
			struct buffer joined = {0};

			if (join(&joined, &feed, 8) != 0 ||
				!slice_equals(buffer_text(&joined), rows[i].expected))
				fail_msg("%s, %zu at a time: %.*s", rows[i].name, step,
					(int)joined.length, joined.bytes);
			buffer_clear(&joined);
		}
	}
}

static void nul_is_a_byte_like_others(void **state)
{
	struct feed feed = {slice("a\0b\n\0", 5), 5, 0};
	struct buffer joined = {0};

	(void)state;
	assert_int_equal(join(&joined, &feed, 8), 0);
	assert_true(slice_equal(buffer_text(&joined), slice("a\0b|\0|", 6)));
	buffer_clear(&joined);
}

static void a_broken_input_is_told(void **state)
{
	struct feed feed = {slice_of("abc\nde"), 3, COTEJO_EIO};
	struct buffer joined = {0};

	(void)state;
	assert_int_equal(join(&joined, &feed, 8), COTEJO_EIO);
	check_text(buffer_text(&joined), "abc|");
	buffer_clear(&joined);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_found),
		cmocka_unit_test(nul_is_a_byte_like_others),
		cmocka_unit_test(a_broken_input_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
