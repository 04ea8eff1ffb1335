/*
 * normal.c - text with the differences taken out that nobody can see
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/normal.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "text/utf8.h"

enum {
	FIRST_COMBINING = 0x300, /* text without a character from here on is in form C already */
	GROWTH = 3               /* form C of a UTF-16 unit has at most so many */
};

static void add_without_spaces(struct buffer *buffer, struct cotejo_text text)
{
	bool begun = false, space = false;

	for (size_t i = 0; i < text.length;) {
		UChar32 c;
		size_t next = utf8_next(text, i, &c);

		if (u_isUWhiteSpace(c)) {
			space = begun;
		} else {
			if (space)
				buffer_add_byte(buffer, ' ');
			buffer_add(buffer, slice(text.bytes + i, next - i));
			begun = true;
			space = false;
		}
		i = next;
	}
}

/* Whether nothing in the text could combine. */
static bool is_composed(struct cotejo_text text)
{
	for (size_t i = 0; i < text.length;) {
		UChar32 c;

		i = utf8_next(text, i, &c);
		if (c >= FIRST_COMBINING)
			return false;
	}
	return true;
}

static bool compose(UChar *units, int32_t room, struct cotejo_text text, struct buffer *composed)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFCInstance(&status);
	UChar *normal = units + text.length + 1;
	int32_t count = 0, length = 0;

	u_strFromUTF8(
		units, (int32_t)text.length + 1, &count, text.bytes, (int32_t)text.length, &status);
	if (U_SUCCESS(status))
		count = unorm2_normalize(form, units, count, normal, room, &status);
	if (U_FAILURE(status) || !buffer_reserve(composed, (size_t)count * 3 + 1))
		return false;
	u_strToUTF8(composed->bytes, count * 3 + 1, &length, normal, count, &status);
	composed->length = (size_t)length;
	return U_SUCCESS(status);
}

void normal_append(struct buffer *buffer, struct cotejo_text text)
{
	struct buffer composed = {0};
	UChar *units;

	if (is_composed(text)) {
		add_without_spaces(buffer, text);
		return;
	}
	if (text.length > INT32_MAX / 16) {
		buffer->failed = true;
		return;
	}
	units = malloc((text.length + 1) * (GROWTH + 1) * sizeof(*units));
	if (!units || !compose(units, (int32_t)(text.length + 1) * GROWTH, text, &composed))
		buffer->failed = true;
	else
		add_without_spaces(buffer, buffer_text(&composed));
	buffer_clear(&composed);
	free(units);
}
