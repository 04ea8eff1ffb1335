/*
 * borders.h - what stands between two sentences
 *
 * A new block, the end of one sentence and the beginning of another, or hardly a border: the text
 * goes on in lower case, or nothing ended before. Both sides of a bead tend to begin alike, and to
 * end alike; inside a bead there is seldom a block's border, and often one that is hardly any. How
 * much so is learnt from the text.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_BORDERS_H
#define ALIGN_BORDERS_H

#include "align/lexicon.h"

enum border {
	BORDER_SENTENCE,
	BORDER_LOWER, /* the sentence begins in lower case */
	BORDER_OPEN,  /* the one before does not end with a mark that ends sentences */
	BORDER_BLOCK,
	BORDERS
};

/* Log scores, against borders as they come. */
struct border_model {
	double usual[SIDES][BORDERS];   /* share of all borders (no logarithm) */
	double open[SIDES][2];          /* the same of sentences that end, and that do not */
	double begin[BORDERS][BORDERS]; /* of a bead; what ended before does not matter */
	double end[2][2];               /* of a bead: whether its last sentences are open */
	double inside[SIDES][BORDERS];
};

bool border_is_lower(struct cotejo_text sentence);
bool border_is_open(struct cotejo_text sentence);

/* The model before any alignment is known. */
void border_model_start(struct border_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings);

/* Learns from likely beads. */
void border_model_learn(
	struct border_model *model, const struct lessons *lessons, const struct settings *settings);

/* What a bead scores by its borders. */
double border_score(const struct border_model *model, const struct side document[SIDES],
	const size_t begin[SIDES], const size_t count[SIDES]);

#endif
