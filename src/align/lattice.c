/*
 * lattice.c - all alignments at once
 *
 * The way forward scores each bead once and remembers those that matter; the way back needs only
 * a few rows at a time and leaves the posteriors behind.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lattice.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum {
	CANCEL_CELLS = 4096,    /* between two questions whether to go on */
	KEPT_ROWS = MAX_RUN + 2 /* that the way back needs at a time: beads begin so far above the
				row below */
};

/* Terms of a sum that are so much (in logs) below the greatest are nothing. */
static const double negligible = 18;

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
				     : total->sum * quick_exp(total->most - term) + 1;
		total->most = term;
	} else if (term > total->most - negligible) {
		total->sum += quick_exp(term - total->most);
	}
}

static inline double log_sum_value(const struct log_sum *total)
{
	return total->sum > 0 ? total->most + quick_log(total->sum) : -INFINITY;
}

void lattice_clear(struct lattice *lattice)
{
	strip_clear(&lattice->nodes);
	free(lattice->forward);
	free(lattice->joining);
	free(lattice->scores);
	free(lattice->score_shapes);
	free(lattice->node_scores);
	free(lattice->beads);
	free(lattice->alone[LEFT]);
	free(lattice->alone[RIGHT]);
	free(lattice->passages);
	*lattice = (struct lattice){0};
}

int canceller_ask(const struct canceller *canceller, struct cotejo_error *error)
{
	if (!canceller->cancel || !canceller->cancel(canceller->user))
		return 0;
	return error_set(error, COTEJO_EINTERRUPTED, "alignment interrupted");
}

/* Asks once in so many cells. */
static int count_cells(
	const struct canceller *canceller, size_t *cells, size_t more, struct cotejo_error *error)
{
	*cells += more;
	if (*cells < CANCEL_CELLS)
		return 0;
	*cells = 0;
	return canceller_ask(canceller, error);
}

static size_t row_cells(const struct strip *nodes, size_t row)
{
	return nodes->end[row] - nodes->low[row];
}

static int lattice_alloc(struct lattice *lattice)
{
	size_t cells = strip_cells(&lattice->nodes);

	lattice->forward = calloc(cells, sizeof(*lattice->forward));
	lattice->joining = calloc(cells, sizeof(*lattice->joining));
	lattice->node_scores = malloc(cells);
	lattice->alone[LEFT] = calloc(lattice->nodes.rows, sizeof(double));
	lattice->alone[RIGHT] = calloc(lattice->nodes.columns, sizeof(double));
	lattice->passages = calloc(lattice->nodes.rows, sizeof(*lattice->passages));
	return lattice->forward && lattice->joining && lattice->node_scores &&
			       lattice->alone[LEFT] && lattice->alone[RIGHT] && lattice->passages
		       ? 0
		       : COTEJO_ENOMEM;
}

/* The log sum over the states before a transition to `next`. */
static double step(const double from[STATES], const struct shape_model *model, enum state next)
{
	struct log_sum sum = LOG_SUM_INIT;

	for (int state = 0; state < STATES; state++)
		log_sum_add(&sum, from[state] + model->next[state][next]);
	return log_sum_value(&sum);
}

/* Room for the scores of one more row. */
static int reserve_scores(struct lattice *lattice, size_t row)
{
	size_t needed = lattice->score_count + row_cells(&lattice->nodes, row) * SHAPES;
	float *scores =
		array_reserve(lattice->scores, &lattice->score_capacity, needed, sizeof(*scores));
	unsigned char *score_shapes;

	if (!scores)
		return COTEJO_ENOMEM;
	lattice->scores = scores;
	score_shapes =
		array_reserve(lattice->score_shapes, &lattice->score_shape_capacity, needed, 1);
	if (!score_shapes)
		return COTEJO_ENOMEM;
	lattice->score_shapes = score_shapes;
	return 0;
}

/* Of the beads to a node remembers those that matter to it. */
static void keep_scores(struct lattice *lattice, size_t node, const double terms[SHAPES],
	const float scores[SHAPES], size_t count, double most)
{
	size_t begin = lattice->score_count;

	for (unsigned s = 0; s < count && most > -INFINITY; s++)
		if (terms[s] > most - negligible) {
			lattice->scores[lattice->score_count] = scores[s];
			lattice->score_shapes[lattice->score_count++] = (unsigned char)s;
		}
	lattice->node_scores[node] = (unsigned char)(lattice->score_count - begin);
}

/* Where beads that end in a row may begin: the columns of the row so many sentences above. Cell
 * `column` has the number offset + column. */
struct beginning {
	size_t low, end, offset;
};

static void find_beginnings(
	const struct strip *nodes, size_t i, struct beginning beginnings[MAX_RUN + 1])
{
	for (size_t left = 0; left <= MAX_RUN; left++) {
		size_t row = i - left;

		beginnings[left] = left > i ? (struct beginning){0, 0, 0}
					    : (struct beginning){nodes->low[row], nodes->end[row],
						      nodes->first[row] - nodes->low[row]};
	}
}

/* The log sum over all beads that lead to a node. */
static double join(struct lattice *lattice, const struct scorer *scorer,
	const struct beginning beginnings[MAX_RUN + 1], size_t i, size_t j)
{
	struct log_sum joined = LOG_SUM_INIT;
	double terms[SHAPES];
	float scores[SHAPES] = {0};
	struct node_scorer node;

	node_scorer_start(&node, scorer, i, j);
	for (size_t s = 0; s < scorer->shape_count; s++) {
		const struct beginning *beginning = &beginnings[shapes[s].count[LEFT]];
		size_t column = j - shapes[s].count[RIGHT]; /* wraps below 0: not in the row */
		double before;

		terms[s] = -INFINITY;
		if (column < beginning->low || column >= beginning->end)
			continue;
		before = lattice->joining[beginning->offset + column];
		if (before == -INFINITY)
			continue;
		scores[s] = node_scorer_bead(&node, scorer, s, joined.most - negligible - before);
		terms[s] = before + (double)scores[s];
		log_sum_add(&joined, terms[s]);
	}
	keep_scores(lattice, strip_cell(&lattice->nodes, i, j), terms, scores, scorer->shape_count,
		joined.most);
	if (i == 0 && j == 0)
		log_sum_add(&joined, 0);
	return log_sum_value(&joined);
}

static void forward_node(struct lattice *lattice, const struct scorer *scorer,
	const struct beginning beginnings[MAX_RUN + 1], size_t i, size_t j)
{
	const struct strip *nodes = &lattice->nodes;
	size_t node = strip_cell(nodes, i, j);
	double *forward = lattice->forward[node];

	forward[AFTER_BEAD] = join(lattice, scorer, beginnings, i, j);
	forward[AFTER_LEFT_GAP] = forward[AFTER_RIGHT_GAP] = -INFINITY;
	if (i > 0 && strip_has(nodes, i - 1, j))
		forward[AFTER_LEFT_GAP] = step(lattice->forward[strip_cell(nodes, i - 1, j)],
			scorer->shape, AFTER_LEFT_GAP);
	if (j > nodes->low[i])
		forward[AFTER_RIGHT_GAP] =
			step(lattice->forward[node - 1], scorer->shape, AFTER_RIGHT_GAP);
	lattice->joining[node] = step(forward, scorer->shape, AFTER_BEAD);
}

static int go_forward(struct lattice *lattice, const struct scorer *scorer,
	const struct canceller *canceller, struct cotejo_error *error)
{
	const struct strip *nodes = &lattice->nodes;
	struct beginning beginnings[MAX_RUN + 1];
	size_t cells = 0;

	for (size_t i = 0; i < nodes->rows; i++) {
		if (count_cells(canceller, &cells, row_cells(nodes, i), error))
			return COTEJO_EINTERRUPTED;
		if (reserve_scores(lattice, i))
			return error_no_memory(error);
		find_beginnings(nodes, i, beginnings);
		for (size_t j = nodes->low[i]; j < nodes->end[i]; j++)
			forward_node(lattice, scorer, beginnings, i, j);
	}
	/* The end is like another bead, so that a last gap is a whole one. */
	lattice->total = lattice->joining[strip_cells(nodes) - 1];
	return 0;
}

/* What is known of a node on the way back. */
struct back {
	struct log_sum joined; /* over all beads that begin there */
	double sums[STATES];   /* over all paths from the node, by what came before */
};

/* The last rows on the way back. */
struct way_back {
	struct lattice *lattice;
	const struct scorer *scorer;
	struct back *rows[KEPT_ROWS];
	size_t next_score; /* the scores before it are not used yet */
	double bead_keep;  /* log */
};

static struct back *back_at(const struct way_back *way, size_t i, size_t j)
{
	return &way->rows[i % KEPT_ROWS][j - way->lattice->nodes.low[i]];
}

static int way_back_alloc(struct way_back *way)
{
	const struct strip *nodes = &way->lattice->nodes;
	size_t widest = 0;

	for (size_t i = 0; i < nodes->rows; i++)
		widest = row_cells(nodes, i) > widest ? row_cells(nodes, i) : widest;
	for (size_t k = 0; k < KEPT_ROWS; k++) {
		way->rows[k] = malloc((widest + 1) * sizeof(*way->rows[k]));
		if (!way->rows[k])
			return COTEJO_ENOMEM;
	}
	return 0;
}

static void way_back_clear(struct way_back *way)
{
	for (size_t k = 0; k < KEPT_ROWS; k++)
		free(way->rows[k]);
}

/* A row's nodes before anything is known of them. */
static void open_row(const struct way_back *way, size_t i)
{
	for (size_t k = 0; k < row_cells(&way->lattice->nodes, i); k++)
		way->rows[i % KEPT_ROWS][k].joined = (struct log_sum)LOG_SUM_INIT;
}

/* Sums over all that follows a node. */
static void close_node(const struct way_back *way, size_t i, size_t j)
{
	const struct strip *nodes = &way->lattice->nodes;
	const struct shape_model *model = way->scorer->shape;
	struct back *back = back_at(way, i, j);
	double next[STATES];

	if (i + 1 == nodes->rows && j + 1 == nodes->columns)
		log_sum_add(&back->joined, 0);
	next[AFTER_BEAD] = log_sum_value(&back->joined);
	next[AFTER_LEFT_GAP] = i + 1 < nodes->rows && strip_has(nodes, i + 1, j)
				       ? back_at(way, i + 1, j)->sums[AFTER_LEFT_GAP]
				       : -INFINITY;
	next[AFTER_RIGHT_GAP] = strip_has(nodes, i, j + 1)
					? back_at(way, i, j + 1)->sums[AFTER_RIGHT_GAP]
					: -INFINITY;
	for (int state = 0; state < STATES; state++) {
		struct log_sum sum = LOG_SUM_INIT;

		for (int to = 0; to < STATES; to++)
			log_sum_add(&sum, model->next[state][to] + next[to]);
		back->sums[state] = log_sum_value(&sum);
	}
}

static int list_bead(struct lattice *lattice, size_t i, size_t j, unsigned s, double posterior)
{
	struct likely_bead *beads = array_reserve(
		lattice->beads, &lattice->bead_capacity, lattice->bead_count + 1, sizeof(*beads));

	if (!beads)
		return COTEJO_ENOMEM;
	lattice->beads = beads;
	beads[lattice->bead_count++] = (struct likely_bead){
		{(uint32_t)i, (uint32_t)j}, (float)posterior, (unsigned char)s};
	return 0;
}

/* A bead that is likely: lists it, and counts what came before it. */
static int found_bead(
	struct way_back *way, size_t i, size_t j, unsigned s, size_t begin, double posterior)
{
	struct lattice *lattice = way->lattice;

	for (int state = 0; state < STATES; state++)
		lattice->transitions.counts[state][AFTER_BEAD] += exp(
			posterior + lattice->forward[begin][state] +
			way->scorer->shape->next[state][AFTER_BEAD] - lattice->joining[begin]);
	return list_bead(lattice, i, j, s, exp(posterior));
}

/* Tells the nodes where the beads to this one begin what follows, and lists the likely ones. */
static int join_back(struct way_back *way, size_t i, size_t j, double after)
{
	struct lattice *lattice = way->lattice;
	size_t node = strip_cell(&lattice->nodes, i, j);

	for (size_t n = lattice->node_scores[node]; n > 0; n--) {
		size_t at = --way->next_score;
		unsigned s = lattice->score_shapes[at];
		size_t left = i - shapes[s].count[LEFT], right = j - shapes[s].count[RIGHT];
		size_t begin = strip_cell(&lattice->nodes, left, right);
		double term = (double)lattice->scores[at] + after, posterior;

		log_sum_add(&back_at(way, left, right)->joined, term);
		posterior = lattice->joining[begin] + term - lattice->total;
		if (posterior >= way->bead_keep && found_bead(way, i, j, s, begin, posterior))
			return COTEJO_ENOMEM;
	}
	return 0;
}

/* A gap of one sentence that leads to this node. */
static double gap_back(
	struct way_back *way, size_t node, size_t begin, enum state gap, const double sums[STATES])
{
	struct lattice *lattice = way->lattice;
	double posterior = lattice->forward[node][gap] + sums[gap] - lattice->total;

	if (posterior < -negligible)
		return 0;
	for (int state = 0; state < STATES; state++)
		lattice->transitions.counts[state][gap] +=
			exp(lattice->forward[begin][state] + way->scorer->shape->next[state][gap] +
				sums[gap] - lattice->total);
	return exp(posterior);
}

static void pass_row(struct passage *passage, uint32_t j, bool edge)
{
	if (j < passage->low)
		passage->low = j;
	if (j > passage->high || passage->high == UINT32_MAX)
		passage->high = j;
	if (!edge)
		return;
	if (j < passage->edge_low)
		passage->edge_low = j;
	passage->edge_high =
		passage->edge_high == UINT32_MAX || j > passage->edge_high ? j : passage->edge_high;
}

/* Whether a node stands at an edge of the strip behind which there is more. */
static bool at_edge(const struct strip *nodes, size_t i, size_t j)
{
	return (j == nodes->low[i] && j > 0) ||
	       (j + 1 == nodes->end[i] && nodes->end[i] < nodes->columns);
}

static int back_node(struct way_back *way, size_t i, size_t j)
{
	struct lattice *lattice = way->lattice;
	const struct strip *nodes = &lattice->nodes;
	size_t node = strip_cell(nodes, i, j);
	const struct back *back = back_at(way, i, j);
	double mass = lattice->forward[node][AFTER_BEAD] + back->sums[AFTER_BEAD] - lattice->total;
	double gaps[SIDES] = {0};

	if (i > 0 && strip_has(nodes, i - 1, j))
		gaps[LEFT] = gap_back(
			way, node, strip_cell(nodes, i - 1, j), AFTER_LEFT_GAP, back->sums);
	if (j > nodes->low[i])
		gaps[RIGHT] = gap_back(way, node, node - 1, AFTER_RIGHT_GAP, back->sums);
	if (i > 0)
		lattice->alone[LEFT][i - 1] += gaps[LEFT];
	if (j > 0)
		lattice->alone[RIGHT][j - 1] += gaps[RIGHT];
	mass = gaps[LEFT] + gaps[RIGHT] + (mass > -negligible ? quick_exp(mass) : 0);
	if (mass >= way->scorer->settings->node_least)
		pass_row(&lattice->passages[i], (uint32_t)j, at_edge(nodes, i, j));
	return join_back(way, i, j, back->sums[AFTER_BEAD]);
}

static void reverse_beads(struct lattice *lattice)
{
	for (size_t b = 0; b < lattice->bead_count / 2; b++) {
		struct likely_bead other = lattice->beads[b];

		lattice->beads[b] = lattice->beads[lattice->bead_count - 1 - b];
		lattice->beads[lattice->bead_count - 1 - b] = other;
	}
}

static int go_back(
	struct way_back *way, const struct canceller *canceller, struct cotejo_error *error)
{
	const struct strip *nodes = &way->lattice->nodes;
	size_t cells = 0;

	for (size_t i = nodes->rows; i-- > 0;) {
		if (count_cells(canceller, &cells, row_cells(nodes, i), error))
			return COTEJO_EINTERRUPTED;
		way->lattice->passages[i] =
			(struct passage){UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};
		if (i + 1 == nodes->rows)
			for (size_t r = i + 1; r-- > 0 && r + MAX_RUN >= i;)
				open_row(way, r);
		else if (i >= MAX_RUN)
			open_row(way, i - MAX_RUN);
		for (size_t j = nodes->end[i]; j-- > nodes->low[i];) {
			close_node(way, i, j);
			if (back_node(way, i, j))
				return error_no_memory(error);
		}
	}
	reverse_beads(way->lattice);
	return 0;
}

int lattice_sum(struct lattice *lattice, const struct scorer *scorer,
	const struct canceller *canceller, struct cotejo_error *error)
{
	struct way_back way = {.lattice = lattice,
		.scorer = scorer,
		.bead_keep = log(scorer->settings->bead_keep)};
	int status;

	if (lattice_alloc(lattice))
		return error_no_memory(error);
	status = go_forward(lattice, scorer, canceller, error);
	way.next_score = lattice->score_count;
	if (status == 0 && way_back_alloc(&way))
		status = error_no_memory(error);
	if (status == 0)
		status = go_back(&way, canceller, error);
	way_back_clear(&way);
	return status;
}

int lattice_teach(const struct lattice *lattice, const struct scorer *scorer, uint32_t document,
	struct lessons *lessons, struct cotejo_error *error)
{
	for (size_t b = 0; b < lattice->bead_count; b++) {
		const struct likely_bead *bead = &lattice->beads[b];
		struct lesson *items, *lesson;

		if ((double)bead->posterior < scorer->settings->bead_least)
			continue;
		items = array_reserve(
			lessons->items, &lessons->capacity, lessons->count + 1, sizeof(*items));
		if (!items)
			return error_no_memory(error);
		lessons->items = items;
		lesson = &items[lessons->count++];
		lesson->document = document;
		lesson->weight = bead->posterior;
		for (int side = 0; side < SIDES; side++) {
			lesson->count[side] = shapes[bead->shape].count[side];
			lesson->begin[side] = bead->end[side] - lesson->count[side];
		}
	}
	return 0;
}
