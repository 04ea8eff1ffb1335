/*
 * items.h - what a text has of something: its numbers, its tags
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CHECK_ITEMS_H
#define CHECK_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct item {
	size_t begin, length; /* in the items' text */
};

/* A list of short texts, some of them equal. Zero-initialise it. */
struct items {
	struct buffer text;
	struct item *list;
	size_t count, capacity;
	bool failed; /* memory ran out */
};

void items_reset(struct items *items);
void items_clear(struct items *items);

void items_add(struct items *items, struct cotejo_text text);

/* Adds what was appended to items->text since it had `begin` bytes; nothing when it is empty. */
void items_add_since(struct items *items, size_t begin);

struct cotejo_text items_at(const struct items *items, size_t i);

bool items_have(const struct items *items, struct cotejo_text text);

/* Drops one item. */
void items_drop(struct items *items, size_t i);

/* Takes out of both, one for one, what both have. */
void items_subtract(struct items *left, struct items *right);

/* Appends "a, b | c". */
void items_write(struct buffer *buffer, const struct items *left, const struct items *right);

#endif
