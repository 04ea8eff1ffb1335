/*
 * cotejo/lookup.h - how was this translated before?
 *
 * Phrase lookup finds the units in which a phrase occurs, in any of their languages, without regard
 * to case and accents and in any inflection that the Snowball stems of the language cover.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_LOOKUP_H
#define COTEJO_LOOKUP_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_lookup_options {
	size_t struct_size;
	const char *language;        /* of the phrase; NULL: any */
	const char *target_language; /* units that have it; NULL: any */
	double min_probability;      /* 0 to 1; units without a probability pass */
	int exact;    /* only the words as they are written (case and accents apart), no other
			 inflections */
	size_t limit; /* at most so many hits; 0: all */
};

#define COTEJO_LOOKUP_OPTIONS_INIT                                        \
	{                                                                 \
		sizeof(struct cotejo_lookup_options), NULL, NULL, 0, 0, 0 \
	}

/* Where a phrase stands in a text: bytes from `begin`, `length` of them. */
struct cotejo_span {
	size_t begin, length;
};

/* A unit in which the phrase was found. All of it is lent until the next call. */
struct cotejo_hit {
	const struct cotejo_unit *unit;
	size_t variant; /* the variant of the unit that holds the phrase */
	int exact;      /* at least once as written, not only in another inflection */
	size_t span_count;
	const struct cotejo_span
		*spans; /* where it stands in that variant's text, from left to right */
};

/* A running lookup. */
struct cotejo_lookup;

/*
 * Begins a lookup. Hits come best first: as written before inflected, then by probability, then the
 * newest. `options` may be NULL. Free the lookup before the memory. Errors: COTEJO_EARGUMENT (no
 * word in the phrase, more than 64 words, a language tag that cannot be), COTEJO_EENCODING,
 * COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_lookup_new(struct cotejo_lookup **ret_lookup, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error);

/* Lends the next hit; returns 1, or 0 at the end. Errors: COTEJO_EIO, COTEJO_ECORRUPT,
 * COTEJO_EBUSY, COTEJO_ENOMEM. */
COTEJO_API int cotejo_lookup_next(struct cotejo_lookup *lookup, const struct cotejo_hit **ret_hit,
	struct cotejo_error *error);

/* Ends a lookup; NULL is fine. */
COTEJO_API void cotejo_lookup_free(struct cotejo_lookup *lookup);

#ifdef __cplusplus
}
#endif

#endif
