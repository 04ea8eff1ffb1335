/*
 * database.h - SQLite as a memory uses it: how files are opened, and what failures mean
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_DATABASE_H
#define MEMORY_DATABASE_H

#include <stdbool.h>

#include <sqlite3.h>

#include <cotejo/error.h>

enum database_access {
	DATABASE_READ,      /* nothing is written, but locks and the shared index are */
	DATABASE_IMMUTABLE, /* no locks: nobody can write to the file */
	DATABASE_WRITE
};

/*
 * Opens an SQLite file that exists, with the settings of a memory. Its header has been read when
 * this returns. The caller closes it with sqlite3_close(). Failures as database_fail().
 */
int database_open(sqlite3 **ret_db, const char *path, enum database_access access,
	struct cotejo_error *error);

/*
 * Makes an error of SQLite's result `code`: COTEJO_ENOMEM, COTEJO_EBUSY, COTEJO_ECORRUPT,
 * COTEJO_EIO (disk full as well), COTEJO_ENOTFOUND (the file), COTEJO_ELIMIT (a text of a
 * gigabyte). `path` is what the message names; `db` may be NULL.
 */
int database_fail(sqlite3 *db, int code, const char *path, struct cotejo_error *error);

/* Runs statements that hand out nothing. */
int database_run(sqlite3 *db, const char *path, const char *sql, struct cotejo_error *error);

/* The integer that a statement hands out first, such as "PRAGMA user_version". */
int database_integer(sqlite3 *db, const char *path, const char *sql, int64_t *ret_value,
	struct cotejo_error *error);

#endif
