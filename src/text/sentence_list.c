/*
 * sentence_list.c - a list that runs on in one line
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_list.h"

#include <string.h>

#include "base/slice.h"

enum { MOST_DIGITS = 3 };

/* A marker as it stands in the text. */
struct marker {
	enum list_style style;
	bool letters;
	unsigned int number;
	enum character_kind kind; /* of the first character of the item */
	size_t end;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads "1.", "b)" or "12.)" at `at`, with white space behind it; false when none is there. */
static bool read_marker(struct cotejo_text text, size_t at, struct marker *ret_marker)
{
	struct marker marker = {.style = LIST_NONE};
	size_t end = at, next;

	while (end < text.length && is_digit(text.bytes[end]) && end - at < MOST_DIGITS)
		marker.number = 10 * marker.number + (unsigned int)(text.bytes[end++] - '0');
	if (end == at && at < text.length && text.bytes[at] >= 'a' && text.bytes[at] <= 'z') {
		marker.letters = true;
		marker.number = (unsigned int)(text.bytes[end++] - 'a') + 1;
	}
	if (end == at || end == text.length)
		return false;
	if (text.bytes[end] == '.')
		marker.style = ++end < text.length && text.bytes[end] == ')' ? LIST_BOTH_MARKS
									     : LIST_PERIOD;
	else if (text.bytes[end] == ')')
		marker.style = LIST_BRACKET;
	end += marker.style == LIST_BOTH_MARKS || marker.style == LIST_BRACKET;
	next = space_end(text, end);
	if (marker.style == LIST_NONE || next == end)
		return false;
	marker.kind = character_kind_at(text, next, &marker.end);
	*ret_marker = marker;
	return true;
}

void sentence_list_begin(struct sentence_list *list, struct cotejo_text text, size_t begin)
{
	size_t at = space_end(text, begin), next;
	struct marker marker;

	if (list->style == LIST_BULLET)
		return;
	if (character_kind_at(text, at, &next) == KIND_BULLET && begin == 0 &&
		(unsigned char)text.bytes[at] >= 0x80) {
		list->style = LIST_BULLET;
		list->bullet_length = next - at;
		memcpy(list->bullet, text.bytes + at, list->bullet_length);
	} else if (read_marker(text, at, &marker)) {
		if (list->style == LIST_NONE && (begin == 0 || marker.number == 1)) {
			list->style = marker.style;
			list->letters = marker.letters;
			list->kind = marker.kind;
			list->next = marker.number + 1;
		} else if (list->style == marker.style && list->letters == marker.letters &&
			   list->next == marker.number) {
			list->next++;
		}
	}
}

/* The begin of the word of ASCII letters and digits in front of a marker's mark. */
static size_t word_begin(struct cotejo_text text, size_t sentence, size_t at)
{
	size_t begin = at;

	while (begin > sentence && at - begin <= MOST_DIGITS &&
		(is_digit(text.bytes[begin - 1]) ||
			(text.bytes[begin - 1] >= 'a' && text.bytes[begin - 1] <= 'z')))
		begin--;
	return begin;
}

size_t sentence_list_item(
	const struct sentence_list *list, struct cotejo_text text, size_t sentence, size_t at)
{
	struct marker marker;
	size_t begin = at;

	if (list->style == LIST_NONE)
		return SIZE_MAX;
	if (list->style != LIST_BULLET)
		begin = word_begin(text, sentence, at);
	if (begin <= sentence || !is_ascii_space(text.bytes[begin - 1]))
		return SIZE_MAX;
	if (list->style == LIST_BULLET)
		return slice_starts(slice(text.bytes + at, text.length - at),
			       slice(list->bullet, list->bullet_length))
			       ? begin
			       : SIZE_MAX;
	if (!read_marker(text, begin, &marker) || marker.style != list->style ||
		marker.letters != list->letters || marker.number != list->next ||
		marker.kind != list->kind)
		return SIZE_MAX;
	return begin;
}
