/*
 * origin.h - where a text of a unit comes from
 *
 * The memory knows it of its own documents. Of an imported text the file may have said it, in our
 * own properties of TMX; those are documents again in formats that have a place for documents.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_ORIGIN_H
#define EXCHANGE_ORIGIN_H

#include <stdbool.h>

#include <cotejo/memory.h>

enum { ORIGIN_PARTS = 4 };

struct origin {
	struct cotejo_text document, title, before, after; /* empty: not known */
	const struct cotejo_property *taken[ORIGIN_PARTS]; /* properties that say it, or NULL */
};

/* Lives as long as the variant. */
struct origin origin_of(const struct cotejo_variant *variant);

/* Whether a property of the variant is part of its origin, and none of the others. */
bool origin_has(const struct origin *origin, const struct cotejo_property *property);

#endif
