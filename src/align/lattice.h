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

/* A bead that joins sentences, and how likely it is. */
struct likely_bead {
	uint32_t end[SIDES];
	float posterior;
	unsigned char shape;
};

/* The columns of a row through whose nodes some of the probability passes; none: low > high. */
struct passage {
	uint32_t low, high;
	uint32_t edge_low, edge_high; /* of those at an edge behind which there is more */
};

/* Zero-initialise it. */
struct lattice {
	struct strip nodes; /* one row more than left sentences, one column more than right ones */
	double (*forward)[STATES]; /* log sum over all paths to a node, by what they end with */
	double *joining;           /* the same before a bead that joins sentences */
	double total;              /* over all paths */

	/* The beads that matter to any node they lead to, in the order of these nodes. */
	float *scores;
	unsigned char *score_shapes;
	size_t score_count, score_capacity, score_shape_capacity;
	unsigned char *node_scores; /* how many lead to each node */

	/* The results. */
	struct likely_bead *beads; /* in the order of the nodes they lead to */
	size_t bead_count, bead_capacity;
	double *alone[SIDES]; /* the probability that a sentence has no counterpart, wherever its
				 gap stands */
	struct transitions transitions;
	struct passage *passages; /* of each row */
};

/* Asked now and then; not 0 ends the work. */
struct canceller {
	int (*cancel)(void *user);
	void *user;
};

/* Whether the work is to end: COTEJO_EINTERRUPTED, or 0. */
int canceller_ask(const struct canceller *canceller, struct cotejo_error *error);

void lattice_clear(struct lattice *lattice);

/* Sums over all paths in lattice->nodes. Beads of at least settings->bead_keep are listed, nodes of
 * at least settings->node_least are passages. */
int lattice_sum(struct lattice *lattice, const struct scorer *scorer,
	const struct canceller *canceller, struct cotejo_error *error);

/* Adds the beads of at least settings->bead_least to the lessons, as document `document`. */
int lattice_teach(const struct lattice *lattice, const struct scorer *scorer, uint32_t document,
	struct lessons *lessons, struct cotejo_error *error);

/*
 * The path that can expect most right beads: the greatest sum of posteriors. `ret_beads` has room
 * for as many beads as there are sentences.
 */
int lattice_best(const struct lattice *lattice, const struct settings *settings,
	struct cotejo_bead *ret_beads, size_t *ret_count, const struct canceller *canceller,
	struct cotejo_error *error);

#endif
