/*
 * prior.c - what is believed before a training, because it was learnt elsewhere
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/prior.h"

#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "words/settings.h"

/* A certain pair of words counts as if it had been linked so often; jumps and numbers of links as
 * if so many had been seen. */
static const float PAIR_LINKS = 40;
static const double JUMPS_SEEN = 1000, FERTILITIES_SEEN = 1000;

void word_prior_free(struct word_prior *prior)
{
	if (!prior)
		return;
	word_model_clear(&prior->model);
	corpus_clear(&prior->corpus);
	free(prior);
}

struct cotejo_text word_prior_key(
	const struct word_prior *prior, size_t side, struct cotejo_text folded)
{
	uint32_t type = corpus_type_of(&prior->corpus, side, folded);

	return type == NO_TYPE ? slice(NULL, 0) : prior->corpus.types.entries[type].key;
}

int word_prior_types(uint32_t **ret_types, const struct word_prior *prior,
	const struct corpus *corpus, size_t side, struct cotejo_error *error)
{
	uint32_t *types = calloc(corpus->types.count + 1, sizeof(*types));

	if (!types)
		return error_no_memory(error);
	for (size_t type = 0; type < corpus->types.count; type++)
		types[type] = corpus_type_of(&prior->corpus, side, corpus->types.entries[type].key);
	*ret_types = types;
	return 0;
}

static float share(const struct word_prior *prior, size_t side, uint32_t type, uint32_t cell)
{
	float words = prior->model.occurrences[side][type];
	float links = prior->model.directions[side].counts[cell];

	return words > links ? links / words : links > 0 ? 1 : 0;
}

enum cell_level word_prior_level(
	const struct word_prior *prior, uint32_t source_type, uint32_t target_type)
{
	uint32_t cell;
	float links;

	if (source_type == NO_TYPE || target_type == NO_TYPE)
		return CELL_PLAIN;
	cell = cells_find(&prior->model.cells, source_type, target_type);
	if (cell < CELL_LEVELS)
		return CELL_PLAIN;
	links = PAIR_LINKS *
		(share(prior, 0, source_type, cell) + share(prior, 1, target_type, cell)) / 2;
	return settings_level(links);
}

void word_prior_add_jumps(const struct word_prior *prior, size_t given, struct jump_counts *counts)
{
	const struct jump_counts *known = &prior->model.directions[given].jump_counts;
	double total = 0;

	for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++)
		total += known->buckets[bucket];
	for (size_t bucket = 0; total > 0 && bucket < JUMP_BUCKETS; bucket++)
		counts->buckets[bucket] += known->buckets[bucket] * JUMPS_SEEN / total;
}

void word_prior_add_fertility(
	const struct word_prior *prior, size_t given, struct fertility_row *whole)
{
	const struct fertility_row *ratios = &prior->model.directions[given].ratios;
	double chances[FERTILITIES] = {1}, total = 1;

	for (size_t k = 1; k < FERTILITIES; k++) {
		chances[k] = chances[k - 1] * (double)ratios->values[k - 1];
		total += chances[k];
	}
	if (!isfinite(total))
		return;
	for (size_t k = 0; k < FERTILITIES; k++)
		whole->values[k] += (float)(chances[k] * FERTILITIES_SEEN / total);
}
