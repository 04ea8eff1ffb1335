/*
 * unit_source.c - files of units, whatever their format
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/unit_source.h"

#include "base/error.h"

static int (*const openers[])(
	struct unit_source *, const struct source_request *, struct cotejo_error *) = {
	[COTEJO_IMPORT_TMX] = source_open_tmx,
};

int unit_source_open(struct unit_source *source, enum cotejo_import_format format,
	const struct source_request *request, struct cotejo_error *error)
{
	if (format == COTEJO_IMPORT_ANY)
		format = COTEJO_IMPORT_TMX;
	return openers[format](source, request, error);
}

void unit_source_close(struct unit_source *source)
{
	if (source->free)
		source->free(source->state);
	*source = (struct unit_source){0};
}
