/*
 * candidates.h - units that may hold the phrase, the best first
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_CANDIDATES_H
#define LOOKUP_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cotejo/error.h>

struct candidate {
	int64_t unit;
	double probability;
};

/* A heap: taking the first few of a million costs little more than reading the million.
 * Zero-initialise it. */
struct candidates {
	struct candidate *items;
	size_t count, capacity;
};

/* Adds one at the end; call candidates_order() after the last. COTEJO_ENOMEM. */
int candidates_add(struct candidates *candidates, int64_t unit, double probability,
	struct cotejo_error *error);

void candidates_order(struct candidates *candidates);

/* Takes the best that is left: the most probable, and of those the newest. A unit that was added
 * more than once is taken once. False when none is left. */
bool candidates_take(struct candidates *candidates, int64_t *ret_unit);

void candidates_clear(struct candidates *candidates);

#endif
