/*
 * cells.c - which words stand opposite each other
 *
 * Goes through the source types one after the other and, for each, twice through the sentences it
 * occurs in: to count what stands opposite, and to write the numbers down. Both passes need one
 * array over the target types, which the processor's cache holds; a hash map of all cells would not
 * fit there.
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/cells.h"

#include <stdlib.h>

#include "base/array.h"
#include "words/prior.h"
#include "words/similar.h"

/* A place where a source type occurs. */
struct occurrence {
	uint32_t pair, position;
};

/* What is known of a target type while one source type is gone through. */
struct opposite {
	uint32_t source; /* the source type + 1 for which the rest holds */
	uint32_t places;
	uint32_t cell;
};

struct maker {
	const struct corpus *corpus;
	struct cells *cells;
	const float *priors; /* of levels */
	const struct word_prior *known;
	uint32_t *known_types[CORPUS_SIDES]; /* of types: those of what is known */
	size_t *occurrence_starts;
	struct occurrence *occurrences;
	struct opposite *opposites;
	uint32_t *list; /* the target types opposite one source type */
	size_t list_count;
	size_t capacity; /* of the cells */
};

void cells_clear(struct cells *cells)
{
	free(cells->index);
	free(cells->starts);
	free(cells->levels);
	free(cells->first);
	free(cells->targets);
	for (size_t side = 0; side < CORPUS_SIDES; side++)
		free(cells->masses[side]);
	*cells = (struct cells){0};
}

static int compare_types(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorts the source words by type, keeping their order. */
static void sort_occurrences(struct maker *maker)
{
	const struct corpus *corpus = maker->corpus;
	const struct corpus_side *words = &corpus->sides[0];
	size_t *starts = maker->occurrence_starts;

	for (size_t i = 0; i < words->count; i++)
		starts[words->types[i] + 2]++;
	for (size_t type = 0; type < corpus->types.count; type++)
		starts[type + 2] += starts[type + 1];
	for (size_t pair = 0; pair < corpus->pair_count; pair++) {
		struct corpus_view view = corpus_sentence(corpus, 0, pair);

		for (size_t i = 0; i < view.count; i++)
			maker->occurrences[starts[view.types[i] + 1]++] =
				(struct occurrence){(uint32_t)pair, (uint32_t)i};
	}
}

/* Counts what stands opposite a source type and lists it, in order. */
static void count_opposites(struct maker *maker, uint32_t type)
{
	const size_t *starts = maker->occurrence_starts;

	maker->list_count = 0;
	for (size_t k = starts[type]; k < starts[type + 1]; k++) {
		struct corpus_view targets =
			corpus_sentence(maker->corpus, 1, maker->occurrences[k].pair);

		for (size_t j = 0; j < targets.count; j++) {
			struct opposite *opposite = &maker->opposites[targets.types[j]];

			if (opposite->source != type + 1) {
				*opposite = (struct opposite){.source = type + 1};
				maker->list[maker->list_count++] = targets.types[j];
			}
			opposite->places++;
		}
	}
	qsort(maker->list, maker->list_count, sizeof(*maker->list), compare_types);
}

/* By how the types look, or by what is known of them if that is more. */
static enum cell_level level_of(const struct maker *maker, uint32_t source, uint32_t target)
{
	const struct map_entry *entries = maker->corpus->types.entries;
	enum cell_level level = similar_level(entries[source].key, entries[target].key), known;

	if (!maker->known)
		return level;
	known = word_prior_level(
		maker->known, maker->known_types[0][source], maker->known_types[1][target]);
	return maker->priors[known] > maker->priors[level] ? known : level;
}

/* Makes room for one cell more. */
static int reserve_cell(struct maker *maker, struct cotejo_error *error)
{
	struct cells *cells = maker->cells;
	size_t capacity = maker->capacity;
	uint8_t *levels;
	uint32_t *targets;

	if (cells->count == UINT32_MAX)
		return error_set(error, COTEJO_ELIMIT, "too many different pairs of words");
	if (cells->count < maker->capacity)
		return 0;
	levels = array_reserve(cells->levels, &capacity, cells->count + 1, sizeof(*levels));
	if (!levels)
		return error_no_memory(error);
	cells->levels = levels;
	targets =
		array_reserve(cells->targets, &maker->capacity, cells->count + 1, sizeof(*targets));
	if (!targets)
		return error_no_memory(error);
	cells->targets = targets;
	return 0;
}

/* Gives a cell to each target type that stands opposite a source type. */
static int make_cells(struct maker *maker, uint32_t type, struct cotejo_error *error)
{
	struct cells *cells = maker->cells;

	cells->first[type] = (uint32_t)cells->count;
	for (size_t k = 0; k < maker->list_count; k++) {
		uint32_t target = maker->list[k];
		struct opposite *opposite = &maker->opposites[target];
		enum cell_level level = level_of(maker, type, target);
		int status;

		cells->masses[0][type] += maker->priors[level];
		cells->masses[1][target] += maker->priors[level];
		opposite->cell = (uint32_t)level;
		if (opposite->places == 1)
			continue;
		status = reserve_cell(maker, error);
		if (status < 0)
			return status;
		cells->levels[cells->count] = (uint8_t)level;
		cells->targets[cells->count] = target;
		opposite->cell = (uint32_t)cells->count++;
	}
	return 0;
}

/* Writes the cells of a source type to all its places. */
static void number_places(struct maker *maker, uint32_t type)
{
	struct cells *cells = maker->cells;
	const size_t *starts = maker->occurrence_starts;

	for (size_t k = starts[type]; k < starts[type + 1]; k++) {
		struct occurrence at = maker->occurrences[k];
		struct corpus_view targets = corpus_sentence(maker->corpus, 1, at.pair);
		uint32_t *row = cells->index + cells->starts[at.pair] + at.position * targets.count;

		for (size_t j = 0; j < targets.count; j++)
			row[j] = maker->opposites[targets.types[j]].cell;
	}
}

static int allocate(struct maker *maker, struct cotejo_error *error)
{
	const struct corpus *corpus = maker->corpus;
	struct cells *cells = maker->cells;
	size_t types = corpus->types.count, places = 0;

	cells->starts = calloc(corpus->pair_count + 1, sizeof(*cells->starts));
	if (!cells->starts)
		return error_no_memory(error);
	for (size_t pair = 0; pair < corpus->pair_count; pair++) {
		places += corpus_sentence(corpus, 0, pair).count *
			  corpus_sentence(corpus, 1, pair).count;
		cells->starts[pair + 1] = places;
	}
	cells->index = calloc(places + 1, sizeof(*cells->index));
	cells->first = calloc(types + 1, sizeof(*cells->first));
	cells->masses[0] = calloc(types + 1, sizeof(*cells->masses[0]));
	cells->masses[1] = calloc(types + 1, sizeof(*cells->masses[1]));
	cells->levels = array_reserve(NULL, &maker->capacity, CELL_LEVELS, sizeof(*cells->levels));
	cells->targets = malloc(maker->capacity * sizeof(*cells->targets));
	maker->occurrence_starts = calloc(types + 3, sizeof(*maker->occurrence_starts));
	maker->occurrences = calloc(corpus->sides[0].count + 1, sizeof(*maker->occurrences));
	maker->opposites = calloc(types + 1, sizeof(*maker->opposites));
	maker->list = calloc(types + 1, sizeof(*maker->list));
	return cells->index && cells->first && cells->masses[0] && cells->masses[1] &&
			       cells->levels && cells->targets && maker->occurrence_starts &&
			       maker->occurrences && maker->opposites && maker->list
		       ? 0
		       : error_no_memory(error);
}

/* The shared cells. */
static void make_first_cells(struct maker *maker)
{
	struct cells *cells = maker->cells;

	for (; cells->count < CELL_LEVELS; cells->count++) {
		cells->levels[cells->count] = (uint8_t)cells->count;
		cells->targets[cells->count] = UINT32_MAX;
	}
}

int cells_make(struct cells *ret_cells, const struct corpus *corpus,
	const float priors[CELL_LEVELS], const struct word_prior *prior, struct cotejo_error *error)
{
	struct cells cells = {.types = corpus->types.count};
	struct maker maker = {.corpus = corpus, .cells = &cells, .priors = priors, .known = prior};
	int status = allocate(&maker, error);

	for (size_t side = 0; status == 0 && prior && side < CORPUS_SIDES; side++)
		status = word_prior_types(&maker.known_types[side], prior, corpus, side, error);
	if (status == 0) {
		make_first_cells(&maker);
		sort_occurrences(&maker);
	}
	for (uint32_t type = 0; status == 0 && type < cells.types; type++) {
		count_opposites(&maker, type);
		status = make_cells(&maker, type, error);
		if (status == 0)
			number_places(&maker, type);
	}
	free(maker.occurrence_starts);
	free(maker.occurrences);
	free(maker.opposites);
	free(maker.list);
	free(maker.known_types[0]);
	free(maker.known_types[1]);
	if (status < 0) {
		cells_clear(&cells);
		return status;
	}
	cells.first[cells.types] = (uint32_t)cells.count;
	*ret_cells = cells;
	return 0;
}

uint32_t cells_find(const struct cells *cells, uint32_t source, uint32_t target)
{
	uint32_t low, high;

	if (source >= cells->types || target >= cells->types)
		return CELL_PLAIN;
	low = cells->first[source];
	high = cells->first[source + 1];
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (cells->targets[middle] < target)
			low = middle + 1;
		else
			high = middle;
	}
	return low < cells->first[source + 1] && cells->targets[low] == target ? low : CELL_PLAIN;
}
