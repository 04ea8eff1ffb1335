/*
 * spans.h - where a phrase stands in a text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_SPANS_H
#define LOOKUP_SPANS_H

#include <stdbool.h>

#include <cotejo/lookup.h>

#include "lookup/phrase.h"

/* Zero-initialise it. */
struct spans {
	struct cotejo_span *items;
	size_t count, capacity;
	bool exact; /* one of them is as the phrase was written */
};

/*
 * Finds the occurrences of a phrase in a text of a language, from left to right, none overlapping
 * another; `exact` leaves out those in other inflections. The spans are overwritten.
 * COTEJO_EENCODING (the text), COTEJO_ELIMIT, COTEJO_ENOMEM.
 */
int spans_find(struct spans *spans, struct phrase *phrase, struct terms *terms,
	const char *language, struct cotejo_text text, bool exact, struct cotejo_error *error);

void spans_clear(struct spans *spans);

#endif
