/*
 * terms.h - a text as the index of words sees it
 *
 * A term is a word of the text, folded, and the folded stem that it shares with its other
 * inflections in the language of the text. Marks (punctuation, symbols) are no terms. Both the
 * index and whoever looks for a phrase in a text go through here, so that they agree.
 *
 * Folding and stemming cost far more than finding the word, and words come again: each form of a
 * word is worked out once for a language and kept, with room for what the caller knows of it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_TERMS_H
#define MEMORY_TERMS_H

#include <stdbool.h>

#include <cotejo/error.h>

#include "base/buffer.h"
#include "base/map.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/words.h"

enum {
	TERMS_LANGUAGES = 32, /* kept at a time */
	TERMS_FORMS = 1 << 17 /* of them all; when there are more, all are forgotten */
};

/* A word as it is written in texts of a language, and what becomes of it. */
struct terms_form {
	struct cotejo_text word, stem;
	uint64_t own[2]; /* the caller's; 0 at first */
};

struct terms_language {
	char primary[LANGUAGE_SIZE];
	struct stemmer *stemmer;
	struct map written;       /* the i-th entry is that of the i-th form */
	struct terms_form *forms; /* an empty word: no term */
	size_t capacity;
	struct arena arena;
};

/* A scanner of terms: zero-initialise, start, take until the end; clear it when done with all
 * texts. */
struct terms {
	struct words words;
	struct cotejo_text text;
	struct buffer word, stem;
	struct terms_language *language; /* of the text, one of those below */
	struct terms_language languages[TERMS_LANGUAGES];
	size_t language_count;
	size_t letters, numbers, marks; /* of the text, up to here: what it weighs */
};

struct term {
	size_t begin, length; /* bytes in the text */
	/* Folded, never empty; both live until the next text is begun. In a language without
	 * stems the second is the same. */
	struct cotejo_text word, stem;
	uint64_t *own; /* two numbers of the form, lent until the next call */
};

/* Begins with a text in a language (canonical tag). The text must stay. COTEJO_EENCODING,
 * COTEJO_ENOMEM. */
int terms_start(struct terms *terms, const char *language, struct cotejo_text text,
	struct cotejo_error *error);

/* Takes the next term; 1, 0 at the end, COTEJO_ENOMEM. */
int terms_next(struct terms *terms, struct term *ret_term, struct cotejo_error *error);

/* Whether the language of the text has stems that differ from its words. */
bool terms_have_stems(const struct terms *terms);

/* Forgets all forms, and what the caller knew of them. */
void terms_forget(struct terms *terms);

void terms_clear(struct terms *terms);

#endif
