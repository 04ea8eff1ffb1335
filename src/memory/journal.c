/*
 * journal.c - what a change did to the tables, so that it can be undone
 *
 * A memory may come from a stranger, and so may its journal. What is put back are rows of the
 * tables named here and nothing else; SQLite checks them against the tables as they are.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/journal.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/query.h"
#include "memory/units.h"

#ifdef HAVE_SQLITE_SESSION

enum {
	UNITS_IN_A_PART = 5000,
	MOST_COLUMNS = 64, /* of a table; ours have a dozen */
	LONGEST_LENGTH = 5 /* bytes of a length: what SQLite writes for 32 bits */
};

/* What belongs to a unit. */
static const char *const recorded[] = {"unit", "variant", "property", "note", "imported", "bead"};

static bool is_recorded(const char *table)
{
	for (size_t i = 0; i < sizeof(recorded) / sizeof(recorded[0]); i++) {
		if (strcmp(recorded[i], table) == 0)
			return true;
	}
	return false;
}

/* ---- Recording ---- */

static int start_session(struct journal *journal, struct cotejo_error *error)
{
	struct cotejo_memory *memory = journal->memory;
	sqlite3_session *session = NULL;
	int code = sqlite3session_create(memory->db, "main", &session);

	for (size_t i = 0; i < sizeof(recorded) / sizeof(recorded[0]) && code == SQLITE_OK; i++)
		code = sqlite3session_attach(session, recorded[i]);
	journal->session = session;
	return code == SQLITE_OK ? 0 : database_fail(memory->db, code, memory->path, error);
}

int journal_begin(struct journal *journal, struct cotejo_memory *memory, const char *what,
	int64_t person, struct cotejo_error *error)
{
	struct query query;
	int code;

	journal->memory = memory;
	query_begin(&query, memory, QUERY_CHANGE_ADD);
	query_bind_integer(&query, 1, moment_now());
	if (person)
		query_bind_integer(&query, 2, person);
	query_bind_text(&query, 3, slice_of(what));
	code = query_run(&query, error);
	if (code < 0)
		return code;
	journal->change = sqlite3_last_insert_rowid(memory->db);
	return start_session(journal, error);
}

void journal_clear(struct journal *journal)
{
	if (journal->session)
		sqlite3session_delete(journal->session);
	*journal = (struct journal){0};
}

static int write_part(struct journal *journal, struct cotejo_error *error)
{
	struct cotejo_memory *memory = journal->memory;
	struct query query;
	void *rows = NULL;
	int length = 0, code;

	code = sqlite3session_changeset(journal->session, &length, &rows);
	if (code != SQLITE_OK)
		return database_fail(memory->db, code, memory->path, error);
	query_begin(&query, memory, QUERY_CHANGE_PART_ADD);
	query_bind_integer(&query, 1, journal->change);
	query_bind_integer(&query, 2, journal->parts++);
	query_bind_blob(&query, 3, slice(rows, (size_t)length));
	code = query_run(&query, error);
	sqlite3_free(rows);
	sqlite3session_delete(journal->session);
	journal->session = NULL;
	journal->units = 0;
	return code;
}

int journal_unit(struct journal *journal, struct cotejo_error *error)
{
	int code;

	if (!journal->session || ++journal->units < UNITS_IN_A_PART)
		return 0;
	code = write_part(journal, error);
	return code < 0 ? code : start_session(journal, error);
}

int journal_end(struct journal *journal, uint64_t units, struct cotejo_error *error)
{
	struct query query;
	int code = write_part(journal, error);

	if (code < 0)
		return code;
	query_begin(&query, journal->memory, QUERY_CHANGE_COUNT);
	query_bind_integer(&query, 1, journal->change);
	query_bind_integer(&query, 2, (int64_t)units);
	return query_run(&query, error);
}

/* ---- Putting back ---- */

static int add_number(struct journal_numbers *numbers, int64_t number, struct cotejo_error *error)
{
	int64_t *grown = array_reserve(
		numbers->items, &numbers->capacity, numbers->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	numbers->items = grown;
	numbers->items[numbers->count++] = number;
	return 0;
}

static int compare_numbers(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

static void sort_numbers(struct journal_numbers *numbers)
{
	size_t kept = 0;

	if (numbers->count)
		qsort(numbers->items, numbers->count, sizeof(*numbers->items), compare_numbers);
	for (size_t i = 0; i < numbers->count; i++) {
		if (kept == 0 || numbers->items[kept - 1] != numbers->items[i])
			numbers->items[kept++] = numbers->items[i];
	}
	numbers->count = kept;
}

/* A column of the row at hand, as it was or as it will be. */
static int64_t number_of(sqlite3_changeset_iter *rows, int operation, int column)
{
	sqlite3_value *value = NULL;

	if (operation != SQLITE_INSERT)
		sqlite3changeset_old(rows, column, &value);
	if (!value && operation != SQLITE_DELETE)
		sqlite3changeset_new(rows, column, &value);
	return value ? sqlite3_value_int64(value) : 0;
}

/* The columns of a bead's unit and of a variant's number, as the tables were made. */
enum { NUMBER_COLUMN = 0, BEAD_UNIT_COLUMN = 8 };

static int note_row(sqlite3_changeset_iter *rows, struct journal_numbers *units,
	struct journal_numbers *variants, struct cotejo_error *error)
{
	const char *table = NULL;
	int columns = 0, operation = 0, indirect = 0, code = 0;

	sqlite3changeset_op(rows, &table, &columns, &operation, &indirect);
	if (strcmp(table, "variant") == 0)
		code = add_number(variants, number_of(rows, operation, NUMBER_COLUMN), error);
	else if (strcmp(table, "unit") == 0)
		code = add_number(units, number_of(rows, operation, NUMBER_COLUMN), error);
	else if (strcmp(table, "bead") == 0 && columns > BEAD_UNIT_COLUMN) {
		sqlite3_value *value = NULL;

		if (operation != SQLITE_DELETE)
			sqlite3changeset_new(rows, BEAD_UNIT_COLUMN, &value);
		if (value && sqlite3_value_type(value) == SQLITE_INTEGER)
			code = add_number(units, sqlite3_value_int64(value), error);
	}
	return code;
}

static int note_rows(struct cotejo_memory *memory, void *rows, int length,
	struct journal_numbers *units, struct journal_numbers *variants, struct cotejo_error *error)
{
	sqlite3_changeset_iter *iterator = NULL;
	int code = sqlite3changeset_start(&iterator, length, rows), noted = 0, ended;

	if (code != SQLITE_OK)
		return database_fail(memory->db, code, memory->path, error);
	while (noted == 0 && sqlite3changeset_next(iterator) == SQLITE_ROW)
		noted = note_row(iterator, units, variants, error);
	ended = sqlite3changeset_finalize(iterator);
	if (noted < 0)
		return noted;
	sort_numbers(variants);
	return ended == SQLITE_OK ? 0 : database_fail(memory->db, ended, memory->path, error);
}

static int each_variant(struct cotejo_memory *memory, const struct journal_numbers *variants,
	int (*change)(struct cotejo_memory *, int64_t, struct cotejo_error *),
	struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < variants->count && code == 0; i++)
		code = change(memory, variants->items[i], error);
	return code;
}

static int take_table(void *user, const char *table)
{
	(void)user;
	return is_recorded(table);
}

/* A bead that an alignment has lost, or that another unit has, is nothing to put back. */
static int on_conflict(void *user, int conflict, sqlite3_changeset_iter *row)
{
	const char *table = NULL;
	int columns, operation, indirect;

	(void)user;
	if (conflict == SQLITE_CHANGESET_FOREIGN_KEY)
		return SQLITE_CHANGESET_ABORT;
	sqlite3changeset_op(row, &table, &columns, &operation, &indirect);
	return strcmp(table, "bead") == 0 || strcmp(table, "imported") == 0
		       ? SQLITE_CHANGESET_OMIT
		       : SQLITE_CHANGESET_ABORT;
}

static int apply(struct cotejo_memory *memory, void *rows, int length,
	struct journal_numbers *units, struct cotejo_error *error)
{
	struct journal_numbers variants = {0};
	int code = note_rows(memory, rows, length, units, &variants, error), applied;

	if (code == 0)
		code = each_variant(memory, &variants, variant_unindex, error);
	if (code == 0) {
		applied = sqlite3changeset_apply(
			memory->db, length, rows, take_table, on_conflict, NULL);
		if (applied == SQLITE_ABORT)
			code = error_set(error, COTEJO_EEXISTS,
				"what it changed has changed again since; undo that first");
		else if (applied != SQLITE_OK)
			code = database_fail(memory->db, applied, memory->path, error);
	}
	if (code == 0)
		code = each_variant(memory, &variants, variant_reindex, error);
	free(variants.items);
	return code;
}

/* ---- Whether a record is whole ---- */

/* SQLite reads records without looking where they end, so a damaged or a stranger's one is looked
 * through first. Moves `*at` behind a length of up to nine bytes, seven bits each, the highest
 * first. */
static bool skip_length(struct cotejo_text rows, size_t *at, size_t *ret_length)
{
	size_t length = 0;

	for (int i = 0; i < LONGEST_LENGTH && *at < rows.length; i++) {
		unsigned char byte = (unsigned char)rows.bytes[(*at)++];

		length = length << 7 | (byte & 0x7f);
		if (!(byte & 0x80)) {
			*ret_length = length;
			return true;
		}
	}
	return false;
}

/* The values of a row: a type, and what belongs to it. */
static bool skip_values(struct cotejo_text rows, size_t *at, size_t columns)
{
	for (size_t i = 0; i < columns; i++) {
		size_t length = 0;

		if (*at >= rows.length)
			return false;
		switch (rows.bytes[(*at)++]) {
		case 0: /* not recorded */
		case SQLITE_NULL:
			break;
		case SQLITE_INTEGER:
		case SQLITE_FLOAT:
			length = sizeof(int64_t);
			break;
		case SQLITE_TEXT:
		case SQLITE_BLOB:
			if (!skip_length(rows, at, &length))
				return false;
			break;
		default:
			return false;
		}
		if (length > rows.length - *at)
			return false;
		*at += length;
	}
	return true;
}

/* The head of a table's rows: how many columns, which of them are keys, and the name. */
static bool skip_table(struct cotejo_text rows, size_t *at, size_t *ret_columns)
{
	const char *end;

	if (!skip_length(rows, at, ret_columns) || *ret_columns == 0 ||
		*ret_columns > MOST_COLUMNS || *ret_columns >= rows.length - *at)
		return false;
	*at += *ret_columns;
	end = memchr(rows.bytes + *at, '\0', rows.length - *at);
	if (!end || !is_recorded(rows.bytes + *at))
		return false;
	*at = (size_t)(end - rows.bytes) + 1;
	return true;
}

/* See "Changeset format" in SQLite's description of its session extension. */
static bool is_whole(struct cotejo_text rows)
{
	size_t columns = 0;

	for (size_t at = 0; at < rows.length;) {
		char what = rows.bytes[at++];

		if (what == 'T') {
			if (!skip_table(rows, &at, &columns))
				return false;
			continue;
		}
		if (columns == 0 || at == rows.length ||
			(what != SQLITE_INSERT && what != SQLITE_UPDATE && what != SQLITE_DELETE))
			return false;
		at++; /* whether a trigger or a reference did it */
		if (!skip_values(rows, &at, columns) ||
			(what == SQLITE_UPDATE && !skip_values(rows, &at, columns)))
			return false;
	}
	return true;
}

int journal_undo(struct cotejo_memory *memory, struct cotejo_text rows,
	struct journal_numbers *units, struct cotejo_error *error)
{
	void *inverted = NULL;
	int length = 0, code;

	if (rows.length > INT_MAX || !is_whole(rows))
		return database_fail(NULL, SQLITE_CORRUPT, memory->path, error);
	code = sqlite3changeset_invert((int)rows.length, rows.bytes, &length, &inverted);
	if (code != SQLITE_OK)
		return database_fail(memory->db, code, memory->path, error);
	code = apply(memory, inverted, length, units, error);
	sqlite3_free(inverted);
	if (code == 0)
		sort_numbers(units);
	return code;
}

#else

static int cannot(struct cotejo_error *error)
{
	return error_set(error, COTEJO_EARGUMENT,
		"this build's SQLite has no session extension, so nothing could be undone");
}

int journal_begin(struct journal *journal, struct cotejo_memory *memory, const char *what,
	int64_t person, struct cotejo_error *error)
{
	(void)journal, (void)memory, (void)what, (void)person;
	return cannot(error);
}

int journal_unit(struct journal *journal, struct cotejo_error *error)
{
	(void)journal, (void)error;
	return 0;
}

int journal_end(struct journal *journal, uint64_t units, struct cotejo_error *error)
{
	(void)journal, (void)units, (void)error;
	return 0;
}

void journal_clear(struct journal *journal)
{
	*journal = (struct journal){0};
}

int journal_undo(struct cotejo_memory *memory, struct cotejo_text rows,
	struct journal_numbers *units, struct cotejo_error *error)
{
	(void)memory, (void)rows, (void)units;
	return cannot(error);
}

#endif
