/*
 * splitters.h - the segmenters of an article's languages
 *
 * Most articles need one. Parts of a page in another language are split by that language's rules.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_SPLITTERS_H
#define ARTICLE_SPLITTERS_H

#include "text/segmenters.h"

enum { SPLITTERS_MAX = 9 }; /* the article's language, and those that a page may have beside it */

/* Zero-initialise it and set the first. */
struct splitters {
	struct cotejo_segmenters *segmenters; /* where they come from; borrowed */
	struct {
		char language[LANGUAGE_SIZE];
		struct cotejo_segmenter *segmenter; /* belongs to the segmenters */
	} items[SPLITTERS_MAX];
	size_t count;
};

/*
 * The segmenter for a language. The first that is asked for is the article's; it also serves a
 * later language that there is no room for, or that an SRX file has no rules for. Errors: those of
 * cotejo_segmenter_new() and cotejo_segmenter_new_srx().
 */
int splitters_find(struct splitters *splitters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error);

#endif
