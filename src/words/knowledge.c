/*
 * knowledge.c - what was learnt, in a form that can be kept
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/knowledge.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

/* A pair of words is worth keeping with so many links, and as this share of either word. */
static const float LEAST_LINKS = 1.5F, LEAST_SHARE = 0.01F;

/* So many pairs of words are kept for a number of pairs of sentences, the most linked ones. */
enum { PAIRS_ALWAYS = 5000, PAIRS_SHARE = 3, PAIRS_MOST = 250000 };

/* A word without a pair is kept when it occurs so often: how often it is unlinked tells. */
static const float LEAST_COUNT = 20;

/* Below so many words of a type its number of links is that of any word. */
static const float RATIO_COUNT = 10;

void knowledge_clear(struct knowledge *knowledge)
{
	free(knowledge->words);
	free(knowledge->pairs);
	arena_clear(&knowledge->arena);
	*knowledge = (struct knowledge){0};
}

int knowledge_add_word(
	struct knowledge *knowledge, const struct known_word *word, struct cotejo_error *error)
{
	struct known_word *words = array_reserve(knowledge->words, &knowledge->word_capacity,
		knowledge->word_count + 1, sizeof(*words));
	struct known_word copy = *word;

	if (!words)
		return error_no_memory(error);
	knowledge->words = words;
	copy.key.bytes = arena_copy(&knowledge->arena, word->key);
	copy.word.bytes = arena_copy(&knowledge->arena, word->word);
	if (!copy.key.bytes || !copy.word.bytes)
		return error_no_memory(error);
	words[knowledge->word_count++] = copy;
	return 0;
}

int knowledge_add_pair(
	struct knowledge *knowledge, const struct known_pair *pair, struct cotejo_error *error)
{
	struct known_pair *pairs = array_reserve(knowledge->pairs, &knowledge->pair_capacity,
		knowledge->pair_count + 1, sizeof(*pairs));

	if (!pairs)
		return error_no_memory(error);
	knowledge->pairs = pairs;
	pairs[knowledge->pair_count++] = *pair;
	return 0;
}

void knowledge_swap(struct knowledge *knowledge)
{
	struct known_direction direction = knowledge->directions[0];
	double words = knowledge->side_words[0];

	knowledge->directions[0] = knowledge->directions[1];
	knowledge->directions[1] = direction;
	knowledge->side_words[0] = knowledge->side_words[1];
	knowledge->side_words[1] = words;
	for (size_t w = 0; w < knowledge->word_count; w++)
		knowledge->words[w].side = 1 - knowledge->words[w].side;
	for (size_t p = 0; p < knowledge->pair_count; p++) {
		struct known_pair *pair = &knowledge->pairs[p];

		*pair = (struct known_pair){
			pair->target, pair->source, {pair->links[1], pair->links[0]}};
	}
}

/* ---- Taking ---- */

/* Number of a type on a side among the words taken: NO_TYPE for none. */
struct taking {
	struct knowledge *knowledge;
	const struct cotejo_words *aligner;
	uint32_t *numbers[CORPUS_SIDES];
	uint32_t *commonest[CORPUS_SIDES]; /* of types: a word */
};

/* The strongest first; pairs that are alike in the order of their words. */
static int compare_strength(const void *a, const void *b)
{
	const struct known_pair *one = a, *other = b;
	float x = one->links[0] + one->links[1], y = other->links[0] + other->links[1];

	if (x != y)
		return x < y ? 1 : -1;
	if (one->source != other->source)
		return one->source < other->source ? -1 : 1;
	return (one->target > other->target) - (one->target < other->target);
}

static bool is_worth(const struct word_model *model, const struct known_pair *pair)
{
	const float *links = pair->links;

	return links[0] + links[1] >= 2 * LEAST_LINKS &&
	       (links[0] >= LEAST_SHARE * model->occurrences[0][pair->source] ||
		       links[1] >= LEAST_SHARE * model->occurrences[1][pair->target]);
}

/* Takes the pairs, with types in place of words. */
static int take_pairs(struct taking *taking, struct cotejo_error *error)
{
	struct knowledge *knowledge = taking->knowledge;
	const struct word_model *model = &taking->aligner->model;
	size_t most = PAIRS_ALWAYS + taking->aligner->corpus.pair_count / PAIRS_SHARE;

	for (uint32_t type = 0; type < model->types; type++) {
		for (size_t cell = model->cells.first[type]; cell < model->cells.first[type + 1];
			cell++) {
			struct known_pair pair = {type, model->cells.targets[cell],
				{model->directions[0].counts[cell],
					model->directions[1].counts[cell]}};

			if (is_worth(model, &pair) &&
				knowledge_add_pair(knowledge, &pair, error) < 0)
				return COTEJO_ENOMEM;
		}
	}
	most = most < PAIRS_MOST ? most : PAIRS_MOST;
	if (knowledge->pair_count > 0)
		qsort(knowledge->pairs, knowledge->pair_count, sizeof(*knowledge->pairs),
			compare_strength);
	if (knowledge->pair_count > most)
		knowledge->pair_count = most;
	return 0;
}

/* Finds for each type of a side the most frequent of its words. */
static int find_commonest(struct taking *taking, size_t side, struct cotejo_error *error)
{
	const struct corpus *corpus = &taking->aligner->corpus;
	const struct corpus_side *words = &corpus->sides[side];
	uint32_t *best = calloc(corpus->types.count + 1, sizeof(*best));
	uint32_t *counts = calloc(corpus->words.count + 1, sizeof(*counts));

	taking->commonest[side] = best;
	if (!best || !counts) {
		free(counts);
		return error_no_memory(error);
	}
	for (size_t w = 0; w < words->count; w++)
		counts[words->words[w]]++;
	for (size_t w = 0; w < words->count; w++)
		best[words->types[w]] = words->words[w];
	for (size_t w = words->count; w-- > 0;) {
		uint32_t *chosen = &best[words->types[w]];

		/* From the end on: of words as frequent the one that came first stays. */
		if (counts[words->words[w]] >= counts[*chosen])
			*chosen = words->words[w];
	}
	free(counts);
	return 0;
}

static int take_word(struct taking *taking, size_t side, uint32_t type, struct cotejo_error *error)
{
	const struct cotejo_words *aligner = taking->aligner;
	const struct word_model *model = &aligner->model;
	const struct map_entry *words = aligner->corpus.words.entries;
	struct known_word word = {
		.key = aligner->corpus.types.entries[type].key,
		.word = words[taking->commonest[side][type]].key,
		.side = (uint32_t)side,
		.count = model->occurrences[side][type],
		.linked = model->directions[side].totals[type],
		.unlinked = model->directions[1 - side].nulls[type],
		.lean = model->leans[side][type],
		.has_ratios = model->occurrences[side][type] >= RATIO_COUNT,
		.ratios = model->directions[side].fertilities[type],
	};

	taking->numbers[side][type] = (uint32_t)taking->knowledge->word_count;
	return knowledge_add_word(taking->knowledge, &word, error);
}

/* Takes the words that have a pair or are frequent, in the order of their types. */
static int take_words(struct taking *taking, size_t side, struct cotejo_error *error)
{
	const struct knowledge *knowledge = taking->knowledge;
	const struct word_model *model = &taking->aligner->model;
	uint32_t *numbers = calloc(model->types + 1, sizeof(*numbers));
	int status = 0;

	taking->numbers[side] = numbers;
	if (!numbers)
		return error_no_memory(error);
	for (size_t p = 0; p < knowledge->pair_count; p++)
		numbers[side == 0 ? knowledge->pairs[p].source : knowledge->pairs[p].target] = 1;
	for (uint32_t type = 0; status == 0 && type < model->types; type++) {
		if (numbers[type] || model->occurrences[side][type] >= LEAST_COUNT)
			status = take_word(taking, side, type, error);
	}
	return status;
}

static void take_numbers(struct taking *taking)
{
	struct knowledge *knowledge = taking->knowledge;
	const struct word_model *model = &taking->aligner->model;

	knowledge->sentence_pairs = taking->aligner->corpus.pair_count;
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct known_direction *known = &knowledge->directions[side];
		const struct direction *direction = &model->directions[side];

		knowledge->side_words[side] = model->words[side];
		known->null_total = direction->null_total;
		known->ratios = direction->ratios;
		for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++)
			known->jumps[bucket] = direction->jump_counts.buckets[bucket];
	}
	for (size_t p = 0; p < knowledge->pair_count; p++) {
		struct known_pair *pair = &knowledge->pairs[p];

		pair->source = taking->numbers[0][pair->source];
		pair->target = taking->numbers[1][pair->target];
	}
}

int knowledge_take(
	struct knowledge *knowledge, const struct cotejo_words *words, struct cotejo_error *error)
{
	struct taking taking = {.knowledge = knowledge, .aligner = words};
	int status = take_pairs(&taking, error);

	for (size_t side = 0; status == 0 && side < CORPUS_SIDES; side++) {
		status = find_commonest(&taking, side, error);
		if (status == 0)
			status = take_words(&taking, side, error);
	}
	if (status == 0)
		take_numbers(&taking);
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		free(taking.numbers[side]);
		free(taking.commonest[side]);
	}
	return status;
}
