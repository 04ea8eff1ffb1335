/*
 * months.h - what months are called
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_MONTHS_H
#define TEXT_MONTHS_H

#include <cotejo/base.h>
#include <cotejo/error.h>

#include "base/map.h"

/* The names of the months in a language, long and short, as ICU knows them. Zero-initialise it. */
struct months {
	struct map numbers; /* of folded names */
};

/* Reads the names of a language (canonical tag). COTEJO_ENOMEM. */
int months_open(struct months *months, const char *language, struct cotejo_error *error);

/* The number of the month that a word names, from 1; 0: none. `folded` is the word folded. Where
 * months have a capital ("May"), a word without one is none ("may"). */
int months_find(const struct months *months, struct cotejo_text word, struct cotejo_text folded);

void months_close(struct months *months);

#endif
