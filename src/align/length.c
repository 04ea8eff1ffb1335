/*
 * length.c - how long a translation is
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/length.h"

#include <math.h>
#include <stdlib.h>

#include "align/logarithm.h"

static const double root_two_pi = 2.5066282746310002;
static const double pi = 3.14159265358979324;

/* Added to lengths so that an empty sentence has a density too. */
enum { LENGTH_OFFSET = 1 };

/* A side of which nothing is known varies so much. */
static const double least_deviation = .3;

static void learn_background(struct length_model *model, int side,
	const struct side (*documents)[SIDES], size_t document_count)
{
	double count = 0, sum = 0, squares = 0, mean;

	for (size_t d = 0; d < document_count; d++)
		for (size_t i = 0; i < documents[d][side].sentence_count; i++) {
			double x = log((double)documents[d][side].lengths[i] + LENGTH_OFFSET);

			count++;
			sum += x;
			squares += x * x;
		}
	mean = sum / (count > 0 ? count : 1);
	model->log_mean[side] = mean;
	model->log_deviation[side] = fmax(
		sqrt(fmax(squares / (count > 0 ? count : 1) - mean * mean, 0)), least_deviation);
}

/* The sides' totals say the ratio if neither has much that the other lacks; so it is drawn to 1. */
static double first_ratio(const struct side (*documents)[SIDES], size_t document_count)
{
	double totals[SIDES] = {0};

	for (size_t d = 0; d < document_count; d++)
		for (int side = 0; side < SIDES; side++)
			for (size_t i = 0; i < documents[d][side].sentence_count; i++)
				totals[side] += (double)documents[d][side].lengths[i];
	if (totals[LEFT] <= 0 || totals[RIGHT] <= 0)
		return 1;
	return totals[RIGHT] / totals[LEFT];
}

void length_model_start(struct length_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings)
{
	double freedom = settings->length_freedom;

	model->ratio = first_ratio(documents, document_count);
	for (int side = 0; side < SIDES; side++) {
		learn_background(model, side, documents, document_count);
		model->spread[side] = settings->spread;
	}
	model->freedom = freedom;
	model->constant = lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - .5 * log(freedom * pi);
}

/* The lengths of the two sides of a lesson. */
static void lesson_lengths(
	const struct lessons *lessons, const struct lesson *lesson, double lengths[SIDES])
{
	for (int side = 0; side < SIDES; side++) {
		const struct side *text = &lessons->documents[lesson->document][side];

		lengths[side] = 0;
		for (size_t i = 0; i < lesson->count[side]; i++)
			lengths[side] += (double)text->lengths[lesson->begin[side] + i];
	}
}

static void learn_ratio(
	struct length_model *model, const struct lessons *lessons, const struct settings *settings)
{
	double totals[SIDES] = {0}, prior;

	for (size_t i = 0; i < lessons->count; i++) {
		double lengths[SIDES];

		lesson_lengths(lessons, &lessons->items[i], lengths);
		for (int side = 0; side < SIDES; side++)
			totals[side] += (double)lessons->items[i].weight * lengths[side];
	}
	/* As many beads of the length that is usual on both sides, with the ratio as it was. */
	prior = settings->length_strength *
		exp((model->log_mean[LEFT] + model->log_mean[RIGHT]) / 2) / sqrt(model->ratio);
	model->ratio = (totals[RIGHT] + prior * model->ratio) / (totals[LEFT] + prior);
}

/*
 * One step of EM for Student's distribution: a bead counts the less the further off it is. A length
 * of 0 (nothing but marks left out) has no expectation.
 */
static void learn_spread(struct length_model *model, int side, const struct lessons *lessons,
	const struct settings *settings)
{
	double ratio = side == RIGHT ? model->ratio : 1 / model->ratio;
	double sum = settings->length_strength * model->spread[side];
	double weights = settings->length_strength;

	for (size_t i = 0; i < lessons->count; i++) {
		double lengths[SIDES], expected, square, weight = (double)lessons->items[i].weight;

		lesson_lengths(lessons, &lessons->items[i], lengths);
		expected = lengths[!side] * ratio + LENGTH_OFFSET;
		square = (lengths[side] + LENGTH_OFFSET - expected) *
			 (lengths[side] + LENGTH_OFFSET - expected) / expected;
		sum += weight * square * (model->freedom + 1) /
		       (model->freedom + square / model->spread[side]);
		weights += weight;
	}
	model->spread[side] = sum / weights;
}

void length_model_learn(
	struct length_model *model, const struct lessons *lessons, const struct settings *settings)
{
	learn_ratio(model, lessons, settings);
	for (int side = 0; side < SIDES; side++)
		learn_spread(model, side, lessons, settings);
}

void length_sums_clear(struct length_sums *sums)
{
	for (int side = 0; side < SIDES; side++) {
		free(sums->lengths[side]);
		free(sums->backgrounds[side]);
	}
	*sums = (struct length_sums){0};
}

static double background(const struct length_model *model, int side, double length)
{
	double x = quick_log(length + LENGTH_OFFSET), deviation = model->log_deviation[side];
	double z = (x - model->log_mean[side]) / deviation;

	return -x - quick_log(deviation * root_two_pi) - .5 * z * z;
}

int length_sums_fill(struct length_sums *sums, const struct length_model *model,
	const struct side document[SIDES])
{
	length_sums_clear(sums);
	for (int side = 0; side < SIDES; side++) {
		const struct side *text = &document[side];
		double *lengths = calloc(text->sentence_count + 1, sizeof(*lengths));
		double *backgrounds = calloc(text->sentence_count + 1, sizeof(*backgrounds));

		sums->lengths[side] = lengths;
		sums->backgrounds[side] = backgrounds;
		if (!lengths || !backgrounds)
			return COTEJO_ENOMEM;
		for (size_t i = 0; i < text->sentence_count; i++) {
			lengths[i + 1] = lengths[i] + (double)text->lengths[i];
			backgrounds[i + 1] =
				backgrounds[i] + background(model, side, (double)text->lengths[i]);
		}
	}
	return 0;
}

/* The log density of a side's length when the other side's is known. */
static double density(const struct length_model *model, int side, double length, double other)
{
	double ratio = side == RIGHT ? model->ratio : 1 / model->ratio;
	double expected = other * ratio + LENGTH_OFFSET;
	double variance = model->spread[side] * expected;
	double off = length + LENGTH_OFFSET - expected;

	return model->constant - .5 * quick_log(variance) -
	       (model->freedom + 1) / 2 * quick_log(1 + off * off / (variance * model->freedom));
}

/* How a length falls into `parts` sentences, all ways being equally likely: (parts - 1)! / length ^
 * (parts - 1). */
static double partition(size_t parts, double length)
{
	static const double log_factorial[MAX_RUN] = {
		0, 0, 0.693147180559945, 1.791759469228055, 3.178053830347946, 4.787491742782046};

	return parts < 2 ? 0
			 : log_factorial[parts - 1] -
				   (double)(parts - 1) * quick_log(length + LENGTH_OFFSET);
}

double length_score(const struct length_model *model, const struct length_sums *sums,
	const size_t end[SIDES], const size_t count[SIDES])
{
	double lengths[SIDES], score = 0;

	for (int side = 0; side < SIDES; side++)
		lengths[side] = sums->lengths[side][end[side]] -
				sums->lengths[side][end[side] - count[side]];
	for (int side = 0; side < SIDES; side++)
		score += density(model, side, lengths[side], lengths[!side]) +
			 partition(count[side], lengths[side]) -
			 (sums->backgrounds[side][end[side]] -
				 sums->backgrounds[side][end[side] - count[side]]);
	return score / 2;
}
