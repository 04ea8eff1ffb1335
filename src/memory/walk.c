/*
 * walk.c - a walk through the units of a memory
 *
 * A walk has a connection of its own, whose read transaction lasts as long as the walk: so it sees
 * one state, and the memory it was begun from can be written to meanwhile.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/error.h"
#include "memory/filter.h"
#include "memory/handle.h"
#include "memory/reader.h"

struct cotejo_units {
	struct cotejo_memory *memory; /* the walk's own */
	struct query query;           /* hands out numbers of units */
	struct filter filter;
	struct reader reader;
};

static int is_empty(
	struct cotejo_memory *memory, const char *sql, bool *ret_empty, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, sql);
	code = query_step(&query, error);
	query_finish(&query);
	*ret_empty = code == 0;
	return code < 0 ? code : 0;
}

/* A memory that files without such things have made spares a search for each unit. */
static int look_for_parts(struct reader *reader, struct cotejo_error *error)
{
	struct cotejo_memory *memory = reader->memory;
	int code =
		is_empty(memory, "SELECT 1 FROM property LIMIT 1", &reader->no_properties, error);

	if (code == 0)
		code = is_empty(memory, "SELECT 1 FROM note LIMIT 1", &reader->no_notes, error);
	if (code == 0)
		code = is_empty(memory, "SELECT 1 FROM bead LIMIT 1", &reader->no_beads, error);
	return code;
}

static int begin_walk(struct cotejo_units *units, struct cotejo_error *error)
{
	int code = memory_begin_read(units->memory, error);

	if (code == 0)
		code = filter_prepare(&units->query, units->memory, &units->filter, error);
	units->reader.memory = units->memory;
	return code ? code : look_for_parts(&units->reader, error);
}

int cotejo_units_new(struct cotejo_units **ret_units, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, struct cotejo_error *error)
{
	struct cotejo_units *units = calloc(1, sizeof(*units));
	int code;

	if (!units)
		return error_no_memory(error);
	code = filter_read(&units->filter, filter, error);
	if (code == 0)
		code = memory_open_again(&units->memory, memory, error);
	if (code == 0)
		code = begin_walk(units, error);
	if (code < 0) {
		cotejo_units_free(units);
		return code;
	}
	*ret_units = units;
	return 0;
}

int cotejo_units_next(
	struct cotejo_units *units, const struct cotejo_unit **ret_unit, struct cotejo_error *error)
{
	int code = query_step(&units->query, error);

	if (code == 1)
		code = reader_load(&units->reader, query_integer(&units->query, 0), error);
	if (code == 1)
		*ret_unit = &units->reader.unit;
	return code;
}

void cotejo_units_free(struct cotejo_units *units)
{
	if (!units)
		return;
	query_finish(&units->query);
	reader_clear(&units->reader);
	if (units->memory)
		memory_end_read(units->memory);
	cotejo_memory_close(units->memory);
	filter_clear(&units->filter);
	free(units);
}
