/*
 * arena.c - memory that is freed all at once
 *
 * Chunks double in size up to a limit; a piece that is larger than a chunk gets one of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

#if defined(__SANITIZE_ADDRESS__)
#define COTEJO_ARENA_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COTEJO_ARENA_MALLOC 1
#endif
#endif

#ifndef COTEJO_ARENA_MALLOC
#define COTEJO_ARENA_MALLOC 0
#endif

enum { FIRST_CHUNK_BYTES = 4096, LAST_CHUNK_BYTES = 1 << 20, MOST_KEPT_BYTES = 1 << 16 };

struct arena_chunk {
	struct arena_chunk *next;
	max_align_t bytes[];
};

void arena_clear(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunks;

	while (chunk) {
		struct arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
	*arena = (struct arena){0};
}

void arena_reset(struct arena *arena)
{
	struct arena kept = {.chunks = arena->chunks, .size = arena->size};

	/* The newest is the largest, or one large piece. */
	if (COTEJO_ARENA_MALLOC || !kept.chunks || kept.size > MOST_KEPT_BYTES) {
		arena_clear(arena);
		return;
	}
	arena->chunks = kept.chunks->next;
	arena_clear(arena);
	kept.chunks->next = NULL;
	kept.total_bytes = kept.size;
	*arena = kept;
}

static int add_chunk(struct arena *arena, size_t bytes)
{
	struct arena_chunk *chunk;

	if (bytes > SIZE_MAX - sizeof(*chunk))
		return -1;
	chunk = malloc(sizeof(*chunk) + bytes);
	if (!chunk)
		return -1;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	arena->size = bytes;
	arena->used = 0;
	arena->total_bytes += bytes;
	return 0;
}

static size_t next_chunk_bytes(const struct arena *arena)
{
	size_t bytes = arena->size ? arena->size * 2 : FIRST_CHUNK_BYTES;

	return bytes > LAST_CHUNK_BYTES ? LAST_CHUNK_BYTES : bytes;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
	const size_t align = alignof(max_align_t);
	size_t bytes, room;
	void *piece;

	if (size && count > (SIZE_MAX - align) / size)
		return NULL;
	bytes = (count * size + align - 1) / align * align;
	if (bytes == 0)
		bytes = align;
	room = arena->size - arena->used;
	if (COTEJO_ARENA_MALLOC || bytes > room) {
		size_t chunk = COTEJO_ARENA_MALLOC ? bytes : next_chunk_bytes(arena);

		if (add_chunk(arena, bytes > chunk ? bytes : chunk) < 0)
			return NULL;
	}
	piece = (char *)arena->chunks->bytes + arena->used;
	arena->used += bytes;
	return piece;
}

void *arena_zalloc(struct arena *arena, size_t count, size_t size)
{
	void *piece = arena_alloc(arena, count, size);

	if (piece)
		memset(piece, 0, count * size);
	return piece;
}

char *arena_copy(struct arena *arena, struct cotejo_text text)
{
	char *copy;

	if (text.length == SIZE_MAX)
		return NULL;
	copy = arena_alloc(arena, text.length + 1, 1);
	if (!copy)
		return NULL;
	if (text.length)
		memcpy(copy, text.bytes, text.length);
	copy[text.length] = '\0';
	return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
	return arena_copy(arena, slice_of(string));
}
