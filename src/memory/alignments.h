/*
 * alignments.h - which sentences of two documents say the same
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_ALIGNMENTS_H
#define MEMORY_ALIGNMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/align.h>
#include <cotejo/memory.h>

#include "memory/documents.h"

struct stored_bead {
	struct cotejo_bead bead;
	enum cotejo_unit_state state;
	int64_t unit; /* 0: none */
};

/* An alignment as it stands in the memory. */
struct stored_alignment {
	int64_t id; /* 0: there is none */
	int64_t left_document, right_document;
	double min_probability;
	bool swapped; /* its left is the other's right; the beads below are turned round */
	size_t count, capacity;
	struct stored_bead *beads; /* sorted by place */
};

/* Finds the alignment of two texts, however they were split and whichever came first. */
int alignment_find(struct cotejo_memory *memory, const struct document *left,
	const struct document_key *left_key, const struct document *right,
	const struct document_key *right_key, struct stored_alignment *ret_alignment,
	struct cotejo_error *error);

void stored_alignment_clear(struct stored_alignment *alignment);

/* Whether it has these beads, with these probabilities. */
bool stored_alignment_has(
	const struct stored_alignment *alignment, const struct cotejo_bead *beads, size_t count);

/* The state that a bead of these sentences had; automatic when there was none. */
enum cotejo_unit_state stored_alignment_state(
	const struct stored_alignment *alignment, const struct cotejo_bead *bead);

/* Stores the row of an alignment, without beads. `person` 0: nobody. */
int alignment_add(struct cotejo_memory *memory, int64_t left, int64_t right, int64_t person,
	double min_probability, int64_t *ret_id, struct cotejo_error *error);

int bead_add(struct cotejo_memory *memory, int64_t alignment, size_t ordinal,
	const struct stored_bead *bead, struct cotejo_error *error);

/* Drops an alignment with its beads. Its documents and units stay: see document_drop_unused() and
 * unit_drop_unsupported(). */
int alignment_drop(struct cotejo_memory *memory, int64_t id, struct cotejo_error *error);

#endif
