/*
 * database.c - SQLite as a memory uses it: how files are opened, and what failures mean
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/database.h"

#include <errno.h>
#include <string.h>

#include "base/buffer.h"

enum { BUSY_TIMEOUT_MS = 5000 };

/*
 * In WAL mode "normal" syncs at checkpoints and not at every commit: a crash of the program loses
 * nothing, a power cut at most the last commits, and neither damages the file. cell_size_check
 * finds damaged pages before they are used. A memory is no place for secrets that must be
 * overwritten (secure_delete), and mapped pages of a file that another program truncates would be a
 * SIGBUS (mmap_size).
 */
static const char settings[] = "PRAGMA cell_size_check = ON;"
			       "PRAGMA synchronous = NORMAL;"
			       "PRAGMA secure_delete = OFF;"
			       "PRAGMA journal_size_limit = 67108864;"
			       "PRAGMA mmap_size = 0;";

/* In KiB when negative. Who writes keeps words and changes besides (memory/index.c), and an import
 * of any size should do with 100 MB. */
static const char for_reading[] = "PRAGMA cache_size = -65536; PRAGMA query_only = ON;";
static const char for_writing[] = "PRAGMA cache_size = -40960;";

/* ---- Failures ---- */

static int fail_system(sqlite3 *db, int code, struct cotejo_error *error)
{
	int number = db ? sqlite3_system_errno(db) : 0;

	/* SQLite leaves the errno of a lock file that was not there, too. */
	if ((code & 0xff) == SQLITE_CANTOPEN && number == ENOENT)
		number = EACCES;
	if (number)
		return error_errno(error, number, "cannot use the memory");
	return error_set(error, COTEJO_EIO, "cannot use the memory: %s", sqlite3_errstr(code));
}

static int fail_by_code(sqlite3 *db, int code, struct cotejo_error *error)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM:
		return error_no_memory(error);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_set(error, COTEJO_EBUSY, "locked by another program");
	case SQLITE_NOTADB:
		return error_set(error, COTEJO_ECORRUPT, "not a Cotejo memory");
	case SQLITE_FULL:
		return error_set(error, COTEJO_EIO, "no space left for the memory");
	case SQLITE_TOOBIG:
		return error_set(error, COTEJO_ELIMIT, "a text is too long for a memory");
	case SQLITE_INTERRUPT:
		return error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	case SQLITE_READONLY:
		return error_set(error, COTEJO_EIO, "cannot be written");
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return code == SQLITE_IOERR_NOMEM ? error_no_memory(error)
						  : fail_system(db, code, error);
	default:
		return error_set(error, COTEJO_ECORRUPT, "damaged: %s",
			db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
	}
}

int database_fail(sqlite3 *db, int code, const char *path, struct cotejo_error *error)
{
	int status = fail_by_code(db, code, error);

	if (error && error->detail == 0)
		error->detail = code;
	return error_in_file(error, status, path);
}

/* ---- Opening ---- */

/* Names for SQLite: a path, and never its own ":memory:" or "file:" names. */
static void name_path(struct buffer *name, const char *path)
{
	if (path[0] != '/')
		buffer_add_string(name, "./");
	buffer_add_string(name, path);
}

/* "file:PATH?immutable=1" with everything escaped that a URI gives a meaning. */
static void name_immutable(struct buffer *name, const char *path)
{
	static const char digits[] = "0123456789abcdef";
	struct buffer plain = {0};

	name_path(&plain, path);
	buffer_add_string(name, "file:");
	for (size_t i = 0; i < plain.length; i++) {
		unsigned char c = (unsigned char)plain.bytes[i];

		if (c > ' ' && c < 0x7f && !strchr("%?#", c)) {
			buffer_add_byte(name, (char)c);
			continue;
		}
		buffer_add_byte(name, '%');
		buffer_add_byte(name, digits[c >> 4]);
		buffer_add_byte(name, digits[c & 15]);
	}
	buffer_add_string(name, "?immutable=1");
	name->failed |= plain.failed;
	buffer_clear(&plain);
}

/* Nothing in a stranger's file may run code that the schema smuggled in. */
static int configure(sqlite3 *db, const char *path, bool query_only, struct cotejo_error *error)
{
	int code;

	sqlite3_busy_timeout(db, BUSY_TIMEOUT_MS);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)NULL);
	code = database_run(db, path, settings, error);
	if (code == 0)
		code = database_run(db, path, query_only ? for_reading : for_writing, error);
	return code;
}

int database_open(
	sqlite3 **ret_db, const char *path, enum database_access access, struct cotejo_error *error)
{
	/* A reader that may write can clean up after itself: a read-only handle leaves the log and
	 * its index behind. query_only keeps it from the tables. */
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	struct buffer name = {0};
	sqlite3 *db = NULL;
	int code;

	if (access == DATABASE_IMMUTABLE) {
		flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
			SQLITE_OPEN_URI;
		name_immutable(&name, path);
	} else {
		name_path(&name, path);
	}
	buffer_add_byte(&name, '\0');
	if (name.failed) {
		code = error_no_memory(error);
		goto done;
	}
	code = sqlite3_open_v2(name.bytes, &db, flags, NULL);
	if (code != SQLITE_OK)
		code = database_fail(db, code, path, error);
	else
		code = configure(db, path, access != DATABASE_WRITE, error);
	if (code == 0 && access == DATABASE_WRITE && sqlite3_db_readonly(db, "main") == 1)
		code = database_fail(db, SQLITE_READONLY, path, error);
	if (code == 0) {
		*ret_db = db;
		db = NULL;
	}

done:
	sqlite3_close(db);
	buffer_clear(&name);
	return code;
}

/* ---- Plain statements ---- */

int database_run(sqlite3 *db, const char *path, const char *sql, struct cotejo_error *error)
{
	int code = sqlite3_exec(db, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? 0 : database_fail(db, code, path, error);
}

int database_integer(sqlite3 *db, const char *path, const char *sql, int64_t *ret_value,
	struct cotejo_error *error)
{
	sqlite3_stmt *statement = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW) {
		*ret_value = sqlite3_column_int64(statement, 0);
		code = 0;
	} else {
		code = database_fail(db, code == SQLITE_DONE ? SQLITE_CORRUPT : code, path, error);
	}
	sqlite3_finalize(statement);
	return code;
}
