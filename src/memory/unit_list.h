/*
 * unit_list.h - numbers of units in order, and how a list of them is written
 *
 * A list in the index is cut into blocks. A block is found by its term and its first unit; its
 * bytes are the distances from each unit to the next, seven bits a byte, the lowest first, the
 * eighth set where another byte of the number follows.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_UNIT_LIST_H
#define MEMORY_UNIT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

#include "base/buffer.h"

enum {
	UNIT_BITS = 36, /* of a block's key; the 27 above are the term's */
	/* What a row of its own page can hold, with what SQLite needs beside it. */
	UNIT_BLOCK_BYTES = 3900
};

#define UNIT_MOST (((int64_t)1 << UNIT_BITS) - 1)
#define TERM_MOST (((int64_t)1 << (63 - UNIT_BITS)) - 1)

/* Rising, none twice. Zero-initialise it. */
struct unit_list {
	int64_t *units;
	size_t count, capacity;
};

void unit_list_clear(struct unit_list *list);

/* Adds a unit at the end, which must be higher than the last one. COTEJO_ENOMEM. */
int unit_list_add(struct unit_list *list, int64_t unit, struct cotejo_error *error);

/* Keeps of `list` what is in `other`, too. */
void unit_list_intersect(struct unit_list *list, const struct unit_list *other);

/* Adds to `list` what is in `other`; `scratch` is overwritten. COTEJO_ENOMEM. */
int unit_list_unite(struct unit_list *list, const struct unit_list *other,
	struct unit_list *scratch, struct cotejo_error *error);

/* Appends the units of a block, all of them higher than what is there. COTEJO_ECORRUPT (no place
 * in `error`), COTEJO_ENOMEM. */
int unit_list_read_block(struct unit_list *list, int64_t first, struct cotejo_text bytes,
	struct cotejo_error *error);

/* Writes the block that begins with the unit at `*at` into `bytes`, which is overwritten, and moves
 * `*at` behind its last. A failure is noted in the buffer. */
void unit_list_write_block(const struct unit_list *list, size_t *at, struct buffer *bytes);

/* Reads a number as buffer_add_packed() writes it and moves `*at`; false where the bytes end or the
 * number is too large. */
bool number_read(struct cotejo_text bytes, size_t *at, uint64_t *ret_number);

#endif
