/*
 * schema.h - the tables of a memory, and how older files get them
 *
 * docs/MEMORY.md says what each table and column means.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_SCHEMA_H
#define MEMORY_SCHEMA_H

#include <sqlite3.h>

#include <cotejo/error.h>

enum {
	SCHEMA_APPLICATION_ID = 0x436f7465, /* "Cote": PRAGMA application_id of every memory */
	SCHEMA_VERSION = 2                  /* PRAGMA user_version of those this program writes */
};

/* One step for each version: steps[0] makes the tables of version 1 in an empty file, steps[1]
 * turns those into version 2, and so on. */
struct schema_step {
	const char *const *statements; /* the last is NULL */
};

extern const struct schema_step schema_steps[SCHEMA_VERSION];

enum schema_state {
	SCHEMA_EMPTY, /* a database without tables */
	SCHEMA_OLD,   /* needs schema_update() */
	SCHEMA_CURRENT
};

/*
 * Says what an open file is. COTEJO_ECORRUPT: something other than a memory; COTEJO_EVERSION:
 * written by a newer Cotejo, and the message says which; and what database_fail() says.
 */
int schema_examine(
	sqlite3 *db, const char *path, enum schema_state *ret_state, struct cotejo_error *error);

/*
 * Brings an empty or older file to version `version` by `steps`, in one transaction. A file that
 * somebody else has brought there meanwhile is left alone. Failures as database_fail(), and then
 * the file is as it was.
 */
int schema_update(sqlite3 *db, const char *path, const struct schema_step *steps, int version,
	struct cotejo_error *error);

#endif
