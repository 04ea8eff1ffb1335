/*
 * create.c - a new memory appears whole or not at all
 *
 * It is made under another name beside its place and then linked there, which fails when something
 * has come to be in that place.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/create.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "memory/database.h"
#include "memory/schema.h"

enum { FOLDER_MODE = 0777, FILE_MODE = 0666, MOST_ATTEMPTS = 100 };

/* Makes the folders that lead to a file. */
static int make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		int code;

		*slash = '\0';
		code = mkdir(path, FOLDER_MODE);
		*slash = '/';
		if (code < 0 && errno != EEXIST && errno != EISDIR)
			return -1;
	}
	return 0;
}

/* Makes an empty file under a name that nobody uses, beside `path`. */
static int make_empty_file(struct buffer *name, const char *path)
{
	for (int i = 0; i < MOST_ATTEMPTS; i++) {
		int file;

		buffer_reset(name);
		buffer_add_format(name, "%s.new-%ld-%d", path, (long)getpid(), i);
		buffer_add_byte(name, '\0');
		if (name->failed) {
			errno = ENOMEM;
			return -1;
		}
		file = open(name->bytes, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, FILE_MODE);
		if (file >= 0)
			return close(file);
		if (errno != EEXIST)
			return -1;
	}
	return -1;
}

/* All of it is in the file itself before the journal mode becomes that of a memory. */
static int fill(const char *name, const char *path, struct cotejo_error *error)
{
	sqlite3 *db = NULL;
	int code;

	code = database_open(&db, name, DATABASE_WRITE, error);
	if (code == 0)
		code = schema_update(db, path, schema_steps, SCHEMA_VERSION, error);
	if (code == 0)
		code = database_run(db, path, "PRAGMA journal_mode = WAL", error);
	if (sqlite3_close(db) != SQLITE_OK && code == 0)
		code = error_set(error, COTEJO_EIO, "cannot close the new memory");
	return code;
}

/* link() never replaces; where a file system has no links, the little time between look and rename
 * has to do. */
static int move_into_place(const char *name, const char *path)
{
	if (link(name, path) == 0 || errno == EEXIST) {
		unlink(name);
		return 0;
	}
	if (access(path, F_OK) == 0) {
		unlink(name);
		return 0;
	}
	return rename(name, path);
}

static void remove_remains(struct buffer *name)
{
	static const char *const tails[] = {"", "-journal", "-wal", "-shm"};
	size_t length = strlen(name->bytes);

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		name->length = length;
		buffer_add_string(name, tails[i]);
		buffer_add_byte(name, '\0');
		if (!name->failed)
			unlink(name->bytes);
	}
}

int create_memory(const char *path, struct cotejo_error *error)
{
	struct buffer folders = {0}, name = {0};
	int code = 0;

	buffer_add_string(&folders, path);
	buffer_add_byte(&folders, '\0');
	if (folders.failed)
		code = error_no_memory(error);
	else if (make_folders(folders.bytes) < 0 || make_empty_file(&name, path) < 0)
		code = error_errno(error, errno, "cannot make the memory");
	if (code == 0) {
		code = fill(name.bytes, path, error);
		if (code == 0 && move_into_place(name.bytes, path) < 0)
			code = error_errno(error, errno, "cannot make the memory");
		if (code < 0)
			remove_remains(&name);
	}
	buffer_clear(&folders);
	buffer_clear(&name);
	return code < 0 ? error_in_file(error, code, path) : 0;
}
