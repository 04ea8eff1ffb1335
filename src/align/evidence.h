/*
 * evidence.h - what the words of each pair of sentences say
 *
 * For every pair of sentences in a strip, and for runs of 1 to MAX_RUN sentences that end with one
 * of them: the logarithm of how much likelier the words of the other become by being its
 * translation. The evidence for any bead is then the sum of a few of these numbers.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_EVIDENCE_H
#define ALIGN_EVIDENCE_H

#include "align/lexicon.h"
#include "align/strip.h"

/* Zero-initialise it. */
struct evidence {
	struct strip pairs;
	/*
	 * explained[RIGHT][cell * MAX_RUN + a - 1]: right sentence `column` by the `a` left
	 * sentences that end with `row`. explained[LEFT]: left sentence `row` by the right ones
	 * that end with `column`.
	 */
	float *explained[SIDES];
};

void evidence_clear(struct evidence *evidence);

/* `lexicons[LEFT]` predicts from the left side. Replaces what was there. COTEJO_ENOMEM or 0. */
int evidence_collect(struct evidence *evidence, const struct strip *nodes,
	const struct side document[SIDES], const struct lexicon lexicons[SIDES]);

/* The evidence for the beads of all shapes that end at node (i, j). Those that reach out of the
 * strip come out as anything. */
void evidence_at(
	const struct evidence *evidence, size_t i, size_t j, size_t shape_count, float ret_words[]);

#endif
