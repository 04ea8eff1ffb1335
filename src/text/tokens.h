/*
 * tokens.h - a text as fuzzy match compares it
 *
 * Every word and mark of the text, folded, with a weight and a root. The root is what two words
 * share that may be forms of one: the first five letters, the character itself in scripts without
 * spaces, one root for all numbers. Marks (punctuation, symbols) have none. The index of a memory
 * holds roots, and the score of a match never gives anything for words whose roots differ: so who
 * knows the roots knows where a match can be.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_TOKENS_H
#define TEXT_TOKENS_H

#include <stdint.h>

#include "base/buffer.h"
#include "text/words.h"

enum {
	TOKEN_WEIGHT_WORD = 100, /* also of a number and of an ideograph */
	TOKEN_WEIGHT_MARK = 20,
	TOKEN_ROOT_LETTERS = 5
};

struct token {
	uint32_t begin, length;               /* bytes in the text */
	uint32_t folded_begin, folded_length; /* bytes in tokens.folded */
	uint32_t root_length;                 /* of the folded bytes; 0: a mark */
	uint32_t hash;                        /* of the root, or of a mark's folded bytes */
	enum word_kind kind;
};

/* Zero-initialise it; clear it when done with all texts. */
struct tokens {
	struct cotejo_text text;
	struct token *items;
	size_t count, capacity;
	size_t word_count; /* tokens with a root */
	uint32_t weight;   /* of all together */
	struct buffer folded;
	struct words words;
};

/*
 * Reads a text, which must be valid UTF-8 and stay. Equal roots have equal hashes for the same
 * seed. COTEJO_ELIMIT (4 GiB), COTEJO_ENOMEM.
 */
int tokens_read(
	struct tokens *tokens, struct cotejo_text text, uint64_t seed, struct cotejo_error *error);

void tokens_clear(struct tokens *tokens);

static inline uint32_t token_weight(const struct token *token)
{
	return token->root_length ? TOKEN_WEIGHT_WORD : TOKEN_WEIGHT_MARK;
}

static inline struct cotejo_text token_text(const struct tokens *tokens, const struct token *token)
{
	return slice(tokens->text.bytes + token->begin, token->length);
}

static inline struct cotejo_text token_folded(
	const struct tokens *tokens, const struct token *token)
{
	return slice(
		buffer_text(&tokens->folded).bytes + token->folded_begin, token->folded_length);
}

#endif
