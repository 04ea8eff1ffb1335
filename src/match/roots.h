/*
 * roots.h - the words of the index that share a root
 *
 * A root of five letters stands for all words of the dictionary that begin with it, a shorter one
 * for the word itself. Looking them up costs more than reading the lists of rare words, and roots
 * come again, so what was found is kept until the memory changes.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_ROOTS_H
#define MATCH_ROOTS_H

#include <cotejo/memory.h>

#include "base/map.h"
#include "text/tokens.h"

struct root {
	size_t begin, count; /* of its terms in roots.terms */
	uint64_t units;      /* that hold any of them, or somewhat more */
};

/* Zero-initialise it. */
struct roots {
	struct map known; /* "language, NUL, root"; the i-th is items[i] */
	struct root *items;
	size_t capacity;
	int64_t *terms; /* numbers of the index of words */
	size_t term_count, term_capacity;
	struct buffer key;
};

void roots_clear(struct roots *roots);

/* Finds the root of a word in a primary language. `*ret_root` is a place in roots.items.
 * COTEJO_ENOMEM, and what database_fail() says. */
int roots_find(struct roots *roots, struct cotejo_memory *memory, const char *primary,
	struct cotejo_text root, size_t *ret_root, struct cotejo_error *error);

#endif
