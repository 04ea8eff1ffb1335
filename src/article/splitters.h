/*
 * splitters.h - the segmenters of an article's languages
 *
 * Most articles need one. Parts of a page in another language are split by that language's rules; a
 * segmenter takes a while to make, so each is made once.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_SPLITTERS_H
#define ARTICLE_SPLITTERS_H

#include <stdbool.h>

#include <cotejo/segment.h>

#include "text/language.h"

enum { SPLITTERS_MAX = 9 }; /* the article's language, and those that a page may have beside it */

/* Zero-initialise it and set the first two. */
struct splitters {
	const struct cotejo_srx *srx; /* NULL: our own rules */
	bool srx_fallback;            /* our own rules where the SRX file has none */
	struct {
		char language[LANGUAGE_SIZE];
		struct cotejo_segmenter *segmenter;
	} items[SPLITTERS_MAX];
	size_t count;
};

void splitters_clear(struct splitters *splitters);

/*
 * The segmenter for a language; belongs to the splitters. The first that is asked for is the
 * article's; it also serves a later language that there is no room for, or that the SRX file has no
 * rules for. Errors: those of cotejo_segmenter_new() and cotejo_segmenter_new_srx().
 */
int splitters_find(struct splitters *splitters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error);

#endif
