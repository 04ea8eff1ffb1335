/*
 * forms.h - how the words behind the tokens are written
 *
 * A token stands for all words of one beginning. What is shown to people, and kept in files, is a
 * word: the commonest of them in lower case, found by a vote that remembers one candidate only.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_FORMS_H
#define ALIGN_FORMS_H

#include "align/tokens.h"

struct form {
	char *text; /* NULL: no vote yet */
	uint32_t length;
	uint32_t votes; /* for it, less those against it */
};

/* The forms of a vocabulary's tokens, by their numbers. Zero-initialise it. */
struct forms {
	struct form *items;
	size_t count, capacity;
	struct buffer word;
};

void forms_clear(struct forms *forms);

/* Counts the words of sentences whose tokens are in the vocabulary. */
int forms_count(struct forms *forms, const struct vocabulary *vocabulary,
	struct tokenizer *tokenizer, const struct cotejo_sentences *sentences,
	struct cotejo_error *error);

/* The form of a token; the token itself if it has none. */
struct cotejo_text forms_get(
	const struct forms *forms, const struct vocabulary *vocabulary, uint32_t token);

#endif
