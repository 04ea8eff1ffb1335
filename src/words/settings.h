/*
 * settings.h - the numbers of the model
 *
 * Their values were measured on hand-aligned English-Spanish sentences with 1,450 to 223,000 pairs;
 * they are flat around the values here.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_SETTINGS_H
#define WORDS_SETTINGS_H

#include "words/cells.h"

/*
 * Sampling begins with the words alone (IBM model 1), goes on with their order (a hidden Markov
 * model) and ends with the number of links as well: each stage starts from where the simpler one
 * found the links.
 */
enum stage { STAGE_WORDS, STAGE_ORDER, STAGE_FERTILITY, STAGES };

struct settings {
	float cell_priors[CELL_LEVELS]; /* how often each level is taken to have been seen */
	/* Early passes draw from smoother probabilities and hardly allow words without a link, so
	 * that what chance did first can be undone. */
	float prior_scale[STAGES];
	float null_probability[STAGES]; /* of a word to have no link */
	float null_prior;               /* how often a type is taken to have been seen unlinked */
	float jump_prior;               /* of a bucket of jumps */
	float fertility_prior; /* weight of the whole corpus in the fertilities of a type */
	/* How much more likely a link is that the other direction has too: the two directions
	 * learn from each other what neither would find alone. */
	float agreement;
	int passes[STAGES];
	int kept_passes; /* of the last stage: the model is what they counted, averaged */
};

/* For a corpus of `pairs`: the fewer there are the more passes, since each costs less and says
 * less. `effort` multiplies the passes. */
struct settings settings_for(size_t pairs, double effort);

/* The level from CELL_KNOWN on that comes nearest to a number of links. */
enum cell_level settings_level(float links);

#endif
