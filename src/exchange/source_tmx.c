/*
 * source_tmx.c - the units of a TMX file
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/unit_source.h"
#include "tmx/reader.h"

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	return tmx_reader_next(state, ret_unit, error);
}

static void free_reader(void *state)
{
	tmx_reader_free(state);
}

int source_open_tmx(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct tmx_reader *reader = NULL;
	int code = tmx_reader_new(&reader, &request->file->input, &request->file->warnings, error);

	if (code)
		return code;
	request->file->header = tmx_reader_header(reader);
	*source = (struct unit_source){next, free_reader, reader};
	return 0;
}
