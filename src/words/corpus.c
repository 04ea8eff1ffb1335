/*
 * corpus.c - pairs of sentences as numbers
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/corpus.h"

#include <stdlib.h>

#include "base/array.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "words/prior.h"

enum {
	LEAST_LETTERS = 4, /* of a type; shorter words are their own type */
	MOST_LETTERS = 8,
	/* So many words have to share a beginning for it to be a type of its own, and not part of
	 * the one that is a letter shorter. */
	ENOUGH_WORDS = 100
};

void corpus_clear(struct corpus *corpus)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		free(corpus->sides[side].words);
		free(corpus->sides[side].types);
		free(corpus->sides[side].starts);
		free(corpus->sides[side].has_type);
	}
	map_clear(&corpus->words);
	map_clear(&corpus->types);
	buffer_clear(&corpus->key);
	*corpus = (struct corpus){0};
}

/* ---- Adding ---- */

int corpus_add_word(
	struct corpus *corpus, size_t side, struct cotejo_text word, struct cotejo_error *error)
{
	struct corpus_side *words = &corpus->sides[side];
	uint32_t *grown =
		array_reserve(words->words, &words->capacity, words->count + 1, sizeof(*grown));
	struct map_entry *entry;

	if (!grown)
		return error_no_memory(error);
	words->words = grown;
	entry = map_insert(&corpus->words, word, (uint32_t)corpus->words.count, NULL);
	if (!entry)
		return error_no_memory(error);
	grown[words->count++] = entry->value;
	return 0;
}

/* Makes room for the start of the pair that is being made and the next. */
static int reserve_start(struct corpus_side *words, size_t pair, struct cotejo_error *error)
{
	size_t *starts =
		array_reserve(words->starts, &words->start_capacity, pair + 2, sizeof(*starts));

	if (!starts)
		return error_no_memory(error);
	words->starts = starts;
	starts[0] = 0;
	return 0;
}

void corpus_drop_pair(struct corpus *corpus)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct corpus_side *words = &corpus->sides[side];

		words->count = corpus->pair_count ? words->starts[corpus->pair_count] : 0;
	}
}

int corpus_end_pair(struct corpus *corpus, struct cotejo_error *error)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		int status = reserve_start(&corpus->sides[side], corpus->pair_count, error);

		if (status < 0)
			return status;
	}
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct corpus_side *words = &corpus->sides[side];

		words->starts[corpus->pair_count + 1] = words->count;
	}
	corpus->pair_count++;
	return 0;
}

/* ---- Types ---- */

/* The first letters of a text. */
static struct cotejo_text beginning(struct cotejo_text text, int letters)
{
	size_t at = 0;
	int32_t point;

	for (int letter = 0; letter < letters && at < text.length; letter++)
		at = utf8_next(text, at, &point);
	return slice(text.bytes, at);
}

static int fold(struct buffer *buffer, struct cotejo_text word, struct cotejo_error *error)
{
	buffer_reset(buffer);
	fold_append(buffer, word);
	return buffer->failed ? error_no_memory(error) : 0;
}

/* How often each word occurs on one side, and how often each beginning of words. */
struct survey {
	uint32_t *counts; /* of entries of the map of words */
	struct map beginnings;
	size_t side;
	const struct word_prior *prior; /* or NULL */
};

static int count_beginnings(struct survey *survey, struct cotejo_text folded, uint32_t count,
	struct cotejo_error *error)
{
	for (int letters = LEAST_LETTERS + 1; letters <= MOST_LETTERS; letters++) {
		struct cotejo_text key = beginning(folded, letters);
		struct map_entry *entry = map_insert(&survey->beginnings, key, 0, NULL);

		if (!entry)
			return error_no_memory(error);
		entry->value =
			entry->value < UINT32_MAX - count ? entry->value + count : UINT32_MAX;
		if (key.length == folded.length)
			return 0;
	}
	return 0;
}

static int make_survey(
	struct survey *survey, struct corpus *corpus, size_t side, struct cotejo_error *error)
{
	const struct corpus_side *words = &corpus->sides[side];
	int status = 0;

	survey->counts = calloc(corpus->words.count + 1, sizeof(*survey->counts));
	if (!survey->counts)
		return error_no_memory(error);
	for (size_t w = 0; w < words->count; w++)
		survey->counts[words->words[w]]++;
	for (size_t word = 0; status == 0 && word < corpus->words.count; word++) {
		if (survey->counts[word] == 0)
			continue;
		status = fold(&corpus->key, corpus->words.entries[word].key, error);
		if (status == 0)
			status = count_beginnings(
				survey, buffer_text(&corpus->key), survey->counts[word], error);
	}
	return status;
}

/* The longest beginning that is frequent enough. */
static struct cotejo_text choose_key(const struct survey *survey, struct cotejo_text folded)
{
	struct cotejo_text key = slice(NULL, 0);

	if (survey->prior)
		key = word_prior_key(survey->prior, survey->side, folded);
	if (key.length > 0)
		return key;
	key = beginning(folded, LEAST_LETTERS);
	for (int letters = LEAST_LETTERS + 1; letters <= MOST_LETTERS; letters++) {
		struct cotejo_text longer = beginning(folded, letters);
		const struct map_entry *entry = map_find(&survey->beginnings, longer);

		if (!entry || entry->value < ENOUGH_WORDS)
			break;
		key = longer;
	}
	return key;
}

/* Writes the types of a side, with the survey's counts as scratch for the type of each word. */
static int write_types(
	struct survey *survey, struct corpus *corpus, size_t side, struct cotejo_error *error)
{
	struct corpus_side *words = &corpus->sides[side];
	uint32_t *types = survey->counts;

	for (size_t word = 0; word < corpus->words.count; word++) {
		struct map_entry *entry;
		int status;

		if (survey->counts[word] == 0)
			continue;
		status = fold(&corpus->key, corpus->words.entries[word].key, error);
		if (status < 0)
			return status;
		entry = map_insert(&corpus->types, choose_key(survey, buffer_text(&corpus->key)),
			(uint32_t)corpus->types.count, NULL);
		if (!entry)
			return error_no_memory(error);
		types[word] = entry->value;
	}
	for (size_t w = 0; w < words->count; w++)
		words->types[w] = types[words->words[w]];
	return 0;
}

static int make_side(struct corpus *corpus, size_t side, const struct word_prior *prior,
	struct cotejo_error *error)
{
	struct corpus_side *words = &corpus->sides[side];
	struct survey survey = {.side = side, .prior = prior};
	int status;

	free(words->types);
	words->types = calloc(words->count + 1, sizeof(*words->types));
	if (!words->types)
		return error_no_memory(error);
	status = make_survey(&survey, corpus, side, error);
	if (status == 0)
		status = write_types(&survey, corpus, side, error);
	free(survey.counts);
	map_clear(&survey.beginnings);
	return status;
}

int corpus_make_types(
	struct corpus *corpus, const struct word_prior *prior, struct cotejo_error *error)
{
	int status = 0;

	map_clear(&corpus->types);
	for (size_t side = 0; status == 0 && side < CORPUS_SIDES; side++)
		status = make_side(corpus, side, prior, error);
	for (size_t side = 0; status == 0 && side < CORPUS_SIDES; side++) {
		struct corpus_side *words = &corpus->sides[side];

		free(words->has_type);
		words->has_type = calloc(corpus->types.count + 1, 1);
		if (!words->has_type)
			return error_no_memory(error);
		for (size_t w = 0; w < words->count; w++)
			words->has_type[words->types[w]] = 1;
	}
	return status;
}

uint32_t corpus_type_of(const struct corpus *corpus, size_t side, struct cotejo_text folded)
{
	for (int letters = MOST_LETTERS; letters >= LEAST_LETTERS; letters--) {
		const struct map_entry *entry =
			map_find(&corpus->types, beginning(folded, letters));

		if (entry && corpus->sides[side].has_type[entry->value])
			return entry->value;
	}
	return NO_TYPE;
}

int corpus_find_type(const struct corpus *corpus, size_t side, struct cotejo_text word,
	struct buffer *folded, uint32_t *ret_type, struct cotejo_error *error)
{
	int status = fold(folded, word, error);

	if (status == 0)
		*ret_type = corpus_type_of(corpus, side, buffer_text(folded));
	return status;
}
