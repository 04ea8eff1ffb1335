/*
 * names_list.h - the names of two languages, looked up once
 *
 * ICU takes longer to find all names than a short text to be aligned. Who aligns many of them keeps
 * the list.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_NAMES_LIST_H
#define TEXT_NAMES_LIST_H

#include "base/arena.h"
#include "text/language.h"
#include "text/names.h"

struct names_pair {
	struct cotejo_text left, right;
	bool is_number; /* in words on one side or both */
};

/* Zero-initialise it and fill it; immutable from then on; clear it at the end. */
struct names_list {
	char left[LANGUAGE_SIZE], right[LANGUAGE_SIZE]; /* canonical tags */
	struct names_pair *pairs;
	size_t count, capacity;
	struct arena arena;
};

/* Looks up all pairs. The languages are canonical tags. Errors: COTEJO_ENOMEM. */
int names_list_fill(
	struct names_list *list, const char *left, const char *right, struct cotejo_error *error);

void names_list_clear(struct names_list *list);

/* Whether the list is of these languages, in this order. */
bool names_list_is_of(const struct names_list *list, const char *left, const char *right);

/* Hands out what names_each() does, in the same order; the taker is not asked what it wants. */
int names_list_each(
	const struct names_list *list, const struct names_taker *taker, struct cotejo_error *error);

#endif
