/*
 * jumps.c - how far the next link lies from the last one
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/jumps.h"

enum {
	EXACT_JUMP = 10, /* the longest jump with a bucket of its own */
	MIDDLE = JUMP_BUCKETS / 2
};

size_t jumps_bucket(int jump)
{
	int distance = jump < 0 ? -jump : jump, bucket = distance;

	if (distance > EXACT_JUMP) {
		bucket = EXACT_JUMP;
		/* Each group reaches half as far again as the one before: 15, 22, 33, ... */
		for (int limit = EXACT_JUMP; limit < distance; limit += limit / 2)
			bucket++;
	}
	return (size_t)(jump < 0 ? MIDDLE - bucket : MIDDLE + bucket);
}

void jumps_estimate(struct jumps *ret_jumps, const struct jump_counts *counts, double prior)
{
	int widths[JUMP_BUCKETS] = {0};
	double total = 0;

	for (int jump = -JUMP_RANGE; jump <= JUMP_RANGE; jump++)
		widths[jumps_bucket(jump)]++;
	for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++) {
		if (widths[bucket] > 0)
			total += counts->buckets[bucket] + prior;
	}
	for (int jump = -JUMP_RANGE; jump <= JUMP_RANGE; jump++) {
		size_t bucket = jumps_bucket(jump);

		ret_jumps->probabilities[jump + JUMP_RANGE] =
			(float)((counts->buckets[bucket] + prior) / total / widths[bucket]);
	}
}
