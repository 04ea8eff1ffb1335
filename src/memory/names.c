/*
 * names.c - the short lists of a memory: languages and persons
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/names.h"

#include "base/slice.h"
#include "memory/handle.h"

static int number_of(struct cotejo_memory *memory, enum query_name find, enum query_name add,
	struct cotejo_text name, int64_t *ret_number, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, find);
	query_bind_text(&query, 1, name);
	code = query_step(&query, error);
	if (code == 1)
		*ret_number = query_integer(&query, 0);
	query_end(&query);
	if (code != 0)
		return code < 0 ? code : 0;

	query_begin(&query, memory, add);
	query_bind_text(&query, 1, name);
	code = query_run(&query, error);
	if (code == 0)
		*ret_number = sqlite3_last_insert_rowid(memory->db);
	return code;
}

int language_number(struct cotejo_memory *memory, const char *tag, int64_t *ret_number,
	struct cotejo_error *error)
{
	return number_of(
		memory, QUERY_LANGUAGE_FIND, QUERY_LANGUAGE_ADD, slice_of(tag), ret_number, error);
}

int person_number(struct cotejo_memory *memory, const char *name, int64_t *ret_number,
	struct cotejo_error *error)
{
	if (!name) {
		*ret_number = 0;
		return 0;
	}
	return number_of(
		memory, QUERY_PERSON_FIND, QUERY_PERSON_ADD, slice_of(name), ret_number, error);
}
