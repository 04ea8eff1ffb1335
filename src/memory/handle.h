/*
 * handle.h - an open memory, as this room and those above it see it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_HANDLE_H
#define MEMORY_HANDLE_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <cotejo/memory.h>

#include "memory/query.h"

struct cotejo_memory {
	sqlite3 *db;
	char *path;     /* as the caller named it */
	bool read_only; /* nothing is written through this handle */
	bool immutable; /* opened without locks, from a folder that cannot be written */
	uint64_t seed;  /* of key_of() */
	sqlite3_stmt *kept[QUERY_COUNT]; /* prepared when first needed */
	struct memory_index *index;      /* what is to be written; NULL: nothing so far */
	struct weights *weights;         /* likewise */
	unsigned readers;                /* how many have begun to read and not ended */
};

/*
 * Opens the file of an open memory once more, for reading. What the new handle reads is of one
 * state from its first read on, whatever is written through the old one. Errors as
 * cotejo_memory_open().
 */
int memory_open_again(struct cotejo_memory **ret_again, const struct cotejo_memory *memory,
	struct cotejo_error *error);

/* Begins a transaction that will write; waits for other writers. COTEJO_EBUSY and what
 * database_fail() says. */
int memory_begin(struct cotejo_memory *memory, struct cotejo_error *error);

/* Ends it: what was written stays. On failure it is rolled back. */
int memory_commit(struct cotejo_memory *memory, struct cotejo_error *error);

/* Ends it: what was written is undone. Nothing happens outside a transaction. */
void memory_rollback(struct cotejo_memory *memory);

/* Begins a transaction that only reads: all reads until its end see one state. One within another
 * is part of it. */
int memory_begin_read(struct cotejo_memory *memory, struct cotejo_error *error);
void memory_end_read(struct cotejo_memory *memory);

#endif
