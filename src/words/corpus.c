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

/* How many letters of a word are its type: enough to tell words apart, few enough to drop endings.
 */
enum { TYPE_LETTERS = 5 };

void corpus_clear(struct corpus *corpus)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		free(corpus->sides[side].types);
		free(corpus->sides[side].starts);
	}
	map_clear(&corpus->words);
	map_clear(&corpus->types);
	buffer_clear(&corpus->key);
	*corpus = (struct corpus){0};
}

/* The first letters of a folded word. */
static struct cotejo_text beginning(struct cotejo_text folded)
{
	size_t at = 0;
	int32_t point;

	for (int letters = 0; letters < TYPE_LETTERS && at < folded.length; letters++)
		at = utf8_next(folded, at, &point);
	return slice(folded.bytes, at);
}

int corpus_key(struct buffer *buffer, struct cotejo_text word, struct cotejo_text *ret_key,
	struct cotejo_error *error)
{
	buffer_reset(buffer);
	fold_append(buffer, word);
	if (buffer->failed)
		return error_no_memory(error);
	*ret_key = beginning(buffer_text(buffer));
	return 0;
}

uint32_t corpus_find_type(const struct corpus *corpus, struct cotejo_text key)
{
	const struct map_entry *entry = map_find(&corpus->types, key);

	return entry ? entry->value : UINT32_MAX;
}

/* The type of a word that was not seen before. */
static int new_type(struct corpus *corpus, struct cotejo_text word, uint32_t *ret_type,
	struct cotejo_error *error)
{
	struct map_entry *entry;
	struct cotejo_text key;
	int status = corpus_key(&corpus->key, word, &key, error);

	if (status < 0)
		return status;
	entry = map_insert(&corpus->types, key, (uint32_t)corpus->types.count, NULL);
	if (!entry)
		return error_no_memory(error);
	*ret_type = entry->value;
	return 0;
}

static int type_of(struct corpus *corpus, struct cotejo_text word, uint32_t *ret_type,
	struct cotejo_error *error)
{
	struct map_entry *entry = map_find(&corpus->words, word);
	int status;

	if (entry) {
		*ret_type = entry->value;
		return 0;
	}
	status = new_type(corpus, word, ret_type, error);
	if (status == 0 && !map_insert(&corpus->words, word, *ret_type, NULL))
		status = error_no_memory(error);
	return status;
}

int corpus_add_word(
	struct corpus *corpus, size_t side, struct cotejo_text word, struct cotejo_error *error)
{
	struct corpus_side *words = &corpus->sides[side];
	uint32_t *types =
		array_reserve(words->types, &words->capacity, words->count + 1, sizeof(*types));
	int status;

	if (!types)
		return error_no_memory(error);
	words->types = types;
	status = type_of(corpus, word, &types[words->count], error);
	if (status == 0)
		words->count++;
	return status;
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
