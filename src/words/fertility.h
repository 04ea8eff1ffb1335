/*
 * fertility.h - how many links a word has
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_FERTILITY_H
#define WORDS_FERTILITY_H

#include <stddef.h>

/* Words with more links count as having MAX_FERTILITY. */
enum { MAX_FERTILITY = 7, FERTILITIES };

/* A row for each type: how often words of it had 0, 1, ... MAX_FERTILITY links. */
struct fertility_row {
	float values[FERTILITIES];
};

/* Sums all rows. */
void fertility_sum(struct fertility_row *ret_sum, const struct fertility_row *rows, size_t count);

/*
 * Turns the counts of one type into ratios: values[k] becomes P(k + 1 links) / P(k links), by which
 * another link is more likely or less. The type is taken to have been seen `prior` times more with
 * the fertilities of the whole corpus.
 */
void fertility_ratios(
	struct fertility_row *row, const struct fertility_row *whole_corpus, float prior);

#endif
