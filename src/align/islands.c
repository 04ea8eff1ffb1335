/*
 * islands.c - where to look first in a long text
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/islands.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum {
	RARE_OCCURRENCES = 2, /* of a word in a document that can be an island */
	/* In a text that repeats itself no word is rare; then the n-th occurrence of a word that
	 * both sides have so often goes with the n-th. */
	REPEATED_OCCURRENCES = 512,
	SENTENCES_A_POINT = 50, /* a text with fewer points repeats itself */
	LEAST_LETTERS = 3
};

/* Two sentences that share a rare word. */
struct point {
	uint32_t at[SIDES];
};

struct points {
	struct point *items;
	size_t count, capacity;
};

/* Where the words of one side of a document stand: word w in the sentences at[first[w]] to
 * at[first[w + 1] - 1]. */
struct places {
	size_t *first;
	uint32_t *at;
};

static void places_clear(struct places *places)
{
	free(places->first);
	free(places->at);
}

static int places_find(struct places *places, const struct side *side, size_t vocabulary)
{
	size_t tokens = side_tokens(side, 0, side->sentence_count), *first;

	first = places->first = calloc(vocabulary + 3, sizeof(*places->first));
	places->at = calloc(tokens + 1, sizeof(*places->at));
	if (!places->first || !places->at)
		return COTEJO_ENOMEM;
	/* Counts stand two places on; sums move them up; placing a word moves them down again. */
	for (size_t k = 0; k < tokens; k++)
		first[side->tokens[k] + 2]++;
	for (size_t w = 0; w < vocabulary; w++)
		first[w + 2] += first[w + 1];
	for (size_t i = 0; i < side->sentence_count; i++)
		for (size_t k = side->first[i]; k < side->first[i + 1]; k++)
			places->at[first[side->tokens[k] + 1]++] = (uint32_t)i;
	return 0;
}

/* Points for two words that both sides have equally often, and not more than `most` times. */
static int add_points(struct points *points, const struct places places[SIDES],
	const uint32_t words[SIDES], size_t most)
{
	const uint32_t *left = places[LEFT].at + places[LEFT].first[words[LEFT]];
	const uint32_t *right = places[RIGHT].at + places[RIGHT].first[words[RIGHT]];
	size_t count = places[LEFT].first[words[LEFT] + 1] - places[LEFT].first[words[LEFT]];

	if (count > most ||
		count != places[RIGHT].first[words[RIGHT] + 1] - places[RIGHT].first[words[RIGHT]])
		return 0;
	for (size_t k = 0; k < count; k++) {
		struct point *items = array_reserve(
			points->items, &points->capacity, points->count + 1, sizeof(*items));

		if (!items)
			return COTEJO_ENOMEM;
		points->items = items;
		items[points->count++] = (struct point){{left[k], right[k]}};
	}
	return 0;
}

static int add_seed_points(struct points *points, const struct places places[SIDES],
	const struct vocabulary vocabularies[SIDES], const struct seeds *seeds, size_t most)
{
	int status = 0;

	for (size_t s = 0; s < seeds->count && status == 0; s++) {
		const uint32_t *words = seeds->items[s].words;

		if (vocabularies[LEFT].types[words[LEFT]].letters >= LEAST_LETTERS)
			status = add_points(points, places, words, most);
	}
	return status;
}

static int find_points(struct points *points, const struct side document[SIDES],
	const struct vocabulary vocabularies[SIDES], const struct seeds *seeds)
{
	struct places places[SIDES] = {{0}};
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++)
		status = places_find(
			&places[side], &document[side], vocabularies[side].numbers.count);
	if (status == 0)
		status = add_seed_points(points, places, vocabularies, seeds, RARE_OCCURRENCES);
	if (status == 0 && points->count * SENTENCES_A_POINT < document[LEFT].sentence_count)
		status = add_seed_points(points, places, vocabularies, seeds, REPEATED_OCCURRENCES);
	places_clear(&places[LEFT]);
	places_clear(&places[RIGHT]);
	return status;
}

/* By left sentence, those of one left sentence by right sentence falling, so that a rising chain
 * takes one of them. */
static int compare_points(const void *a, const void *b)
{
	const struct point *x = a, *y = b;
	int order = (x->at[LEFT] > y->at[LEFT]) - (x->at[LEFT] < y->at[LEFT]);

	return order ? order : (x->at[RIGHT] < y->at[RIGHT]) - (x->at[RIGHT] > y->at[RIGHT]);
}

/* The index in `tops` of the first chain whose top is not below `right`. */
static size_t find_top(
	const struct points *points, const uint32_t *tops, size_t count, uint32_t right)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (points->items[tops[middle]].at[RIGHT] < right)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Leaves of the points the longest chain that rises on both sides. */
static int keep_longest_chain(struct points *points)
{
	uint32_t *tops = calloc(points->count + 1, sizeof(*tops)); /* of chains by length */
	uint32_t *before = calloc(points->count + 1, sizeof(*before));
	size_t longest = 0;

	if (!tops || !before) {
		free(tops);
		free(before);
		return COTEJO_ENOMEM;
	}
	if (points->count) /* an empty list has no array, and qsort() wants one */
		qsort(points->items, points->count, sizeof(*points->items), compare_points);
	for (size_t p = 0; p < points->count; p++) {
		size_t length = find_top(points, tops, longest, points->items[p].at[RIGHT]);

		before[p] = length ? tops[length - 1] : 0;
		tops[length] = (uint32_t)p;
		if (length == longest)
			longest++;
	}
	for (size_t p = longest ? tops[longest - 1] : 0, k = longest; k-- > 0; p = before[p])
		tops[k] = (uint32_t)p;
	for (size_t k = 0; k < longest; k++)
		points->items[k] = points->items[tops[k]];
	points->count = longest;
	free(tops);
	free(before);
	return 0;
}

/* Whether two islands lie about as far apart on both sides. */
static bool agree(const struct point *a, const struct point *b, double slope)
{
	double left = ((double)b->at[LEFT] - a->at[LEFT]) * slope;
	double right = (double)b->at[RIGHT] - a->at[RIGHT];
	double off = fabs(left - right);

	return off <= 4 + .3 * fmax(fabs(left), fabs(right));
}

/* Drops the points that none of their neighbours in the chain supports. */
static void drop_doubtful(struct points *points, double slope)
{
	enum { NEIGHBOURS = 3 };
	size_t kept = 0;
	bool *good = calloc(points->count + 1, sizeof(*good));

	if (!good)
		return;
	for (size_t p = 0; p < points->count; p++) {
		size_t support = 0, from = p > NEIGHBOURS ? p - NEIGHBOURS : 0;

		for (size_t q = from; q < points->count && q <= p + NEIGHBOURS; q++)
			support += q != p && agree(&points->items[p], &points->items[q], slope);
		good[p] = support >= 2;
	}
	for (size_t p = 0; p < points->count; p++)
		if (good[p])
			points->items[kept++] = points->items[p];
	points->count = kept;
	free(good);
}

/* ... but not without end, or long texts without islands would be too much. */
static const double width_most = 1000;

/* Opens the strip between two islands. */
static void bridge(struct strip *nodes, const struct point *from, const struct point *to,
	const struct settings *settings)
{
	double left = (double)to->at[LEFT] - from->at[LEFT];
	double right = (double)to->at[RIGHT] - from->at[RIGHT];
	double margin = (double)settings->margin;
	bool whole = left * right <= (double)settings->bridge_cells;
	/* The path may stray from the straight line the further the longer the line is. */
	double width =
		margin + fmin(.1 * fmax(left, right), width_most) + 3 * sqrt(fmax(left, right));

	for (size_t i = 0; i <= (size_t)left; i++) {
		size_t row = from->at[LEFT] + i;
		double at = from->at[RIGHT] + (left > 0 ? right * (double)i / left : 0);

		if (whole)
			strip_include(nodes, row, from->at[RIGHT] - margin, to->at[RIGHT] + margin);
		else
			strip_include(nodes, row, at - width, at + width);
	}
}

int islands_strip(struct strip *nodes, const struct side document[SIDES],
	const struct vocabulary vocabularies[SIDES], struct seeds *seeds,
	const struct settings *settings)
{
	size_t rows = document[LEFT].sentence_count + 1;
	size_t columns = document[RIGHT].sentence_count + 1;
	struct points points = {0};
	struct point last = {{0, 0}}, end = {{(uint32_t)rows - 1, (uint32_t)columns - 1}};
	int status = strip_init(nodes, rows, columns);

	if (status == 0 && rows * columns <= settings->full_cells) {
		for (size_t i = 0; i < rows; i++)
			strip_include(nodes, i, 0, (double)columns - 1);
		strip_number(nodes);
		return 0;
	}
	if (status == 0)
		status = find_points(&points, document, vocabularies, seeds);
	if (status == 0)
		status = keep_longest_chain(&points);
	if (status == 0) {
		drop_doubtful(&points, (double)columns / (double)rows);
		for (size_t p = 0; p < points.count; p++) {
			bridge(nodes, &last, &points.items[p], settings);
			last = points.items[p];
		}
		bridge(nodes, &last, &end, settings);
		strip_number(nodes);
	}
	free(points.items);
	return status;
}
