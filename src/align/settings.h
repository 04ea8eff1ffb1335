/*
 * settings.h - the numbers of the aligner's model
 *
 * All of them stand here, so that measuring another value is changing one line. They hold for every
 * pair of languages: what depends on a text is learnt from it, and these say what to believe before
 * anything is learnt and how much evidence changes that.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_SETTINGS_H
#define ALIGN_SETTINGS_H

#include <stddef.h>

struct settings {
	/* How evidence is weighed against the priors: what words say is not independent. */
	double word_weight, length_weight;

	/* Tokens. */
	size_t prefix_letters; /* words are cut to so many code points */

	/* Seeds: how surely a word is translated so before anything is learnt. */
	double seed_number, seed_identical, seed_cognate, seed_name, seed_mark, seed_lexicon;
	double cognate_similarity; /* least similarity of cognates, 1 - edits / longer length */

	/* Lexicon. */
	double discount;        /* taken off each expected count: what one bead alone can show */
	double seed_count;      /* the weight of a seed in counts during learning */
	double null_share;      /* share of words that no word on the other side explains */
	double floor_least;     /* the surest word still fails to appear so often */
	double number_most;     /* what number could be explained is, in all, at most so often */
	double number_strength; /* occurrences: how much all numbers say of each */
	double entry_least;     /* pairs that are less than so many times likelier than chance are
				   dropped */
	double affinity_least;  /* nor are pairs that keep less to each other: the square of Dice's
				   coefficient */
	unsigned iterations;    /* of EM in each round */
	unsigned large_iterations; /* the same for more than so many words: they say enough */
	size_t large_words;
	double pair_least; /* word pairs that share less (expected) beads are not learnt */

	/* Rounds of aligning and learning. */
	unsigned rounds;
	double change_least; /* when less of the beads (a share) changed in a round, the next is the
			      * last
			      */
	double bead_least;   /* beads below this posterior teach nothing */
	double bead_keep;    /* beads below this posterior are no part of the result */

	/* Shapes and gaps: pseudo-counts for what is learnt. */
	double shape_strength; /* beads */
	double gap_open, gap_both, gap_stay, gap_strength;

	/* Length. */
	double spread;          /* variance of the length in characters, for each character */
	double length_freedom;  /* degrees of freedom of the density: smaller has heavier tails */
	double length_strength; /* beads */

	/* Blocks. */
	double border_agree; /* share of beads at whose begin blocks agree whatever their frequency
			      */
	double border_alike; /* the same of other kinds of borders */
	double border_strength;

	/* Similarity of vectors, if there are any. */
	double similarity_weight;
	double similarity_outlier;  /* share of translations whose vectors are like any others' */
	double similarity_most;     /* log odds that no similarity goes beyond */
	double similarity_strength; /* beads */

	/* What the chosen path gains by a right bead: 2, for each further sentence, by a gap. */
	double bead_gain, gap_gain;

	/* Moved text. */
	double move_cost;  /* log odds against two runs being a move, before anything is seen */
	double move_least; /* moved beads below this posterior are none */

	/* Pools. */
	size_t pool_words; /* of a side; when there are more, the rarer half is forgotten */
	size_t pool_pairs; /* the same of pairs of words */

	/* Search. */
	size_t full_cells;   /* rectangles of at most so many cells are searched whole */
	size_t bridge_cells; /* the same between two islands */
	size_t first_shapes; /* that the first round looks for */
	size_t margin;       /* sentences around what is worth looking at in the last round; twice
				as many in each before */
	size_t edge_margin;  /* the same where the search may have been too narrow */
	double node_least;   /* nodes below this posterior are left out of the next round */
};

extern const struct settings settings_default;

#endif
