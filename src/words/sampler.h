/*
 * sampler.h - one direction of word alignment, learnt by Gibbs sampling
 *
 * The words of one side are "made" from those of the other, which are "given": every made word has
 * a link to one given word or none. A pass goes through the corpus and draws the link of each word
 * anew, by its probability given all other links as they are then (Östling and Tiedemann 2016).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_SAMPLER_H
#define WORDS_SAMPLER_H

#include <stdbool.h>

#include "words/cells.h"
#include "words/fertility.h"
#include "words/jumps.h"
#include "words/random.h"
#include "words/settings.h"

/* The link of a word that has none. */
enum { NO_LINK = UINT16_MAX };

struct sampler {
	const struct corpus *corpus;
	const struct cells *cells;
	const struct settings *settings;
	const struct word_prior *prior; /* or NULL */
	size_t given, made;             /* sides */
	struct random random;
	bool begun;          /* has made a pass */
	uint16_t *links;     /* of each made word: the place of its given word, or NO_LINK */
	uint16_t *old_links; /* before the last pass */
	/* What the links count to. */
	/* Links of a cell, above CELL_LEVEL_BITS bits that say its level: what is needed of a place
	 * lies together, because fetching it is most of the work. */
	uint32_t *counts;
	float *totals, *inverses;  /* links of a given type and its priors; 1 by that */
	float *nulls;              /* words of a made type without a link, and the prior */
	float prior_scale;         /* of the stage */
	float priors[CELL_LEVELS]; /* of levels, on that scale */
	float null_total;
	struct jump_counts jump_counts;
	struct fertility_row *fertilities; /* of given types */
	/* Estimated before a pass. */
	struct jumps jumps;
	struct fertility_row *ratios;
	/* Scratch for one pair. */
	float sums[CORPUS_MAX_WORDS + 1];
	float pair_ratios[CORPUS_MAX_WORDS];
	uint16_t nexts[CORPUS_MAX_WORDS];
	uint8_t pair_fertilities[CORPUS_MAX_WORDS];
};

/* Makes a sampler without links. The caller frees it. COTEJO_ENOMEM. */
int sampler_new(struct sampler **ret_sampler, const struct corpus *corpus,
	const struct cells *cells, const struct settings *settings, const struct word_prior *prior,
	size_t given, struct random random, struct cotejo_error *error);

/* How many links of a cell there are. */
static inline uint32_t sampler_count(const struct sampler *sampler, size_t cell)
{
	return sampler->counts[cell] >> CELL_LEVEL_BITS;
}

void sampler_free(struct sampler *sampler);

/* Makes the links of the last pass the old ones. To be called before each pass. */
void sampler_turn(struct sampler *sampler);

/* One pass. `partner` is the sampler of the other direction; of it, only the old links are read. */
void sampler_pass(struct sampler *sampler, const struct sampler *partner, enum stage stage);

#endif
