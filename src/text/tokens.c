/*
 * tokens.c - a text as fuzzy match compares it
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/tokens.h"

#include <stdlib.h>

#include "base/array.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Multiplication and shifts, seeded. Who makes roots collide on purpose makes a list in the index
 * longer, and nothing found or missed. */
static uint32_t hash_bytes(uint64_t seed, struct cotejo_text bytes)
{
	const uint64_t odd = 0x9e3779b97f4a7c15U;
	uint64_t hash = seed ^ (bytes.length * odd);

	for (size_t i = 0; i < bytes.length; i++)
		hash = (hash ^ (unsigned char)bytes.bytes[i]) * odd, hash ^= hash >> 29;
	hash *= odd;
	return (uint32_t)(hash >> 32);
}

/* The bytes of the first letters. */
static uint32_t root_length(struct cotejo_text folded)
{
	size_t i = 0;

	for (int letters = 0; letters < TOKEN_ROOT_LETTERS && i < folded.length; letters++) {
		int32_t point;

		i = utf8_next(folded, i, &point);
	}
	return (uint32_t)i;
}

static void find_root(struct token *token, struct cotejo_text folded, uint64_t seed)
{
	static const struct cotejo_text number = {"0", 1};

	if (token->kind == WORD_MARK || folded.length == 0) {
		token->hash = hash_bytes(seed, folded);
		return;
	}
	token->root_length = root_length(folded);
	token->hash = hash_bytes(seed,
		token->kind == WORD_NUMBER ? number : slice(folded.bytes, token->root_length));
}

static int add_token(
	struct tokens *tokens, const struct word *word, uint64_t seed, struct cotejo_error *error)
{
	struct token *grown =
		array_reserve(tokens->items, &tokens->capacity, tokens->count + 1, sizeof(*grown));
	size_t begin = tokens->folded.length;
	struct token *token;

	if (!grown)
		return error_no_memory(error);
	tokens->items = grown;
	fold_append(&tokens->folded, slice(tokens->text.bytes + word->begin, word->length));
	if (tokens->folded.failed)
		return error_no_memory(error);
	if (tokens->folded.length > UINT32_MAX)
		return error_set(error, COTEJO_ELIMIT, "the text is too long to be compared");
	token = &tokens->items[tokens->count++];
	*token = (struct token){
		.begin = (uint32_t)word->begin,
		.length = (uint32_t)word->length,
		.folded_begin = (uint32_t)begin,
		.folded_length = (uint32_t)(tokens->folded.length - begin),
		.kind = word->kind,
	};
	find_root(token, token_folded(tokens, token), seed);
	tokens->word_count += token->root_length > 0;
	tokens->weight += token_weight(token);
	return 0;
}

int tokens_read(
	struct tokens *tokens, struct cotejo_text text, uint64_t seed, struct cotejo_error *error)
{
	struct word word;
	int code;

	buffer_reset(&tokens->folded);
	tokens->text = text;
	tokens->count = tokens->word_count = 0;
	tokens->weight = 0;
	if (text.length > UINT32_MAX / TOKEN_WEIGHT_WORD)
		return error_set(error, COTEJO_ELIMIT, "the text is too long to be compared");
	words_start(&tokens->words, text);
	while ((code = words_next(&tokens->words, &word, error)) == 1) {
		code = add_token(tokens, &word, seed, error);
		if (code < 0)
			return code;
	}
	return code;
}

void tokens_clear(struct tokens *tokens)
{
	free(tokens->items);
	buffer_clear(&tokens->folded);
	words_clear(&tokens->words);
	*tokens = (struct tokens){0};
}
