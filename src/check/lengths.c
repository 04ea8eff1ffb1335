/*
 * lengths.c - texts far from the length that others lead to expect
 *
 * As in Gale and Church (1993), a translation's length is the source's times a ratio, with a
 * deviation that grows with the root of the length. Both are learnt: the ratio from all pairs, the
 * deviation from the median of what is left (times 1.4826, which makes it a normal deviation), so
 * that wrong pairs among them hardly count.
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "text/utf8.h"

enum {
	LEAST_PAIRS = 100,
	LEAST_LENGTH = 40 /* a word may be translated by a phrase */
};

/* Deviations from which on a length is odd: real pairs have heavier tails than a normal
 * distribution. */
static const double odd = 6;
static const double normal_of_median = 1.4826;
static const double least_deviation = .5;

int lengths_add(struct language_pair *pair, struct cotejo_text source, struct cotejo_text target,
	struct cotejo_error *error)
{
	struct lengths lengths = {(uint32_t)utf8_count(source), (uint32_t)utf8_count(target)},
		       *grown;

	if (lengths.source == 0 || lengths.target == 0)
		return 0;
	grown = array_reserve(
		pair->lengths, &pair->length_capacity, pair->length_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	pair->lengths = grown;
	pair->lengths[pair->length_count++] = lengths;
	return 0;
}

static double deviations(const struct language_pair *pair, struct lengths lengths)
{
	double expected = pair->ratio * lengths.source;

	return fabs(lengths.target - expected) / sqrt(expected > 1 ? expected : 1);
}

static int compare_doubles(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

void lengths_learn(struct language_pair *pair)
{
	double source = 0, target = 0, *all;

	pair->knows_length = false;
	if (pair->length_count < LEAST_PAIRS)
		return;
	all = malloc(pair->length_count * sizeof(*all));
	if (!all)
		return;
	for (size_t i = 0; i < pair->length_count; i++) {
		source += pair->lengths[i].source;
		target += pair->lengths[i].target;
	}
	pair->ratio = target / source;
	for (size_t i = 0; i < pair->length_count; i++)
		all[i] = deviations(pair, pair->lengths[i]);
	qsort(all, pair->length_count, sizeof(*all), compare_doubles);
	pair->deviation = normal_of_median * all[pair->length_count / 2];
	if (pair->deviation < least_deviation)
		pair->deviation = least_deviation;
	pair->knows_length = true;
	free(all);
}

void check_length(struct cotejo_checker *checker)
{
	const struct language_pair *pair = checker->languages;
	size_t begin = checker->details.length;
	struct lengths lengths = {(uint32_t)utf8_count(checker->texts[SOURCE]),
		(uint32_t)utf8_count(checker->texts[TARGET])};

	if (!pair->knows_length ||
		(lengths.source < LEAST_LENGTH && lengths.target < LEAST_LENGTH) ||
		deviations(pair, lengths) < odd * pair->deviation)
		return;
	buffer_add_format(&checker->details, "%u | %u letters", (unsigned)lengths.source,
		(unsigned)lengths.target);
	note_finding(checker, COTEJO_FLAG_LENGTH, begin);
}
