/*
 * known.c - a quick look whether a phrase can begin with a word of the text
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/known.h"

#include <stdlib.h>

/* Tokens of more letters than a number holds are not listed, and phrases that could make them are
 * never refused. */
enum { LETTERS_MAX = sizeof(uint64_t) };

void known_clear(struct known *known)
{
	free(known->slots);
	*known = (struct known){0};
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t find_slot(const struct known *known, uint64_t letters)
{
	/* An odd constant of about the golden ratio spreads the numbers over the upper half. */
	uint64_t spread = letters * 0x9e3779b97f4a7c15U;
	size_t at = (size_t)(spread >> 32) & known->slot_mask;

	while (known->slots[at] && known->slots[at] != letters)
		at = (at + 1) & known->slot_mask;
	return at;
}

/* The first letters of a text in lower case; `ret_end`: where they end. */
static uint64_t first_letters(struct cotejo_text text, size_t most, size_t *ret_end)
{
	uint64_t letters = 0;
	size_t at = 0;

	for (; at < text.length && at < most && is_letter(text.bytes[at]); at++)
		letters = letters << 8 | (unsigned char)(text.bytes[at] | 0x20);
	*ret_end = at;
	return letters;
}

int known_fill(struct known *known, const struct vocabulary *vocabulary, size_t prefix_letters)
{
	size_t size = 16;

	while (size < 2 * vocabulary->numbers.count)
		size *= 2;
	known_clear(known);
	known->slots = calloc(size, sizeof(*known->slots));
	if (!known->slots)
		return COTEJO_ENOMEM;
	known->slot_mask = size - 1;
	known->prefix_letters = prefix_letters;
	for (size_t i = 0; i < vocabulary->numbers.count; i++) {
		struct cotejo_text token = vocabulary->numbers.entries[i].key;
		size_t end;
		uint64_t letters = first_letters(token, LETTERS_MAX, &end);

		if (letters && end == token.length)
			known->slots[find_slot(known, letters)] = letters;
	}
	return 0;
}

bool known_may_begin(const struct known *known, struct cotejo_text phrase)
{
	size_t end;
	uint64_t letters;

	if (known->prefix_letters > LETTERS_MAX)
		return true;
	letters = first_letters(phrase, known->prefix_letters, &end);
	/* The token is these letters only if the word ends with them or is cut. */
	if (letters == 0 ||
		(end < known->prefix_letters && end < phrase.length && phrase.bytes[end] != ' '))
		return true;
	return known->slots[find_slot(known, letters)] != 0;
}
