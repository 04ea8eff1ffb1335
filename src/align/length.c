/*
 * length.c - how long a translation is
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/length.h"

#include <math.h>
#include <stdlib.h>

static const double root_two_pi = 2.5066282746310002;
static const double pi = 3.14159265358979324;

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
	/* Not lgamma(), which writes a global variable: texts are aligned in many threads. */
	model->constant =
		log(tgamma((freedom + 1) / 2) / tgamma(freedom / 2)) - .5 * log(freedom * pi);
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

void run_lengths_clear(struct run_lengths *lengths)
{
	free(lengths->runs[LEFT]);
	free(lengths->runs[RIGHT]);
	*lengths = (struct run_lengths){0};
}

/* The log density of a sentence's length as it comes. */
static double background(const struct length_model *model, int side, double length)
{
	double x = quick_log(length + LENGTH_OFFSET), deviation = model->log_deviation[side];
	double z = (x - model->log_mean[side]) / deviation;

	return -x - quick_log(deviation * root_two_pi) - .5 * z * z;
}

/* How a length falls into `parts` sentences, all ways being equally likely: (parts - 1)! / length ^
 * (parts - 1). */
static double partition(size_t parts, double length)
{
	static const double log_factorial[MAX_RUN] = {
		0, 0, 0.693147180559945, 1.791759469228055, 3.178053830347946, 4.787491742782046};

	return log_factorial[parts - 1] - (double)(parts - 1) * quick_log(length + LENGTH_OFFSET);
}

/* The other side's length given this run's has Student's density. */
static struct run_length measure(const struct length_model *model, int side, size_t sentences,
	double length, double backgrounds)
{
	double ratio = side == LEFT ? model->ratio : 1 / model->ratio;
	double expected = length * ratio + LENGTH_OFFSET;
	double variance = model->spread[!side] * expected;
	double fixed = model->constant - quick_log(variance) / 2 + partition(sentences, length) -
		       backgrounds;

	return (struct run_length){(float)(length + LENGTH_OFFSET), (float)expected,
		(float)(1 / (variance * model->freedom)), (float)(fixed / 2)};
}

static void fill_runs(struct run_length *runs, const struct length_model *model, int side,
	const struct side *text, size_t end, double weight, const double inside[BORDERS])
{
	double length = 0, backgrounds = 0, borders = 0;

	for (size_t n = 1; n <= MAX_RUN && n <= end; n++) {
		double one = (double)text->lengths[end - n];

		length += one;
		backgrounds += background(model, side, one);
		if (n > 1)
			borders += inside[text->borders[end - n + 1]];
		runs[n - 1] = measure(model, side, n, length, backgrounds);
		runs[n - 1].fixed = (float)((double)runs[n - 1].fixed * weight + borders);
	}
}

int run_lengths_fill(struct run_lengths *lengths, const struct length_model *model,
	const struct side document[SIDES], double weight, const struct border_model *borders)
{
	for (int side = 0; side < SIDES; side++) {
		const struct side *text = &document[side];
		struct run_length *runs = calloc(text->sentence_count + 1, MAX_RUN * sizeof(*runs));

		lengths->runs[side] = runs;
		if (!runs)
			return COTEJO_ENOMEM;
		for (size_t end = 1; end <= text->sentence_count; end++)
			fill_runs(runs + end * MAX_RUN, model, side, text, end, weight,
				borders->inside[side]);
	}
	return 0;
}
