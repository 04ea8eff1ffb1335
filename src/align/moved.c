/*
 * moved.c - text that stands elsewhere in its translation
 *
 * An alignment cannot cross itself, so what has moved is left over on both sides. Each run of left
 * sentences without a counterpart is aligned with each run of right ones, by the same lattice. What
 * such a lattice says against no alignment at all must outweigh that moves are rare and that many
 * pairs of runs were tried.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/moved.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

enum {
	RUNS_MAX = 40,     /* of each side: the longest */
	PAIR_CELLS = 10000 /* longer pairs of runs are not looked at */
};

/* A run of sentences without a counterpart. */
struct gap {
	size_t begin, count;
	double length;
};

/* A bead that crosses, perhaps. */
struct crossing {
	struct cotejo_bead bead;
};

struct search {
	const struct side *document;
	const struct knowledge *knowledge;
	struct gap *gaps[SIDES];
	size_t gap_count[SIDES], gap_capacity[SIDES];
	struct crossing *crossings;
	size_t crossing_count, crossing_capacity;
	unsigned char *open[SIDES]; /* sentences without a counterpart */
};

static void search_clear(struct search *search)
{
	for (int side = 0; side < SIDES; side++) {
		free(search->gaps[side]);
		free(search->open[side]);
	}
	free(search->crossings);
}

static int add_gap(struct search *search, int side, size_t begin, size_t end)
{
	struct gap *gaps = array_reserve(search->gaps[side], &search->gap_capacity[side],
		search->gap_count[side] + 1, sizeof(*gaps));
	struct gap gap = {begin, end - begin, 0};

	if (!gaps)
		return COTEJO_ENOMEM;
	for (size_t i = begin; i < end; i++)
		gap.length += (double)search->document[side].lengths[i];
	search->gaps[side] = gaps;
	gaps[search->gap_count[side]++] = gap;
	return 0;
}

static int find_gaps(struct search *search, const struct cotejo_bead *beads, size_t count)
{
	for (int side = 0; side < SIDES; side++) {
		search->open[side] = calloc(search->document[side].sentence_count + 1, 1);
		if (!search->open[side])
			return COTEJO_ENOMEM;
	}
	for (size_t b = 0; b < count; b++) {
		for (size_t i = 0; beads[b].right_count == 0 && i < beads[b].left_count; i++)
			search->open[LEFT][beads[b].left_begin + i] = 1;
		for (size_t j = 0; beads[b].left_count == 0 && j < beads[b].right_count; j++)
			search->open[RIGHT][beads[b].right_begin + j] = 1;
	}
	for (int side = 0; side < SIDES; side++) {
		size_t sentences = search->document[side].sentence_count, end;

		for (size_t i = 0; i < sentences; i = end + 1) {
			for (end = i; search->open[side][end]; end++)
				;
			if (end > i && add_gap(search, side, i, end))
				return COTEJO_ENOMEM;
		}
	}
	return 0;
}

static int compare_gaps(const void *a, const void *b)
{
	const struct gap *x = a, *y = b;
	int order = (x->length < y->length) - (x->length > y->length);

	return order ? order : (x->begin > y->begin) - (x->begin < y->begin);
}

/* Only the longest runs are tried, so that the work stays small. */
static void keep_longest(struct search *search)
{
	for (int side = 0; side < SIDES; side++) {
		if (search->gap_count[side] == 0)
			continue;
		qsort(search->gaps[side], search->gap_count[side], sizeof(struct gap),
			compare_gaps);
		if (search->gap_count[side] > RUNS_MAX)
			search->gap_count[side] = RUNS_MAX;
	}
}

static struct side part_of(const struct side *side, const struct gap *gap)
{
	return (struct side){.sentence_count = gap->count,
		.first = side->first + gap->begin,
		.tokens = side->tokens,
		.lengths = side->lengths + gap->begin,
		.borders = side->borders + gap->begin,
		.opens = side->opens + gap->begin};
}

/* The lattice of all ways to align nothing. */
static double nothing_aligned(const struct shape_model *model, const struct gap pair[SIDES])
{
	double left = (double)pair[LEFT].count, right = (double)pair[RIGHT].count;

	return model->next[AFTER_BEAD][AFTER_LEFT_GAP] +
	       (left - 1) * model->next[AFTER_LEFT_GAP][AFTER_LEFT_GAP] +
	       model->next[AFTER_LEFT_GAP][AFTER_RIGHT_GAP] +
	       (right - 1) * model->next[AFTER_RIGHT_GAP][AFTER_RIGHT_GAP] +
	       model->next[AFTER_RIGHT_GAP][AFTER_BEAD];
}

static int add_crossings(
	struct search *search, const struct lattice *lattice, const struct gap pair[SIDES])
{
	const struct settings *settings = search->knowledge->settings;
	double tried = (double)(search->gap_count[LEFT] * search->gap_count[RIGHT]);
	double odds = lattice->total - nothing_aligned(search->knowledge->shape, pair) -
		      log(tried) - settings->move_cost;
	double moved = 1 / (1 + exp(-odds));

	for (size_t b = 0; b < lattice->bead_count; b++) {
		const struct likely_bead *likely = &lattice->beads[b];
		const struct shape *shape = &shapes[likely->shape];
		double probability = moved * (double)likely->posterior;
		struct crossing *crossings;

		if (probability < settings->move_least)
			continue;
		crossings = array_reserve(search->crossings, &search->crossing_capacity,
			search->crossing_count + 1, sizeof(*crossings));
		if (!crossings)
			return COTEJO_ENOMEM;
		search->crossings = crossings;
		crossings[search->crossing_count++].bead = (struct cotejo_bead){
			pair[LEFT].begin + likely->end[LEFT] - shape->count[LEFT],
			shape->count[LEFT],
			pair[RIGHT].begin + likely->end[RIGHT] - shape->count[RIGHT],
			shape->count[RIGHT], probability < 1 ? probability : 1, 1};
	}
	return 0;
}

/* Aligns two runs. */
static int try_pair(struct search *search, const struct gap pair[SIDES], struct cotejo_error *error)
{
	const struct knowledge *knowledge = search->knowledge;
	const struct side parts[SIDES] = {part_of(&search->document[LEFT], &pair[LEFT]),
		part_of(&search->document[RIGHT], &pair[RIGHT])};
	struct run_lengths lengths = {0};
	struct evidence evidence = {0};
	struct lattice lattice = {0};
	struct similarity similarity = {knowledge->vectors, knowledge->similarity, &evidence.pairs,
		{knowledge->begin[LEFT] + pair[LEFT].begin,
			knowledge->begin[RIGHT] + pair[RIGHT].begin},
		NULL};
	struct scorer scorer = {knowledge->settings, parts, knowledge->length, &lengths,
		knowledge->shape, &evidence, SHAPES, knowledge->vectors ? &similarity : NULL};
	int status = strip_init(&lattice.nodes, pair[LEFT].count + 1, pair[RIGHT].count + 1);

	for (size_t i = 0; i <= pair[LEFT].count && status == 0; i++)
		strip_include(&lattice.nodes, i, 0, (double)pair[RIGHT].count);
	if (status == 0) {
		strip_number(&lattice.nodes);
		status = run_lengths_fill(&lengths, knowledge->length, parts,
			knowledge->settings->length_weight, &knowledge->shape->borders);
	}
	if (status == 0)
		status = evidence_collect(
			&evidence, &lattice.nodes, parts, knowledge->lexicons, SHAPES);
	if (status == 0 && similarity.vectors)
		status = similarity_collect(&similarity);
	if (status == 0)
		status = lattice_sum(&lattice, &scorer, &knowledge->canceller, error);
	else
		error_no_memory(error);
	if (status == 0 && add_crossings(search, &lattice, pair))
		status = error_no_memory(error);
	lattice_clear(&lattice);
	evidence_clear(&evidence);
	similarity_clear(&similarity);
	run_lengths_clear(&lengths);
	return status;
}

/* The likeliest first; then by place, so that the order is the same everywhere. */
static int compare_crossings(const void *a, const void *b)
{
	const struct cotejo_bead *x = &((const struct crossing *)a)->bead;
	const struct cotejo_bead *y = &((const struct crossing *)b)->bead;
	int order = (x->probability < y->probability) - (x->probability > y->probability);

	if (order == 0)
		order = (x->left_begin > y->left_begin) - (x->left_begin < y->left_begin);
	return order ? order
		     : (x->right_begin > y->right_begin) - (x->right_begin < y->right_begin);
}

static bool all_open(const unsigned char *open, size_t begin, size_t count)
{
	for (size_t i = begin; i < begin + count; i++)
		if (!open[i])
			return false;
	return true;
}

/* Takes the likeliest crossings that do not overlap. */
static void choose_crossings(struct search *search)
{
	size_t kept = 0;

	if (search->crossing_count)
		qsort(search->crossings, search->crossing_count, sizeof(*search->crossings),
			compare_crossings);
	for (size_t c = 0; c < search->crossing_count; c++) {
		const struct cotejo_bead *bead = &search->crossings[c].bead;

		if (!all_open(search->open[LEFT], bead->left_begin, bead->left_count) ||
			!all_open(search->open[RIGHT], bead->right_begin, bead->right_count))
			continue;
		for (size_t i = 0; i < bead->left_count; i++)
			search->open[LEFT][bead->left_begin + i] = 0;
		for (size_t j = 0; j < bead->right_count; j++)
			search->open[RIGHT][bead->right_begin + j] = 0;
		search->crossings[kept++] = search->crossings[c];
	}
	search->crossing_count = kept;
}

/* The crossing that begins with a left sentence. */
static const struct cotejo_bead *crossing_at(const struct search *search, size_t left)
{
	for (size_t c = 0; c < search->crossing_count; c++)
		if (search->crossings[c].bead.left_begin == left)
			return &search->crossings[c].bead;
	return NULL;
}

/* Puts crossings in the place of the gaps they fill; there are never more beads than before. */
static size_t put_crossings(const struct search *search, struct cotejo_bead *beads, size_t count)
{
	size_t kept = 0;

	for (size_t b = 0; b < count; b++) {
		struct cotejo_bead bead = beads[b];
		const struct cotejo_bead *crossing;

		if (bead.left_count && bead.right_count) {
			beads[kept++] = bead;
			continue;
		}
		if (bead.left_count ? search->open[LEFT][bead.left_begin]
				    : search->open[RIGHT][bead.right_begin]) {
			beads[kept++] = bead;
			continue;
		}
		crossing = bead.left_count ? crossing_at(search, bead.left_begin) : NULL;
		if (crossing)
			beads[kept++] = *crossing;
	}
	return kept;
}

int moved_find(struct cotejo_bead *beads, size_t *bead_count, const struct side document[SIDES],
	const struct knowledge *knowledge, struct cotejo_error *error)
{
	struct search search = {.document = document, .knowledge = knowledge};
	int status = find_gaps(&search, beads, *bead_count) ? error_no_memory(error) : 0;

	if (status == 0)
		keep_longest(&search);
	for (size_t l = 0; l < search.gap_count[LEFT] && status == 0; l++)
		for (size_t r = 0; r < search.gap_count[RIGHT] && status == 0; r++) {
			const struct gap pair[SIDES] = {
				search.gaps[LEFT][l], search.gaps[RIGHT][r]};

			if (pair[LEFT].count * pair[RIGHT].count <= PAIR_CELLS)
				status = try_pair(&search, pair, error);
		}
	if (status == 0) {
		choose_crossings(&search);
		*bead_count = put_crossings(&search, beads, *bead_count);
	}
	search_clear(&search);
	return status;
}
