/*
 * tag_cache.h - the canonical form of language tags, remembered
 *
 * A file has a million tags, and three different ones.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_TAG_CACHE_H
#define TMX_TAG_CACHE_H

#include "text/language.h"

enum { TAG_CACHE_ENTRIES = 8 };

/* Zero-initialise it. */
struct tag_cache {
	struct {
		char tag[LANGUAGE_SIZE], canonical[LANGUAGE_SIZE];
	} entries[TAG_CACHE_ENTRIES];
	size_t count, oldest;
};

/* The canonical form, which lives until the next call; NULL: no language tag. */
const char *tag_cache_find(struct tag_cache *cache, const char *tag);

#endif
