/*
 * check.c - is a memory sound?
 *
 * First SQLite's own checks of pages, indexes and references, then the index of words against the
 * texts, then what the tables promise each other beyond what SQL can declare.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/buffer.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/key.h"
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

/* FTS5 looks at its own structure, and whether it says of each text what the text says. The
 * check is written as an insert; a reader's handle must be let through. */
static int check_words(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code;

	if (memory->immutable)
		return 0;
	if (memory->read_only)
		sqlite3_exec(memory->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
	query_prepare(
		&query, memory, "INSERT INTO words(words, rank) VALUES('integrity-check', 1)");
	code = query_step(&query, error);
	query_finish(&query);
	if (memory->read_only)
		sqlite3_exec(memory->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
	if (code == COTEJO_ECORRUPT)
		return fail_check(
			memory, slice_of("the index of words does not fit the texts"), error);
	return code;
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

static const struct {
	const char *sql, *what;
} promises[] = {
	{"SELECT 1 FROM unit u WHERE NOT EXISTS (SELECT 1 FROM variant WHERE unit = u.id) LIMIT 1",
		"a unit without texts"},
	{"SELECT 1 FROM unit WHERE state NOT BETWEEN 0 AND 3 LIMIT 1", "a unit in no known state"},
	{"SELECT 1 FROM unit u WHERE state = 0"
	 " AND NOT EXISTS (SELECT 1 FROM bead WHERE unit = u.id)"
	 " AND NOT EXISTS (SELECT 1 FROM imported WHERE unit = u.id) LIMIT 1",
		"a unit that comes from nowhere"},
	{"SELECT 1 FROM bead WHERE probability NOT BETWEEN 0 AND 1 LIMIT 1",
		"a bead whose probability is none"},
	{"SELECT 1 FROM unit u WHERE u.probability IS NOT"
	 " (CASE WHEN EXISTS (SELECT 1 FROM imported WHERE unit = u.id) THEN NULL"
	 " ELSE (SELECT max(probability) FROM bead WHERE unit = u.id) END) LIMIT 1",
		"a unit whose probability is not that of its beads"},
	{"SELECT 1 FROM document d JOIN sentence s ON s.document = d.id"
	 " WHERE s.begin < 0 OR s.length < 0"
	 " OR s.begin + s.length > length(CAST(d.text AS BLOB)) LIMIT 1",
		"a sentence outside its document"},
	{"SELECT 1 FROM (SELECT count(*) AS n, max(ordinal) + 1 AS m FROM sentence"
	 " GROUP BY document) WHERE n <> m LIMIT 1",
		"a document with missing sentences"},
	{"SELECT 1 FROM alignment a,"
	 " (SELECT alignment, sum(left_count) AS l, sum(right_count) AS r FROM bead"
	 "  GROUP BY alignment) b WHERE b.alignment = a.id"
	 " AND (b.l <> (SELECT count(*) FROM sentence WHERE document = a.left_document)"
	 "  OR b.r <> (SELECT count(*) FROM sentence WHERE document = a.right_document)) LIMIT 1",
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

int cotejo_memory_check(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code;

	code = expect_nothing(memory, "PRAGMA integrity_check(1)", NULL, error);
	if (code == 0)
		code = expect_nothing(memory, "PRAGMA foreign_key_check",
			"a reference to something that is not there", error);
	if (code == 0)
		code = check_words(memory, error);
	if (code == 0)
		code = check_variants(memory, error);
	if (code == 0)
		code = check_promises(memory, error);
	return code;
}
