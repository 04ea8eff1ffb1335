/*
 * tokens.h - sentences as the aligner sees them: numbers for words
 *
 * Words are folded and cut to a few letters, which pools most inflections; numbers are their
 * digits; of the marks only those are kept that a translation keeps too, in one form for all
 * scripts. Each distinct token of a side has a number in that side's vocabulary, which all
 * documents of a run share.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_TOKENS_H
#define ALIGN_TOKENS_H

#include <cotejo/article.h>

#include "align/settings.h"
#include "base/buffer.h"
#include "base/map.h"
#include "text/words.h"

enum { SIDES = 2, LEFT = 0, RIGHT = 1 };

struct token_type {
	uint32_t count;        /* occurrences in all documents */
	unsigned char kind;    /* enum word_kind */
	unsigned char letters; /* code points of the token, at most 255 */
	unsigned char capital; /* some occurrence begins with a capital */
};

/* The distinct tokens of one side. Zero-initialise it. */
struct vocabulary {
	struct map numbers; /* token to its number; entries[number].key is the token */
	struct token_type *types;
	size_t capacity;
	uint64_t token_count;
};

void vocabulary_clear(struct vocabulary *vocabulary);

/* One side of one document: tokens and lengths of its sentences. Zero-initialise it. */
struct side {
	size_t sentence_count;
	size_t *first; /* of sentence i: tokens first[i] to first[i + 1] - 1 */
	uint32_t *tokens;
	size_t token_capacity;
	float *lengths;         /* code points that are not white space */
	unsigned char *borders; /* enum border before each sentence */
	unsigned char *opens;   /* whether each sentence ends without a mark that ends sentences */
	bool has_blocks;
	const unsigned char *kinds; /* borrowed; NULL: nothing is known */
};

void side_clear(struct side *side);

/* Turns words into tokens; holds the scratch memory for it. Zero-initialise it. */
struct tokenizer {
	struct words words;
	struct buffer token;
	size_t prefix_letters;
};

void tokenizer_clear(struct tokenizer *tokenizer);

/*
 * Makes the token of a word of `text` in tokenizer->token; false when the word has none. The caller
 * looks at tokenizer->token.failed.
 */
bool tokenizer_make(struct tokenizer *tokenizer, struct cotejo_text text, const struct word *word);

/* Reads one side of a document, adding to the vocabulary. */
int side_read(struct side *side, struct vocabulary *vocabulary, struct tokenizer *tokenizer,
	const struct cotejo_sentences *sentences, struct cotejo_error *error);

static inline size_t side_tokens(const struct side *side, size_t begin, size_t count)
{
	return side->first[begin + count] - side->first[begin];
}

#endif
