/*
 * known.h - what a memory has learnt, to begin an alignment with
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_KNOWN_H
#define CLI_KNOWN_H

#include <cotejo/learn.h>

#include "cli/pair.h"

/* Zero-initialise it; clear it before the memory is closed. */
struct known {
	struct cotejo_lexicon *lexicon; /* of the languages below; NULL: nothing was learnt */
	char *left, *right;
	struct cotejo_linker *linker; /* of units that are added */
};

/* Gives a pair that has been read the memory's lexicon, unless it has another. Returns 0 or an exit
 * status. */
int known_begin(struct known *known, struct cotejo_memory *memory, struct pair *pair);

void known_clear(struct known *known);

#endif
