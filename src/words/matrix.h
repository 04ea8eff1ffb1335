/*
 * matrix.h - one pair of sentences, every word against every word
 *
 * A matrix holds how well each source word and target word fit under a fixed model, and then how
 * likely each link is in either direction. Everything is source-major: source i and target j are at
 * i * target words + j.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_MATRIX_H
#define WORDS_MATRIX_H

#include "base/arena.h"
#include "words/model.h"

struct matrix {
	size_t words[CORPUS_SIDES];
	const uint32_t *types[CORPUS_SIDES]; /* borrowed; NO_TYPE: unknown */
	float *weights[CORPUS_SIDES];        /* P(made word | given word) with side n given */
	float *nulls[CORPUS_SIDES]; /* of a made word: weight of no link, with side n given */
	const struct fertility_row **ratios[CORPUS_SIDES]; /* of a word of side n */
	uint16_t *links[CORPUS_SIDES]; /* drawn links of made words, with side n given */
	float *chances[CORPUS_SIDES];  /* probabilities of links, with side n given */
	struct arena arena;
};

/* The types of a pair that was not trained on. NO_TYPE: a word that the model does not know. */
struct matrix_words {
	const uint32_t *types[CORPUS_SIDES];
	const struct cotejo_text *keys[CORPUS_SIDES];
	size_t counts[CORPUS_SIDES];
};

/* Judges a pair of the corpus that the model was trained on, leaving out what the pair itself has
 * taught. COTEJO_ENOMEM. Clear it in any case. */
int matrix_judge_pair(struct matrix *ret_matrix, const struct word_model *model,
	const struct corpus *corpus, size_t pair, struct cotejo_error *error);

/* Judges words that need not have been seen. COTEJO_ENOMEM. Clear it in any case. */
int matrix_judge_words(struct matrix *ret_matrix, const struct word_model *model,
	const struct matrix_words *words, struct cotejo_error *error);

void matrix_clear(struct matrix *matrix);

#endif
