/*
 * corpus.h - pairs of sentences as numbers
 *
 * Word alignment looks at words only through their types: words that share one are the same to it.
 * The type of a word is its folded beginning, so that inflections of a word, its capitals and its
 * accents fall together; both languages share the numbers, so that a name or a number that stands
 * on both sides is seen by comparing two integers.
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

struct corpus_side {
	uint32_t *types; /* of all words of all pairs */
	size_t count, capacity;
	size_t *starts; /* pair p has the words from starts[p] up to starts[p + 1] */
	size_t start_capacity;
};

/* Zero-initialise it. */
struct corpus {
	struct corpus_side sides[CORPUS_SIDES];
	size_t pair_count;
	struct map words;  /* a word as it stands: the value is its type */
	struct map types;  /* the key of a type: its number is its place in the map */
	struct buffer key; /* scratch */
};

/* A sentence as types; borrowed from the corpus. */
struct corpus_view {
	const uint32_t *types;
	size_t count;
};

void corpus_clear(struct corpus *corpus);

/* The key of the type of a word, in `buffer`. COTEJO_ENOMEM. */
int corpus_key(struct buffer *buffer, struct cotejo_text word, struct cotejo_text *ret_key,
	struct cotejo_error *error);

/* The type with a key, or UINT32_MAX. */
uint32_t corpus_find_type(const struct corpus *corpus, struct cotejo_text key);

/* Appends a word to the pair that is being made. COTEJO_ENOMEM. */
int corpus_add_word(
	struct corpus *corpus, size_t side, struct cotejo_text word, struct cotejo_error *error);

/* Ends the pair that is being made. COTEJO_ENOMEM. */
int corpus_end_pair(struct corpus *corpus, struct cotejo_error *error);

/* Forgets the words of the pair that is being made. */
void corpus_drop_pair(struct corpus *corpus);

static inline struct corpus_view corpus_sentence(
	const struct corpus *corpus, size_t side, size_t pair)
{
	const struct corpus_side *words = &corpus->sides[side];

	return (struct corpus_view){
		words->types + words->starts[pair], words->starts[pair + 1] - words->starts[pair]};
}

#endif
