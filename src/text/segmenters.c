/*
 * segmenters.c - segmenters of several languages, kept for the next text (cotejo/segment.h)
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/segmenters.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"

/* More than a stream of article pairs has, and few enough to hold. */
enum { KEPT_LANGUAGES = 16 };

int cotejo_segmenters_new(struct cotejo_segmenters **ret_segmenters, const struct cotejo_srx *srx,
	int srx_fallback, struct cotejo_error *error)
{
	struct cotejo_segmenters *segmenters = calloc(1, sizeof(*segmenters));

	if (!segmenters)
		return error_no_memory(error);
	segmenters->srx = srx;
	segmenters->srx_fallback = srx_fallback != 0;
	*ret_segmenters = segmenters;
	return 0;
}

void cotejo_segmenters_free(struct cotejo_segmenters *segmenters)
{
	if (!segmenters)
		return;
	segmenters_clear(segmenters);
	free(segmenters);
}

void segmenters_clear(struct cotejo_segmenters *segmenters)
{
	for (size_t i = 0; i < segmenters->count; i++)
		cotejo_segmenter_free(segmenters->items[i].segmenter);
	free(segmenters->items);
	segmenters->items = NULL;
	segmenters->count = segmenters->capacity = 0;
}

void segmenters_trim(struct cotejo_segmenters *segmenters)
{
	if (segmenters->count > KEPT_LANGUAGES)
		segmenters_clear(segmenters);
}

static int make(const struct cotejo_segmenters *segmenters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error)
{
	int code = COTEJO_ENOTFOUND;

	if (segmenters->srx)
		code = cotejo_segmenter_new_srx(ret_segmenter, segmenters->srx, language, error);
	if (!segmenters->srx || (code == COTEJO_ENOTFOUND && segmenters->srx_fallback))
		code = cotejo_segmenter_new(ret_segmenter, language, error);
	return code;
}

int segmenters_find(struct cotejo_segmenters *segmenters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error)
{
	struct segmenters_item *grown;
	int code;

	for (size_t i = 0; i < segmenters->count; i++) {
		if (strcmp(segmenters->items[i].language, language) == 0) {
			*ret_segmenter = segmenters->items[i].segmenter;
			return 0;
		}
	}
	grown = array_reserve(
		segmenters->items, &segmenters->capacity, segmenters->count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	segmenters->items = grown;
	grown += segmenters->count;
	code = make(segmenters, &grown->segmenter, language, error);
	if (code < 0)
		return code;
	strcpy(grown->language, language);
	segmenters->count++;
	*ret_segmenter = grown->segmenter;
	return 0;
}
