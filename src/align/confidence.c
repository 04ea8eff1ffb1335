/*
 * confidence.c - how far a bead of the result can be trusted
 *
 * The posterior compares a bead with what else could stand in its place. Where two sentences have
 * each lost their counterpart, in the same place, that is nothing but two gaps, which are rare; so
 * a bead that joins them is near certain whatever their words say. Whether two sentences belong
 * together at all can be seen from themselves: how much of their words is explained, how much that
 * ought to be is not, how well their lengths agree, and whether others nearby would do as well. A
 * logistic function of these and of the posterior was fitted to beads of other texts, from which
 * sentences had been left out.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/confidence.h"

#include <math.h>
#include <stdlib.h>

/* How far away other right sentences are looked at. */
enum { NEARBY = 8 };

/* What tells of a bead. */
enum clue {
	CLUE_POSTERIOR, /* log odds, at most `posterior_most` */
	CLUE_GAINED,    /* log(1 + x): evidence of the words that are explained */
	CLUE_LOST,      /* log(1 + x): evidence against it, of words that are not and ought to be */
	CLUE_WORDS,     /* log(1 + x): how many there are */
	CLUE_LENGTH,    /* log score */
	CLUE_MARGIN,    /* evidence beyond that of the best nearby */
	CLUES
};

/* Fitted to 9,400 beads: handbook-noisy, osguide, parice, and these and the Bible with sentences
 * left out at random, two that follow each other from either side among them (docs/ALIGNMENT.md).
 */
static const double weights[CLUES] = {.395, .294, -1.589, .913, .558, .159};
static const double constant = -.456;

static const double posterior_most = 9, margin_most = 20, margin_alone = 5;

/* A bead whose sides belong together may still be cut wrongly; so much of the posterior says so. */
static const double posterior_power = .3;

struct weigher {
	const struct scorer *scorer;
	const struct lexicon *lexicons;
	float *tables[SIDES]; /* for each word of a side: what translates to it */
};

/* Adds the translations of a run's words to the table of the other side, or takes them out. */
static void fill_table(
	const struct weigher *weigher, int from, size_t begin, size_t end, bool clear)
{
	const struct lexicon *lexicon = &weigher->lexicons[from];
	const struct side *side = &weigher->scorer->document[from];
	float *table = weigher->tables[!from];

	for (size_t k = side->first[begin]; k < side->first[end]; k++) {
		uint32_t e = side->tokens[k];

		for (size_t n = lexicon->first[e]; n < lexicon->first[e + 1]; n++)
			if (clear)
				table[lexicon->words[n]] = 0;
			else
				table[lexicon->words[n]] += lexicon->weights[n];
	}
}

/* What the words of a run of side `!from` gain and lose by the run of side `from`. */
static void weigh_words(const struct weigher *weigher, int from, const size_t begin[SIDES],
	const size_t end[SIDES], double *gained, double *lost)
{
	const struct side *document = weigher->scorer->document, *to = &document[!from];
	size_t explaining = side_tokens(&document[from], begin[from], end[from] - begin[from]);

	fill_table(weigher, from, begin[from], end[from], false);
	for (size_t k = to->first[begin[!from]]; k < to->first[end[!from]]; k++) {
		uint32_t f = to->tokens[k];
		double floor = (double)weigher->lexicons[from].floors[f], ratio;

		if (floor >= 1)
			continue;
		ratio = floor * (1 + (double)weigher->tables[!from][f] /
						(double)(explaining ? explaining : 1));
		if (ratio > 1)
			*gained += log(ratio);
		else
			*lost -= log(ratio);
	}
	fill_table(weigher, from, begin[from], end[from], true);
}

static double word_evidence(const struct evidence *evidence, size_t i, size_t j, size_t shape)
{
	float words[SHAPES];

	evidence_at(evidence, i, j, words);
	return (double)words[shape];
}

/* How much more the bead's words say than those of the same left sentences and others nearby. */
static double margin(const struct weigher *weigher, const size_t begin[SIDES],
	const size_t end[SIDES], size_t shape)
{
	const struct evidence *evidence = weigher->scorer->evidence;
	size_t count = end[RIGHT] - begin[RIGHT];
	size_t low = end[RIGHT] > count + NEARBY ? end[RIGHT] - NEARBY : count;
	size_t high = end[RIGHT] + NEARBY;
	double most = -INFINITY, own;

	if (high > weigher->scorer->document[RIGHT].sentence_count)
		high = weigher->scorer->document[RIGHT].sentence_count;
	for (size_t j = low; j <= high; j++) {
		bool overlaps = j + count > end[RIGHT] && j < end[RIGHT] + count;

		if (!overlaps && strip_has(&evidence->pairs, end[LEFT] - 1, j - 1) &&
			strip_has(&evidence->pairs, begin[LEFT], j - count))
			most = fmax(most, word_evidence(evidence, end[LEFT], j, shape));
	}
	if (most <= -INFINITY)
		return margin_alone;
	own = word_evidence(evidence, end[LEFT], end[RIGHT], shape) - most;
	return fmax(fmin(own, margin_most), -margin_most);
}

static double log_odds(double probability)
{
	double odds = log(fmax(probability, 1e-9)) - log(fmax(1 - probability, 1e-9));

	return fmax(fmin(odds, posterior_most), -posterior_most);
}

static size_t shape_of(const struct cotejo_bead *bead)
{
	size_t shape = 0;

	while (shapes[shape].count[LEFT] != bead->left_count ||
		shapes[shape].count[RIGHT] != bead->right_count)
		shape++;
	return shape;
}

static void find_clues(
	const struct weigher *weigher, const struct cotejo_bead *bead, double ret_clues[CLUES])
{
	const struct scorer *scorer = weigher->scorer;
	const size_t begin[SIDES] = {bead->left_begin, bead->right_begin};
	const size_t end[SIDES] = {
		bead->left_begin + bead->left_count, bead->right_begin + bead->right_count};
	double gained = 0, lost = 0;

	for (int from = 0; from < SIDES; from++)
		weigh_words(weigher, from, begin, end, &gained, &lost);
	ret_clues[CLUE_POSTERIOR] = log_odds(bead->probability);
	ret_clues[CLUE_GAINED] = log1p(gained);
	ret_clues[CLUE_LOST] = log1p(lost);
	ret_clues[CLUE_WORDS] = log1p(
		(double)(side_tokens(&scorer->document[LEFT], begin[LEFT], bead->left_count) +
			 side_tokens(&scorer->document[RIGHT], begin[RIGHT], bead->right_count)));
	ret_clues[CLUE_LENGTH] =
		-(scorer->length->freedom + 1) / 4 *
		log(length_off(run_length_at(scorer->lengths, LEFT, end[LEFT], bead->left_count),
			run_length_at(scorer->lengths, RIGHT, end[RIGHT], bead->right_count)));
	ret_clues[CLUE_MARGIN] = margin(weigher, begin, end, shape_of(bead));
}

static double confidence(const struct weigher *weigher, const struct cotejo_bead *bead)
{
	double clues[CLUES], odds = constant;

	find_clues(weigher, bead, clues);
	for (int c = 0; c < CLUES; c++)
		odds += weights[c] * clues[c];
	return pow(bead->probability, posterior_power) / (1 + exp(-odds));
}

int confidence_weigh(struct cotejo_bead *beads, size_t count, const struct scorer *scorer,
	const struct lexicon lexicons[SIDES])
{
	struct weigher weigher = {scorer, lexicons,
		{calloc(lexicons[RIGHT].word_count + 1, sizeof(float)),
			calloc(lexicons[LEFT].word_count + 1, sizeof(float))}};
	int status = weigher.tables[LEFT] && weigher.tables[RIGHT] ? 0 : COTEJO_ENOMEM;

	for (size_t b = 0; b < count && status == 0; b++)
		if (beads[b].left_count && beads[b].right_count)
			beads[b].probability = confidence(&weigher, &beads[b]);
	free(weigher.tables[LEFT]);
	free(weigher.tables[RIGHT]);
	return status;
}
