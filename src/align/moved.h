/*
 * moved.h - text that stands elsewhere in its translation
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_MOVED_H
#define ALIGN_MOVED_H

#include "align/lattice.h"

/* What beads are scored with. */
struct knowledge {
	const struct settings *settings;
	const struct length_model *length;
	const struct shape_model *shape;
	const struct lexicon *lexicons;
	struct canceller canceller;
	const struct vectors *vectors; /* two; NULL: none */
	const struct similarity_model *similarity;
	size_t begin[SIDES]; /* of the document in the vectors */
};

/*
 * Looks among the sentences without a counterpart for runs that are each other's translation, and
 * puts crossing beads, marked as moved, in the place of their gaps. Beads stay in the order of the
 * left text.
 */
int moved_find(struct cotejo_bead *beads, size_t *bead_count, const struct side document[SIDES],
	const struct knowledge *knowledge, struct cotejo_error *error);

#endif
