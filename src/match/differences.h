/*
 * differences.h - where two texts differ
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_DIFFERENCES_H
#define MATCH_DIFFERENCES_H

#include "match/score.h"

/* Zero-initialise it. */
struct differences {
	struct cotejo_difference *items;
	size_t count, capacity;
	struct score_step_at *steps;
	size_t step_capacity;
};

void differences_clear(struct differences *differences);

/* Lays two texts side by side; none when they are too long for it. COTEJO_ENOMEM. */
int differences_find(struct differences *differences, struct scorer *scorer,
	const struct tokens *sentence, const struct tokens *text, struct cotejo_error *error);

#endif
