/*
 * evaluate_document.h - the beads of one list, to be looked up by their sentences
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_EVALUATE_DOCUMENT_H
#define EXCHANGE_EVALUATE_DOCUMENT_H

#include <cotejo/evaluate.h>

#include "base/buffer.h"
#include "base/map.h"

/* Sentence `number` of a side is in bead `bead`. */
struct incidence {
	size_t number, bead;
};

/* Zero-initialise it, then set it up; clear it at the end. */
struct bead_index {
	const struct cotejo_listed_bead *beads;
	size_t count;
	struct map exact;           /* the beads by all their numbers; value: the first such one */
	struct incidence *sides[2]; /* sorted */
	size_t side_counts[2];
	size_t *looks; /* for each bead: the last look that saw it */
	size_t look;
	struct buffer key;
};

static inline bool listed_bead_is_two_sided(const struct cotejo_listed_bead *bead)
{
	return bead->left_count && bead->right_count;
}

/* COTEJO_ELIMIT (a sentence is in too many beads), COTEJO_ENOMEM. */
int bead_index_set_up(
	struct bead_index *index, const struct cotejo_bead_list *list, struct cotejo_error *error);
void bead_index_clear(struct bead_index *index);

/* Whether bead `number` of the index has sentences, and none like it stands before it. */
bool bead_index_counts(struct bead_index *index, size_t number);

/* Whether the index has exactly this bead. */
bool bead_index_has(struct bead_index *index, const struct cotejo_listed_bead *bead);

/* Whether one bead of the index has a sentence of this one on each side. */
bool bead_index_overlaps(struct bead_index *index, const struct cotejo_listed_bead *bead);

/* The first bead that this one's first sentence is in, or NULL. */
const struct cotejo_listed_bead *bead_index_at(
	const struct bead_index *index, const struct cotejo_listed_bead *bead);

#endif
