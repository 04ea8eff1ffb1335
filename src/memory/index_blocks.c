/*
 * index_blocks.c - the lists of the index of words as they stand in tables
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/index_blocks.h"

#include "memory/handle.h"

static int64_t block_number(int64_t term, int64_t unit)
{
	return term << UNIT_BITS | unit;
}

static struct cotejo_text query_blob(struct query *query, int column)
{
	const void *bytes = sqlite3_column_blob(query->statement, column);

	return slice(bytes ? bytes : "", (size_t)sqlite3_column_bytes(query->statement, column));
}

/* Reads the rows (number, bytes) of a query as blocks. */
static int read_rows(
	struct query *query, struct unit_list *units, size_t *ret_count, struct cotejo_error *error)
{
	struct cotejo_memory *memory = query->memory;
	int code;

	*ret_count = 0;
	while ((code = query_step(query, error)) == 1) {
		++*ret_count;
		code = unit_list_read_block(
			units, query_integer(query, 0) & UNIT_MOST, query_blob(query, 1), error);
		if (code < 0)
			return error_in_file(error, code, memory->path);
	}
	return code;
}

/* ---- Writing ---- */

/* The blocks of a term from the one on that would hold its first change. */
struct tail {
	int64_t first; /* unit of the first of them; -1: there are none */
	size_t blocks;
	struct unit_list units, scratch;
	struct buffer bytes;
};

static int read_tail(struct cotejo_memory *memory, int64_t term, int64_t unit, struct tail *tail,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	tail->units.count = 0;
	tail->first = -1;
	query_begin(&query, memory, QUERY_BLOCKS_FROM);
	query_bind_integer(&query, 1, block_number(term, 0));
	query_bind_integer(&query, 2, block_number(term, unit));
	query_bind_integer(&query, 3, block_number(term, UNIT_MOST));
	code = read_rows(&query, &tail->units, &tail->blocks, error);
	query_end(&query);
	if (tail->units.count)
		tail->first = tail->units.units[0];
	return code;
}

/* One block that begins as before is replaced by that. */
static int drop_tail(struct cotejo_memory *memory, int64_t term, const struct tail *tail,
	struct cotejo_error *error)
{
	struct query query;

	if (tail->first < 0 ||
		(tail->blocks == 1 && tail->units.count && tail->units.units[0] == tail->first))
		return 0;
	query_begin(&query, memory, QUERY_BLOCKS_DROP);
	query_bind_integer(&query, 1, block_number(term, tail->first));
	query_bind_integer(&query, 2, block_number(term, UNIT_MOST));
	return query_run(&query, error);
}

static int write_tail(
	struct cotejo_memory *memory, int64_t term, struct tail *tail, struct cotejo_error *error)
{
	size_t at = 0;
	int code = 0;

	while (at < tail->units.count && code == 0) {
		struct query query;
		int64_t first = tail->units.units[at];

		unit_list_write_block(&tail->units, &at, &tail->bytes);
		if (tail->bytes.failed)
			return error_no_memory(error);
		query_begin(&query, memory, QUERY_BLOCK_ADD);
		query_bind_integer(&query, 1, block_number(term, first));
		query_bind_blob(&query, 2, buffer_text(&tail->bytes));
		code = query_run(&query, error);
	}
	return code;
}

static int count_units(
	struct cotejo_memory *memory, int64_t term, int64_t more, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_TERM_COUNT);
	query_bind_integer(&query, 1, term);
	query_bind_integer(&query, 2, more);
	return query_run(&query, error);
}

/* A fresh term has neither row nor blocks. */
static int write_fresh(struct cotejo_memory *memory, const struct change_list *changes,
	const struct dictionary *dictionary, struct tail *tail, struct cotejo_error *error)
{
	int code;

	tail->units.count = 0;
	code = change_list_apply(changes, &tail->units, &tail->scratch, error);
	if (code == 0)
		code = dictionary_write(
			memory, dictionary, changes->term, (int64_t)tail->units.count, error);
	return code < 0 ? code : write_tail(memory, changes->term, tail, error);
}

static int write_list(struct cotejo_memory *memory, const struct change_list *changes,
	struct tail *tail, struct cotejo_error *error)
{
	int64_t before;
	int code = read_tail(memory, changes->term, change_list_first(changes), tail, error);

	if (code < 0)
		return code;
	before = (int64_t)tail->units.count;
	code = change_list_apply(changes, &tail->units, &tail->scratch, error);
	if (code == 0)
		code = drop_tail(memory, changes->term, tail, error);
	if (code == 0)
		code = write_tail(memory, changes->term, tail, error);
	if (code == 0)
		code = count_units(
			memory, changes->term, (int64_t)tail->units.count - before, error);
	return code;
}

int blocks_write(struct cotejo_memory *memory, const struct changes *changes,
	struct dictionary *dictionary, struct cotejo_error *error)
{
	struct tail tail = {0};
	int code = 0;

	for (size_t i = 0; i < changes->count && code == 0; i++) {
		const struct change_list *list = &changes->lists[i];

		code = dictionary_is_fresh(dictionary, list->term)
			       ? write_fresh(memory, list, dictionary, &tail, error)
			       : write_list(memory, list, &tail, error);
	}
	if (code == 0)
		dictionary_forget_fresh(dictionary);
	unit_list_clear(&tail.units);
	unit_list_clear(&tail.scratch);
	buffer_clear(&tail.bytes);
	return code;
}

/* ---- Reading ---- */

int blocks_read(struct cotejo_memory *memory, int64_t term, struct unit_list *units,
	struct cotejo_error *error)
{
	struct query query;
	size_t blocks;
	int code;

	query_begin(&query, memory, QUERY_BLOCKS);
	query_bind_integer(&query, 1, block_number(term, 0));
	query_bind_integer(&query, 2, block_number(term, UNIT_MOST));
	code = read_rows(&query, units, &blocks, error);
	query_end(&query);
	return code;
}

int blocks_read_near(struct cotejo_memory *memory, int64_t term, const struct unit_list *wanted,
	struct unit_list *units, struct cotejo_error *error)
{
	struct query query;
	int code = 0;

	for (size_t i = 0; i < wanted->count && code == 0; i++) {
		int64_t unit = wanted->units[i];

		/* Blocks are read whole: this one may be in the last. */
		if (units->count && units->units[units->count - 1] >= unit)
			continue;
		query_begin(&query, memory, QUERY_BLOCK_OF);
		query_bind_integer(&query, 1, block_number(term, 0));
		query_bind_integer(&query, 2, block_number(term, unit));
		code = query_step(&query, error);
		if (code == 1) {
			int64_t first = query_integer(&query, 0) & UNIT_MOST;

			code = units->count && units->units[units->count - 1] >= first
				       ? 0
				       : unit_list_read_block(
						 units, first, query_blob(&query, 1), error);
			if (code < 0)
				code = error_in_file(error, code, memory->path);
		}
		query_end(&query);
	}
	return code;
}

int recent_load(struct cotejo_memory *memory, struct changes *changes, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_RECENT);
	while ((code = query_step(&query, error)) == 1) {
		code = changes_load(changes, query_blob(&query, 0), error);
		if (code < 0) {
			error_in_file(error, code, memory->path);
			break;
		}
	}
	query_end(&query);
	return code;
}
