/*
 * phrase.h - a phrase that somebody looks for
 *
 * A phrase is a row of words. Marks in it do not count, whatever they mean elsewhere: quotes and
 * words such as AND are not a language here. Only asterisks can be one, when the caller wants it.
 *
 * A word stands for its inflections as well: for all words of the dictionary with its stem. What
 * was typed may have no accents, and then its own stem is that of no real word ("configuracion").
 * So the stems of a word are those of all words in the memory that fold to the same, and its own.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_PHRASE_H
#define LOOKUP_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

#include "base/arena.h"
#include "memory/index_read.h"
#include "memory/terms.h"

enum {
	PHRASE_WORDS = 64, /* at most: each is a bit of a number */
	PHRASE_STEMS = 256 /* of a word: some in each language of the memory */
};

enum phrase_kind {
	PHRASE_WORD,
	PHRASE_PATTERN, /* a word with asterisks, each for any letters */
	PHRASE_ANY      /* any one word */
};

struct phrase_word {
	enum phrase_kind kind;
	struct cotejo_text word; /* folded; a pattern with its asterisks */
	int64_t *stems;          /* index_stem_number() of each */
	size_t stem_count;
	struct index_terms written, inflected; /* rows of the dictionary; all of the first kind are
						  of the second, too */
};

/* Zero-initialise it. */
struct phrase {
	struct arena arena;
	struct cotejo_text text; /* a copy */
	uint64_t seed;           /* of the memory */
	struct phrase_word words[PHRASE_WORDS];
	size_t count;
};

/* Reads a phrase; in one with wildcards, asterisks are signs. COTEJO_EARGUMENT (no word, or more
 * than PHRASE_WORDS), COTEJO_EENCODING, COTEJO_ENOMEM. */
int phrase_read(
	struct phrase *phrase, struct cotejo_text text, bool wildcards, struct cotejo_error *error);

/* Adds the stems that its words have in a language as they were typed. COTEJO_ENOMEM. */
int phrase_stem(struct phrase *phrase, struct terms *terms, const char *language,
	struct cotejo_error *error);

/*
 * Finds the words of the phrase in the dictionary of a memory: in one language (canonical tag), or
 * in any when it is NULL or empty. `exact`: without inflections. COTEJO_ENOMEM, and what
 * database_fail() says.
 */
int phrase_expand(struct phrase *phrase, struct cotejo_memory *memory, const char *language,
	bool exact, struct cotejo_error *error);

/* The words of the phrase, as bits, that a term of a text in a language is: as written, or by its
 * stem as well. */
struct phrase_matches {
	uint64_t written, inflected;
};

/* What the term's own numbers hold is kept there for its next occurrence: terms that are used for
 * one phrase are used for no other, unless terms_forget() lies between. */
struct phrase_matches phrase_match(
	const struct phrase *phrase, const char *primary, const struct term *term);

void phrase_clear(struct phrase *phrase);

#endif
