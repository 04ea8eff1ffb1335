/*
 * check.c - is a memory sound?
 *
 * First SQLite's own checks of pages, indexes and references, then the tables against those of a
 * new memory, the index of words against the texts, and what the tables promise each other beyond
 * what SQL can declare.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/buffer.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/index_check.h"
#include "memory/key.h"
#include "memory/schema.h"
#include "text/utf8.h"

static int fail_check(
	struct cotejo_memory *memory, struct cotejo_text what, struct cotejo_error *error)
{
	error_set(error, COTEJO_ECORRUPT, "damaged: %.*s",
		(int)(what.length < 400 ? what.length : 400), what.bytes);
	return error_in_file(error, COTEJO_ECORRUPT, memory->path);
}

/* Runs a check that hands out nothing when all is well, or the word "ok". */
static int expect_nothing(
	struct cotejo_memory *memory, const char *sql, const char *what, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, sql);
	code = query_step(&query, error);
	if (code == 1) {
		struct cotejo_text answer = what ? slice_of(what) : query_text(&query, 0);

		code = slice_equals(answer, "ok") ? 0 : fail_check(memory, answer, error);
	}
	query_finish(&query);
	return code;
}

/* ---- The tables themselves ---- */

/* A memory of the same version, empty and in RAM. */
static int make_model(sqlite3 **ret_model, const char *path, struct cotejo_error *error)
{
	sqlite3 *model = NULL;
	int code = sqlite3_open(":memory:", &model);

	if (code != SQLITE_OK)
		code = database_fail(model, code, path, error);
	if (code == 0)
		code = schema_update(model, path, schema_steps, SCHEMA_VERSION, error);
	if (code < 0)
		sqlite3_close(model);
	else
		*ret_model = model;
	return code;
}

/* Whether a table or index of the model (name, SQL) is here as well. */
static int check_table(struct cotejo_memory *memory, sqlite3_stmt *row, struct cotejo_error *error)
{
	const char *name = (const char *)sqlite3_column_text(row, 0);
	const char *sql = (const char *)sqlite3_column_text(row, 1);
	struct query query;
	int code;

	query_prepare(&query, memory, "SELECT 1 FROM sqlite_schema WHERE name = ?1 AND sql IS ?2");
	query_bind_text(&query, 1, slice_of(name));
	if (sql)
		query_bind_text(&query, 2, slice_of(sql));
	code = query_step(&query, error);
	query_finish(&query);
	if (code < 0)
		return code;
	return code == 1 ? 0 : fail_check(memory, slice_of("a table is not as it was made"), error);
}

/* Every step leaves the same text, whichever version made the file; what somebody has added is not
 * looked at. */
static int check_tables(struct cotejo_memory *memory, struct cotejo_error *error)
{
	sqlite3_stmt *row = NULL;
	sqlite3 *model = NULL;
	int code = make_model(&model, memory->path, error), step;

	if (code < 0)
		return code;
	step = sqlite3_prepare_v2(model, "SELECT name, sql FROM sqlite_schema", -1, &row, NULL);
	while (code == 0 && step == SQLITE_OK && (step = sqlite3_step(row)) == SQLITE_ROW) {
		code = check_table(memory, row, error);
		step = SQLITE_OK;
	}
	if (code == 0 && step != SQLITE_DONE)
		code = database_fail(model, step, memory->path, error);
	sqlite3_finalize(row);
	sqlite3_close(model);
	return code;
}

/* ---- What is in them ---- */

static int check_words(struct cotejo_memory *memory, struct cotejo_error *error)
{
	bool fits = false, weighed = false;
	int code = index_check(memory, &fits, &weighed, error);

	if (code < 0 || (fits && weighed))
		return code;
	return fail_check(memory,
		slice_of(fits ? "the weights of texts are not theirs"
			      : "the index of words does not fit the texts"),
		error);
}

static int check_variants(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct buffer scratch = {0};
	struct query query;
	int code;

	query_prepare(&query, memory, "SELECT key, text FROM variant");
	while ((code = query_step(&query, error)) == 1) {
		struct cotejo_text text = query_text(&query, 1);

		if (utf8_valid_length(text) != text.length)
			code = fail_check(memory, slice_of("a text is not valid UTF-8"), error);
		else if (query_integer(&query, 0) != key_of_text(memory->seed, text, &scratch))
			code = scratch.failed
				       ? error_no_memory(error)
				       : fail_check(memory,
						 slice_of("a text is not found by its key"), error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	buffer_clear(&scratch);
	return code;
}

static int check_documents(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, "SELECT digest, text FROM document");
	while ((code = query_step(&query, error)) == 1) {
		struct cotejo_text text = query_text(&query, 1);

		if (query_integer(&query, 0) == (int64_t)key_hash(memory->seed, text))
			continue;
		code = fail_check(memory, slice_of("a document is not what was stored"), error);
		break;
	}
	query_finish(&query);
	return code;
}

static const struct {
	const char *sql, *what;
} promises[] = {
	{"SELECT 1 FROM unit u WHERE NOT EXISTS (SELECT 1 FROM variant WHERE unit = u.id) LIMIT 1",
		"a unit without texts"},
	{"SELECT 1 FROM unit WHERE state NOT BETWEEN 0 AND 3 LIMIT 1", "a unit in no known state"},
	{"SELECT 1 FROM unit u WHERE state = 0 AND changed IS NULL"
	 " AND NOT EXISTS (SELECT 1 FROM bead WHERE unit = u.id)"
	 " AND NOT EXISTS (SELECT 1 FROM imported WHERE unit = u.id) LIMIT 1",
		"a unit that comes from nowhere"},
	{"SELECT 1 FROM bead WHERE probability NOT BETWEEN 0 AND 1 LIMIT 1",
		"a bead whose probability is none"},
	{"SELECT 1 FROM unit u WHERE u.probability IS NOT"
	 " (SELECT max(probability) FROM bead WHERE unit = u.id) LIMIT 1",
		"a unit whose probability is not that of its beads"},
	{"SELECT 1 FROM document d JOIN sentence s ON s.document = d.id"
	 " WHERE s.begin < 0 OR s.length < 0"
	 " OR s.begin + s.length > length(CAST(d.text AS BLOB)) LIMIT 1",
		"a sentence outside its document"},
	{"SELECT 1 FROM (SELECT count(*) AS n, max(ordinal) + 1 AS m FROM sentence"
	 " GROUP BY document) WHERE n <> m LIMIT 1",
		"a document with missing sentences"},
	{"SELECT 1 FROM alignment a LEFT JOIN"
	 " (SELECT alignment, sum(left_count) AS l, sum(right_count) AS r FROM bead"
	 "  GROUP BY alignment) b ON b.alignment = a.id"
	 " WHERE coalesce(b.l, 0) <> (SELECT count(*) FROM sentence WHERE document = "
	 "a.left_document)"
	 " OR coalesce(b.r, 0) <> (SELECT count(*) FROM sentence WHERE document = a.right_document)"
	 " LIMIT 1",
		"an alignment without some of its sentences"},
	{"SELECT 1 FROM property p JOIN variant v ON v.id = p.variant WHERE v.unit <> p.unit LIMIT "
	 "1",
		"a property of a variant in another unit"},
};

static int check_promises(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < sizeof(promises) / sizeof(promises[0]) && code == 0; i++)
		code = expect_nothing(memory, promises[i].sql, promises[i].what, error);
	return code;
}

static int check_all(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code;

	code = expect_nothing(memory, "PRAGMA integrity_check(1)", NULL, error);
	if (code == 0)
		code = expect_nothing(memory, "PRAGMA foreign_key_check",
			"a reference to something that is not there", error);
	if (code == 0)
		code = check_tables(memory, error);
	if (code == 0)
		code = check_words(memory, error);
	if (code == 0)
		code = check_variants(memory, error);
	if (code == 0)
		code = check_documents(memory, error);
	if (code == 0)
		code = check_promises(memory, error);
	return code;
}

/* All of it in one state, or a writer would seem to break promises. */
int cotejo_memory_check(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = memory_begin_read(memory, error);

	if (code < 0)
		return code;
	code = check_all(memory, error);
	memory_end_read(memory);
	return code;
}
