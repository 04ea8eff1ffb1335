/*
 * terms.h - a text as the index of words sees it
 *
 * A term is a word of the text, folded, and the folded stem that it shares with its other
 * inflections in the language of the text. Marks (punctuation, symbols) are no terms. Both the
 * index and whoever looks for a phrase in a text go through here, so that they agree.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_TERMS_H
#define MEMORY_TERMS_H

#include <stdbool.h>

#include <cotejo/error.h>

#include "base/buffer.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/words.h"

enum { TERMS_LANGUAGES = 32 /* kept at a time */ };

/* A scanner of terms: zero-initialise, start, take until the end; clear it when done with all
 * texts. */
struct terms {
	struct words words;
	struct cotejo_text text;
	struct buffer word, stem;
	struct stemmer *stemmer; /* of the language of the text, one of those below */
	struct terms_language {
		char primary[LANGUAGE_SIZE];
		struct stemmer *stemmer;
	} languages[TERMS_LANGUAGES];
	size_t language_count;
};

struct term {
	size_t begin, length;    /* bytes in the text */
	struct cotejo_text word; /* folded, never empty; lent until the next call, as is the stem */
	struct cotejo_text stem; /* in a language without stems the same as the word */
};

/* Begins with a text in a language (canonical tag). The text must stay. COTEJO_EENCODING,
 * COTEJO_ENOMEM. */
int terms_start(struct terms *terms, const char *language, struct cotejo_text text,
	struct cotejo_error *error);

/* Takes the next term; 1, 0 at the end, COTEJO_ENOMEM. */
int terms_next(struct terms *terms, struct term *ret_term, struct cotejo_error *error);

/* Whether the language of the text has stems that differ from its words. */
bool terms_have_stems(const struct terms *terms);

void terms_clear(struct terms *terms);

#endif
