/*
 * import_file.c - a file on its way into a memory
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/import_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/slice.h"

/* An archive that is cut off or damaged gives what comes before. */
static int read_packed(struct import_file *file, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error)
{
	struct cotejo_error damage = COTEJO_ERROR_INIT;
	int code = packed_read(file->packed, bytes, room, ret_length, &damage);

	if (code == COTEJO_ESYNTAX && file->head_length) {
		warning_add(&file->warnings, WARNING_TRUNCATED, 1, 1,
			"%s; what comes before is read", damage.message);
		*ret_length = 0;
		file->is_damaged = true;
		return 0;
	}
	if (code && error)
		*error = damage;
	return code;
}

static int read_stream(struct import_file *file, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error)
{
	if (file->packed)
		return read_packed(file, bytes, room, ret_length, error);
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

static int name_member(struct import_file *file, const char *name, struct cotejo_error *error)
{
	size_t size;

	if (!name)
		return 0;
	free(file->member);
	size = strlen(file->packed_name) + strlen(name) + 2;
	file->member = malloc(size);
	if (!file->member)
		return error_no_memory(error);
	snprintf(file->member, size, "%s/%s", file->packed_name, name);
	file->name = file->member;
	return 0;
}

int import_file_next(struct import_file *file, const char *ending, struct cotejo_error *error)
{
	const char *name = NULL;
	int code;

	if (!file->packed || file->is_damaged)
		return 0;
	code = packed_next(file->packed, ending, &name, error);
	if (code != 1)
		return code;
	file->head_length = file->head_taken = 0;
	code = name_member(file, name, error);
	return code ? code : 1;
}

int import_file_unpack(struct import_file *file, const char *ending, struct cotejo_error *error)
{
	struct cotejo_text head;
	int code = import_file_head(file, &head, error);

	if (code || !packed_is_one(head))
		return code;
	code = packed_new(&file->packed, file->stream, head, error);
	if (code)
		return code;
	file->packed_name = file->name;
	code = import_file_next(file, ending, error);
	if (code == 0)
		return error_set(error, COTEJO_ESYNTAX, "no file%s%s in the archive",
			ending ? " named *" : "", ending ? ending : "");
	return code < 0 ? code : 0;
}

void import_file_close(struct import_file *file)
{
	packed_free(file->packed);
	file->packed = NULL;
	free(file->member);
	file->member = NULL;
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
