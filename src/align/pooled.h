/*
 * pooled.h - what the texts of two languages have taught together
 *
 * Texts are gathered until there are many words of them; then they are learnt from as one run,
 * together with what earlier ones have taught, and forgotten. So memory is bounded however many
 * texts there are, and the few that most pools consist of are learnt from all at once. Of words
 * and pairs the rarest are forgotten when there are too many.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_POOLED_H
#define ALIGN_POOLED_H

#include "align/forms.h"
#include "align/model.h"
#include "text/language.h"

/* Zero-initialise it. */
struct pooled {
	char languages[SIDES][LANGUAGE_SIZE];
	struct model model;             /* the texts that wait */
	size_t waiting;                 /* words of them */
	struct forms forms[SIDES];      /* of the words of all texts */
	struct seeds known;             /* what has been learnt */
	uint32_t *learnt[SIDES];        /* from how many occurrences of each word */
	size_t learnt_count[SIDES];     /* words that have such a number */
	struct cotejo_lexicon *lexicon; /* `known` as a lexicon; NULL: not made yet */
};

void pooled_clear(struct pooled *pooled);

/* Adds a pair of texts, and learns from those that wait if they have become many. */
int pooled_add(struct pooled *pooled, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, bool paired, struct cotejo_error *error);

/* Learns from the texts that wait and makes the lexicon. */
int pooled_learn(struct pooled *pooled, struct cotejo_error *error);

#endif
