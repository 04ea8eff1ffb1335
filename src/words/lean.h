/*
 * lean.h - small words that go with their neighbour
 *
 * "la" in "la FIFA" often has no word of its own opposite: "FIFA" says both. Frequent words that
 * stay without a link so often lean on a neighbour, and take part in its links. Which words they
 * are, and whether they lean forward ("la", "de") or back (postpositions), is learnt from the
 * corpus.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_LEAN_H
#define WORDS_LEAN_H

#include "words/corpus.h"

enum lean { LEAN_NOT, LEAN_FORWARD, LEAN_BACK };

/*
 * Decides for the types of a side. `unlinked` is how many words of each type had no link. Sets
 * `ret_leans` (an enum lean for each type) on success. COTEJO_ENOMEM.
 */
int lean_learn(uint8_t *ret_leans, const struct corpus *corpus, size_t side, const float *unlinked,
	struct cotejo_error *error);

/* The words of one side of a pair. */
struct lean_words {
	const uint32_t *types; /* NO_TYPE: unknown, leans not */
	const uint8_t *leans;  /* of types */
	size_t count;
};

/* The links of a pair, seen from one side: its word w and word v of the other side meet at
 * w * step + v * other_step. */
struct lean_links {
	uint8_t *marks;      /* 1: a link */
	const uint8_t *base; /* the same before any word leant */
	float *chances;      /* probabilities of links */
	size_t step, others, other_step;
};

/* Gives each word that leans and has no link the links of its neighbour and their probabilities. */
void lean_join(const struct lean_links *links, const struct lean_words *words);

#endif
