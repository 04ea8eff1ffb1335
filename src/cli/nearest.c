/*
 * nearest.c - what somebody who mistyped a name may have meant
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "cli/options.h"

/* Names are short; a longer word is no slip of the hand. */
enum { MOST_LETTERS = 31 };

static size_t smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* How many letters must be put in, taken out, changed, or swapped with a neighbour. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][MOST_LETTERS + 1], i, j;
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	size_t b_length = strlen(b);

	for (j = 0; j <= b_length; j++)
		last[j] = j;
	for (i = 1; a[i - 1]; i++) {
		size_t *oldest = before;

		row[0] = i;
		for (j = 1; j <= b_length; j++) {
			row[j] = smallest(
				last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
		before = last;
		last = row;
		row = oldest;
	}
	return last[b_length];
}

const char *options_nearest(
	const char *word, const char *(*next)(const void *user, size_t index), const void *user)
{
	size_t length = strlen(word), i;
	/* A third of the letters may be wrong, of the shortest words one. */
	size_t best = length < 3 ? 1 : length / 3;
	const char *nearest = NULL, *name;

	if (length > MOST_LETTERS)
		return NULL;
	for (i = 0; (name = next(user, i)) != NULL; i++) {
		size_t wrong = strlen(name) > MOST_LETTERS ? length : distance(word, name);

		if (wrong < best || (wrong == best && !nearest)) {
			best = wrong;
			nearest = name;
		}
	}
	return nearest;
}
