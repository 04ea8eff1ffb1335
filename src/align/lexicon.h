/*
 * lexicon.h - which words translate which, as far as is known
 *
 * A lexicon predicts the words of one side from those of the other. The probability of a word f in
 * a run of sentences that translates a run S is
 *
 *     u(f) p(f) + (1 - u(f)) * (mean over the words e of S of t(f|e))
 *
 * where p(f) is how frequent f is anyway, t what was learnt, and u how often f stands there without
 * any word that explains it: 1 for a word of which nothing is known, so that it speaks neither for
 * nor against any alignment. What is kept is divided by p(f): evidence against chance.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LEXICON_H
#define ALIGN_LEXICON_H

#include "align/seeds.h"
#include "align/tokens.h"

/* Zero-initialise it. */
struct lexicon {
	size_t word_count; /* of the predicted side */
	size_t *first;     /* of word e: entries first[e] to first[e + 1] - 1 */
	uint32_t *words;   /* that it translates to */
	float *weights;    /* (1 - u(f)) t(f|e) / p(f) / u(f) */
	float *floors;     /* u(f) of each predicted word */
};

void lexicon_clear(struct lexicon *lexicon);

enum { MAX_RUN = 6 }; /* sentences on one side of a bead */

/* A bead that teaches: runs of sentences of a document that may be translations. */
struct lesson {
	uint32_t document;
	uint32_t begin[SIDES];
	unsigned char count[SIDES];
	float weight; /* posterior */
};

/* What lexicons are learnt from. `documents[d][side]`. */
struct lessons {
	const struct side (*documents)[SIDES];
	const struct vocabulary *vocabularies;
	struct lesson *items;
	size_t count, capacity;
};

/*
 * Learns the lexicon that predicts side `!from` from side `from`, by EM over the lessons with the
 * seeds as prior; without lessons the seeds are all there is. The counts are discounted: a pair of
 * words that one bead alone shows proves nothing, else the first alignment would confirm itself.
 * The seeds are sorted. Replaces what the lexicon held.
 */
int lexicon_learn(struct lexicon *lexicon, int from, const struct lessons *lessons,
	const struct seeds *seeds, const struct settings *settings, struct cotejo_error *error);

#endif
