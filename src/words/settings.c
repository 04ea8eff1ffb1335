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

static int passes(double wanted, int least)
{
	return wanted < least ? least : wanted > MAX_PASSES ? MAX_PASSES : (int)(wanted + 0.5);
}

struct settings settings_for(size_t pairs, double effort)
{
	double all = effort * PASS_SCALE / sqrt((double)pairs + 1);

	return (struct settings){
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
}
