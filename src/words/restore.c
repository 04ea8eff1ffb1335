/*
 * restore.c - an aligner from what was kept
 *
 * SPDX-License-Identifier: MIT
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "words/knowledge.h"

/* A pair of words by their types in the new aligner. */
struct entry {
	uint32_t source, target;
	float links[CORPUS_SIDES];
};

/* A file may hold any number. */
static float within(double value, double least, double most)
{
	return (float)(value >= least && value <= most ? value : value > most ? most : least);
}

#define MOST_COUNT 1e12
#define MOST_RATIO 1e6

static int compare_entries(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;

	if (one->source != other->source)
		return one->source < other->source ? -1 : 1;
	return (one->target > other->target) - (one->target < other->target);
}

/* Gives all words their types. `ret_types` has one for each word. */
static int make_types(struct corpus *corpus, const struct knowledge *knowledge, uint32_t *ret_types,
	struct cotejo_error *error)
{
	for (size_t w = 0; w < knowledge->word_count; w++) {
		struct map_entry *entry = map_insert(&corpus->types, knowledge->words[w].key,
			(uint32_t)corpus->types.count, NULL);

		if (!entry)
			return error_no_memory(error);
		ret_types[w] = entry->value;
	}
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		corpus->sides[side].has_type = calloc(corpus->types.count + 1, 1);
		if (!corpus->sides[side].has_type)
			return error_no_memory(error);
	}
	for (size_t w = 0; w < knowledge->word_count; w++)
		corpus->sides[knowledge->words[w].side % CORPUS_SIDES].has_type[ret_types[w]] = 1;
	return 0;
}

static int allocate(struct word_model *model, size_t pairs, struct cotejo_error *error)
{
	struct cells *cells = &model->cells;
	bool complete;

	cells->types = model->types;
	cells->first = calloc(model->types + 1, sizeof(*cells->first));
	cells->targets = malloc((CELL_LEVELS + pairs) * sizeof(*cells->targets));
	complete = cells->first && cells->targets;
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct direction *direction = &model->directions[side];

		direction->counts = calloc(CELL_LEVELS + pairs, sizeof(*direction->counts));
		direction->totals = calloc(model->types + 1, sizeof(*direction->totals));
		direction->nulls = calloc(model->types + 1, sizeof(*direction->nulls));
		direction->fertilities = calloc(model->types + 1, sizeof(*direction->fertilities));
		model->leans[side] = calloc(model->types + 1, 1);
		model->occurrences[side] = calloc(model->types + 1, sizeof(float));
		complete = complete && direction->counts && direction->totals && direction->nulls &&
			   direction->fertilities && model->leans[side] && model->occurrences[side];
	}
	return complete ? 0 : error_no_memory(error);
}

static void set_ratios(struct fertility_row *ret_ratios, const struct fertility_row *known)
{
	for (size_t k = 0; k < FERTILITIES; k++)
		ret_ratios->values[k] = within((double)known->values[k], 0, MOST_RATIO);
}

static void set_direction(struct word_model *model, size_t side, const struct knowledge *knowledge)
{
	struct direction *direction = &model->directions[side];
	const struct known_direction *known = &knowledge->directions[side];

	direction->null_total = within((double)known->null_total, 1, MOST_COUNT);
	for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++)
		direction->jump_counts.buckets[bucket] =
			(double)within(known->jumps[bucket], 0, MOST_COUNT);
	jumps_estimate(&direction->jumps, &direction->jump_counts, model->settings.jump_prior);
	set_ratios(&direction->ratios, &known->ratios);
	for (size_t type = 0; type < model->types; type++) {
		direction->fertilities[type] = direction->ratios;
		direction->nulls[type] = model->settings.null_prior;
		direction->totals[type] = 1;
	}
	model->words[side] = (double)within(knowledge->side_words[side], 1, MOST_COUNT);
}

static void set_word(struct word_model *model, uint32_t type, const struct known_word *word)
{
	size_t side = word->side % CORPUS_SIDES;
	struct direction *given = &model->directions[side];

	given->totals[type] = within((double)word->linked, 0.01, MOST_COUNT);
	model->directions[1 - side].nulls[type] =
		within((double)word->unlinked, (double)model->settings.null_prior, MOST_COUNT);
	model->occurrences[side][type] = within((double)word->count, 0, MOST_COUNT);
	model->leans[side][type] = word->lean <= LEAN_BACK ? word->lean : LEAN_NOT;
	if (word->has_ratios)
		set_ratios(&given->fertilities[type], &word->ratios);
}

/* The cells of the pairs; a pair that comes twice keeps its first numbers. */
static int set_pairs(struct word_model *model, const struct knowledge *knowledge,
	const uint32_t *types, struct cotejo_error *error)
{
	struct cells *cells = &model->cells;
	struct entry *entries = calloc(knowledge->pair_count + 1, sizeof(*entries));

	if (!entries)
		return error_no_memory(error);
	for (size_t p = 0; p < knowledge->pair_count; p++) {
		const struct known_pair *pair = &knowledge->pairs[p];

		entries[p] = (struct entry){
			types[pair->source], types[pair->target], {pair->links[0], pair->links[1]}};
	}
	if (knowledge->pair_count > 0)
		qsort(entries, knowledge->pair_count, sizeof(*entries), compare_entries);
	while (cells->count < CELL_LEVELS)
		cells->targets[cells->count++] = UINT32_MAX;
	for (size_t p = 0, type = 0; type <= model->types; type++) {
		cells->first[type] = (uint32_t)cells->count;
		for (; p < knowledge->pair_count && entries[p].source == type; p++) {
			for (size_t side = 0; side < CORPUS_SIDES; side++)
				model->directions[side].counts[cells->count] =
					within((double)entries[p].links[side], 0, MOST_COUNT);
			cells->targets[cells->count++] = entries[p].target;
		}
	}
	free(entries);
	return 0;
}

static int restore(struct cotejo_words *words, const struct knowledge *knowledge, uint32_t *types,
	struct cotejo_error *error)
{
	struct word_model *model = &words->model;
	int status = make_types(&words->corpus, knowledge, types, error);

	model->settings = settings_for((size_t)knowledge->sentence_pairs, 1);
	model->samplers = 1;
	model->seed = words->options.seed;
	model->types = words->corpus.types.count;
	if (status == 0)
		status = allocate(model, knowledge->pair_count, error);
	if (status < 0)
		return status;
	for (size_t side = 0; side < CORPUS_SIDES; side++)
		set_direction(model, side, knowledge);
	for (size_t w = 0; w < knowledge->word_count; w++)
		set_word(model, types[w], &knowledge->words[w]);
	return set_pairs(model, knowledge, types, error);
}

int knowledge_give(struct cotejo_words **ret_words, const struct knowledge *knowledge,
	const struct cotejo_words_options *options, struct cotejo_error *error)
{
	uint32_t *types = calloc(knowledge->word_count + 1, sizeof(*types));
	struct cotejo_words *words = NULL;
	int status = types ? cotejo_words_new(&words, options, error) : error_no_memory(error);

	if (status == 0)
		status = restore(words, knowledge, types, error);
	free(types);
	if (status < 0) {
		cotejo_words_free(words);
		return status;
	}
	words->trained = words->restored = true;
	*ret_words = words;
	return 0;
}
