/*
 * letters.c - the edit distance of two words or texts, letter by letter
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/letters.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"

enum { ASCII = 128, WORD_BITS = 64 };

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

/* ---- Texts of any length ---- */

void letter_pattern_clear(struct letter_pattern *pattern)
{
	free(pattern->ascii);
	free(pattern->others);
	free(pattern->places);
	free(pattern->plus);
	free(pattern->minus);
	*pattern = (struct letter_pattern){0};
}

/* Where a letter stands in the pattern: few letters beyond ASCII occur in one text. */
static uint64_t *places_in(const struct letter_pattern *pattern, int32_t letter)
{
	size_t i = 0;

	if (letter < ASCII)
		return pattern->ascii + (size_t)letter * pattern->words;
	while (i < pattern->other_count && pattern->others[i] != letter)
		i++;
	return pattern->places + i * pattern->words;
}

static void note_letters(struct letter_pattern *pattern, struct cotejo_text text)
{
	size_t at = 0;

	for (size_t i = 0; i < text.length; at++) {
		uint64_t *places;
		int32_t letter;

		i = utf8_next(text, i, &letter);
		places = places_in(pattern, letter);
		if (letter >= ASCII &&
			places == pattern->places + pattern->other_count * pattern->words)
			pattern->others[pattern->other_count++] = letter;
		places[at / WORD_BITS] |= (uint64_t)1 << at % WORD_BITS;
	}
}

int letter_pattern_set(
	struct letter_pattern *pattern, struct cotejo_text text, struct cotejo_error *error)
{
	size_t words;

	letter_pattern_clear(pattern);
	pattern->count = utf8_count(text);
	words = pattern->words = (pattern->count + WORD_BITS - 1) / WORD_BITS;
	pattern->ascii = calloc(ASCII * words + 1, sizeof(*pattern->ascii));
	pattern->others = calloc(pattern->count + 1, sizeof(*pattern->others));
	pattern->places = calloc((pattern->count + 1) * words + 1, sizeof(*pattern->places));
	pattern->plus = calloc(words + 1, sizeof(*pattern->plus));
	pattern->minus = calloc(words + 1, sizeof(*pattern->minus));
	if (!pattern->ascii || !pattern->others || !pattern->places || !pattern->plus ||
		!pattern->minus)
		return error_no_memory(error);
	note_letters(pattern, text);
	return 0;
}

/* A column of the table; returns by how much its last cell differs from that of the one before. A
 * block of 64 rows hands on to the one below it whether its last cell went up or down (Myers 1999,
 * Hyyrö 2003). */
static int next_column(struct letter_pattern *pattern, const uint64_t *places, uint64_t last)
{
	/* The row above all is one more in each column. */
	uint64_t up_in = 1, down_in = 0;
	int change = 0;

	for (size_t i = 0; i < pattern->words; i++) {
		uint64_t plus = pattern->plus[i], minus = pattern->minus[i];
		uint64_t vertical = places[i] | minus, here = places[i] | down_in;
		uint64_t horizontal = (((here & plus) + plus) ^ plus) | here;
		uint64_t up = minus | ~(horizontal | plus), down = plus & horizontal;

		if (i + 1 == pattern->words)
			change = ((up & last) != 0) - ((down & last) != 0);
		pattern->plus[i] = (down << 1 | down_in) | ~(vertical | (up << 1 | up_in));
		pattern->minus[i] = (up << 1 | up_in) & vertical;
		up_in = up >> (WORD_BITS - 1);
		down_in = down >> (WORD_BITS - 1);
	}
	return change;
}

size_t letter_pattern_distance(
	struct letter_pattern *pattern, struct cotejo_text text, size_t count, size_t most)
{
	size_t distance = pattern->count, left = count;
	uint64_t last;

	if (pattern->count == 0)
		return count;
	last = (uint64_t)1 << (pattern->count - 1) % WORD_BITS;
	memset(pattern->plus, 0xff, pattern->words * sizeof(*pattern->plus));
	memset(pattern->minus, 0, pattern->words * sizeof(*pattern->minus));
	for (size_t i = 0; i < text.length;) {
		int32_t letter;
		int change;

		i = utf8_next(text, i, &letter);
		change = next_column(pattern, places_in(pattern, letter), last);
		distance = change < 0 ? distance - 1 : distance + (size_t)change;
		left--;
		/* Each letter that is left can better it by one. */
		if (distance > most + left)
			return most + 1;
	}
	return distance;
}
