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

enum spans_how {
	SPANS_EXACT = 1,    /* no other inflections */
	SPANS_ANY_ORDER = 2 /* all words of the phrase, wherever they stand; each is a span */
};

/*
 * Finds the occurrences of a phrase in a text of a language, from left to right, none overlapping
 * another; `how` is a sum of the above. The spans are overwritten. COTEJO_EENCODING (the text),
 * COTEJO_ELIMIT, COTEJO_ENOMEM.
 */
int spans_find(struct spans *spans, const struct phrase *phrase, struct terms *terms,
	const char *language, struct cotejo_text text, unsigned how, struct cotejo_error *error);

void spans_clear(struct spans *spans);

#endif
