/*
 * prior.h - what is believed before a training, because it was learnt elsewhere
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_PRIOR_H
#define WORDS_PRIOR_H

#include "words/model.h"

/* A model without the pairs that it was learnt from, and its types. */
struct word_prior {
	struct corpus corpus;
	struct word_model model;
};

void word_prior_free(struct word_prior *prior);

/* The type that a word on a side has there, as its key; empty if there is none. `folded` is the
 * word. */
struct cotejo_text word_prior_key(
	const struct word_prior *prior, size_t side, struct cotejo_text folded);

/*
 * Finds for all types of a corpus those of the prior, NO_TYPE where it has none, for a side. The
 * caller frees them. COTEJO_ENOMEM.
 */
int word_prior_types(uint32_t **ret_types, const struct word_prior *prior,
	const struct corpus *corpus, size_t side, struct cotejo_error *error);

/* The level of two types of the prior, or CELL_PLAIN. */
enum cell_level word_prior_level(
	const struct word_prior *prior, uint32_t source_type, uint32_t target_type);

/* Adds what the prior says of the jumps and the number of links in a direction. */
void word_prior_add_jumps(const struct word_prior *prior, size_t given, struct jump_counts *counts);
void word_prior_add_fertility(
	const struct word_prior *prior, size_t given, struct fertility_row *whole);

#endif
