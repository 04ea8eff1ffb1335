/*
 * query.h - the statements of a memory
 *
 * A query is a prepared statement with what was bound to it. A failure to prepare or bind is kept
 * and reported by the next step, so that a row of bindings needs one check. The statements that are
 * used again and again are named here; each is prepared once for a handle.
 *
 *     struct query query;
 *
 *     query_begin(&query, memory, QUERY_LANGUAGE_FIND);
 *     query_bind_text(&query, 1, tag);
 *     code = query_step(&query, error);
 *     ...
 *     query_end(&query);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_QUERY_H
#define MEMORY_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <cotejo/memory.h>

enum query_name {
	QUERY_BEGIN_WRITE,
	QUERY_BEGIN_READ,
	QUERY_COMMIT,
	QUERY_ROLLBACK,

	QUERY_LANGUAGE_FIND,
	QUERY_LANGUAGE_ADD,
	QUERY_PERSON_FIND,
	QUERY_PERSON_ADD,

	QUERY_DOCUMENT_FIND,
	QUERY_DOCUMENT_ADD,
	QUERY_DOCUMENT_DROP_UNUSED,
	QUERY_SENTENCES,
	QUERY_SENTENCE_ADD,

	QUERY_ALIGNMENT_FIND,
	QUERY_ALIGNMENT_ADD,
	QUERY_ALIGNMENT_DROP,
	QUERY_BEADS,
	QUERY_BEAD_ADD,

	QUERY_UNIT_FIND,
	QUERY_UNITS_OF_TEXT,
	QUERY_UNIT_ADD,
	QUERY_UNIT_SUPPORT,
	QUERY_UNIT_UNSUPPORTED,
	QUERY_UNIT_DROP,
	QUERY_VARIANT_ADD,
	QUERY_UNIT_AFTER,
	QUERY_UNIT_PASSES,

	QUERY_DATA_VERSION,
	QUERY_TERM_FIND,
	QUERY_TERM_ADD,
	QUERY_LAST_TERM,
	QUERY_TERM_COUNT,
	QUERY_TERM_DROP_ALL,
	QUERY_TERMS_OF_WORD,
	QUERY_TERMS_OF_STEM,
	QUERY_TERMS_LIKE,
	QUERY_TERMS_SAME,
	QUERY_TERMS_BETWEEN,
	QUERY_BLOCKS,
	QUERY_BLOCKS_FROM,
	QUERY_BLOCK_OF,
	QUERY_BLOCK_ADD,
	QUERY_BLOCKS_DROP,
	QUERY_BLOCK_DROP_ALL,
	QUERY_WEIGHTS,
	QUERY_WEIGHTS_SET,
	QUERY_WEIGHTS_DROP_ALL,
	QUERY_RECENT,
	QUERY_RECENT_ADD,
	QUERY_RECENT_BYTES,
	QUERY_RECENT_DROP,

	QUERY_IMPORT_ADD,
	QUERY_IMPORTED_ADD,
	QUERY_UNIT_FACTS,
	QUERY_UNIT_ATTRIBUTES,
	QUERY_UNIT_FILL,
	QUERY_VARIANT_FILL,
	QUERY_PROPERTY_ADD,
	QUERY_PROPERTY_ADD_MISSING,
	QUERY_NOTE_ADD,
	QUERY_NOTE_ADD_MISSING,
	QUERY_HEADER_DROP,
	QUERY_HEADER_ADD,

	QUERY_LINK_SET,
	QUERY_LINK_DROP,

	QUERY_UNIT,
	QUERY_UNIT_BRIEF,
	QUERY_UNIT_VARIANTS,
	QUERY_MATCH_TEXTS,
	QUERY_MATCH_STANDING,
	QUERY_MATCH_PROPERTY,
	QUERY_LAST_UNIT,
	QUERY_LANGUAGES,
	QUERY_UNIT_PROPERTIES,
	QUERY_UNIT_NOTES,
	QUERY_UNIT_BEAD,
	QUERY_SENTENCE,

	QUERY_VARIANT,
	QUERY_VARIANT_SET_TEXT,
	QUERY_UNIT_SET_STATE,
	QUERY_UNIT_TOUCH,
	QUERY_UNIT_TOUCH_UNSUPPORTED,
	QUERY_UNIT_LEAVE_BEADS,
	QUERY_UNIT_MOVE_BEADS,
	QUERY_UNIT_MOVE_IMPORTS,
	QUERY_UNIT_MOVE_PROPERTIES,
	QUERY_UNIT_MOVE_NOTES,
	QUERY_UNIT_TEXTS,
	QUERY_UNITS_COMMON,
	QUERY_VARIANTS_MOVE,
	QUERY_VARIANTS_MOVE_PROPERTIES,
	QUERY_VARIANTS_MOVE_NOTES,
	QUERY_UNIT_HAS_PROPERTY,
	QUERY_UNIT_DROP_PROPERTY,
	QUERY_UNIT_HAS_NOTE,
	QUERY_CHANGE_ADD,
	QUERY_CHANGE_COUNT,
	QUERY_CHANGE_FIND,
	QUERY_CHANGE_UNDONE,
	QUERY_CHANGE_PART_ADD,
	QUERY_CHANGE_PARTS,
	QUERY_CHANGE_PARTS_DROP,

	QUERY_COUNT
};

struct query {
	struct cotejo_memory *memory;
	sqlite3_stmt *statement; /* NULL: it could not be prepared */
	int failure;             /* SQLite's code of the first failure; 0: none */
};

/* Takes one of the named statements. It must not be in use. */
void query_begin(struct query *query, struct cotejo_memory *memory, enum query_name name);

/* Gives it back. Nothing happens to a zero query. */
void query_end(struct query *query);

/* Prepares a statement that has no name, and throws it away. */
void query_prepare(struct query *query, struct cotejo_memory *memory, const char *sql);
void query_finish(struct query *query);

void query_bind_integer(struct query *query, int index, int64_t value);
void query_bind_real(struct query *query, int index, double value);
/* The text or bytes must stay until the query ends. */
void query_bind_text(struct query *query, int index, struct cotejo_text text);
void query_bind_blob(struct query *query, int index, struct cotejo_text bytes);

/* 1: a row is there; 0: no more; negative: see database_fail(). */
int query_step(struct query *query, struct cotejo_error *error);

/* Steps to the end, ignoring rows, and ends the query. 0 or negative. */
int query_run(struct query *query, struct cotejo_error *error);

/* Begins, runs and ends one that needs nothing, or that needs one number. */
int query_do(struct cotejo_memory *memory, enum query_name name, struct cotejo_error *error);
int query_do_on(struct cotejo_memory *memory, enum query_name name, int64_t number,
	struct cotejo_error *error);

/* Columns of the row, from 0. Texts live until the next step or the end; NULL is an empty one. A
 * failure (memory) shows at the next step. */
int64_t query_integer(struct query *query, int column);
double query_real(struct query *query, int column);
struct cotejo_text query_text(struct query *query, int column);
bool query_is_null(struct query *query, int column);

#endif
