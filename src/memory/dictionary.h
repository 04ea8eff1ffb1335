/*
 * dictionary.h - the words of the index get their numbers
 *
 * A new word is written with the list of its units, so that its row is written once. Until then it
 * is found here, and a filter over all words of the table says of most new ones that they are not
 * there, without a look into the table. Both take part in the transaction at hand.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_DICTIONARY_H
#define MEMORY_DICTIONARY_H

#include <stdbool.h>

#include <cotejo/memory.h>

#include "base/buffer.h"
#include "base/map.h"

/* Zero-initialise it. */
struct dictionary {
	struct map fresh;  /* words without a row, in order of their numbers */
	int64_t first;     /* the number of the first of them */
	struct buffer key; /* of the word that is looked up */
	uint64_t *filter;  /* of all words of the table; NULL: unknown */
	bool examined;     /* whether a filter could be had was looked at */
};

/* The number of a word of a language (primary tag) with a stem; made when there is none.
 * COTEJO_ENOMEM, COTEJO_ELIMIT, and what database_fail() says; so below. */
int dictionary_number(struct cotejo_memory *memory, struct dictionary *dictionary,
	const char *primary, int64_t stem, struct cotejo_text word, int64_t *ret_term,
	struct cotejo_error *error);

/* Whether a term has no row yet, and so no list either. */
bool dictionary_is_fresh(const struct dictionary *dictionary, int64_t term);

/* Writes the row of a fresh term that so many units hold. They are written in order, all of them,
 * and then forgotten. */
int dictionary_write(struct cotejo_memory *memory, const struct dictionary *dictionary,
	int64_t term, int64_t units, struct cotejo_error *error);
void dictionary_forget_fresh(struct dictionary *dictionary);

/* Writes all fresh terms as held by no unit. */
int dictionary_write_all(
	struct cotejo_memory *memory, struct dictionary *dictionary, struct cotejo_error *error);

/* Another process may have written, or the transaction is undone. */
void dictionary_forget(struct dictionary *dictionary);

#endif
