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
#include "align/similarity.h"

/* All that the score of a bead of one document depends on; borrowed. */
struct scorer {
	const struct settings *settings;
	const struct side *document; /* two sides */
	const struct length_model *length;
	const struct run_lengths *lengths;
	const struct shape_model *shape;
	const struct evidence *evidence;
	size_t shape_count;                  /* only the first so many shapes are looked at */
	const struct similarity *similarity; /* NULL: there are no vectors */
};

/* What the scores of all beads that end at one node have in common. */
struct node_scorer {
	float words[SHAPES];
	float similar[SHAPES];                /* if there are vectors */
	const struct run_length *runs[SIDES]; /* runs[side][count - 1] */
	const unsigned char *borders[SIDES];  /* borders[side][-count] */
	double length_factor;
	double end; /* what all of them have for how they end */
};

static inline void node_scorer_start(
	struct node_scorer *node, const struct scorer *scorer, size_t i, size_t j)
{
	const struct side *document = scorer->document;

	evidence_at(scorer->evidence, i, j, node->words);
	if (scorer->similarity)
		similarity_at(scorer->similarity, i, j, scorer->shape_count, node->similar);
	node->runs[LEFT] = run_length_at(scorer->lengths, LEFT, i, 1);
	node->runs[RIGHT] = run_length_at(scorer->lengths, RIGHT, j, 1);
	node->borders[LEFT] = document[LEFT].borders + i;
	node->borders[RIGHT] = document[RIGHT].borders + j;
	node->end = i > 0 && j > 0 ? scorer->shape->borders.end[document[LEFT].opens[i - 1]]
							       [document[RIGHT].opens[j - 1]]
				   : 0;
	node->length_factor = scorer->settings->length_weight * (scorer->length->freedom + 1) / 4;
}

/*
 * What the bead of shape `s` scores; it must lie in the strip. A score that cannot reach `least`
 * may come out as -INFINITY.
 */
static inline float node_scorer_bead(
	const struct node_scorer *node, const struct scorer *scorer, size_t s, double least)
{
	size_t left = shapes[s].count[LEFT], right = shapes[s].count[RIGHT];
	const struct run_length *left_run = &node->runs[LEFT][left - 1];
	const struct run_length *right_run = &node->runs[RIGHT][right - 1];
	double score = scorer->shape->shape[s] + node->end +
		       scorer->settings->word_weight * (double)node->words[s] +
		       (double)(left_run->fixed + right_run->fixed) +
		       scorer->shape->borders.begin[node->borders[LEFT][-(ptrdiff_t)left]]
						   [node->borders[RIGHT][-(ptrdiff_t)right]];

	if (scorer->similarity)
		score += (double)node->similar[s];
	if (score < least)
		return -INFINITY;
	return (float)(score - node->length_factor * quick_log(length_off(left_run, right_run)));
}

#endif
