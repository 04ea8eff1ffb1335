/*
 * lattice.h - all alignments at once
 *
 * A node (i, j) stands before left sentence i and right sentence j; a bead leads from one node to
 * another, and an alignment is a path from the first node to the last. Forward and backward sums
 * over all paths give each bead its posterior probability.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LATTICE_H
#define ALIGN_LATTICE_H

#include <cotejo/align.h>

#include "align/score.h"

/* Zero-initialise it. */
struct lattice {
	struct strip nodes; /* one row more than left sentences, one column more than right ones */
	double (*forward)[STATES];  /* log sum over all paths to a node, by what they end with */
	double *joining;            /* the same before a bead that joins sentences */
	double (*backward)[STATES]; /* log sum over all paths from a node, by what came before */
	double total;               /* over all paths */
	double *alone[SIDES]; /* the probability that a sentence has no counterpart, wherever its
				 gap stands */
};

/* Asked now and then; not 0 ends the work. */
struct canceller {
	int (*cancel)(void *user);
	void *user;
};

void lattice_clear(struct lattice *lattice);

/* Sums over all paths in lattice->nodes. */
int lattice_sum(struct lattice *lattice, const struct scorer *scorer,
	const struct canceller *canceller, struct cotejo_error *error);

/*
 * Adds the beads of at least settings->bead_least to the lessons, as document `document`, and what
 * follows what to the transitions.
 */
int lattice_teach(const struct lattice *lattice, const struct scorer *scorer, uint32_t document,
	struct lessons *lessons, struct transitions *transitions, struct cotejo_error *error);

/* How much of the probability passes through a node. */
double lattice_node_mass(const struct lattice *lattice, size_t i, size_t j);

/*
 * The path that can expect most right beads: the greatest sum of posteriors. `ret_beads` has room
 * for as many beads as there are sentences.
 */
int lattice_best(const struct lattice *lattice, const struct scorer *scorer,
	struct cotejo_bead *ret_beads, size_t *ret_count, const struct canceller *canceller,
	struct cotejo_error *error);

#endif
