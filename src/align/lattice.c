/*
 * lattice.c - all alignments at once
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lattice.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum {
	CANCEL_ROWS = 256, /* between two questions whether to go on */
	CHOICE_LEFT_GAP = SHAPES,
	CHOICE_RIGHT_GAP
};

/* Terms of a sum that are so much (in logs) below the greatest are nothing. */
static const double negligible = 30;

/* A sum of numbers given by their logarithms. */
struct log_sum {
	double most;
	double sum; /* divided by exp(most) */
};

#define LOG_SUM_INIT         \
	{                    \
		-INFINITY, 0 \
	}

static inline void log_sum_add(struct log_sum *total, double term)
{
	if (term > total->most) {
		total->sum = term - total->most > negligible
				     ? 1
				     : total->sum * exp(total->most - term) + 1;
		total->most = term;
	} else if (term > total->most - negligible) {
		total->sum += exp(term - total->most);
	}
}

static inline double log_sum_value(const struct log_sum *total)
{
	return total->sum > 0 ? total->most + log(total->sum) : -INFINITY;
}

void lattice_clear(struct lattice *lattice)
{
	strip_clear(&lattice->nodes);
	free(lattice->forward);
	free(lattice->joining);
	free(lattice->backward);
	free(lattice->alone[LEFT]);
	free(lattice->alone[RIGHT]);
	*lattice = (struct lattice){0};
}

static int check_cancel(const struct canceller *canceller, size_t row, struct cotejo_error *error)
{
	if (row % CANCEL_ROWS || !canceller->cancel || !canceller->cancel(canceller->user))
		return 0;
	return error_set(error, COTEJO_EINTERRUPTED, "alignment interrupted");
}

/* Where the bead of shape `s` that ends at (i, j) begins; false when that is outside. */
static inline bool bead_begin(
	const struct lattice *lattice, size_t s, size_t i, size_t j, size_t *ret_node)
{
	size_t left = shapes[s].count[LEFT], right = shapes[s].count[RIGHT];

	if (left > i || right > j || !strip_has(&lattice->nodes, i - left, j - right))
		return false;
	*ret_node = strip_cell(&lattice->nodes, i - left, j - right);
	return true;
}

/* The log sum over the states before a transition to `next`. */
static double step(const double from[STATES], const struct shape_model *model, enum state next)
{
	struct log_sum sum = LOG_SUM_INIT;

	for (int state = 0; state < STATES; state++)
		log_sum_add(&sum, from[state] + model->next[state][next]);
	return log_sum_value(&sum);
}

static void forward_node(struct lattice *lattice, const struct scorer *scorer, size_t i, size_t j)
{
	size_t node = strip_cell(&lattice->nodes, i, j), end[SIDES] = {i, j}, begin;
	double *forward = lattice->forward[node];
	struct log_sum joined = LOG_SUM_INIT;

	for (size_t s = 0; s < SHAPES; s++)
		if (bead_begin(lattice, s, i, j, &begin) && lattice->joining[begin] > -INFINITY)
			log_sum_add(&joined,
				lattice->joining[begin] + score_bead(scorer, s, end,
								  joined.most - negligible -
									  lattice->joining[begin]));
	if (i == 0 && j == 0)
		log_sum_add(&joined, 0);
	forward[AFTER_BEAD] = log_sum_value(&joined);
	forward[AFTER_LEFT_GAP] = forward[AFTER_RIGHT_GAP] = -INFINITY;
	if (i > 0 && strip_has(&lattice->nodes, i - 1, j))
		forward[AFTER_LEFT_GAP] =
			step(lattice->forward[strip_cell(&lattice->nodes, i - 1, j)], scorer->shape,
				AFTER_LEFT_GAP);
	if (j > 0 && strip_has(&lattice->nodes, i, j - 1))
		forward[AFTER_RIGHT_GAP] =
			step(lattice->forward[strip_cell(&lattice->nodes, i, j - 1)], scorer->shape,
				AFTER_RIGHT_GAP);
	lattice->joining[node] = step(forward, scorer->shape, AFTER_BEAD);
}

/* What follows a node, whatever came before: beads that join and gaps. */
static void backward_node(struct lattice *lattice, const struct scorer *scorer, size_t i, size_t j)
{
	const struct strip *nodes = &lattice->nodes;
	double next[STATES] = {-INFINITY, -INFINITY, -INFINITY};
	double *backward = lattice->backward[strip_cell(nodes, i, j)];
	struct log_sum joined = LOG_SUM_INIT;

	for (size_t s = 0; s < SHAPES; s++) {
		size_t end[SIDES] = {i + shapes[s].count[LEFT], j + shapes[s].count[RIGHT]};
		double rest;

		if (end[LEFT] >= nodes->rows || !strip_has(nodes, end[LEFT], end[RIGHT]))
			continue;
		rest = lattice->backward[strip_cell(nodes, end[LEFT], end[RIGHT])][AFTER_BEAD];
		if (rest > -INFINITY)
			log_sum_add(&joined,
				rest + score_bead(scorer, s, end, joined.most - negligible - rest));
	}
	next[AFTER_BEAD] = log_sum_value(&joined);
	if (i + 1 < nodes->rows && strip_has(nodes, i + 1, j))
		next[AFTER_LEFT_GAP] =
			lattice->backward[strip_cell(nodes, i + 1, j)][AFTER_LEFT_GAP];
	if (strip_has(nodes, i, j + 1))
		next[AFTER_RIGHT_GAP] =
			lattice->backward[strip_cell(nodes, i, j + 1)][AFTER_RIGHT_GAP];
	for (int state = 0; state < STATES; state++) {
		struct log_sum sum = LOG_SUM_INIT;

		for (int to = 0; to < STATES; to++)
			log_sum_add(&sum, scorer->shape->next[state][to] + next[to]);
		/* The end is like another bead, so that a last gap is a whole one. */
		if (i + 1 == nodes->rows && j + 1 == nodes->columns)
			log_sum_add(&sum, scorer->shape->next[state][AFTER_BEAD]);
		backward[state] = log_sum_value(&sum);
	}
}

static int lattice_alloc(struct lattice *lattice)
{
	size_t cells = strip_cells(&lattice->nodes);

	lattice->forward = calloc(cells, sizeof(*lattice->forward));
	lattice->joining = calloc(cells, sizeof(*lattice->joining));
	lattice->backward = calloc(cells, sizeof(*lattice->backward));
	lattice->alone[LEFT] = calloc(lattice->nodes.rows, sizeof(double));
	lattice->alone[RIGHT] = calloc(lattice->nodes.columns, sizeof(double));
	return lattice->forward && lattice->joining && lattice->backward && lattice->alone[LEFT] &&
			       lattice->alone[RIGHT]
		       ? 0
		       : COTEJO_ENOMEM;
}

/* The posterior of a gap of one sentence that leads to node `node` from node `begin`. */
static double gap_posterior(const struct lattice *lattice, const struct scorer *scorer,
	size_t begin, size_t node, enum state gap)
{
	return exp(step(lattice->forward[begin], scorer->shape, gap) +
		   lattice->backward[node][gap] - lattice->total);
}

/* Adds up each sentence's gaps. */
static void sum_gaps(struct lattice *lattice, const struct scorer *scorer, size_t i)
{
	const struct strip *nodes = &lattice->nodes;

	for (size_t j = nodes->low[i]; j < nodes->end[i]; j++) {
		size_t node = strip_cell(nodes, i, j);

		if (i > 0 && strip_has(nodes, i - 1, j))
			lattice->alone[LEFT][i - 1] += gap_posterior(
				lattice, scorer, strip_cell(nodes, i - 1, j), node, AFTER_LEFT_GAP);
		if (j > nodes->low[i])
			lattice->alone[RIGHT][j - 1] +=
				gap_posterior(lattice, scorer, node - 1, node, AFTER_RIGHT_GAP);
	}
}

int lattice_sum(struct lattice *lattice, const struct scorer *scorer,
	const struct canceller *canceller, struct cotejo_error *error)
{
	const struct strip *nodes = &lattice->nodes;

	if (lattice_alloc(lattice))
		return error_no_memory(error);
	for (size_t i = 0; i < nodes->rows; i++) {
		if (check_cancel(canceller, i, error))
			return COTEJO_EINTERRUPTED;
		for (size_t j = nodes->low[i]; j < nodes->end[i]; j++)
			forward_node(lattice, scorer, i, j);
	}
	for (size_t i = nodes->rows; i-- > 0;) {
		if (check_cancel(canceller, i, error))
			return COTEJO_EINTERRUPTED;
		for (size_t j = nodes->end[i]; j-- > nodes->low[i];)
			backward_node(lattice, scorer, i, j);
	}
	lattice->total = lattice->backward[0][AFTER_BEAD];
	for (size_t i = 0; i < nodes->rows; i++)
		sum_gaps(lattice, scorer, i);
	return 0;
}

/* The log posterior of the bead of shape `s` from node `begin` to (i, j). */
static inline double bead_posterior(const struct lattice *lattice, const struct scorer *scorer,
	size_t s, size_t begin, const size_t end[SIDES])
{
	size_t node = strip_cell(&lattice->nodes, end[LEFT], end[RIGHT]);
	double around =
		lattice->joining[begin] + lattice->backward[node][AFTER_BEAD] - lattice->total;

	return around > -INFINITY ? around + score_bead(scorer, s, end, -negligible - around)
				  : -INFINITY;
}

static int teach_bead(struct lessons *lessons, uint32_t document, size_t s, const size_t end[SIDES],
	double posterior)
{
	struct lesson *items = array_reserve(
		lessons->items, &lessons->capacity, lessons->count + 1, sizeof(*items));
	struct lesson *lesson;

	if (!items)
		return COTEJO_ENOMEM;
	lessons->items = items;
	lesson = &items[lessons->count++];
	lesson->document = document;
	lesson->weight = (float)posterior;
	for (int side = 0; side < SIDES; side++) {
		lesson->count[side] = shapes[s].count[side];
		lesson->begin[side] = (uint32_t)(end[side] - lesson->count[side]);
	}
	return 0;
}

static void teach_transitions(const struct lattice *lattice, const struct scorer *scorer,
	size_t begin, size_t node, enum state gap, struct transitions *transitions)
{
	for (int state = 0; state < STATES; state++)
		transitions->counts[state][gap] +=
			exp(lattice->forward[begin][state] + scorer->shape->next[state][gap] +
				lattice->backward[node][gap] - lattice->total);
}

/* What ends at one node. */
static int teach_node(const struct lattice *lattice, const struct scorer *scorer, uint32_t document,
	const size_t end[SIDES], struct lessons *lessons, struct transitions *transitions)
{
	const struct strip *nodes = &lattice->nodes;
	size_t i = end[LEFT], j = end[RIGHT], node = strip_cell(nodes, i, j), begin;
	double least = log(scorer->settings->bead_least);

	for (size_t s = 0; s < SHAPES; s++) {
		double posterior;

		if (!bead_begin(lattice, s, i, j, &begin))
			continue;
		posterior = bead_posterior(lattice, scorer, s, begin, end);
		if (posterior < least)
			continue;
		if (teach_bead(lessons, document, s, end, exp(posterior)))
			return COTEJO_ENOMEM;
		for (int state = 0; state < STATES; state++)
			transitions->counts[state][AFTER_BEAD] += exp(
				posterior + lattice->forward[begin][state] +
				scorer->shape->next[state][AFTER_BEAD] - lattice->joining[begin]);
	}
	if (i > 0 && strip_has(nodes, i - 1, j))
		teach_transitions(lattice, scorer, strip_cell(nodes, i - 1, j), node,
			AFTER_LEFT_GAP, transitions);
	if (j > 0 && strip_has(nodes, i, j - 1))
		teach_transitions(lattice, scorer, strip_cell(nodes, i, j - 1), node,
			AFTER_RIGHT_GAP, transitions);
	return 0;
}

double lattice_node_mass(const struct lattice *lattice, size_t i, size_t j)
{
	size_t node = strip_cell(&lattice->nodes, i, j);
	double mass = 0;

	for (int state = 0; state < STATES; state++)
		mass += exp(lattice->forward[node][state] + lattice->backward[node][state] -
			    lattice->total);
	return mass;
}

/* A node through which next to nothing passes is not worth looking at. */
static bool node_matters(const struct lattice *lattice, size_t i, size_t j, double least)
{
	return lattice_node_mass(lattice, i, j) >= least;
}

int lattice_teach(const struct lattice *lattice, const struct scorer *scorer, uint32_t document,
	struct lessons *lessons, struct transitions *transitions, struct cotejo_error *error)
{
	const struct strip *nodes = &lattice->nodes;
	double least = scorer->settings->bead_least / 10;

	for (size_t i = 0; i < nodes->rows; i++)
		for (size_t j = nodes->low[i]; j < nodes->end[i]; j++) {
			size_t end[SIDES] = {i, j};

			if (node_matters(lattice, i, j, least) &&
				teach_node(lattice, scorer, document, end, lessons, transitions))
				return error_no_memory(error);
		}
	return 0;
}

/* The best path so far to each node. */
struct best {
	double *values;
	unsigned char *choices; /* the shape of the last bead, or a gap */
};

static void choose(struct best *best, size_t node, double value, size_t choice)
{
	if (value > best->values[node]) {
		best->values[node] = value;
		best->choices[node] = (unsigned char)choice;
	}
}

static void best_to(const struct lattice *lattice, const struct scorer *scorer, struct best *best,
	size_t i, size_t j)
{
	const struct strip *nodes = &lattice->nodes;
	size_t node = strip_cell(nodes, i, j), end[SIDES] = {i, j}, begin;

	best->values[node] = i || j ? -1 : 0;
	for (size_t s = 0; s < SHAPES; s++) {
		double weight = scorer->settings->bead_gain *
					(shapes[s].count[LEFT] + shapes[s].count[RIGHT] - 2) +
				2;

		if (bead_begin(lattice, s, i, j, &begin))
			choose(best, node,
				best->values[begin] + weight * exp(bead_posterior(lattice, scorer,
								       s, begin, end)),
				s);
	}
	if (i > 0 && strip_has(nodes, i - 1, j))
		choose(best, node,
			best->values[strip_cell(nodes, i - 1, j)] +
				scorer->settings->gap_gain * lattice->alone[LEFT][i - 1],
			CHOICE_LEFT_GAP);
	if (j > nodes->low[i])
		choose(best, node,
			best->values[node - 1] +
				scorer->settings->gap_gain * lattice->alone[RIGHT][j - 1],
			CHOICE_RIGHT_GAP);
}

/* Follows the choices back from the last node; beads come out in reverse. */
static size_t trace(const struct lattice *lattice, const struct scorer *scorer,
	const unsigned char *choices, struct cotejo_bead *ret_beads)
{
	const struct strip *nodes = &lattice->nodes;
	size_t i = nodes->rows - 1, j = nodes->columns - 1, count = 0;

	while (i || j) {
		size_t end[SIDES] = {i, j}, begin;
		unsigned char s = choices[strip_cell(nodes, i, j)];
		size_t left = s < SHAPES ? shapes[s].count[LEFT] : s == CHOICE_LEFT_GAP;
		size_t right = s < SHAPES ? shapes[s].count[RIGHT] : s == CHOICE_RIGHT_GAP;
		double probability;

		begin = strip_cell(nodes, i - left, j - right);
		if (s < SHAPES)
			probability = exp(bead_posterior(lattice, scorer, s, begin, end));
		else
			probability =
				left ? lattice->alone[LEFT][i - 1] : lattice->alone[RIGHT][j - 1];
		i -= left;
		j -= right;
		ret_beads[count++] =
			(struct cotejo_bead){i, left, j, right, probability < 1 ? probability : 1};
	}
	return count;
}

static void reverse(struct cotejo_bead *beads, size_t count)
{
	for (size_t b = 0; b < count / 2; b++) {
		struct cotejo_bead other = beads[b];

		beads[b] = beads[count - 1 - b];
		beads[count - 1 - b] = other;
	}
}

int lattice_best(const struct lattice *lattice, const struct scorer *scorer,
	struct cotejo_bead *ret_beads, size_t *ret_count, const struct canceller *canceller,
	struct cotejo_error *error)
{
	const struct strip *nodes = &lattice->nodes;
	struct best best = {calloc(strip_cells(nodes), sizeof(*best.values)),
		calloc(strip_cells(nodes), sizeof(*best.choices))};
	int status = best.values && best.choices ? 0 : error_no_memory(error);

	for (size_t i = 0; i < nodes->rows && status == 0; i++) {
		status = check_cancel(canceller, i, error);
		for (size_t j = nodes->low[i]; j < nodes->end[i] && status == 0; j++)
			best_to(lattice, scorer, &best, i, j);
	}
	if (status == 0) {
		*ret_count = trace(lattice, scorer, best.choices, ret_beads);
		reverse(ret_beads, *ret_count);
	}
	free(best.values);
	free(best.choices);
	return status;
}
