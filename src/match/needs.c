/*
 * needs.c - what a text must have to reach a score
 *
 * SPDX-License-Identifier: MIT
 */
#include "match/needs.h"

#include "match/score.h"
#include "memory/weights.h"

/*
 * Texts of which nothing need be shared: all words of either are unmatched and cost 100 each, so
 * those of the lighter text are at most (100 - score) / score of its weight, which from this score
 * on is at most half.
 */
enum { SPARSE_SCORE = 67 };

/* The words that a text between two weights may lack: as many as the nearest to the query may. */
static uint16_t need_between(
	uint32_t weight, size_t words, int score, uint64_t least, uint64_t most)
{
	uint64_t nearest = weight < least ? least : weight > most ? most : weight;
	uint64_t apart = nearest > weight ? nearest - weight : weight - nearest;
	uint64_t distance, lacking;

	if (nearest > UINT32_MAX)
		return NEEDS_NEVER;
	distance = score_most_distance(score, weight, (uint32_t)nearest);
	if (apart > distance)
		return NEEDS_NEVER;
	/* What a lighter text has less may be words of the query; what a heavier one has more is
	 * none. */
	lacking = (nearest > weight ? distance - apart : distance) / TOKEN_WEIGHT_WORD;
	return (uint16_t)(words > lacking ? words - lacking : 0);
}

void needs_set(struct needs *needs, uint32_t weight, size_t words, int score)
{
	needs->least = NEEDS_NEVER;
	needs->sparse = score >= SPARSE_SCORE;
	needs->of_class[0] = NEEDS_NEVER;
	needs->of_class[WEIGHT_SEVERAL] = need_between(weight, words, score, weight, weight);
	for (int class = 1; class <= WEIGHT_CLASSES; class ++)
		needs->of_class[class] = need_between(
			weight, words, score, weight_class_least(class), weight_class_most(class));
	for (int class = 1; class < NEEDS_CLASSES; class ++) {
		if (needs->of_class[class] < needs->least)
			needs->least = needs->of_class[class];
	}
}
