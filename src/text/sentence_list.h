/*
 * sentence_list.h - a list that runs on in one line
 *
 * "1. Flour 2. Sugar 3. Eggs": a sentence that begins with a marker opens a list, and each next
 * marker in the same style, in order, begins a sentence, whatever stands before it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_LIST_H
#define TEXT_SENTENCE_LIST_H

#include <stdbool.h>

#include <cotejo/base.h>

#include "text/sentence_sides.h"

enum list_style {
	LIST_NONE,
	LIST_BULLET,    /* • */
	LIST_PERIOD,    /* 1. */
	LIST_BRACKET,   /* 1) */
	LIST_BOTH_MARKS /* 1.) */
};

struct sentence_list {
	enum list_style style;
	bool letters;             /* a, b, c; else 1, 2, 3 */
	unsigned int next;        /* number of the next item */
	enum character_kind kind; /* what the text of the first item began with */
	char bullet[4];           /* UTF-8 */
	size_t bullet_length;
};

/* Looks at the sentence that begins at `begin`: it may open a list or be an item of the one that is
 * open. A list may open at any number where the text begins, elsewhere with the first. */
void sentence_list_begin(struct sentence_list *list, struct cotejo_text text, size_t begin);

/* The begin of the next item if its marker holds the mark at `at` (a full stop, a closing bracket,
 * or the bullet); else SIZE_MAX. */
size_t sentence_list_item(
	const struct sentence_list *list, struct cotejo_text text, size_t sentence, size_t at);

#endif
