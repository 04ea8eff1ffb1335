/*
 * phrase.h - a phrase that somebody looks for
 *
 * A phrase is a row of words. Marks in it do not count, whatever they mean elsewhere: quotes,
 * asterisks and words such as AND are not a language here.
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
#include "base/buffer.h"
#include "memory/terms.h"

enum {
	PHRASE_WORDS = 64,    /* at most; each has a bit in a phrase_set */
	PHRASE_LANGUAGES = 64 /* with stems: more than Snowball has */
};

/* The words of a phrase in one language. */
struct phrase_stems {
	const char *primary;       /* NULL: any language without stems */
	struct cotejo_text *stems; /* one a word */
};

/* Zero-initialise it. */
struct phrase {
	struct arena arena;
	struct cotejo_text text;   /* a copy */
	struct cotejo_text *words; /* folded */
	size_t count;
	struct phrase_stems plain;
	struct phrase_stems languages[PHRASE_LANGUAGES];
	size_t language_count;
};

/* Reads a phrase. COTEJO_EARGUMENT (no word, or more than PHRASE_WORDS), COTEJO_EENCODING,
 * COTEJO_ENOMEM. */
int phrase_read(struct phrase *phrase, struct terms *terms, struct cotejo_text text,
	struct cotejo_error *error);

/* Lends the stems of the phrase in a language (canonical tag), working them out when they are first
 * asked for; in a language without stems they are the words. COTEJO_ENOMEM. */
int phrase_stems(struct phrase *phrase, struct terms *terms, const char *language,
	const struct phrase_stems **ret_stems, struct cotejo_error *error);

/* Appends an expression of FTS5 for the words as they are. */
void phrase_append_words(const struct phrase *phrase, struct buffer *match);

/* The same for words with these stems, too (and some others: see memory/tokenizer.h). */
void phrase_append_stems(
	const struct phrase *phrase, const struct phrase_stems *stems, struct buffer *match);

void phrase_clear(struct phrase *phrase);

#endif
