/*
 * new_pair.c - a pair of sentences that was not trained on
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/new_pair.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

/* Makes room for one word more; both arrays grow together. */
static int reserve(struct new_side *side, struct cotejo_error *error)
{
	size_t capacity = side->capacity;
	uint32_t *types = array_reserve(side->types, &capacity, side->count + 1, sizeof(*types));
	struct cotejo_text *keys;

	if (!types)
		return error_no_memory(error);
	side->types = types;
	keys = array_reserve(side->keys, &side->capacity, side->count + 1, sizeof(*keys));
	if (!keys)
		return error_no_memory(error);
	side->keys = keys;
	return 0;
}

static int add_word(struct new_pair *pair, size_t side, const struct cotejo_words *words,
	struct cotejo_text word, struct cotejo_error *error)
{
	struct new_side *read = &pair->sides[side];
	struct cotejo_text folded;
	char *copy;
	int status = reserve(read, error);

	if (status == 0)
		status = corpus_find_type(
			&words->corpus, side, word, &pair->key, &read->types[read->count], error);
	if (status < 0)
		return status;
	folded = buffer_text(&pair->key);
	copy = arena_copy(&pair->arena, folded);
	if (!copy)
		return error_no_memory(error);
	read->keys[read->count++] = slice(copy, folded.length);
	return 0;
}

/* 1 when there are too many words. */
static int read_side(struct new_pair *pair, size_t side, const struct cotejo_words *words,
	struct words *text_words, struct cotejo_text text, struct cotejo_error *error)
{
	struct token_scanner scanner;
	struct cotejo_text word;
	int status;

	token_scanner_start(&scanner, words->options.tokens, text_words, text);
	while ((status = token_scanner_next(&scanner, &word, error)) > 0) {
		if (pair->sides[side].count == CORPUS_MAX_WORDS)
			return 1;
		status = add_word(pair, side, words, word, error);
		if (status < 0)
			return status;
	}
	return status;
}

int new_pair_read(struct new_pair **ret_pair, const struct cotejo_words *words,
	struct cotejo_text source, struct cotejo_text target, struct cotejo_error *error)
{
	struct words text_words = {0};
	struct new_pair *pair;
	int status = check_text(source, error);

	if (status == 0)
		status = check_text(target, error);
	if (status < 0)
		return status;
	pair = calloc(1, sizeof(*pair));
	if (!pair)
		return error_no_memory(error);
	status = read_side(pair, 0, words, &text_words, source, error);
	if (status == 0)
		status = read_side(pair, 1, words, &text_words, target, error);
	words_clear(&text_words);
	if (status < 0) {
		new_pair_free(pair);
		return status;
	}
	if (status > 0)
		pair->sides[0].count = pair->sides[1].count = 0;
	*ret_pair = pair;
	return 0;
}

void new_pair_free(struct new_pair *pair)
{
	if (!pair)
		return;
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		free(pair->sides[side].types);
		free(pair->sides[side].keys);
	}
	arena_clear(&pair->arena);
	buffer_clear(&pair->key);
	free(pair);
}
