/*
 * model.h - what both directions have learnt, fixed
 *
 * The counts of the last passes of all samplers, averaged: the model that judges the links of a
 * pair of sentences, one it was trained on or a new one.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_MODEL_H
#define WORDS_MODEL_H

#include "words/lean.h"
#include "words/sampler.h"

/* Side `given` makes the other. */
struct direction {
	float *counts; /* links of a cell */
	float *totals; /* links of a given type and its priors */
	float *nulls;  /* words of a made type without a link, and the prior */
	float null_total;
	struct jump_counts jump_counts;
	struct fertility_row *fertilities; /* of given types; ratios when the model is ready */
	struct fertility_row ratios;       /* of any type */
	struct jumps jumps;
	uint16_t **links; /* of each sampler, after its last pass */
};

struct word_model {
	struct settings settings;
	struct cells cells;
	struct direction directions[CORPUS_SIDES]; /* the n-th: side n is given */
	uint8_t *leans[CORPUS_SIDES];              /* of types on a side: an enum lean */
	float *occurrences[CORPUS_SIDES]; /* of types: how many words of a side are of it */
	double words[CORPUS_SIDES];       /* on a side */
	size_t samplers;
	size_t types;
	uint64_t seed;
};

struct training {
	size_t samplers;
	unsigned threads;
	uint64_t seed;
	double effort;
	int (*cancel)(void *user);
	void *user;
	const struct word_prior *prior; /* NULL: none */
};

/*
 * Trains a model on a corpus. The same corpus, samplers, seed and effort give the same model,
 * whatever the threads. COTEJO_ENOMEM, COTEJO_ELIMIT, COTEJO_EINTERRUPTED.
 */
int word_model_train(struct word_model *ret_model, const struct corpus *corpus,
	const struct training *training, struct cotejo_error *error);

/* Zero-initialised models are fine. */
void word_model_clear(struct word_model *model);

#endif
