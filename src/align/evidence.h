/*
 * evidence.h - what the words of each pair of sentences say
 *
 * For every pair of sentences in a strip, and for runs of 1 to `reach` sentences that end with one
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
	 * explained[RIGHT][cell * reach + a - 1]: right sentence `column` by the `a` left
	 * sentences that end with `row`. explained[LEFT]: left sentence `row` by the right ones
	 * that end with `column`.
	 */
	float *explained[SIDES];
	size_t reach; /* of the shapes that are looked for: most sentences on a side */
	size_t shape_count;
};

void evidence_clear(struct evidence *evidence);

/* The strip of the pairs of sentences that are in beads between nodes of `nodes`, of the first
 * `shape_count` shapes. COTEJO_ENOMEM or 0. */
int evidence_pairs(struct strip *pairs, const struct strip *nodes, size_t shape_count);

/* For the first `shape_count` shapes. `lexicons[LEFT]` predicts from the left side. Replaces what
 * was there. COTEJO_ENOMEM or 0. */
int evidence_collect(struct evidence *evidence, const struct strip *nodes,
	const struct side document[SIDES], const struct lexicon lexicons[SIDES],
	size_t shape_count);

/* The evidence for the beads that end at node (i, j), of each shape that was asked for. Those that
 * reach out of the strip come out as anything. */
void evidence_at(const struct evidence *evidence, size_t i, size_t j, float ret_words[]);

#endif
