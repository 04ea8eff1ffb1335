/*
 * segmenters.h - segmenters of several languages, kept for the next text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SEGMENTERS_H
#define TEXT_SEGMENTERS_H

#include <cotejo/segment.h>

#include "text/language.h"

struct segmenters_item {
	char language[LANGUAGE_SIZE];
	struct cotejo_segmenter *segmenter;
};

/* Zero-initialise it and set the first two; clear it at the end. */
struct cotejo_segmenters {
	const struct cotejo_srx *srx; /* NULL: our own rules */
	bool srx_fallback;            /* our own rules where the SRX file has none */
	struct segmenters_item *items;
	size_t count, capacity;
};

void segmenters_clear(struct cotejo_segmenters *segmenters);

/* Forgets all when there are many: strangers' pages may bring any number of languages. To be called
 * while nobody uses one. */
void segmenters_trim(struct cotejo_segmenters *segmenters);

/*
 * The segmenter for a language (canonical tag), made if need be; belongs to the segmenters and
 * stays until they are trimmed or cleared. Errors: those of cotejo_segmenter_new() and
 * cotejo_segmenter_new_srx().
 */
int segmenters_find(struct cotejo_segmenters *segmenters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error);

#endif
