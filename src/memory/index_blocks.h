/*
 * index_blocks.h - the lists of the index of words as they stand in tables
 *
 * The list of a term is a row of blocks (table posting) and what the rows of recent changes (table
 * recent) say of it. A block's number is made of its term and its first unit, so that the blocks of
 * a term stand together and in order.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_INDEX_BLOCKS_H
#define MEMORY_INDEX_BLOCKS_H

#include <cotejo/memory.h>

#include "memory/changes.h"
#include "memory/dictionary.h"

/* Writes sorted changes into the blocks of their terms, and counts the units of each term anew. All
 * fresh terms of the dictionary are among them, and are written too.
 * COTEJO_ENOMEM, COTEJO_ECORRUPT, and what database_fail() says; so below. */
int blocks_write(struct cotejo_memory *memory, const struct changes *changes,
	struct dictionary *dictionary, struct cotejo_error *error);

/* Appends the units of all blocks of a term to a list that is empty. */
int blocks_read(struct cotejo_memory *memory, int64_t term, struct unit_list *units,
	struct cotejo_error *error);

/* The same for the blocks that may hold a unit of `wanted`: those between are passed over. */
int blocks_read_near(struct cotejo_memory *memory, int64_t term, const struct unit_list *wanted,
	struct unit_list *units, struct cotejo_error *error);

/* Adds what the rows of recent changes hold, the oldest first. */
int recent_load(struct cotejo_memory *memory, struct changes *changes, struct cotejo_error *error);

#endif
