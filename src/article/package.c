/*
 * package.c - the files inside a DOCX or ODT
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/package.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"

/* How an archive begins: the header of its first file. */
static const char first_bytes[] = "PK\003\004";

bool package_is_one(struct cotejo_text bytes)
{
	return slice_starts(bytes, slice_of(first_bytes));
}

bool package_names(struct cotejo_text bytes, const char *path)
{
	size_t length = strlen(path);
	const char *at = bytes.bytes, *end = bytes.bytes + bytes.length;

	while ((at = memchr(at, path[0], (size_t)(end - at))) != NULL) {
		if ((size_t)(end - at) < length)
			return false;
		if (memcmp(at, path, length) == 0)
			return true;
		at++;
	}
	return false;
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

enum { PIECE_BYTES = 1 << 16 };

static int damaged(struct archive *archive, struct cotejo_error *error)
{
	const char *why = archive_error_string(archive);

	return error_set(error, COTEJO_ESYNTAX, "the archive is damaged: %.100s",
		why ? why : "no reason given");
}

static int unfold(struct buffer *file, struct archive *archive, struct cotejo_error *error)
{
	char piece[PIECE_BYTES];
	la_ssize_t count;

	while ((count = archive_read_data(archive, piece, sizeof(piece))) > 0) {
		if (file->length + (size_t)count > PACKAGE_MAX_BYTES)
			return error_set(error, COTEJO_ELIMIT,
				"a file of the archive is larger than %d bytes", PACKAGE_MAX_BYTES);
		buffer_add(file, slice(piece, (size_t)count));
	}
	if (count < 0)
		return damaged(archive, error);
	return file->failed ? error_no_memory(error) : 0;
}

static int find(struct archive *archive, const char *path, struct cotejo_error *error)
{
	struct archive_entry *entry;

	for (int i = 0; i < PACKAGE_MAX_FILES; i++) {
		int result = archive_read_next_header(archive, &entry);
		const char *name;

		if (result == ARCHIVE_EOF)
			return error_set(
				error, COTEJO_ENOTFOUND, "the archive has no file %s", path);
		if (result < ARCHIVE_WARN)
			return damaged(archive, error);
		name = archive_entry_pathname(entry);
		if (name && strcmp(name, path) == 0)
			return 0;
	}
	return error_set(
		error, COTEJO_ELIMIT, "more than %d files in the archive", PACKAGE_MAX_FILES);
}

int package_read(struct buffer *ret_file, struct cotejo_text bytes, const char *path,
	struct cotejo_error *error)
{
	struct archive *archive = archive_read_new();
	int code;

	if (!archive)
		return error_no_memory(error);
	archive_read_support_format_zip(archive);
	if (archive_read_open_memory(archive, bytes.bytes, bytes.length) != ARCHIVE_OK)
		code = damaged(archive, error);
	else
		code = find(archive, path, error);
	if (code == 0)
		code = unfold(ret_file, archive, error);
	archive_read_free(archive);
	return code;
}

#else

int package_read(struct buffer *ret_file, struct cotejo_text bytes, const char *path,
	struct cotejo_error *error)
{
	(void)ret_file;
	(void)bytes;
	(void)path;
	return error_set(error, COTEJO_EARGUMENT,
		"this build cannot read DOCX or ODT: it was made without libarchive");
}

#endif
