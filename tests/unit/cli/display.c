/*
 * Tests of cli/display.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "cli/display.h"

#define TEXT(literal)                        \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static void decodes(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text text;
		uint32_t code_point;
		size_t bytes;
	} rows[] = {
		{"ASCII", TEXT("a"), 'a', 1},
		{"NUL", TEXT("\0"), 0, 1},
		{"two bytes", TEXT("\xc3\xb1x"), 0xf1, 2},
		{"three bytes", TEXT("\xe2\x82\xac"), 0x20ac, 3},
		{"four bytes", TEXT("\xf0\x9f\x98\x80"), 0x1f600, 4},
		{"the last one", TEXT("\xf4\x8f\xbf\xbf"), 0x10ffff, 4},
		{"past the last one", TEXT("\xf4\x90\x80\x80"), DISPLAY_BAD, 1},
		{"longer than needed", TEXT("\xc0\x80"), DISPLAY_BAD, 1},
		{"longer than needed, three", TEXT("\xe0\x80\xaf"), DISPLAY_BAD, 1},
		{"surrogate", TEXT("\xed\xa0\x80"), DISPLAY_BAD, 1},
		{"cut", TEXT("\xe2\x82"), DISPLAY_BAD, 1},
		{"alone", TEXT("\x80"), DISPLAY_BAD, 1},
		{"interrupted", TEXT("\xe2\x28\xa1"), DISPLAY_BAD, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t bytes = 0;
		uint32_t code_point = display_decode(rows[i].text, &bytes);

		if (code_point != rows[i].code_point || bytes != rows[i].bytes)
			fail_msg("%s: U+%04X in %zu bytes", rows[i].name, (unsigned)code_point,
				bytes);
	}
}

/* Without a UTF-8 locale nothing but ASCII has a width that could be tested. */
static bool knows_unicode(void)
{
	return display_width((struct cotejo_text)TEXT("\xe6\x97\xa5")) == 2;
}

static void widths(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text text;
		size_t width;
	} rows[] = {
		{"empty", TEXT(""), 0},
		{"ASCII", TEXT("abc"), 3},
		{"composed", TEXT("\xc3\xa9"), 1},
		{"combining", TEXT("e\xcc\x81"), 1},
		{"wide", TEXT("\xe6\x97\xa5\xe6\x9c\xac"), 4},
		{"zero width space", TEXT("a\xe2\x80\x8b"), 1},
		{"bad byte", TEXT("\xff"), 1},
	};

	(void)state;
	if (!knows_unicode())
		skip();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t width = display_width(rows[i].text);

		if (width != rows[i].width)
			fail_msg("%s: %zu columns", rows[i].name, width);
	}
}

/* Folds a text into a string with a bar behind each line. */
static void fold(char *buffer, size_t size, const char *text, size_t width)
{
	struct cotejo_text rest = {text, strlen(text)}, line;
	size_t length = 0;

	buffer[0] = '\0';
	while (display_line(&rest, width, &line) && length < size)
		length += (size_t)snprintf(
			buffer + length, size - length, "%.*s|", (int)line.length, line.bytes);
}

static void folds(void **state)
{
	static const struct {
		const char *name, *text;
		size_t width;
		const char *expected;
	} rows[] = {
		{"nothing", "", 10, ""},
		{"only spaces", "   ", 10, ""},
		{"one line", "one two", 10, "one two|"},
		{"exactly", "one two", 7, "one two|"},
		{"at a space", "one two three", 9, "one two|three|"},
		{"spaces at the cut", "one   two", 4, "one|two|"},
		{"a long word", "abcdefgh ij", 3, "abc|def|gh|ij|"},
		{"a long word later", "a bcdefgh", 4, "a|bcde|fgh|"},
		{"line feed", "one\ntwo three", 20, "one|two three|"},
		{"combining stays", "ae\xcc\x81i", 2, "ae\xcc\x81|i|"},
		{"wide", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", 4,
			"\xe6\x97\xa5\xe6\x9c\xac|\xe8\xaa\x9e|"},
		{"wide, odd width", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", 5,
			"\xe6\x97\xa5\xe6\x9c\xac|\xe8\xaa\x9e|"},
		{"no full stop at the start", "\xe6\x97\xa5\xe6\x9c\xac\xe3\x80\x82", 4,
			"\xe6\x97\xa5|\xe6\x9c\xac\xe3\x80\x82|"},
		{"words between wide ones", "ab \xe6\x97\xa5\xe6\x9c\xac", 5,
			"ab \xe6\x97\xa5|\xe6\x9c\xac|"},
	};

	(void)state;
	if (!knows_unicode())
		skip();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char found[256];

		fold(found, sizeof(found), rows[i].text, rows[i].width);
		if (strcmp(found, rows[i].expected) != 0)
			fail_msg("%s: %s", rows[i].name, found);
	}
}

/* The bytes that are no white space, one behind the other. */
static size_t squeeze(char *buffer, struct cotejo_text text)
{
	size_t length = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] != ' ' && text.bytes[i] != '\n')
			buffer[length++] = text.bytes[i];
	}
	return length;
}

/* Whatever the text and the width: no line is too wide, and nothing but white space is lost. */
static void folding_loses_nothing(void **state)
{
	static const char *const pieces[] = {"a", "word", " ", "  ", "\n", "\xc3\xb1", "e\xcc\x81",
		"\xe6\x97\xa5", "\xe3\x80\x82", "\xf0\x9f\x98\x80", "\xff", "\t"};
	uint32_t random = 20170223;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char text[256], before[256], after[256];
		size_t length = 0, kept = 0, width;
		struct cotejo_text rest, line;

		for (int i = 0; i < 30; i++) {
			const char *piece;

			random = random * 1664525u + 1013904223u;
			piece = pieces[(random >> 16) % (sizeof(pieces) / sizeof(pieces[0]))];
			while (*piece)
				text[length++] = *piece++;
		}
		width = 2 + (random >> 24) % 20;
		rest = (struct cotejo_text){text, length};
		while (display_line(&rest, width, &line)) {
			assert_true(line.length > 0);
			assert_true(display_width(line) <= width);
			kept += squeeze(after + kept, line);
		}
		assert_int_equal(kept, squeeze(before, (struct cotejo_text){text, length}));
		assert_memory_equal(before, after, kept);
	}
}

static void escapes(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_text text;
		const char *expected;
	} rows[] = {
		{"plain", TEXT("a \xc3\xb1"), "a \xc3\xb1"},
		{"line feed and tab", TEXT("a\nb\tc"), "a\\nb\\tc"},
		{"escape", TEXT("\033[31m"), "\\x1b[31m"},
		{"NUL", TEXT("a\0b"), "a\\x00b"},
		{"C1", TEXT("\xc2\x9b"), "\\x9b"},
		{"bad byte", TEXT("\xff"), "\\xff"},
	};
	char buffer[64];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length = display_escape(buffer, sizeof(buffer), rows[i].text);

		if (!slice_equals((struct cotejo_text){buffer, length}, rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)length, buffer);
	}
	/* Never half an escape. */
	assert_int_equal(display_escape(buffer, 5, (struct cotejo_text)TEXT("ab\x01z")), 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(widths),
		cmocka_unit_test(folds),
		cmocka_unit_test(folding_loses_nothing),
		cmocka_unit_test(escapes),
	};

	display_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
