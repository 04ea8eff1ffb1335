/*
 * linked.h - what the links of a memory say of a phrase
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_LINKED_H
#define LOOKUP_LINKED_H

#include <cotejo/learn.h>
#include <cotejo/lookup.h>

/* A word of the target that is linked to the phrase. */
struct linked_word {
	struct cotejo_span span;
	size_t place; /* which of the hit's spans it is linked to */
};

/* Zero-initialise it. */
struct linked {
	struct cotejo_linker *linker;
	struct cotejo_word_links links;
	struct cotejo_word_spans source, target;
	struct linked_word *found;
	size_t count, capacity;
};

/*
 * Finds the words of a target that are linked to the phrase of a hit. 1: linked->found are they; 0:
 * the memory has learnt nothing of these languages. Errors as cotejo_linker_links().
 */
int linked_find(struct linked *linked, struct cotejo_memory *memory, const struct cotejo_hit *hit,
	size_t target, struct cotejo_error *error);

void linked_clear(struct linked *linked);

#endif
