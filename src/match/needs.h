/*
 * needs.h - what a text must have to reach a score
 *
 * A word of the query whose root a text does not hold costs its whole weight, and so does every
 * unit of weight that one text has more than the other. So the weight of a text says how many words
 * of the query it must share, or that it cannot reach the score at all.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_NEEDS_H
#define MATCH_NEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NEEDS_CLASSES = 128, NEEDS_NEVER = UINT16_MAX };

struct needs {
	uint16_t of_class[NEEDS_CLASSES]; /* of the words of the query; NEEDS_NEVER: too heavy or
					     too light */
	size_t least;                     /* of all classes; NEEDS_NEVER: no text can reach it */
	bool sparse; /* where nothing need be shared, words are at most half of the text */
};

/* For a query of this weight with so many words (numbers and marks apart), and a score of 1 to
 * 100. */
void needs_set(struct needs *needs, uint32_t weight, size_t words, int score);

#endif
