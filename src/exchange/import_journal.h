/*
 * import_journal.h - how far the import of a file has come
 *
 * The memory notes with each chunk how many units of the file are stored. When the same file is
 * imported again after an interruption, these are read and not stored once more. A file is the same
 * when its beginning, its size and the time of its last change are; what has none of these, such as
 * a pipe, is stored from its beginning, which changes nothing but takes its time.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_IMPORT_JOURNAL_H
#define EXCHANGE_IMPORT_JOURNAL_H

#include "exchange/import_file.h"
#include "exchange/store.h"

/* Zero-initialise it. */
struct import_journal {
	uint64_t fingerprint; /* of the file at hand; 0: it cannot be known again */
	uint64_t stored;      /* units that an earlier run has stored */
};

/* Takes the fingerprint of a file before anything is read of it. COTEJO_EIO. */
int import_journal_read(
	struct import_journal *journal, struct import_file *file, struct cotejo_error *error);

/* Finds or makes the import of that name; sets store->import and journal->stored. */
int import_journal_open(struct import_journal *journal, struct store *store, const char *name,
	struct cotejo_error *error);

/* Notes that store->place units are stored. */
int import_journal_note(
	const struct import_journal *journal, struct store *store, struct cotejo_error *error);

/* Notes that all is there. */
int import_journal_close(
	struct import_journal *journal, struct store *store, struct cotejo_error *error);

#endif
