/*
 * verdict.h - are the two texts translations of each other?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_VERDICT_H
#define ALIGN_VERDICT_H

#include "align/lattice.h"

/* What speaks for two texts being translations; of several pairs it adds up. */
struct testimony {
	double total;         /* of the lattice: all alignments against none */
	double shared[SIDES]; /* characters that have a counterpart */
	double length[SIDES]; /* of all characters */
	double sentences[SIDES];
};

/* Adds what an alignment of a document says. */
void testimony_add(struct testimony *testimony, const struct lattice *lattice,
	const struct side document[SIDES], const struct border_model *borders);

/* Adds a document of which nothing has a counterpart. */
void testimony_add_alone(struct testimony *testimony, const struct side document[SIDES]);

/* Judges. */
struct cotejo_judgement testimony_judge(const struct testimony *testimony);

/*
 * Lists the stretches of at least a few sentences that have no counterpart; `ret_stretches` has
 * room for as many as there are beads. Returns how many there are.
 */
size_t find_stretches(
	const struct cotejo_bead *beads, size_t bead_count, struct cotejo_stretch *ret_stretches);

/* Whether one of the stretches is a large part of its text. */
bool stretches_are_large(
	const struct cotejo_stretch *stretches, size_t count, const struct testimony *testimony);

#endif
