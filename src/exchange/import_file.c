/*
 * import_file.c - a file on its way into a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/import_file.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"

static int read_stream(struct import_file *file, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error)
{
	*ret_length = fread(bytes, 1, room, file->stream);
	if (*ret_length == 0 && ferror(file->stream))
		return error_errno(error, errno, "cannot be read");
	return 0;
}

/* What has been looked at comes first. */
static int read_bytes(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct import_file *file = user;
	size_t left = file->head_length - file->head_taken;

	if (left == 0)
		return read_stream(file, bytes, room, ret_length, error);
	*ret_length = left < room ? left : room;
	memcpy(bytes, file->head + file->head_taken, *ret_length);
	file->head_taken += *ret_length;
	return 0;
}

void import_file_set(struct import_file *file, const char *name, FILE *stream)
{
	file->name = name;
	file->input = (struct tmx_input){read_bytes, file};
	file->stream = stream;
}

int import_file_open(struct import_file *file, const char *name, struct cotejo_error *error)
{
	import_file_set(file, name, strcmp(name, "-") == 0 ? stdin : fopen(name, "rb"));
	return file->stream ? 0 : error_errno(error, errno, "cannot be opened");
}

void import_file_close(struct import_file *file)
{
	if (file->stream && file->stream != stdin)
		fclose(file->stream);
	file->stream = NULL;
}

int import_file_head(
	struct import_file *file, struct cotejo_text *ret_head, struct cotejo_error *error)
{
	size_t more = 1;
	int code = 0;

	while (code == 0 && more && file->head_length < IMPORT_HEAD_BYTES) {
		code = read_stream(file, file->head + file->head_length,
			IMPORT_HEAD_BYTES - file->head_length, &more, error);
		if (code == 0)
			file->head_length += more;
	}
	if (code == 0)
		*ret_head = slice(file->head, file->head_length);
	return code;
}
