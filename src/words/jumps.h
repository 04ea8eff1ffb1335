/*
 * jumps.h - how far the next link lies from the last one
 *
 * Translations keep neighbours together: when a word is linked to the fourth word of the other
 * sentence, the next is likely linked to the fifth. Jumps are counted in buckets, near ones each by
 * itself and far ones in groups, and probabilities come from the counts.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_JUMPS_H
#define WORDS_JUMPS_H

#include "words/corpus.h"

enum {
	JUMP_RANGE = CORPUS_MAX_WORDS + 1, /* from before the first word to behind the last */
	JUMP_COUNT = 2 * JUMP_RANGE + 1,
	JUMP_BUCKETS = 65 /* the middle one is the jump by 0 */
};

struct jump_counts {
	double buckets[JUMP_BUCKETS];
};

struct jumps {
	float probabilities[JUMP_COUNT]; /* the jump by d words is at JUMP_RANGE + d */
};

/* The bucket of a jump by -JUMP_RANGE to JUMP_RANGE words. */
size_t jumps_bucket(int jump);

/* Sets the probabilities; every bucket is taken to have been seen `prior` times more. */
void jumps_estimate(struct jumps *ret_jumps, const struct jump_counts *counts, double prior);

/* So that jumps_at(jumps)[d] is the probability of a jump by d words, d negative or not. */
static inline const float *jumps_at(const struct jumps *jumps)
{
	return jumps->probabilities + JUMP_RANGE;
}

#endif
