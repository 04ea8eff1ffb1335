/*
 * undo.c - changes are listed, taken back and forgotten
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include <cotejo/edit.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/journal.h"
#include "memory/moment.h"
#include "memory/units.h"

/* ---- The list ---- */

static int tell_change(struct query *row, struct arena *arena,
	int (*each)(void *, const struct cotejo_change *), void *user, struct cotejo_error *error)
{
	char made[MOMENT_SIZE], undone[MOMENT_SIZE];
	struct cotejo_change change = {
		.id = query_integer(row, 0), .units = (uint64_t)query_integer(row, 3)};

	moment_format(made, query_integer(row, 1));
	moment_format(undone, query_integer(row, 2));
	change.made = made;
	change.undone = query_is_null(row, 2) ? NULL : undone;
	arena_clear(arena);
	change.what = arena_copy(arena, query_text(row, 4));
	change.changer = arena_copy(arena, query_text(row, 5));
	if (!change.what || !change.changer)
		return error_no_memory(error);
	if (query_is_null(row, 5))
		change.changer = NULL;
	return each(user, &change) != 0;
}

int cotejo_memory_changes(struct cotejo_memory *memory,
	int (*each)(void *user, const struct cotejo_change *change), void *user,
	struct cotejo_error *error)
{
	struct arena arena = {0};
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT c.id, c.made_at, c.undone_at, c.units, c.what, p.name FROM change c"
		" LEFT JOIN person p ON p.id = c.person ORDER BY c.id DESC");
	while ((code = query_step(&query, error)) == 1) {
		code = tell_change(&query, &arena, each, user, error);
		if (code != 0)
			break;
	}
	query_finish(&query);
	arena_clear(&arena);
	return code < 0 ? code : 0;
}

/* ---- Taking back ---- */

static int find_change(struct cotejo_memory *memory, int64_t *change, uint64_t *ret_units,
	struct cotejo_error *error)
{
	struct query query;
	bool undone = false;
	int code;

	query_begin(&query, memory, QUERY_CHANGE_FIND);
	if (*change)
		query_bind_integer(&query, 1, *change);
	code = query_step(&query, error);
	if (code == 1) {
		*change = query_integer(&query, 0);
		undone = !query_is_null(&query, 1);
		*ret_units = (uint64_t)query_integer(&query, 2);
	}
	query_end(&query);
	if (code < 0)
		return code;
	if (code == 0)
		return error_set(
			error, COTEJO_ENOTFOUND, *change ? "no such change" : "no change to undo");
	if (undone)
		return error_set(error, COTEJO_ENOTFOUND, "change %lld is undone already",
			(long long)*change);
	return 0;
}

static int undo_parts(struct cotejo_memory *memory, int64_t change,
	const struct cotejo_change_options *options, struct journal_numbers *units,
	struct cotejo_error *error)
{
	struct query query;
	int code, undone;

	query_begin(&query, memory, QUERY_CHANGE_PARTS);
	query_bind_integer(&query, 1, change);
	while ((code = query_step(&query, error)) == 1) {
		undone = journal_undo(memory, query_text(&query, 0), units, error);
		if (undone == 0 && options && options->cancel && options->cancel(options->user))
			undone = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
		if (undone < 0) {
			code = undone;
			break;
		}
	}
	query_end(&query);
	return code;
}

static int run_numbers(struct cotejo_memory *memory, enum query_name name, int64_t first,
	int64_t second, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, name);
	query_bind_integer(&query, 1, first);
	if (second)
		query_bind_integer(&query, 2, second);
	return query_run(&query, error);
}

/* Beads may have come and gone since: each unit has the probability of those it has now, and one
 * that comes from nowhere any more stays as a changed one. */
static int settle_units(struct cotejo_memory *memory, const struct journal_numbers *units,
	struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < units->count && code == 0; i++) {
		code = unit_weigh(memory, units->items[i], error);
		if (code == 0)
			code = run_numbers(memory, QUERY_UNIT_TOUCH_UNSUPPORTED, units->items[i],
				moment_now(), error);
	}
	return code;
}

static int undo(struct cotejo_memory *memory, int64_t change,
	const struct cotejo_change_options *options, struct cotejo_error *error)
{
	struct journal_numbers units = {0};
	int code = undo_parts(memory, change, options, &units, error);

	if (code == 0)
		code = settle_units(memory, &units, error);
	if (code == 0)
		code = run_numbers(memory, QUERY_CHANGE_UNDONE, change, moment_now(), error);
	if (code == 0)
		code = run_numbers(memory, QUERY_CHANGE_PARTS_DROP, change, 0, error);
	free(units.items);
	return code;
}

int cotejo_memory_undo(struct cotejo_memory *memory, int64_t change,
	const struct cotejo_change_options *options, struct cotejo_change_result *ret_result,
	struct cotejo_error *error)
{
	bool dry_run = options && options->dry_run;
	uint64_t units = 0;
	int code = memory_begin(memory, error);

	if (code < 0)
		return code;
	code = find_change(memory, &change, &units, error);
	if (code == 0)
		code = undo(memory, change, options, error);
	if (code == 0 && !dry_run)
		code = memory_commit(memory, error);
	else
		memory_rollback(memory);
	if (code < 0)
		return error_in_file(error, code, memory->path);
	if (ret_result)
		*ret_result = (struct cotejo_change_result){change, units, units};
	return 0;
}

int cotejo_memory_forget_changes(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = memory_begin(memory, error);

	if (code < 0)
		return code;
	code = database_run(memory->db, memory->path, "DELETE FROM change", error);
	if (code == 0)
		return memory_commit(memory, error);
	memory_rollback(memory);
	return code;
}
