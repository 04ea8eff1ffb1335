/*
 * words.h - text becomes words
 *
 * Words are what a reader would call so, in any script: runs of letters with their marks,
 * apostrophes and hyphens between letters apart ("don't" is one word, "Spanish-speaking" two);
 * numbers with the separators inside them ("1,234.5", "12:30" is two); each Han, Hiragana or
 * Katakana character; what ICU's dictionaries find in Thai, Lao, Khmer and Burmese. Every other
 * visible character is a mark of its own. White space is none of them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stddef.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

enum word_kind {
	WORD_LETTERS,
	WORD_NUMBER, /* begins with a digit */
	WORD_IDEOGRAPH,
	WORD_MARK /* punctuation, symbol */
};

struct word {
	size_t begin, length; /* bytes in the text */
	enum word_kind kind;
};

/* A scanner of words: zero-initialise, start, take until the end, and clear when done with all
 * texts. */
struct words {
	struct cotejo_text text;
	size_t at;
	void *dictionary; /* ICU's iterator for scripts without spaces, made when first needed */
	size_t dictionary_end; /* of the run it is set to */
	size_t dictionary_begin;
};

/* Begins with a text, which must be valid UTF-8 and stay. */
void words_start(struct words *words, struct cotejo_text text);

/* Takes the next word; 1, 0 at the end, COTEJO_ENOMEM. */
int words_next(struct words *words, struct word *ret_word, struct cotejo_error *error);

void words_clear(struct words *words);

#endif
