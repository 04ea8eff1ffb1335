/*
 * letters.c - the edit distance of two words or texts, letter by letter
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/letters.h"

#include "text/utf8.h"

size_t letters_read(struct cotejo_text text, int32_t *points, size_t room)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length && count < room;)
		i = utf8_next(text, i, &points[count++]);
	return count;
}

/* Where the letter stands in the word. Words are short: looking costs less than a table. */
static uint64_t places_of(int32_t letter, const int32_t *word, size_t count)
{
	uint64_t places = 0;

	for (size_t i = 0; i < count; i++)
		places |= (uint64_t)(word[i] == letter) << i;
	return places;
}

uint32_t letters_distance(const int32_t *a, size_t a_count, const int32_t *b, size_t b_count)
{
	uint64_t plus = ~(uint64_t)0, minus = 0, last;
	uint32_t distance = (uint32_t)a_count;

	if (a_count == 0)
		return (uint32_t)b_count;
	last = (uint64_t)1 << (a_count - 1);
	for (size_t i = 0; i < b_count; i++) {
		uint64_t places = places_of(b[i], a, a_count);
		uint64_t vertical = places | minus;
		uint64_t horizontal = (((places & plus) + plus) ^ plus) | places;
		uint64_t up = minus | ~(horizontal | plus), down = plus & horizontal;

		distance += (up & last) != 0;
		distance -= (down & last) != 0;
		up = up << 1 | 1;
		down <<= 1;
		plus = down | ~(vertical | up);
		minus = up & vertical;
	}
	return distance;
}
