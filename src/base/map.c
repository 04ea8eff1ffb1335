/*
 * map.c - a hash map from texts to numbers
 *
 * Open addressing with linear probing over an index of slots; entries stand in one array in order
 * of arrival. The hash is seeded FNV-1a with a final mix: short keys, no adversary who sees the
 * seed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/map.h"

#include <stdlib.h>
#include <time.h>

#include "base/array.h"
#include "base/slice.h"

enum { FIRST_SLOTS = 64 };

static uint64_t mix(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdU;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53U;
	return x ^ x >> 33;
}

static uint64_t new_seed(const struct map *map)
{
	struct timespec now = {0};

	clock_gettime(CLOCK_REALTIME, &now);
	return mix((uint64_t)(uintptr_t)map ^ (uint64_t)now.tv_nsec << 20 ^ (uint64_t)now.tv_sec);
}

static uint32_t hash_key(const struct map *map, struct cotejo_text key)
{
	uint64_t hash = map->seed ^ 0xcbf29ce484222325U;

	for (size_t i = 0; i < key.length; i++)
		hash = (hash ^ (unsigned char)key.bytes[i]) * 0x100000001b3U;
	return (uint32_t)mix(hash);
}

void map_clear(struct map *map)
{
	free(map->entries);
	free(map->slots);
	arena_clear(&map->keys);
	*map = (struct map){0};
}

static uint32_t *find_slot(const struct map *map, struct cotejo_text key, uint32_t hash)
{
	size_t mask = map->slot_count - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		uint32_t *slot = &map->slots[i];
		const struct map_entry *entry;

		if (*slot == 0)
			return slot;
		entry = &map->entries[*slot - 1];
		if (entry->hash == hash && slice_equal(entry->key, key))
			return slot;
	}
}

struct map_entry *map_find(const struct map *map, struct cotejo_text key)
{
	uint32_t slot;

	if (map->count == 0)
		return NULL;
	slot = *find_slot(map, key, hash_key(map, key));
	return slot ? &map->entries[slot - 1] : NULL;
}

/* Doubles the index of slots, or makes the first. */
static bool grow_slots(struct map *map)
{
	size_t slot_count = map->slot_count ? map->slot_count * 2 : FIRST_SLOTS;
	uint32_t *slots = calloc(slot_count, sizeof(*slots));

	if (!slots)
		return false;
	if (map->slot_count == 0)
		map->seed = new_seed(map);
	free(map->slots);
	map->slots = slots;
	map->slot_count = slot_count;
	for (size_t i = 0; i < map->count; i++) {
		size_t at = map->entries[i].hash & (slot_count - 1);

		while (slots[at])
			at = (at + 1) & (slot_count - 1);
		slots[at] = (uint32_t)i + 1;
	}
	return true;
}

struct map_entry *map_insert(struct map *map, struct cotejo_text key, uint32_t value, bool *ret_new)
{
	struct map_entry *entries, *entry;
	uint32_t hash, *slot;
	char *copy;

	if (map->count >= UINT32_MAX - 1)
		return NULL;
	if ((map->count + 1) * 4 > map->slot_count * 3 && !grow_slots(map))
		return NULL;
	hash = hash_key(map, key);
	slot = find_slot(map, key, hash);
	if (ret_new)
		*ret_new = *slot == 0;
	if (*slot)
		return &map->entries[*slot - 1];
	entries = array_reserve(map->entries, &map->capacity, map->count + 1, sizeof(*entries));
	if (!entries)
		return NULL;
	map->entries = entries;
	copy = arena_copy(&map->keys, key);
	if (!copy)
		return NULL;
	entry = &entries[map->count++];
	*entry = (struct map_entry){slice(copy, key.length), hash, value};
	*slot = (uint32_t)map->count;
	return entry;
}
