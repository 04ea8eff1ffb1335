/*
 * forget.c - a pool that has become too large lets go of what is rare
 *
 * Most words of a large collection occur once or twice: names, numbers, slips. They teach nothing
 * and are the more the longer one reads. Those that come again begin anew.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/forget.h"

#include <stdlib.h>
#include <string.h>

enum { LEVELS = 33 }; /* of counts, by how many bits they have */

/* The number of a word that is forgotten. */
static const uint32_t gone = UINT32_MAX;

/* A side's words without the rare ones. */
struct rest_words {
	struct vocabulary vocabulary;
	uint32_t *numbers; /* of each old word */
};

static void rest_clear(struct rest_words *rest)
{
	vocabulary_clear(&rest->vocabulary);
	free(rest->numbers);
}

static unsigned level_of(uint32_t count)
{
	unsigned level = 0;

	for (; count; count >>= 1)
		level++;
	return level;
}

/* From which level on words stay, so that there are at most `most`. */
static unsigned least_level(const struct vocabulary *vocabulary, size_t most)
{
	size_t counts[LEVELS] = {0}, kept = 0;
	unsigned level = LEVELS;

	for (size_t w = 0; w < vocabulary->numbers.count; w++)
		counts[level_of(vocabulary->types[w].count)]++;
	while (level > 0 && kept + counts[level - 1] <= most)
		kept += counts[--level];
	return level;
}

static int keep_frequent(struct rest_words *rest, const struct vocabulary *vocabulary, size_t most)
{
	size_t count = vocabulary->numbers.count, kept = 0;
	unsigned least = count > most ? least_level(vocabulary, most / 2) : 0;

	rest->numbers = calloc(count + 1, sizeof(*rest->numbers));
	rest->vocabulary.types = calloc(count + 1, sizeof(*rest->vocabulary.types));
	rest->vocabulary.capacity = count + 1;
	rest->vocabulary.token_count = vocabulary->token_count;
	if (!rest->numbers || !rest->vocabulary.types)
		return COTEJO_ENOMEM;
	for (size_t w = 0; w < count; w++) {
		bool new;

		rest->numbers[w] = gone;
		if (level_of(vocabulary->types[w].count) < least)
			continue;
		if (!map_insert(&rest->vocabulary.numbers, vocabulary->numbers.entries[w].key,
			    (uint32_t)kept, &new))
			return COTEJO_ENOMEM;
		rest->vocabulary.types[kept] = vocabulary->types[w];
		rest->numbers[w] = (uint32_t)kept++;
	}
	return 0;
}

static void renumber_forms(struct forms *forms, const uint32_t *numbers)
{
	size_t kept = 0;

	for (size_t w = 0; w < forms->count; w++)
		if (numbers[w] == gone)
			free(forms->items[w].text);
		else
			forms->items[kept++] = forms->items[w];
	forms->count = kept;
}

static void renumber_learnt(struct pooled *pooled, int side, const uint32_t *numbers)
{
	size_t kept = 0;

	for (size_t w = 0; w < pooled->learnt_count[side]; w++)
		if (numbers[w] != gone)
			pooled->learnt[side][kept++] = pooled->learnt[side][w];
	pooled->learnt_count[side] = kept;
}

static void renumber_pairs(struct seeds *known, const struct rest_words rests[SIDES])
{
	size_t kept = 0;

	for (size_t i = 0; i < known->count; i++) {
		struct seed seed = known->items[i];

		for (int side = 0; side < SIDES; side++)
			seed.words[side] = rests[side].numbers[seed.words[side]];
		if (seed.words[LEFT] != gone && seed.words[RIGHT] != gone)
			known->items[kept++] = seed;
	}
	known->count = kept;
}

/* Nothing can fail any more. */
static void take_over(struct pooled *pooled, struct rest_words rests[SIDES])
{
	for (int side = 0; side < SIDES; side++) {
		struct vocabulary *vocabulary = &pooled->model.vocabularies[side];
		struct vocabulary old = *vocabulary;

		*vocabulary = rests[side].vocabulary;
		rests[side].vocabulary = old;
		renumber_forms(&pooled->forms[side], rests[side].numbers);
		renumber_learnt(pooled, side, rests[side].numbers);
	}
	renumber_pairs(&pooled->known, rests);
}

static int forget_words(struct pooled *pooled, size_t most)
{
	struct rest_words rests[SIDES] = {{{{0}, NULL, 0, 0}, NULL}, {{{0}, NULL, 0, 0}, NULL}};
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++)
		status = keep_frequent(&rests[side], &pooled->model.vocabularies[side], most);
	if (status == 0)
		take_over(pooled, rests);
	rest_clear(&rests[LEFT]);
	rest_clear(&rests[RIGHT]);
	return status;
}

static void keep_strong(struct seeds *known, float least)
{
	size_t kept = 0;

	for (size_t i = 0; i < known->count; i++)
		if (known->items[i].strengths[LEFT] >= least ||
			known->items[i].strengths[RIGHT] >= least)
			known->items[kept++] = known->items[i];
	known->count = kept;
}

int pooled_forget(struct pooled *pooled)
{
	const struct settings *settings = pooled->model.settings;
	const struct vocabulary *words = pooled->model.vocabularies;

	if ((words[LEFT].numbers.count > settings->pool_words ||
		    words[RIGHT].numbers.count > settings->pool_words) &&
		forget_words(pooled, settings->pool_words))
		return COTEJO_ENOMEM;
	if (pooled->known.count > settings->pool_pairs)
		for (float least = .01F; pooled->known.count > settings->pool_pairs / 2;
			least *= 1.25F)
			keep_strong(&pooled->known, least);
	return 0;
}
