/*
 * display.c - text as it stands on a terminal: code points, columns, lines
 *
 * Lines break at spaces. Scripts without spaces are those whose letters are wide, so a line may
 * also break on either side of a wide character, but not before a closing mark (a small part of the
 * Unicode line breaking algorithm, UAX #14, that is enough for two columns of prose).
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/display.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

void display_init(void)
{
	static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
	size_t i;

	if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return;
	for (i = 0; i < sizeof(fallbacks) / sizeof(fallbacks[0]); i++) {
		if (setlocale(LC_CTYPE, fallbacks[i]))
			return;
	}
}

/* How many bytes a character takes that begins with this one; 0: none begins so. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xc2)
		return 0;
	if (first < 0xe0)
		return 2;
	if (first < 0xf0)
		return 3;
	return first < 0xf5 ? 4 : 0;
}

/* Longer forms than needed, surrogates, and what lies past Unicode. */
static bool is_forbidden(uint32_t code_point, size_t length)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

	return code_point < least[length] || code_point > 0x10ffff ||
	       (code_point >= 0xd800 && code_point < 0xe000);
}

uint32_t display_decode(struct cotejo_text text, size_t *ret_bytes)
{
	unsigned char first = (unsigned char)text.bytes[0];
	size_t length = sequence_length(first), i;
	uint32_t code_point;

	*ret_bytes = 1;
	if (length == 1)
		return first;
	if (length == 0 || length > text.length)
		return DISPLAY_BAD;
	code_point = first & (0x7fu >> length);
	for (i = 1; i < length; i++) {
		unsigned char next = (unsigned char)text.bytes[i];

		if ((next & 0xc0) != 0x80)
			return DISPLAY_BAD;
		code_point = code_point << 6 | (next & 0x3f);
	}
	if (is_forbidden(code_point, length))
		return DISPLAY_BAD;
	*ret_bytes = length;
	return code_point;
}

bool display_is_control(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0);
}

/* A character that wcwidth() does not know shows as one box. */
static size_t columns_of(uint32_t code_point)
{
	int columns = code_point == DISPLAY_BAD ? 1 : wcwidth((wchar_t)code_point);

	return columns < 0 ? 1 : (size_t)columns;
}

static struct cotejo_text skip(struct cotejo_text text, size_t bytes)
{
	return (struct cotejo_text){text.bytes + bytes, text.length - bytes};
}

size_t display_width(struct cotejo_text text)
{
	size_t width = 0, bytes;

	for (; text.length; text = skip(text, bytes))
		width += columns_of(display_decode(text, &bytes));
	return width;
}

/* Marks that must not begin a line in the scripts that are written without spaces. */
static bool closes(uint32_t code_point)
{
	static const wchar_t marks[] =
		L"\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1b\uff1a\u300d\u300f"
		L"\u3011\u3015\uff09\u3009\u300b\u201d\u2019\u30fc\u30fb\u2026";

	return code_point < 0xffff && wcschr(marks, (wchar_t)code_point) != NULL;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n';
}

static struct cotejo_text trim_spaces(struct cotejo_text text)
{
	while (text.length && is_space(text.bytes[0]))
		text = skip(text, 1);
	while (text.length && is_space(text.bytes[text.length - 1]))
		text.length--;
	return text;
}

/* How many bytes go on a line of `width` columns. */
static size_t bytes_that_fit(struct cotejo_text text, size_t width)
{
	size_t at = 0, used = 0, bytes, before_width = 0;
	size_t cut = 0; /* the last place where the line may end */

	for (; at < text.length; at += bytes) {
		uint32_t code_point = display_decode(skip(text, at), &bytes);
		size_t columns = columns_of(code_point);

		if (code_point == '\n')
			return at;
		if (at && (columns == 2 || before_width == 2) && columns && !closes(code_point))
			cut = at;
		if (code_point == ' ')
			cut = at;
		else if (used + columns > width)
			return cut ? cut : at;
		used += columns;
		before_width = columns ? columns : before_width;
	}
	return text.length;
}

bool display_line(struct cotejo_text *rest, size_t width, struct cotejo_text *ret_line)
{
	struct cotejo_text text = trim_spaces(*rest);
	size_t bytes;

	if (text.length == 0)
		return false;
	bytes = bytes_that_fit(text, width);
	*ret_line = trim_spaces((struct cotejo_text){text.bytes, bytes});
	*rest = skip(text, bytes);
	return true;
}

/* One character of an escaped text into `piece`; returns its length. */
static size_t escape_one(char piece[8], struct cotejo_text text, size_t *ret_bytes)
{
	uint32_t code_point = display_decode(text, ret_bytes);

	if (code_point == '\n')
		return (size_t)snprintf(piece, 8, "\\n");
	if (code_point == '\t')
		return (size_t)snprintf(piece, 8, "\\t");
	if (code_point == DISPLAY_BAD)
		return (size_t)snprintf(piece, 8, "\\x%02x", (unsigned char)text.bytes[0]);
	if (display_is_control(code_point))
		return (size_t)snprintf(piece, 8, "\\x%02x", (unsigned)code_point);
	memcpy(piece, text.bytes, *ret_bytes);
	return *ret_bytes;
}

size_t display_escape(char *buffer, size_t size, struct cotejo_text text)
{
	size_t written = 0, bytes, length;
	char piece[8];

	for (; text.length; text = skip(text, bytes)) {
		length = escape_one(piece, text, &bytes);
		if (length > size - written)
			break;
		memcpy(buffer + written, piece, length);
		written += length;
	}
	return written;
}
