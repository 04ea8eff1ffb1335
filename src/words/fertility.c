/*
 * fertility.c - how many links a word has
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/fertility.h"

void fertility_sum(struct fertility_row *ret_sum, const struct fertility_row *rows, size_t count)
{
	double sums[FERTILITIES] = {0};

	for (size_t row = 0; row < count; row++) {
		for (size_t k = 0; k < FERTILITIES; k++)
			sums[k] += (double)rows[row].values[k];
	}
	for (size_t k = 0; k < FERTILITIES; k++)
		ret_sum->values[k] = (float)sums[k];
}

void fertility_ratios(
	struct fertility_row *row, const struct fertility_row *whole_corpus, float prior)
{
	/* In a small corpus some number of links may never occur; it stays possible. */
	static const float unseen = 0.5F;
	float total = 0, smoothed[FERTILITIES];

	for (size_t k = 0; k < FERTILITIES; k++)
		total += whole_corpus->values[k] + unseen;
	for (size_t k = 0; k < FERTILITIES; k++)
		smoothed[k] = row->values[k] + prior * (whole_corpus->values[k] + unseen) / total;
	for (size_t k = 0; k < MAX_FERTILITY; k++)
		row->values[k] = smoothed[k + 1] / smoothed[k];
	row->values[MAX_FERTILITY] = row->values[MAX_FERTILITY - 1];
}
