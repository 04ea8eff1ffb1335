/*
 * store.h - what was learnt of words, in the tables of a memory
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEARN_STORE_H
#define LEARN_STORE_H

#include "memory/handle.h"
#include "text/language.h"
#include "words/knowledge.h"

/* Two languages without their regions, source before target in the order of letters: what is learnt
 * of them is kept once, for both directions. */
struct language_pair {
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE];
	bool swapped; /* the caller's source is the target here */
};

/* Of two canonical tags. */
struct language_pair language_pair_of(const char *source, const char *target);

/* Writes what was learnt of a pair. Its earlier knowledge must be gone. What database_fail() says.
 */
int store_knowledge(struct cotejo_memory *memory, const struct language_pair *languages,
	const struct knowledge *knowledge, struct cotejo_error *error);

/* Reads it, swapped if the pair is. 1; 0 when nothing was learnt. COTEJO_ECORRUPT, COTEJO_ENOMEM,
 * and what database_fail() says. */
int load_knowledge(struct cotejo_memory *memory, const struct language_pair *languages,
	struct knowledge *knowledge, struct cotejo_error *error);

/* Forgets all that was learnt, links too. */
int forget_knowledge(struct cotejo_memory *memory, struct cotejo_error *error);

#endif
