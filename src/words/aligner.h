/*
 * aligner.h - what struct cotejo_words is made of
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_ALIGNER_H
#define WORDS_ALIGNER_H

#include <cotejo/words.h>

#include "text/words.h"
#include "words/matrix.h"
#include "words/prior.h"

struct cotejo_words {
	struct cotejo_words_options options;
	struct corpus corpus;
	struct words scanner;
	size_t long_count, first_long;
	bool trained;
	bool restored;            /* trained elsewhere: a prior for the first pair that comes */
	struct word_prior *prior; /* or NULL */
	struct word_model model;  /* if trained */
};

/* Takes the words of a text, by the tokens of the options. */
struct token_scanner {
	enum cotejo_words_tokens tokens;
	struct cotejo_text rest; /* of a text with spaces */
	struct words *words;     /* of any text */
};

void token_scanner_start(struct token_scanner *scanner, enum cotejo_words_tokens tokens,
	struct words *words, struct cotejo_text text);

/* 1 and a word of the text, 0 at the end, COTEJO_ENOMEM. */
int token_scanner_next(
	struct token_scanner *scanner, struct cotejo_text *ret_word, struct cotejo_error *error);

/* COTEJO_EENCODING if a text is not valid UTF-8, with the offset. */
int check_text(struct cotejo_text text, struct cotejo_error *error);

/* COTEJO_EARGUMENT if nothing has been learnt yet. */
int check_trained(const struct cotejo_words *words, struct cotejo_error *error);

/* Turns the probabilities of a matrix into links. COTEJO_ENOMEM. */
int links_of_matrix(struct cotejo_word_links *links, struct matrix *matrix,
	const struct word_model *model, enum cotejo_words_symmetry symmetry,
	struct cotejo_error *error);

#endif
