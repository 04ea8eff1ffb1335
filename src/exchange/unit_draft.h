/*
 * unit_draft.h - a unit that a reader puts together piece by piece
 *
 * Pieces come in any order; the unit is whole when the draft is finished, and lives until the next
 * one begins. A failed piece is remembered, so that a long row of them needs one check at the end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_UNIT_DRAFT_H
#define EXCHANGE_UNIT_DRAFT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "tmx/unit.h"

enum {
	DRAFT_OF_UNIT = -1,      /* the owner of what belongs to the unit as a whole */
	DRAFT_MAX_VARIANTS = 256 /* no more are taken */
};

/* A property or a note, until it stands with the others of its owner. */
struct draft_piece {
	int owner;
	bool is_note;
	const char *type, *language, *encoding;
	struct cotejo_text value;
};

/* Zero-initialise it; clear it at the end. */
struct unit_draft {
	struct tmx_unit unit; /* its own fields may be set directly, with strings that stay */
	struct tmx_variant *variants;
	struct draft_piece *pieces;
	size_t variant_capacity, piece_count, piece_capacity;
	struct arena arena; /* for the unit's strings */
	bool failed;        /* memory ran out */
};

/* Forgets the last unit. */
void draft_begin(struct unit_draft *draft);

/* Adds a variant and returns its number, or DRAFT_OF_UNIT when there is no room for more. The text
 * is not copied. */
int draft_variant(struct unit_draft *draft, const char *language, struct cotejo_text text);

/* A property or note of a variant or DRAFT_OF_UNIT. An empty value is none. Nothing is copied. */
void draft_property(
	struct unit_draft *draft, int owner, const char *type, struct cotejo_text value);
void draft_note(struct unit_draft *draft, int owner, struct cotejo_text text);

/* The same with the language and the charset that its text once had, NULL where not said. */
void draft_piece(struct unit_draft *draft, int owner, const struct draft_piece *piece);

/* Copies that live as long as the unit; "" when memory runs out, which is remembered. */
struct cotejo_text draft_copy(struct unit_draft *draft, struct cotejo_text text);
const char *draft_string(struct unit_draft *draft, struct cotejo_text text);

/* Puts the pieces in their places; 1 as from an iterator, or COTEJO_ENOMEM. */
int draft_finish(
	struct unit_draft *draft, const struct tmx_unit **ret_unit, struct cotejo_error *error);

void draft_clear(struct unit_draft *draft);

#endif
