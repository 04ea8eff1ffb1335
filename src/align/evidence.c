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

#include <stdlib.h>

#include "align/logarithm.h"

/* So many factors never leave the range of a double. */
enum { FACTORS_MAX = 16 };

struct collector {
	const struct strip *strip; /* rows: sentences that explain */
	const struct side *from, *to;
	const struct lexicon *lexicon;
	float *table;          /* for each word of the other side: the row's translations */
	float *found[MAX_RUN]; /* for each token of the row's columns what the table held */
	size_t first[MAX_RUN]; /* the token of the row's first column */
	size_t end[MAX_RUN];   /* and behind its last */
};

void evidence_clear(struct evidence *evidence)
{
	strip_clear(&evidence->pairs);
	free(evidence->explained[LEFT]);
	free(evidence->explained[RIGHT]);
	*evidence = (struct evidence){0};
}

static size_t widest_row(const struct strip *strip, const struct side *to)
{
	size_t widest = 0;

	for (size_t r = 0; r < strip->rows; r++) {
		size_t tokens = to->first[strip->end[r]] - to->first[strip->low[r]];

		if (strip->end[r] > strip->low[r] && tokens > widest)
			widest = tokens;
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

static void look_up_row(struct collector *collector, size_t row)
{
	const struct side *to = collector->to;
	size_t slot = row % MAX_RUN;
	size_t first = to->first[collector->strip->low[row]];
	size_t end = to->first[collector->strip->end[row]];

	if (collector->strip->end[row] <= collector->strip->low[row])
		end = first;
	collector->first[slot] = first;
	collector->end[slot] = end;
	fill_table(collector, row, false);
	for (size_t k = first; k < end; k++)
		collector->found[slot][k - first] = collector->table[to->tokens[k]];
	fill_table(collector, row, true);
}

/* Evidence for one sentence (`column`) by the runs that end with `row`. */
static void explain(
	const struct collector *collector, size_t row, size_t column, float explained[MAX_RUN])
{
	const struct side *to = collector->to;
	size_t runs = row + 1 < MAX_RUN ? row + 1 : MAX_RUN;
	size_t begin = to->first[column], end = to->first[column + 1];
	const float *found[MAX_RUN];
	float shares[MAX_RUN];
	double sums[MAX_RUN] = {0};

	for (size_t a = 0; a < runs; a++) {
		size_t slot = (row - a) % MAX_RUN;
		size_t tokens = side_tokens(collector->from, row - a, a + 1);

		/* A row that does not reach this column cannot be in a bead with it. */
		if (begin < collector->first[slot] || end > collector->end[slot]) {
			runs = a;
			break;
		}
		found[a] = collector->found[slot] - collector->first[slot];
		shares[a] = 1 / (float)(tokens ? tokens : 1);
	}
	for (size_t from = begin; from < end; from += FACTORS_MAX) {
		size_t to_token = end - from < FACTORS_MAX ? end : from + FACTORS_MAX;
		double products[MAX_RUN] = {1, 1, 1, 1, 1, 1};

		for (size_t k = from; k < to_token; k++) {
			float floor = collector->lexicon->floors[to->tokens[k]], sum = 0;

			for (size_t a = 0; a < runs; a++) {
				sum += found[a][k];
				products[a] *= (double)(floor + sum * shares[a]);
			}
		}
		for (size_t a = 0; a < runs; a++)
			sums[a] += quick_log(products[a]);
	}
	for (size_t a = 0; a < MAX_RUN; a++)
		explained[a] = (float)sums[a];
}

static int collector_alloc(struct collector *collector, size_t vocabulary)
{
	size_t widest = widest_row(collector->strip, collector->to);

	collector->table = calloc(vocabulary + 1, sizeof(float));
	if (!collector->table)
		return COTEJO_ENOMEM;
	for (size_t a = 0; a < MAX_RUN; a++) {
		collector->found[a] = calloc(widest + 1, sizeof(float));
		if (!collector->found[a])
			return COTEJO_ENOMEM;
	}
	return 0;
}

static void collector_clear(struct collector *collector)
{
	free(collector->table);
	for (size_t a = 0; a < MAX_RUN; a++)
		free(collector->found[a]);
}

/* One direction. `strip` has the explaining side's sentences as rows. */
static int collect(struct evidence *evidence, const struct strip *strip,
	const struct side document[SIDES], const struct lexicon *lexicon, int from)
{
	struct collector collector = {.strip = strip,
		.from = &document[from],
		.to = &document[!from],
		.lexicon = lexicon};
	int status = collector_alloc(&collector, lexicon->word_count);

	for (size_t r = 0; r < strip->rows && status == 0; r++) {
		look_up_row(&collector, r);
		for (size_t c = strip->low[r]; c < strip->end[r]; c++) {
			size_t cell = from == LEFT ? strip_cell(&evidence->pairs, r, c)
						   : strip_cell(&evidence->pairs, c, r);

			explain(&collector, r, c, &evidence->explained[!from][cell * MAX_RUN]);
		}
	}
	collector_clear(&collector);
	return status;
}

int evidence_collect(struct evidence *evidence, const struct strip *nodes,
	const struct side document[SIDES], const struct lexicon lexicons[SIDES])
{
	struct strip transposed = {0};
	int status;

	evidence_clear(evidence);
	status = strip_of_pairs(&evidence->pairs, nodes, MAX_RUN);
	for (int side = 0; side < SIDES && status == 0; side++) {
		evidence->explained[side] =
			calloc(strip_cells(&evidence->pairs) + 1, MAX_RUN * sizeof(float));
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
