/*
 * score.h - how good one bead is
 *
 * The logarithm of how much likelier a bead's sentences are as translations of each other than as
 * sentences that have nothing to do with each other.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_SCORE_H
#define ALIGN_SCORE_H

#include <math.h>

#include "align/evidence.h"
#include "align/length.h"
#include "align/shapes.h"

/* All that the score of a bead of one document depends on; borrowed. */
struct scorer {
	const struct settings *settings;
	const struct side *document; /* two sides */
	const struct length_model *length;
	const struct run_lengths *lengths;
	const struct shape_model *shape;
	const struct evidence *evidence;
};

/*
 * What the bead of shape `s` that ends before `end` scores; it must lie in the strip. A score that
 * cannot reach `least` may come out as -INFINITY.
 */
static inline double score_bead(
	const struct scorer *scorer, size_t s, const size_t end[SIDES], double least)
{
	const size_t count[SIDES] = {shapes[s].count[LEFT], shapes[s].count[RIGHT]};
	const struct run_length *left =
		run_length_at(scorer->lengths, LEFT, end[LEFT], count[LEFT]);
	const struct run_length *right =
		run_length_at(scorer->lengths, RIGHT, end[RIGHT], count[RIGHT]);
	double length_weight = scorer->settings->length_weight;
	double score = scorer->shape->shape[s] +
		       scorer->settings->word_weight * evidence_of(scorer->evidence, end, count) +
		       border_score(scorer->shape, scorer->document, end, count);

	if (score + length_weight * length_bound(left, right) < least)
		return -INFINITY;
	return score + length_weight * length_score(scorer->length, left, right);
}

#endif
