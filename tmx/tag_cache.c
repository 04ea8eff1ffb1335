/*
 * tag_cache.c - the canonical form of language tags, remembered
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/tag_cache.h"

#include <string.h>

const char *tag_cache_find(struct tag_cache *cache, const char *tag)
{
	char canonical[LANGUAGE_SIZE];
	size_t i;

	for (i = 0; i < cache->count; i++) {
		if (strcmp(cache->entries[i].tag, tag) == 0)
			return cache->entries[i].canonical;
	}
	if (strlen(tag) >= LANGUAGE_SIZE || language_canonical(canonical, tag, NULL) != 0)
		return NULL;
	i = cache->count < TAG_CACHE_ENTRIES ? cache->count++ : cache->oldest;
	cache->oldest = (i + 1) % TAG_CACHE_ENTRIES;
	memcpy(cache->entries[i].tag, tag, strlen(tag) + 1);
	memcpy(cache->entries[i].canonical, canonical, sizeof(canonical));
	return cache->entries[i].canonical;
}
