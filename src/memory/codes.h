/*
 * codes.h - inline codes and attributes as they are stored
 *
 * Codes are a BLOB: a byte that names the form, then for each code its kind, its places, its
 * parent, its attributes and its content; numbers are of variable length, seven bits a byte, the
 * lowest first, and texts follow their lengths. Attributes are a text: lines of "name, tab, value",
 * with tab, line feed, carriage return and backslash in a value as \t \n \r \\.
 *
 * What is read may come from a damaged file, so every number is looked at before it is used.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_CODES_H
#define MEMORY_CODES_H

#include <stdbool.h>

#include <cotejo/memory.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Appends codes; nothing for none. */
void codes_write(struct buffer *buffer, const struct cotejo_inline *codes, size_t count);

/*
 * Reads what codes_write() has written; everything is copied into the arena. 1, 0 when it is
 * damaged or does not fit a text of that length, COTEJO_ENOMEM.
 */
int codes_read(struct arena *arena, struct cotejo_text blob, struct cotejo_text text,
	const struct cotejo_inline **ret_codes, size_t *ret_count, struct cotejo_error *error);

/* Appends an attribute as a line. */
void attribute_write(struct buffer *buffer, const char *name, struct cotejo_text value);

/* Reads lines of attributes, copied into the arena; lines that are none are left out. 0 or
 * COTEJO_ENOMEM. */
int attributes_read(struct arena *arena, struct cotejo_text lines,
	const struct cotejo_property **ret_attributes, size_t *ret_count,
	struct cotejo_error *error);

#endif
