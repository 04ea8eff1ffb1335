/*
 * html_phrases.h - what the lines say that belong to no article
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_PHRASES_H
#define ARTICLE_HTML_PHRASES_H

#include <stdbool.h>

#include <cotejo/base.h>

#include "base/map.h"

enum html_phrase_kind {
	PHRASE_WHOLE = 1 << 0,       /* a line that says nothing; squeezed */
	PHRASE_BEGINNING = 1 << 1,   /* its beginning; what follows does not matter; squeezed */
	PHRASE_DATE_WORD = 1 << 2,   /* name of a month or day, "updated" */
	PHRASE_DATE_FILLER = 1 << 3, /* "at", "of": may stand in a date */
	PHRASE_BYLINE_WORD = 1 << 4, /* stands before an author's name */
	PHRASE_AGENCY = 1 << 5       /* who supplies news */
};

/* Zero-initialise it. */
struct html_phrases {
	struct map map;             /* folded, to kinds */
	uint64_t beginning_lengths; /* bit n: there are beginnings of n bytes */
};

/* Loads all phrases; false when memory ran out. */
bool html_phrases_load(struct html_phrases *phrases);

void html_phrases_clear(struct html_phrases *phrases);

/* Whether a folded text is one of those kinds. */
bool html_phrase_is(const struct html_phrases *phrases, struct cotejo_text text, uint32_t kinds);

/* Whether a squeezed line (folded, only letters and digits) is short and begins with a phrase. */
bool html_phrase_begins(const struct html_phrases *phrases, struct cotejo_text squeezed);

#endif
