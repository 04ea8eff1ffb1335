/*
 * map.h - a hash map from texts to numbers
 *
 * Keys are copied into the map. Its seed comes from the caller's address space and time, so that a
 * stranger's file cannot choose keys that collide.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>

#include "base/arena.h"

struct map_entry {
	struct cotejo_text key; /* with a NUL behind it */
	uint32_t hash;
	uint32_t value;
};

/* Zero-initialise it. Entries keep the order in which they came: the i-th is entries[i]. */
struct map {
	struct map_entry *entries;
	size_t count, capacity;
	uint32_t *slots;   /* index of an entry + 1; 0: free */
	size_t slot_count; /* a power of two */
	uint64_t seed;
	struct arena keys;
};

void map_clear(struct map *map);

/* The entry of a key, or NULL. Lives until the next map_insert(). */
struct map_entry *map_find(const struct map *map, struct cotejo_text key);

/* The entry of a key, made with `value` if there was none; NULL when memory ran out. Lives until
 * the next insert. */
struct map_entry *map_insert(
	struct map *map, struct cotejo_text key, uint32_t value, bool *ret_new);

#endif
