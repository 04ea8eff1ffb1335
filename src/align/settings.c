/*
 * settings.c - the numbers of the aligner's model
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/settings.h"

const struct settings settings_default = {
	.word_weight = .4,
	.length_weight = .7,

	.prefix_letters = 6,

	.seed_number = .8,
	.seed_identical = .7,
	.seed_cognate = .5,
	.seed_name = .7,
	.seed_mark = .5,
	.seed_lexicon = .9,
	.cognate_similarity = .7,

	.discount = 1,
	.seed_count = 1,
	.null_share = .1,
	.floor_least = .1,
	.number_most = .8,
	.number_strength = 3,
	.entry_least = 1.5,
	.affinity_least = .2,
	.iterations = 5,
	.large_iterations = 2,
	.large_words = 200000,
	.pair_least = 1.001,

	.rounds = 4,
	.change_least = .02,
	.bead_least = .05,
	.bead_keep = 1e-4,

	.shape_strength = 30,
	.gap_open = .05,
	.gap_both = .15,
	.gap_stay = .4,
	.gap_strength = 10,

	.spread = 3,
	.length_freedom = 5,
	.length_strength = 5,

	.border_agree = .8,
	.border_alike = .3,
	.border_strength = 10,

	.similarity_weight = .5,
	.similarity_outlier = .02,
	.similarity_most = 20,
	.similarity_strength = 4,

	.bead_gain = 1,
	.gap_gain = 1,

	.move_cost = 6,
	.move_least = .5,

	.pool_words = 500000,
	.pool_pairs = 4000000,

	.full_cells = 2500,
	.bridge_cells = 40000,
	.first_shapes = 4,
	.margin = 1,
	.edge_margin = 40,
	.node_least = 1e-3,
};
