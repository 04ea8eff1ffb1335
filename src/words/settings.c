/*
 * settings.c - the numbers of the model
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/settings.h"

#include <math.h>
#include <stdlib.h>

/* The passes over a corpus of n pairs are PASS_SCALE / sqrt(n), as in the paper. */
static const double PASS_SCALE = 5000;

enum { MAX_PASSES = 1000 };

/* The least that is believed of a pair of words that was learnt elsewhere, and how much more each
 * level believes than the one below. */
static const float KNOWN_LEAST = 0.02F, KNOWN_STEP = 1.35F;

static int passes(double wanted, int least)
{
	return wanted < least ? least : wanted > MAX_PASSES ? MAX_PASSES : (int)(wanted + 0.5);
}

enum cell_level settings_level(float links)
{
	float level = roundf(logf(links / KNOWN_LEAST) / logf(KNOWN_STEP));
	int most = CELL_LEVELS - CELL_KNOWN - 1;

	/* No number is more than any other. */
	if (!(level > 0))
		return CELL_KNOWN;
	return level < (float)most ? (enum cell_level)(CELL_KNOWN + (int)level)
				   : (enum cell_level)(CELL_LEVELS - 1);
}

struct settings settings_for(size_t pairs, double effort)
{
	double all = effort * PASS_SCALE / sqrt((double)pairs + 1);

	struct settings settings = {
		.cell_priors = {[CELL_PLAIN] = 0.0001F,
			[CELL_NEAR] = 0.01F,
			[CELL_SIMILAR] = 0.1F,
			[CELL_SAME] = 1},
		.prior_scale = {10, 3, 1},
		.null_probability = {0.001F, 0.01F, 0.1F},
		.null_prior = 0.001F,
		.jump_prior = 0.5F,
		.fertility_prior = 10,
		.agreement = 5,
		.passes = {passes(all / 4, 2), passes(all / 4, 2), passes(all, 4)},
		.kept_passes = 4,
	};

	for (int level = CELL_KNOWN; level < CELL_LEVELS; level++)
		settings.cell_priors[level] =
			KNOWN_LEAST * powf(KNOWN_STEP, (float)(level - CELL_KNOWN));
	return settings;
}
