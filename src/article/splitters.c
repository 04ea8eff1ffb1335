/*
 * splitters.c - the segmenters of an article's languages
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/splitters.h"

#include <string.h>

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
		code = segmenters_find(
			splitters->segmenters, &splitters->items[i].segmenter, language, error);
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
