/*
 * similar.h - do two words look like the same word in two languages?
 *
 * Names, numbers and borrowed words do, and are their own dictionary.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_SIMILAR_H
#define WORDS_SIMILAR_H

#include "base/slice.h"

/* How much is believed of two types before anything was counted: by how alike they look, from no
 * reason to link them to the same, and from CELL_KNOWN on by what was learnt elsewhere. */
enum cell_level {
	CELL_PLAIN,
	CELL_NEAR,
	CELL_SIMILAR,
	CELL_SAME,
	CELL_KNOWN,
	CELL_LEVELS = 32 /* as many as CELL_LEVEL_BITS tell apart */
};

enum { CELL_LEVEL_BITS = 5 };

/* The level of two folded words or beginnings of words: by how many bytes they begin alike. */
static inline enum cell_level similar_level(struct cotejo_text a, struct cotejo_text b)
{
	enum { NEAR_BYTES = 3, SIMILAR_BYTES = 4, SAME_BYTES = 5 };
	size_t shorter = a.length < b.length ? a.length : b.length, same = 0;

	while (same < shorter && a.bytes[same] == b.bytes[same])
		same++;
	if (same == a.length && same == b.length)
		return CELL_SAME;
	/* Numbers are the same or are not. */
	if (same < NEAR_BYTES || (a.bytes[0] >= '0' && a.bytes[0] <= '9'))
		return CELL_PLAIN;
	return same >= SAME_BYTES ? CELL_SAME : same >= SIMILAR_BYTES ? CELL_SIMILAR : CELL_NEAR;
}

#endif
