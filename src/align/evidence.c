/*
 * evidence.c - what the words of each pair of sentences say
 *
 * Row by row: the translations of all words of the row's sentence are added up in a table with a
 * place for each word of the other side; what the sentences of the strip's columns find there is
 * kept for as many rows as a run can have.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/lanes.h"
#include "align/logarithm.h"
#include "align/shapes.h"

enum { FACTORS_MAX = 4 }; /* a float holds the product of so many factors */

/* What the last MAX_RUN rows hold for one token: found[a - 1] of the last `a` of them. */
struct trail {
	float found[LANES];
};

struct collector {
	const struct strip *strip; /* rows: sentences that explain */
	const struct side *from, *to;
	const struct lexicon *lexicon;
	float *table;         /* for each word of the other side: the row's translations */
	size_t *first;        /* of each sentence of the other side: its first token that some word
				 explains */
	uint32_t *tokens;     /* these tokens */
	float *alone;         /* of each sentence: the evidence if nothing explains it */
	struct trail *trails; /* of the tokens of the row's columns, in a ring */
	size_t ring;          /* its size less 1 */
	size_t end;           /* tokens before it have trails */
	size_t reach;
};

void evidence_clear(struct evidence *evidence)
{
	strip_clear(&evidence->pairs);
	free(evidence->explained[LEFT]);
	free(evidence->explained[RIGHT]);
	*evidence = (struct evidence){0};
}

static size_t widest_row(const struct collector *collector)
{
	const struct strip *strip = collector->strip;
	size_t widest = 0;

	for (size_t r = 0; r < strip->rows; r++)
		if (strip->end[r] > strip->low[r]) {
			size_t tokens =
				collector->first[strip->end[r]] - collector->first[strip->low[r]];

			widest = tokens > widest ? tokens : widest;
		}
	return widest;
}

/* Adds the translations of the row's words to the table, or takes them out again. */
static void fill_table(const struct collector *collector, size_t row, bool clear)
{
	const struct lexicon *lexicon = collector->lexicon;

	for (size_t k = collector->from->first[row]; k < collector->from->first[row + 1]; k++) {
		uint32_t e = collector->from->tokens[k];

		for (size_t i = lexicon->first[e]; i < lexicon->first[e + 1]; i++)
			if (clear)
				collector->table[lexicon->words[i]] = 0;
			else
				collector->table[lexicon->words[i]] += lexicon->weights[i];
	}
}

/* Moves the trails of the row's columns on by one row. */
static void look_up_row(struct collector *collector, size_t row)
{
	size_t begin = collector->first[collector->strip->low[row]];
	size_t end = collector->first[collector->strip->end[row]];

	for (; collector->end < end; collector->end++)
		collector->trails[collector->end & collector->ring] = (struct trail){{0}};
	fill_table(collector, row, false);
	for (size_t k = begin; k < end; k++) {
		float *found = collector->trails[k & collector->ring].found;
		float now = collector->table[collector->tokens[k]];

		/* The last is the sum of all: mostly there is nothing, and there was nothing. */
		if (now <= 0 && found[MAX_RUN - 1] <= 0)
			continue;
		for (size_t a = MAX_RUN; a-- > 1;)
			found[a] = found[a - 1] + now;
		found[0] = now;
	}
	fill_table(collector, row, true);
}

/* Evidence for one sentence (`column`) by the runs that end with `row`. */
static void explain(const struct collector *collector, size_t column, const float shares[LANES],
	float *explained)
{
	float products[LANES] = {1, 1, 1, 1, 1, 1, 1, 1}, sums[LANES] = {0};
	size_t factors = 0;

	for (size_t k = collector->first[column]; k < collector->first[column + 1]; k++) {
		const float *found = collector->trails[k & collector->ring].found;

		if (found[MAX_RUN - 1] <= 0)
			continue;
		lanes_multiply(products, found, shares);
		if (++factors % FACTORS_MAX == 0)
			lanes_add_logs(sums, products);
	}
	if (factors % FACTORS_MAX)
		lanes_add_logs(sums, products);
	for (size_t a = 0; a < collector->reach; a++)
		explained[a] = collector->alone[column] + sums[a];
}

/* Of the other side's tokens keeps those that some word explains. */
static void list_tokens(struct collector *collector)
{
	const struct side *to = collector->to;
	size_t kept = 0;

	for (size_t i = 0; i < to->sentence_count; i++) {
		double alone = 0;

		for (size_t k = to->first[i]; k < to->first[i + 1]; k++) {
			float floor = collector->lexicon->floors[to->tokens[k]];

			if (floor >= 1)
				continue;
			alone += quick_log((double)floor);
			collector->tokens[kept++] = to->tokens[k];
		}
		collector->alone[i] = (float)alone;
		collector->first[i + 1] = kept;
	}
}

static int collector_alloc(struct collector *collector)
{
	size_t sentences = collector->to->sentence_count, size = 1;

	collector->table = calloc(collector->lexicon->word_count + 1, sizeof(float));
	collector->first = calloc(sentences + 1, sizeof(*collector->first));
	collector->alone = calloc(sentences + 1, sizeof(*collector->alone));
	collector->tokens =
		malloc((side_tokens(collector->to, 0, sentences) + 1) * sizeof(*collector->tokens));
	if (!collector->table || !collector->first || !collector->alone || !collector->tokens)
		return COTEJO_ENOMEM;
	list_tokens(collector);
	while (size <= widest_row(collector))
		size *= 2;
	collector->ring = size - 1;
	collector->trails = calloc(size, sizeof(*collector->trails));
	return collector->trails ? 0 : COTEJO_ENOMEM;
}

static void collector_clear(struct collector *collector)
{
	free(collector->table);
	free(collector->first);
	free(collector->alone);
	free(collector->tokens);
	free(collector->trails);
}

/* A run's words share in the explaining. */
static void find_shares(const struct collector *collector, size_t row, float shares[LANES])
{
	size_t tokens = 0;

	for (size_t a = 0; a < LANES; a++) {
		if (a <= row && a < MAX_RUN)
			tokens += side_tokens(collector->from, row - a, 1);
		shares[a] = 1 / (float)(tokens ? tokens : 1);
	}
}

/* One direction. `strip` has the explaining side's sentences as rows. */
static int collect(struct evidence *evidence, const struct strip *strip,
	const struct side document[SIDES], const struct lexicon *lexicon, int from)
{
	struct collector collector = {.strip = strip,
		.from = &document[from],
		.to = &document[!from],
		.lexicon = lexicon,
		.reach = evidence->reach};
	int status = collector_alloc(&collector);

	for (size_t r = 0; r < strip->rows && status == 0; r++) {
		float shares[LANES];

		if (strip->end[r] <= strip->low[r])
			continue;
		look_up_row(&collector, r);
		find_shares(&collector, r, shares);
		for (size_t c = strip->low[r]; c < strip->end[r]; c++) {
			size_t cell = from == LEFT ? strip_cell(&evidence->pairs, r, c)
						   : strip_cell(&evidence->pairs, c, r);

			explain(&collector, c, shares,
				&evidence->explained[!from][cell * evidence->reach]);
		}
	}
	collector_clear(&collector);
	return status;
}

/* Widens a row of pairs to those in beads of a shape. Its beads end in the rows below the pair; the
 * leftmost in the first of them, the rightmost in the last. */
static void include_shape(
	struct strip *pairs, size_t row, const struct strip *nodes, const struct shape *shape)
{
	size_t left = shape->count[LEFT], right = shape->count[RIGHT], last = nodes->rows - 1;
	size_t first_end = row + 1 > left ? row + 1 : left;
	size_t last_end = row + left < last ? row + left : last;
	double low, high;

	if (first_end > last_end)
		return;
	low = fmax((double)nodes->low[first_end] - (double)right,
		(double)nodes->low[first_end - left]);
	high = fmin((double)nodes->end[last_end], (double)(nodes->end[last_end - left] + right));
	if (low <= high - 2)
		strip_include(pairs, row, low, high - 2);
}

int evidence_pairs(struct strip *pairs, const struct strip *nodes, size_t shape_count)
{
	size_t rows = nodes->rows - 1, columns = nodes->columns - 1;
	int status = strip_init(pairs, rows, columns);

	if (status < 0)
		return status;
	for (size_t r = 0; r < rows && columns; r++)
		for (size_t s = 0; s < shape_count; s++)
			include_shape(pairs, r, nodes, &shapes[s]);
	strip_number(pairs);
	return 0;
}

int evidence_collect(struct evidence *evidence, const struct strip *nodes,
	const struct side document[SIDES], const struct lexicon lexicons[SIDES], size_t shape_count)
{
	struct strip transposed = {0};
	int status;

	evidence_clear(evidence);
	evidence->shape_count = shape_count;
	evidence->reach = 1;
	for (size_t s = 0; s < shape_count; s++)
		for (int side = 0; side < SIDES; side++)
			if (shapes[s].count[side] > evidence->reach)
				evidence->reach = shapes[s].count[side];
	status = evidence_pairs(&evidence->pairs, nodes, shape_count);
	for (int side = 0; side < SIDES && status == 0; side++) {
		evidence->explained[side] = malloc(
			(strip_cells(&evidence->pairs) + 1) * evidence->reach * sizeof(float));
		status = evidence->explained[side] ? 0 : COTEJO_ENOMEM;
	}
	if (status == 0)
		status = strip_transpose(&transposed, &evidence->pairs);
	if (status == 0)
		status = collect(evidence, &evidence->pairs, document, &lexicons[LEFT], LEFT);
	if (status == 0)
		status = collect(evidence, &transposed, document, &lexicons[RIGHT], RIGHT);
	strip_clear(&transposed);
	return status;
}

void evidence_at(const struct evidence *evidence, size_t i, size_t j, float ret_words[])
{
	const struct strip *pairs = &evidence->pairs;
	float right[MAX_RUN][MAX_RUN] = {{0}}; /* [count of right ones - 1][of left ones - 1] */
	float left[MAX_RUN][MAX_RUN] = {{0}};  /* the other way round */
	float sum[MAX_RUN] = {0};
	size_t reach = evidence->reach;

	for (size_t b = 0; i > 0 && b < reach && j > b && strip_has(pairs, i - 1, j - 1 - b); b++) {
		const float *explained =
			&evidence->explained[RIGHT][strip_cell(pairs, i - 1, j - 1 - b) * reach];

		for (size_t a = 0; a < reach; a++)
			right[b][a] = sum[a] += explained[a];
	}
	memset(sum, 0, sizeof(sum));
	for (size_t a = 0; j > 0 && a < reach && i > a && strip_has(pairs, i - 1 - a, j - 1); a++) {
		const float *explained =
			&evidence->explained[LEFT][strip_cell(pairs, i - 1 - a, j - 1) * reach];

		for (size_t b = 0; b < reach; b++)
			left[a][b] = sum[b] += explained[b];
	}
	for (size_t s = 0; s < evidence->shape_count; s++) {
		size_t a = shapes[s].count[LEFT] - 1, b = shapes[s].count[RIGHT] - 1;

		ret_words[s] = right[b][a] + left[a][b];
	}
}
