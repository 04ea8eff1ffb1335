/*
 * pair.h - the variants of a unit that an export wants, sources before targets
 *
 * With both languages of a filter given, only variants in one of them count; with one given, the
 * other side is everything else; with none, the unit's first variant is the source of all others.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PAIR_H
#define EXCHANGE_PAIR_H

#include <cotejo/memory.h>

#include "base/buffer.h"
#include "text/language.h"

/* Zero-initialise it, then set it up; clear it at the end. */
struct pair {
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* canonical; empty: any */
	const struct cotejo_variant **variants;            /* chosen by pair_choose() */
	size_t count, source_count;                        /* the sources come first */
	size_t capacity;
};

/* Takes the languages of a filter, which may be NULL. COTEJO_EARGUMENT: no language tag. */
int pair_set_up(struct pair *pair, const struct cotejo_filter *filter, struct cotejo_error *error);

/* Chooses among the variants of a unit. 1, or 0 when the unit lacks a side that the filter asks
 * for; COTEJO_ENOMEM. */
int pair_choose(struct pair *pair, const struct cotejo_unit *unit, struct cotejo_error *error);

void pair_clear(struct pair *pair);

#endif
