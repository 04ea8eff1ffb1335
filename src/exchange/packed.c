/*
 * packed.c - the files inside of a gzip or zip file, one after the other
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/packed.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/slice.h"

static const char gzip_bytes[] = "\x1f\x8b", zip_bytes[] = "PK\003\004";

bool packed_is_one(struct cotejo_text head)
{
	return slice_starts(head, slice_of(gzip_bytes)) || slice_starts(head, slice_of(zip_bytes));
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

enum { PIECE_BYTES = 1 << 16 };

struct packed {
	struct archive *archive;
	FILE *stream;
	char piece[PIECE_BYTES];
	size_t head_length; /* at the front of the piece, not yet handed out */
	bool is_gzip;
	uint64_t in, out; /* bytes so far */
	size_t files;
};

static int damaged(struct packed *packed, struct cotejo_error *error)
{
	const char *why = archive_error_string(packed->archive);

	return error_set(error, COTEJO_ESYNTAX, "the archive is damaged: %.100s",
		why ? why : "no reason given");
}

static la_ssize_t read_piece(struct archive *archive, void *user, const void **ret_piece)
{
	struct packed *packed = user;
	size_t length = packed->head_length;

	(void)archive;
	packed->head_length = 0;
	length += fread(packed->piece + length, 1, PIECE_BYTES - length, packed->stream);
	packed->in += length;
	*ret_piece = packed->piece;
	return length == 0 && ferror(packed->stream) ? -1 : (la_ssize_t)length;
}

int packed_new(struct packed **ret_packed, FILE *stream, struct cotejo_text head,
	struct cotejo_error *error)
{
	struct packed *packed = calloc(1, sizeof(*packed));
	int code = 0;

	if (!packed)
		return error_no_memory(error);
	packed->stream = stream;
	packed->is_gzip = slice_starts(head, slice_of(gzip_bytes));
	packed->head_length = head.length;
	memcpy(packed->piece, head.bytes, head.length);
	packed->archive = archive_read_new();
	if (!packed->archive) {
		free(packed);
		return error_no_memory(error);
	}
	if (packed->is_gzip) {
		archive_read_support_filter_gzip(packed->archive);
		archive_read_support_format_raw(packed->archive);
	} else {
		archive_read_support_format_zip(packed->archive);
	}
	if (archive_read_open(packed->archive, packed, NULL, read_piece, NULL) != ARCHIVE_OK)
		code = damaged(packed, error);
	if (code)
		packed_free(packed);
	else
		*ret_packed = packed;
	return code;
}

/* What the Finder adds beside each file is no file of its own. */
static bool is_wanted(const char *name, const char *ending)
{
	size_t length = strlen(name), end = ending ? strlen(ending) : 0;

	if (length == 0 || name[length - 1] == '/' || strncmp(name, "__MACOSX/", 9) == 0)
		return false;
	return length >= end && (!ending || strcasecmp(name + length - end, ending) == 0);
}

int packed_next(struct packed *packed, const char *ending, const char **ret_name,
	struct cotejo_error *error)
{
	struct archive_entry *entry;
	int result;

	while ((result = archive_read_next_header(packed->archive, &entry)) != ARCHIVE_EOF) {
		const char *name;

		if (result < ARCHIVE_WARN)
			return damaged(packed, error);
		if (packed->files++ == PACKED_MOST_FILES)
			return error_set(error, COTEJO_ELIMIT, "more than %d files in the archive",
				PACKED_MOST_FILES);
		name = archive_entry_pathname(entry);
		if (!packed->is_gzip && (!name || !is_wanted(name, ending)))
			continue;
		*ret_name = packed->is_gzip ? NULL : name;
		return 1;
	}
	return 0;
}

int packed_read(struct packed *packed, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error)
{
	la_ssize_t count = archive_read_data(packed->archive, bytes, room);

	if (count < 0)
		return damaged(packed, error);
	packed->out += (uint64_t)count;
	if (packed->out > PACKED_FREE_BYTES && packed->out / PACKED_MOST_GROWTH > packed->in)
		return error_set(error, COTEJO_ELIMIT,
			"the archive unpacks to more than %d times its size", PACKED_MOST_GROWTH);
	*ret_length = (size_t)count;
	return 0;
}

void packed_free(struct packed *packed)
{
	if (!packed)
		return;
	archive_read_free(packed->archive);
	free(packed);
}

#else

int packed_new(struct packed **ret_packed, FILE *stream, struct cotejo_text head,
	struct cotejo_error *error)
{
	(void)ret_packed;
	(void)stream;
	(void)head;
	return error_set(error, COTEJO_EARGUMENT,
		"this build cannot read gzip or zip: it was made without libarchive");
}

int packed_next(struct packed *packed, const char *ending, const char **ret_name,
	struct cotejo_error *error)
{
	(void)packed;
	(void)ending;
	(void)ret_name;
	return error_set(error, COTEJO_EARGUMENT, "no archive");
}

int packed_read(struct packed *packed, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error)
{
	(void)packed;
	(void)bytes;
	(void)room;
	(void)ret_length;
	return error_set(error, COTEJO_EARGUMENT, "no archive");
}

void packed_free(struct packed *packed)
{
	(void)packed;
}

#endif
