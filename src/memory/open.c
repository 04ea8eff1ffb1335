/*
 * open.c - opening and closing a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/handle.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "memory/create.h"
#include "memory/database.h"
#include "memory/index.h"
#include "memory/refresh.h"
#include "memory/schema.h"

/* ---- Which file ---- */

/* Opening a pipe or a device would wait or worse. 1: a file is there; 0: nothing is there. */
static int look_at_file(const char *path, struct cotejo_error *error)
{
	struct stat status;

	if (path[0] == '\0')
		return error_set(error, COTEJO_EARGUMENT, "the memory has no name");
	if (stat(path, &status) < 0) {
		if (errno == ENOENT)
			return 0;
		return error_in_file(
			error, error_errno(error, errno, "cannot use the memory"), path);
	}
	if (S_ISREG(status.st_mode))
		return 1;
	error_set(error, COTEJO_EIO, "not a file");
	return error_in_file(error, COTEJO_EIO, path);
}

static int find_file(const char *path, enum cotejo_memory_mode mode, struct cotejo_error *error)
{
	int code = look_at_file(path, error);

	if (code != 0)
		return code < 0 ? code : 0;
	if (mode == COTEJO_MEMORY_CREATE)
		return create_memory(path, error);
	error_set(error, COTEJO_ENOTFOUND, "there is no such memory");
	return error_in_file(error, COTEJO_ENOTFOUND, path);
}

/* Whether all that was committed is in the file itself. */
static bool has_no_log(const char *path)
{
	struct buffer name = {0};
	struct stat status;
	bool none;

	buffer_add_string(&name, path);
	buffer_add_string(&name, "-wal");
	buffer_add_byte(&name, '\0');
	none = !name.failed &&
	       (stat(name.bytes, &status) < 0 ? errno == ENOENT : status.st_size == 0);
	buffer_clear(&name);
	return none;
}

/* A folder that cannot be written has no room for the log and the locks of a reader; if it holds no
 * log, nobody is writing there, and the file can be read without. */
static int open_file(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct cotejo_error first = COTEJO_ERROR_INIT;
	int code;

	if (!memory->read_only)
		return database_open(&memory->db, memory->path, DATABASE_WRITE, error);
	code = database_open(&memory->db, memory->path, DATABASE_READ, &first);
	if (code == COTEJO_EIO && has_no_log(memory->path)) {
		code = database_open(&memory->db, memory->path, DATABASE_IMMUTABLE, NULL);
		memory->immutable = code == 0;
		code = code < 0 ? first.code : 0;
	}
	if (code < 0 && error)
		*error = first;
	return code;
}

/* ---- What is in it ---- */

static int read_seed(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int64_t seed = 0;
	int code = database_integer(memory->db, memory->path,
		"SELECT value FROM meta WHERE name = 'key_seed'", &seed, error);

	memory->seed = (uint64_t)seed;
	return code;
}

static int fail_empty(struct cotejo_memory *memory, struct cotejo_error *error)
{
	error_set(error, COTEJO_ECORRUPT, "not a Cotejo memory (it is empty)");
	return error_in_file(error, COTEJO_ECORRUPT, memory->path);
}

static int fail_old(struct cotejo_memory *memory, struct cotejo_error *error)
{
	error_set(error, COTEJO_EVERSION,
		"written by an older Cotejo; open it once for writing to bring it up to date");
	return error_in_file(error, COTEJO_EVERSION, memory->path);
}

/* An empty file may be somebody's mktemp(1): it becomes a memory when one may be made. */
static int take_schema(
	struct cotejo_memory *memory, enum cotejo_memory_mode mode, struct cotejo_error *error)
{
	enum schema_state state = SCHEMA_CURRENT;
	int code = schema_examine(memory->db, memory->path, &state, error);

	if (code < 0)
		return code;
	if (state == SCHEMA_EMPTY && mode != COTEJO_MEMORY_CREATE)
		return fail_empty(memory, error);
	if (state == SCHEMA_OLD && memory->read_only)
		return fail_old(memory, error);
	if (state != SCHEMA_CURRENT)
		code = schema_update(memory->db, memory->path, schema_steps, SCHEMA_VERSION, error);
	return code;
}

static int open_memory(
	struct cotejo_memory *memory, enum cotejo_memory_mode mode, struct cotejo_error *error)
{
	int code = open_file(memory, error);

	if (code == 0)
		code = take_schema(memory, mode, error);
	if (code == 0)
		code = read_seed(memory, error);
	if (code < 0 || memory->read_only)
		return code;
	code = database_run(memory->db, memory->path, "PRAGMA journal_mode = WAL", error);
	return code < 0 ? code : refresh_index(memory, error);
}

static struct cotejo_memory *new_memory(const char *path)
{
	struct cotejo_memory *memory = calloc(1, sizeof(*memory));

	if (!memory)
		return NULL;
	memory->path = strdup(path);
	if (!memory->path) {
		free(memory);
		return NULL;
	}
	return memory;
}

int cotejo_memory_open(struct cotejo_memory **ret_memory, const char *path,
	enum cotejo_memory_mode mode, struct cotejo_error *error)
{
	struct cotejo_memory *memory;
	int code;

	code = find_file(path, mode, error);
	if (code < 0)
		return code;
	memory = new_memory(path);
	if (!memory)
		return error_no_memory(error);
	memory->read_only = mode == COTEJO_MEMORY_READ;
	code = open_memory(memory, mode, error);
	if (code < 0) {
		cotejo_memory_close(memory);
		return code;
	}
	*ret_memory = memory;
	return 0;
}

int memory_open_again(struct cotejo_memory **ret_again, const struct cotejo_memory *memory,
	struct cotejo_error *error)
{
	/* The program may have gone to another folder since; an immutable file has no such name. */
	const char *path = memory->immutable ? NULL : sqlite3_db_filename(memory->db, "main");

	return cotejo_memory_open(ret_again, path ? path : memory->path, COTEJO_MEMORY_READ, error);
}

void cotejo_memory_close(struct cotejo_memory *memory)
{
	if (!memory)
		return;
	for (int i = 0; i < QUERY_COUNT; i++)
		sqlite3_finalize(memory->kept[i]);
	index_free(memory);
	sqlite3_close(memory->db);
	free(memory->path);
	free(memory);
}

const char *cotejo_memory_path(const struct cotejo_memory *memory)
{
	return memory->path;
}

/* ---- Transactions ---- */

int memory_begin(struct cotejo_memory *memory, struct cotejo_error *error)
{
	if (memory->read_only) {
		error_set(error, COTEJO_EIO, "opened for reading only");
		return error_in_file(error, COTEJO_EIO, memory->path);
	}
	return query_do(memory, QUERY_BEGIN_WRITE, error);
}

int memory_commit(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = index_write(memory, error);

	if (code == 0)
		code = query_do(memory, QUERY_COMMIT, error);
	if (code < 0)
		memory_rollback(memory);
	return code;
}

static void undo(struct cotejo_memory *memory)
{
	if (!sqlite3_get_autocommit(memory->db))
		query_do(memory, QUERY_ROLLBACK, NULL);
}

void memory_rollback(struct cotejo_memory *memory)
{
	index_forget(memory);
	undo(memory);
}

int memory_begin_read(struct cotejo_memory *memory, struct cotejo_error *error)
{
	int code = memory->readers ? 0 : query_do(memory, QUERY_BEGIN_READ, error);

	if (code == 0)
		memory->readers++;
	return code;
}

void memory_end_read(struct cotejo_memory *memory)
{
	if (--memory->readers == 0)
		undo(memory);
}
