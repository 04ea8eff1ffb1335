/*
 * coverage.c - how much of two texts is said by both
 *
 * A word is covered as far as it is likelier to come from a word opposite than to stand there
 * anyway. Rare words count for more than frequent ones, by how much they tell: that both texts
 * have a comma says nothing. Words of which nothing is known do not count at all. The two sides are
 * multiplied, so that a short text whose words all stand in a long one by chance covers little.
 *
 * SPDX-License-Identifier: MIT
 */
#include <math.h>

#include "base/slice.h"
#include "words/new_pair.h"
#include "words/similar.h"

/* What one sentence can have taught by itself is taken out of what is known of its words. */
static const float OWN_LINKS = 1;

/* A word that looks the same opposite, where neither is known. */
static const double SAME_LOOK = 0.9;

/* What an unknown number that does not stand opposite tells, as a share of all words. */
static const double RARE_SHARE = 1e-6;

struct sum {
	double covered, all;
};

static bool is_number(struct cotejo_text key)
{
	return key.length > 0 && key.bytes[0] >= '0' && key.bytes[0] <= '9';
}

/* P(made | given), by links alone. */
static double chance(
	const struct word_model *model, size_t given_side, uint32_t given, uint32_t made)
{
	const struct direction *direction = &model->directions[given_side];
	uint32_t source = given_side == 0 ? given : made, target = given_side == 0 ? made : given;
	uint32_t cell = cells_find(&model->cells, source, target);
	float links = direction->counts[cell] - OWN_LINKS;

	return links > 0 ? links / direction->totals[given] : 0;
}

/* How much of a word is covered by those opposite, if its share of all words is `share`. */
static double cover(const struct word_model *model, const struct new_pair *pair, size_t side,
	size_t word, double share)
{
	const struct new_side *opposite = &pair->sides[1 - side];
	uint32_t type = pair->sides[side].types[word];
	double sum = 0, same = 0;

	for (size_t g = 0; g < opposite->count; g++) {
		if (slice_equal(pair->sides[side].keys[word], opposite->keys[g]))
			same = SAME_LOOK;
		if (type != NO_TYPE && opposite->types[g] != NO_TYPE)
			sum += chance(model, 1 - side, opposite->types[g], type);
	}
	sum = sum / (sum + share * (double)opposite->count);
	return sum > same ? sum : same;
}

static void add_side(
	struct sum *sum, const struct word_model *model, const struct new_pair *pair, size_t side)
{
	const struct new_side *words = &pair->sides[side];

	for (size_t w = 0; w < words->count; w++) {
		uint32_t type = words->types[w];
		double seen = type == NO_TYPE ? 0 : (double)model->occurrences[side][type] - 1;
		double share = seen > 0 ? seen / model->words[side] : RARE_SHARE, covered, weight;

		covered = cover(model, pair, side, w, share);
		if (seen <= 0 && covered < SAME_LOOK && !is_number(words->keys[w]))
			continue;
		weight = -log(share);
		sum->covered += weight * covered;
		sum->all += weight;
	}
}

/* The geometric mean of both sides; of which nothing is known says nothing. */
static double both(const struct sum *source, const struct sum *target)
{
	if (source->all > 0 && target->all > 0)
		return sqrt(source->covered / source->all * (target->covered / target->all));
	if (source->all > 0)
		return source->covered / source->all;
	return target->all > 0 ? target->covered / target->all : 1;
}

int cotejo_words_coverage(const struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, double *ret_coverage, double *ret_evidence,
	struct cotejo_error *error)
{
	struct new_pair *pair = NULL;
	struct sum sums[CORPUS_SIDES] = {{0, 0}, {0, 0}};
	int status = check_trained(words, error);

	if (status == 0)
		status = new_pair_read(&pair, words, source, target, error);
	if (status < 0)
		return status;
	for (size_t side = 0; side < CORPUS_SIDES; side++)
		add_side(&sums[side], &words->model, pair, side);
	*ret_coverage = both(&sums[0], &sums[1]);
	if (ret_evidence)
		*ret_evidence = sums[0].all + sums[1].all;
	new_pair_free(pair);
	return 0;
}
