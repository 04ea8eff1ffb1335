/*
 * shapes.h - how many sentences become how many
 *
 * A text is a row of beads that join sentences of both sides, with gaps between them: sentences of
 * the left side without a counterpart, then of the right side (in this order, so that no alignment
 * is counted twice). Gaps come in runs: where one sentence is missing, the next often is as well.
 * Whether borders fall together is part of the same model.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_SHAPES_H
#define ALIGN_SHAPES_H

#include "align/borders.h"

struct shape {
	unsigned char count[SIDES];
};

enum { SHAPES = 20 };

extern const struct shape shapes[SHAPES];

/* What stands before a place between sentences. */
enum state { AFTER_BEAD, AFTER_LEFT_GAP, AFTER_RIGHT_GAP, STATES };

/* Log probabilities. */
struct shape_model {
	double shape[SHAPES];        /* of a bead that joins */
	double next[STATES][STATES]; /* of what comes; going from a right gap to a left one never */
	struct border_model borders;
};

/* The model before any alignment is known. */
void shape_model_start(struct shape_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings);

/* How often one state was seen to follow another (expected). */
struct transitions {
	double counts[STATES][STATES];
};

/* Adds up what was seen in several documents. */
void transitions_add(struct transitions *sum, const struct transitions *transitions);

/* Learns from likely beads and gaps. */
void shape_model_learn(struct shape_model *model, const struct lessons *lessons,
	const struct transitions *transitions, const struct settings *settings);

#endif
