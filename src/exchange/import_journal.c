/*
 * import_journal.c - how far the import of a file has come
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/import_journal.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/slice.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/moment.h"

int import_journal_read(
	struct import_journal *journal, struct import_file *file, struct cotejo_error *error)
{
	struct cotejo_text head;
	struct stat status;
	int code = import_file_head(file, &head, error);

	*journal = (struct import_journal){0};
	if (code || fstat(fileno(file->stream), &status) < 0 || !S_ISREG(status.st_mode))
		return code;
	/* Seeded by what the file is, so that head and all go into one number. */
	journal->fingerprint =
		key_hash((uint64_t)status.st_size ^ (uint64_t)status.st_mtime << 20, head);
	return 0;
}

static int find(struct import_journal *journal, struct store *store, const char *name,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	/* Once a file, and there are few files: no index is worth it. */
	query_prepare(
		&query, store->memory, "SELECT id, stored, digest FROM import WHERE name = ?1");
	query_bind_text(&query, 1, slice_of(name));
	code = query_step(&query, error);
	if (code == 1) {
		store->import = query_integer(&query, 0);
		if (journal->fingerprint && !query_is_null(&query, 1) &&
			query_integer(&query, 2) == (int64_t)journal->fingerprint)
			journal->stored = (uint64_t)query_integer(&query, 1);
	}
	query_finish(&query);
	return code;
}

int import_journal_open(struct import_journal *journal, struct store *store, const char *name,
	struct cotejo_error *error)
{
	struct query query;
	int code = find(journal, store, name, error);

	if (code)
		return code < 0 ? code : 0;
	query_begin(&query, store->memory, QUERY_IMPORT_ADD);
	query_bind_integer(&query, 1, moment_now());
	query_bind_text(&query, 3, slice_of(name));
	code = query_run(&query, error);
	store->import = sqlite3_last_insert_rowid(store->memory->db);
	return code;
}

static int note(
	struct store *store, const struct import_journal *journal, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(
		&query, store->memory, "UPDATE import SET stored = ?2, digest = ?3 WHERE id = ?1");
	query_bind_integer(&query, 1, store->import);
	if (journal) {
		uint64_t stored = store->place > journal->stored ? store->place : journal->stored;

		query_bind_integer(&query, 2, (int64_t)stored);
		query_bind_integer(&query, 3, (int64_t)journal->fingerprint);
	}
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

int import_journal_note(
	const struct import_journal *journal, struct store *store, struct cotejo_error *error)
{
	return journal->fingerprint && store->import ? note(store, journal, error) : 0;
}

int import_journal_close(
	struct import_journal *journal, struct store *store, struct cotejo_error *error)
{
	int code = note(store, NULL, error);

	*journal = (struct import_journal){0};
	return code;
}
