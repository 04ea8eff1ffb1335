/*
 * splitters.c - the segmenters of an article's languages
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/splitters.h"

#include <string.h>

void splitters_clear(struct splitters *splitters)
{
	for (size_t i = 0; i < splitters->count; i++)
		cotejo_segmenter_free(splitters->items[i].segmenter);
	splitters->count = 0;
}

static int make(struct splitters *splitters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error)
{
	int code = COTEJO_ENOTFOUND;

	if (splitters->srx)
		code = cotejo_segmenter_new_srx(ret_segmenter, splitters->srx, language, error);
	if (!splitters->srx || (code == COTEJO_ENOTFOUND && splitters->srx_fallback))
		code = cotejo_segmenter_new(ret_segmenter, language, error);
	return code;
}

int splitters_find(struct splitters *splitters, struct cotejo_segmenter **ret_segmenter,
	const char *language, struct cotejo_error *error)
{
	size_t i = 0;
	int code;

	while (i < splitters->count && strcmp(splitters->items[i].language, language) != 0)
		i++;
	if (i == SPLITTERS_MAX)
		i = 0;
	if (i == splitters->count) {
		code = make(splitters, &splitters->items[i].segmenter, language, error);
		if (code == COTEJO_ENOTFOUND && i > 0)
			i = 0;
		else if (code < 0)
			return code;
		else
			strcpy(splitters->items[splitters->count++].language, language);
	}
	*ret_segmenter = splitters->items[i].segmenter;
	return 0;
}
