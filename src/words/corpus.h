/*
 * corpus.h - pairs of sentences as numbers
 *
 * Word alignment looks at words only through their types: words that share one are the same to it.
 * The type of a word is its folded beginning, so that inflections of a word, its capitals and its
 * accents fall together. How long a beginning depends on how much there is to learn from: it grows
 * letter by letter as long as enough words of that side share it.
 *
 * Both languages share the numbers of types, so that a name or a number that stands on both sides
 * is seen by comparing two integers.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_CORPUS_H
#define WORDS_CORPUS_H

#include <stddef.h>
#include <stdint.h>

#include <cotejo/error.h>

#include "base/buffer.h"
#include "base/map.h"

/* Longer sentences are no sentences; they are kept without words and so without links. */
enum { CORPUS_MAX_WORDS = 1000 };

enum { CORPUS_SIDES = 2 };

/* The type of a word that was never seen. */
#define NO_TYPE UINT32_MAX

struct corpus_side {
	uint32_t *words; /* of all pairs: entries of the map of words */
	uint32_t *types; /* of the same, once they are made */
	size_t count, capacity;
	size_t *starts; /* pair p has the words from starts[p] up to starts[p + 1] */
	size_t start_capacity;
	uint8_t *has_type; /* of types: not 0 when a word of this side has it */
};

/* Zero-initialise it. */
struct corpus {
	struct corpus_side sides[CORPUS_SIDES];
	size_t pair_count;
	struct map words;  /* as they stand in the text */
	struct map types;  /* by key */
	struct buffer key; /* scratch */
};

/* A sentence as types; borrowed from the corpus. */
struct corpus_view {
	const uint32_t *types;
	size_t count;
};

void corpus_clear(struct corpus *corpus);

/* Appends a word to the pair that is being made. COTEJO_ENOMEM. */
int corpus_add_word(
	struct corpus *corpus, size_t side, struct cotejo_text word, struct cotejo_error *error);

/* Ends the pair that is being made. COTEJO_ENOMEM. */
int corpus_end_pair(struct corpus *corpus, struct cotejo_error *error);

/* Forgets the words of the pair that is being made. */
void corpus_drop_pair(struct corpus *corpus);

struct word_prior;

/* Gives all words their types, anew if they had some: those of a prior, unless it is NULL or does
 * not know the word. COTEJO_ENOMEM. */
int corpus_make_types(
	struct corpus *corpus, const struct word_prior *prior, struct cotejo_error *error);

/* The type of the longest beginning of a folded word that words of a side have for a type; NO_TYPE
 * if there is none. */
uint32_t corpus_type_of(const struct corpus *corpus, size_t side, struct cotejo_text folded);

/*
 * The type that a word has on a side, or would have: that of its longest beginning that words of
 * that side have for a type; NO_TYPE if there is none. Its folded form goes to `folded`.
 * COTEJO_ENOMEM.
 */
int corpus_find_type(const struct corpus *corpus, size_t side, struct cotejo_text word,
	struct buffer *folded, uint32_t *ret_type, struct cotejo_error *error);

static inline struct corpus_view corpus_sentence(
	const struct corpus *corpus, size_t side, size_t pair)
{
	const struct corpus_side *words = &corpus->sides[side];

	return (struct corpus_view){
		words->types + words->starts[pair], words->starts[pair + 1] - words->starts[pair]};
}

#endif
