/*
 * changes.h - what is new in the index of words and not yet in its blocks
 *
 * A change says that a unit has come to hold a term, or holds it no longer; the last word on a
 * term and a unit counts. Changes are collected while a transaction writes, and those of a small
 * one are kept together in one row, so that adding a few sentences need not touch the block of
 * each of their words.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_CHANGES_H
#define MEMORY_CHANGES_H

#include "base/arena.h"
#include "memory/unit_list.h"

/* The changes of one term, in the order in which they happened. */
struct change_list {
	int64_t term;
	int64_t last; /* twice its unit, and 1 when it was a removal; -1: none yet */
	bool rising;  /* only additions, each unit higher than the one before */
	unsigned char *bytes;
	uint32_t length, room;
};

/* Zero-initialise it. */
struct changes {
	struct change_list *lists;
	size_t count, capacity;
	uint32_t *slots; /* place of a list + 1, found by a hash of its term; 0: free */
	size_t slot_count;
	struct arena arena; /* of the bytes */
};

void changes_clear(struct changes *changes);

/* Notes one. `place` is the caller's for this term, 0 at first: the list is found by it the next
 * time. COTEJO_ENOMEM. */
int changes_add(struct changes *changes, int64_t term, int64_t unit, bool removed, uint64_t *place,
	struct cotejo_error *error);

/* The changes of a term, or NULL. */
const struct change_list *changes_find(const struct changes *changes, int64_t term);

/* Bytes that changes_save() would write, or a little more. */
size_t changes_size(const struct changes *changes);

/* Puts the lists in order of their terms; nothing can be added or found after that. */
void changes_sort(struct changes *changes);

/* Appends sorted changes to a buffer, whose failure the caller looks at; and adds what a buffer
 * holds. COTEJO_ECORRUPT (no place in `error`), COTEJO_ENOMEM. */
void changes_save(const struct changes *changes, struct buffer *buffer);
int changes_load(struct changes *changes, struct cotejo_text bytes, struct cotejo_error *error);

/* Applies the changes of a term to the units that had it. `scratch` is overwritten.
 * COTEJO_ENOMEM. */
int change_list_apply(const struct change_list *changes, struct unit_list *units,
	struct unit_list *scratch, struct cotejo_error *error);

/* The lowest unit that it changes. */
int64_t change_list_first(const struct change_list *changes);

#endif
