/*
 * journal.h - what a change did to the tables, so that it can be undone
 *
 * SQLite's session extension records rows as they were and as they are, in a form that can be
 * turned round. Every few thousand units the record becomes a row of change_part, so that a change
 * of a whole memory is not held in main memory. Indexes are not recorded: they follow the texts.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_JOURNAL_H
#define MEMORY_JOURNAL_H

#include <stddef.h>
#include <stdint.h>

#include <cotejo/memory.h>

/* A change on its way into the journal. Zero-initialise it. */
struct journal {
	struct cotejo_memory *memory;
	void *session; /* sqlite3_session */
	int64_t change;
	int64_t parts;
	size_t units; /* since the last part */
};

/* Begins to record, within a transaction. COTEJO_EARGUMENT when this build of SQLite cannot, and
 * what database_fail() says. */
int journal_begin(struct journal *journal, struct cotejo_memory *memory, const char *what,
	int64_t person, struct cotejo_error *error);

/* Says that one more unit has been changed. Nothing happens when nothing is recorded. */
int journal_unit(struct journal *journal, struct cotejo_error *error);

/* Writes what is not written yet, and how many units it was in all. */
int journal_end(struct journal *journal, uint64_t units, struct cotejo_error *error);

/* Stops recording; in any case, and before the transaction ends. */
void journal_clear(struct journal *journal);

/* What journal_undo() found to be changed by the rows it put back. */
struct journal_numbers {
	int64_t *items; /* in order, each once */
	size_t count, capacity;
};

/*
 * Puts the rows of one part back, and takes the texts that it changes out of the index before and
 * into it after. Adds the units it touched to `units`. COTEJO_EEXISTS when rows have changed since,
 * COTEJO_ECORRUPT, COTEJO_EARGUMENT as journal_begin().
 */
int journal_undo(struct cotejo_memory *memory, struct cotejo_text rows,
	struct journal_numbers *units, struct cotejo_error *error);

#endif
