/*
 * shapes.c - how many sentences become how many
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/shapes.h"

#include <math.h>

const struct shape shapes[SHAPES] = {{{1, 1}}, {{1, 2}}, {{2, 1}}, {{2, 2}}, {{1, 3}}, {{3, 1}},
	{{2, 3}}, {{3, 2}}, {{3, 3}}, {{1, 4}}, {{4, 1}}, {{2, 4}}, {{4, 2}}, {{3, 4}}, {{4, 3}},
	{{4, 4}}, {{1, 5}}, {{5, 1}}, {{1, 6}}, {{6, 1}}};

/* What is believed of the shapes before: a symmetric table. */
static double usual_share(const struct shape *shape)
{
	static const double shares[MAX_RUN][MAX_RUN] = {
		{.9, .04, .006, .0015, .0005, .0002},
		{.04, .004, .001, .0003, .0001, 0},
		{.006, .001, .0005, .0001, 0, 0},
		{.0015, .0003, .0001, .0001, 0, 0},
		{.0005, .0001, 0, 0, 0, 0},
		{.0002, 0, 0, 0, 0, 0},
	};

	return shares[shape->count[LEFT] - 1][shape->count[RIGHT] - 1];
}

/* The chance of each next state, from the chances of what kind of gap there is. */
static void set_transitions(struct shape_model *model, double open, const double kinds[3],
	double stay_left, double stay_right)
{
	/* kinds: left only, both, right only; they sum to 1. */
	double left = kinds[0] + kinds[1];

	model->next[AFTER_BEAD][AFTER_BEAD] = log(1 - open);
	model->next[AFTER_BEAD][AFTER_LEFT_GAP] = log(open * left);
	model->next[AFTER_BEAD][AFTER_RIGHT_GAP] = log(open * kinds[2]);
	model->next[AFTER_LEFT_GAP][AFTER_LEFT_GAP] = log(stay_left);
	model->next[AFTER_LEFT_GAP][AFTER_RIGHT_GAP] = log((1 - stay_left) * kinds[1] / left);
	model->next[AFTER_LEFT_GAP][AFTER_BEAD] = log((1 - stay_left) * kinds[0] / left);
	model->next[AFTER_RIGHT_GAP][AFTER_RIGHT_GAP] = log(stay_right);
	model->next[AFTER_RIGHT_GAP][AFTER_BEAD] = log(1 - stay_right);
	model->next[AFTER_RIGHT_GAP][AFTER_LEFT_GAP] = -INFINITY;
}

void shape_model_start(struct shape_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings)
{
	double both = settings->gap_both;
	double kinds[3] = {(1 - both) / 2, both, (1 - both) / 2}, sum = 0;

	for (size_t s = 0; s < SHAPES; s++)
		sum += usual_share(&shapes[s]);
	for (size_t s = 0; s < SHAPES; s++)
		model->shape[s] = log(usual_share(&shapes[s]) / sum);
	set_transitions(model, settings->gap_open, kinds, settings->gap_stay, settings->gap_stay);
	border_model_start(&model->borders, documents, document_count, settings);
}

static void learn_shapes(
	struct shape_model *model, const struct lessons *lessons, const struct settings *settings)
{
	double seen[MAX_RUN + 1][MAX_RUN + 1] = {{0}}, counts[SHAPES], sum = 0;

	for (size_t i = 0; i < lessons->count; i++)
		seen[lessons->items[i].count[LEFT]][lessons->items[i].count[RIGHT]] +=
			(double)lessons->items[i].weight;
	for (size_t s = 0; s < SHAPES; s++) {
		counts[s] = settings->shape_strength * usual_share(&shapes[s]) +
			    seen[shapes[s].count[LEFT]][shapes[s].count[RIGHT]];
		sum += counts[s];
	}
	for (size_t s = 0; s < SHAPES; s++)
		model->shape[s] = log(counts[s] / sum);
}

void transitions_add(struct transitions *sum, const struct transitions *transitions)
{
	for (int from = 0; from < STATES; from++)
		for (int to = 0; to < STATES; to++)
			sum->counts[from][to] += transitions->counts[from][to];
}

static double row_sum(const double row[STATES])
{
	return row[AFTER_BEAD] + row[AFTER_LEFT_GAP] + row[AFTER_RIGHT_GAP];
}

static void learn_transitions(struct shape_model *model, const struct transitions *transitions,
	const struct settings *settings)
{
	const double(*seen)[STATES] = transitions->counts;
	double strength = settings->gap_strength, both = settings->gap_both;
	double gaps = seen[AFTER_BEAD][AFTER_LEFT_GAP] + seen[AFTER_BEAD][AFTER_RIGHT_GAP];
	double open =
		(gaps + strength * settings->gap_open) / (row_sum(seen[AFTER_BEAD]) + strength);
	double weight = strength * settings->gap_open;
	double seen_both = seen[AFTER_LEFT_GAP][AFTER_RIGHT_GAP];
	double kinds[3] = {seen[AFTER_BEAD][AFTER_LEFT_GAP] - seen_both + weight * (1 - both) / 2,
		seen_both + weight * both,
		seen[AFTER_BEAD][AFTER_RIGHT_GAP] + weight * (1 - both) / 2};
	double sum, stay[SIDES];

	if (kinds[0] < weight * (1 - both) / 2)
		kinds[0] = weight * (1 - both) / 2;
	sum = kinds[0] + kinds[1] + kinds[2];
	for (int k = 0; k < 3; k++)
		kinds[k] /= sum;
	for (int side = 0; side < SIDES; side++) {
		enum state state = side == LEFT ? AFTER_LEFT_GAP : AFTER_RIGHT_GAP;

		stay[side] = (seen[state][state] + weight * settings->gap_stay) /
			     (row_sum(seen[state]) + weight);
	}
	set_transitions(model, open, kinds, stay[LEFT], stay[RIGHT]);
}

void shape_model_learn(struct shape_model *model, const struct lessons *lessons,
	const struct transitions *transitions, const struct settings *settings)
{
	learn_shapes(model, lessons, settings);
	border_model_learn(&model->borders, lessons, settings);
	learn_transitions(model, transitions, settings);
}
