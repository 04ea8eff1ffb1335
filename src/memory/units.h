/*
 * units.h - what says the same is one unit
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_UNITS_H
#define MEMORY_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/memory.h>

#include "base/buffer.h"

/* A text of a unit to be stored; valid UTF-8. */
struct unit_text {
	int64_t language; /* language_number() of the tag */
	const char *tag;  /* canonical */
	struct cotejo_text text;
	int64_t key, variant;     /* set by unit_store(), the variant's number if the unit is new */
	struct cotejo_text codes; /* as codes_write() makes them; empty: none */
	struct cotejo_text attributes; /* lines of them, for a new variant; empty: none */
};

/* A unit to be found or made. */
struct unit_wanted {
	struct unit_text *texts;
	size_t count;
	int64_t person; /* the creator of a new one; 0: nobody */
	bool has_context;
	int64_t context; /* a hash of what it says of its context */
};

/* Finds the unit of exactly these texts and codes in this context: 1, or 0. Sets the keys. */
int unit_find(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	struct buffer *scratch, int64_t *ret_unit, struct cotejo_error *error);

/* Makes it; the keys must be set. */
int unit_make(struct cotejo_memory *memory, const struct unit_wanted *wanted, int64_t *ret_unit,
	struct cotejo_error *error);

/*
 * Finds the unit of exactly these texts with exactly these codes, in any order, and in the same
 * context, or makes it. `scratch` is the caller's, for any use here. What database_fail() says.
 */
int unit_store(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	struct buffer *scratch, int64_t *ret_unit, bool *ret_new, struct cotejo_error *error);

/* The same for two texts without codes and context. `person` is the creator of a new unit; 0:
 * nobody.
 */
int unit_store_pair(struct cotejo_memory *memory, const struct unit_text pair[2], int64_t person,
	struct buffer *scratch, int64_t *ret_unit, bool *ret_new, struct cotejo_error *error);

/* Takes a text out of every index, before it changes or goes; nothing happens when there is no such
 * variant. */
int variant_unindex(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error);

/* Puts it back, after it has changed or come back. */
int variant_reindex(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error);

/* Removes a unit with all that belongs to it; its beads stay without one. */
int unit_remove(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error);

/* Sets the probability of a unit by what supports it now: the best of its beads. */
int unit_weigh(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error);

/* Drops a unit that no bead, no import and no person's word supports; else weighs it. */
int unit_drop_unsupported(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error);

#endif
