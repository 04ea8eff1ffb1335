/*
 * similar.h - do two words look like the same word in two languages?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_SIMILAR_H
#define WORDS_SIMILAR_H

#include <stdbool.h>

#include "base/slice.h"

/*
 * Whether two folded beginnings of words are likely cognates: they begin with the same letters. For
 * words that are not the same.
 */
static inline bool similar(struct cotejo_text a, struct cotejo_text b)
{
	enum { SAME_LETTERS = 4 };

	return a.length >= SAME_LETTERS && b.length >= SAME_LETTERS &&
	       memcmp(a.bytes, b.bytes, SAME_LETTERS) == 0;
}

#endif
