/*
 * store_conflict.c - a source that the memory has with another translation
 *
 * Which units are this file's own is kept in a table of SQLite's that nobody else sees and that may
 * grow onto the disk.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/store_conflict.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/names.h"

struct store_conflicts {
	struct query touch, touched;
	int64_t *units; /* with the same source */
	size_t count, capacity;
};

/* ---- Which units are the file's own ---- */

static int begin(struct store *store, struct cotejo_error *error)
{
	struct store_conflicts *conflicts;
	int code;

	if (store->conflicts)
		return 0;
	code = database_run(store->memory->db, store->memory->path,
		"CREATE TEMP TABLE IF NOT EXISTS touched(unit INTEGER PRIMARY KEY);"
		"DELETE FROM touched;",
		error);
	if (code < 0)
		return code;
	conflicts = calloc(1, sizeof(*conflicts));
	if (!conflicts)
		return error_no_memory(error);
	query_prepare(&conflicts->touch, store->memory, "INSERT OR IGNORE INTO touched VALUES(?1)");
	query_prepare(&conflicts->touched, store->memory, "SELECT 1 FROM touched WHERE unit = ?1");
	store->conflicts = conflicts;
	return 0;
}

static int ask(struct query *query, int64_t unit, struct cotejo_error *error)
{
	int code;

	query_bind_integer(query, 1, unit);
	code = query_step(query, error);
	if (query->statement)
		sqlite3_reset(query->statement);
	return code;
}

int store_touch(struct store *store, int64_t unit, struct cotejo_error *error)
{
	int code = begin(store, error);

	return code ? code : ask(&store->conflicts->touch, unit, error);
}

void store_conflicts_free(struct store_conflicts *conflicts)
{
	if (!conflicts)
		return;
	query_finish(&conflicts->touch);
	query_finish(&conflicts->touched);
	free(conflicts->units);
	free(conflicts);
}

/* ---- Finding ---- */

/* The numbers first, because what is found is changed. */
static int gather(struct store *store, const struct unit_wanted *wanted, struct cotejo_error *error)
{
	struct store_conflicts *conflicts = store->conflicts;
	const struct unit_text *source = &wanted->texts[0];
	struct query query;
	int code;

	conflicts->count = 0;
	query_begin(&query, store->memory, QUERY_UNITS_OF_TEXT);
	query_bind_integer(&query, 1, source->language);
	query_bind_integer(&query, 2, source->key);
	query_bind_text(&query, 3, source->text);
	if (source->codes.length)
		query_bind_blob(&query, 4, source->codes);
	if (wanted->has_context)
		query_bind_integer(&query, 5, wanted->context);
	while ((code = query_step(&query, error)) == 1) {
		int64_t *grown = array_reserve(conflicts->units, &conflicts->capacity,
			conflicts->count + 1, sizeof(*grown));

		if (!grown) {
			code = error_no_memory(error);
			break;
		}
		conflicts->units = grown;
		grown[conflicts->count++] = query_integer(&query, 0);
	}
	query_end(&query);
	return code;
}

/* Whether the unit has one of our other languages, and not with our text. */
static int differs(struct store *store, int64_t unit, const struct unit_wanted *wanted,
	struct cotejo_error *error)
{
	bool has_language = false, has_text = false;
	struct query query;
	int code;

	query_begin(&query, store->memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1) {
		struct cotejo_text tag = query_text(&query, 1), text = query_text(&query, 2);

		for (size_t i = 1; i < wanted->count; i++) {
			bool same = slice_equals(tag, wanted->texts[i].tag);

			has_language |= same;
			has_text |= same && slice_equal(text, wanted->texts[i].text);
		}
	}
	query_end(&query);
	return code < 0 ? code : has_language && !has_text;
}

/* 1: a unit of another translation that this file has not named. */
static int is_conflict(struct store *store, int64_t unit, const struct unit_wanted *wanted,
	struct cotejo_error *error)
{
	int code = ask(&store->conflicts->touched, unit, error);

	if (code)
		return code < 0 ? code : 0;
	return differs(store, unit, wanted, error);
}

/* ---- Replacing ---- */

static bool has_language(const struct unit_wanted *wanted, struct cotejo_text tag)
{
	for (size_t i = 0; i < wanted->count; i++) {
		if (slice_equals(tag, wanted->texts[i].tag))
			return true;
	}
	return false;
}

static struct cotejo_text copy(struct store *store, struct cotejo_text text, bool *failed)
{
	const char *bytes = arena_copy(&store->arena, text);

	*failed |= !bytes;
	return slice(bytes, text.length);
}

/* A language that the file does not speak of stays with the source. */
static int take_over(struct store *store, struct unit_wanted *wanted, struct query *row,
	struct cotejo_error *error)
{
	static const struct tmx_variant nothing;
	struct unit_text *text = &store->texts[wanted->count];
	bool failed = false;

	if (wanted->count == STORE_MAX_VARIANTS || has_language(wanted, query_text(row, 1)))
		return 0;
	*text = (struct unit_text){0};
	text->tag = copy(store, query_text(row, 1), &failed).bytes;
	text->text = copy(store, query_text(row, 2), &failed);
	text->codes = copy(store, query_text(row, 3), &failed);
	text->attributes = copy(store, query_text(row, 4), &failed);
	if (failed)
		return error_no_memory(error);
	text->key = key_of_text(store->memory->seed, text->text, &store->scratch);
	if (store->scratch.failed)
		return error_no_memory(error);
	store->sources[wanted->count] = &nothing;
	store->count = ++wanted->count;
	return language_number(store->memory, text->tag, &text->language, error);
}

static int take_languages(
	struct store *store, struct unit_wanted *wanted, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, store->memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1) {
		code = take_over(store, wanted, &query, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	return code;
}

/* A bead says what stands in two documents, and that cannot be changed from here. */
static int put_away(struct store *store, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, store->memory,
		"UPDATE unit SET state = ?2 WHERE id = ?1"
		" AND EXISTS (SELECT 1 FROM bead WHERE unit = ?1) RETURNING id");
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, COTEJO_UNIT_EXCLUDED);
	code = query_step(&query, error);
	query_finish(&query);
	if (code)
		return code < 0 ? code : 0;
	return unit_remove(store->memory, unit, error);
}

static int replace(
	struct store *store, struct unit_wanted *wanted, int64_t unit, struct cotejo_error *error)
{
	int code = take_languages(store, wanted, unit, error);

	if (code == 0)
		code = put_away(store, unit, error);
	if (code == 0)
		store->result->units_replaced++;
	return code;
}

int store_settle_conflict(
	struct store *store, struct unit_wanted *wanted, struct cotejo_error *error)
{
	int code = begin(store, error);

	if (code == 0)
		code = gather(store, wanted, error);
	for (size_t i = 0; i < store->conflicts->count && code == 0; i++) {
		int64_t unit = store->conflicts->units[i];

		code = is_conflict(store, unit, wanted, error);
		if (code == 1 && store->on_conflict == COTEJO_IMPORT_KEEP)
			return 1;
		if (code == 1)
			code = replace(store, wanted, unit, error);
	}
	return code;
}
