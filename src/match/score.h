/*
 * score.h - how much two texts differ
 *
 * The definition stands in cotejo/match.h. Nothing here knows a memory.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_SCORE_H
#define MATCH_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/match.h>

#include "text/tokens.h"

enum {
	SCORE_TOKENS = 16384, /* the most of a text */
	SCORE_LETTERS = 64,   /* of a word: the bits of a machine word */

	SCORE_COST_NUMBER = 50,
	SCORE_COST_LEAST = 20, /* two forms of one word */
	SCORE_COST_FORM = 10,  /* other case, other accents */
	SCORE_COST_MARK_FORM = 5
};

/* What scoring needs again and again; zero-initialise it. */
struct scorer {
	uint32_t *row;
	size_t row_capacity;
	unsigned char *steps;
	size_t step_capacity;
};

void scorer_clear(struct scorer *scorer);

/* The cost of one token for another; for a word and a mark more than taking one out and putting the
 * other in. */
uint32_t score_substitution(const struct tokens *a, const struct token *one, const struct tokens *b,
	const struct token *other);

/*
 * Sets *ret_distance to the distance of two texts, or to anything above `most` if it is greater
 * than that. COTEJO_ELIMIT, COTEJO_ENOMEM.
 */
int score_distance(struct scorer *scorer, const struct tokens *a, const struct tokens *b,
	uint32_t most, uint32_t *ret_distance, struct cotejo_error *error);

/* The score of two texts with these weights at this distance. */
int score_of_distance(uint32_t distance, uint32_t weight, uint32_t other_weight);

/* The greatest distance at which two texts of these weights reach the score, which is 1 to 100. */
uint32_t score_most_distance(int score, uint32_t weight, uint32_t other_weight);

/* A step on the way from one text to the other. */
enum score_step { STEP_SAME, STEP_CHANGED, STEP_LEFT_OUT, STEP_PUT_IN };

struct score_step_at {
	enum score_step step;
	uint32_t a, b; /* the tokens; of one that is put in or left out only its own counts */
};

/*
 * The steps from `a` to `b` in order, of which there are at most a->count + b->count. Sets
 * *ret_count. COTEJO_ELIMIT (the texts are too long to keep all steps), COTEJO_ENOMEM.
 */
int score_steps(struct scorer *scorer, const struct tokens *a, const struct tokens *b,
	struct score_step_at *steps, size_t *ret_count, struct cotejo_error *error);

#endif
