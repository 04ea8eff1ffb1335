/*
 * arena.h - memory that is freed all at once
 *
 * Everything that belongs to one article, alignment or result is cut from one arena. Under a
 * sanitizer or with COTEJO_ARENA_MALLOC every piece is a malloc() of its own, so that a read past
 * its end is seen.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include <cotejo/base.h>

struct arena_chunk;

/* Zero-initialise it. */
struct arena {
	struct arena_chunk *chunks; /* the newest first */
	size_t used, size;          /* of the newest */
	size_t total_bytes;         /* asked of malloc() so far */
};

/* Frees all pieces and leaves an empty arena. */
void arena_clear(struct arena *arena);

/* The same for an arena that is about to be filled again: it may keep a few pages. */
void arena_reset(struct arena *arena);

/* Uninitialised memory for `count` things of `size` bytes, aligned for anything; NULL when memory
 * runs out. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);

/* The same, all bytes 0. */
void *arena_zalloc(struct arena *arena, size_t count, size_t size);

/* A copy of the text with a NUL behind it; NULL when memory runs out. */
char *arena_copy(struct arena *arena, struct cotejo_text text);

/* A copy of a string; NULL when memory runs out. */
char *arena_string(struct arena *arena, const char *string);

#endif
