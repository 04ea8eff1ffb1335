/*
 * unpack.c - files that are packed by gzip or dictzip
 *
 * dictzip's files are gzip's, with a table in front by which a part can be unpacked alone. We want
 * all.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/unpack.h"

#include "base/error.h"
#include "lexicon/lexicon.h"

static bool is_packed(const struct buffer *bytes)
{
	static const char magic[] = {'\x1f', '\x8b', '\x08'};

	return slice_starts(buffer_text(bytes), slice(magic, sizeof(magic)));
}

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

enum { PIECE_BYTES = 1 << 16 };

static int read_all(struct buffer *plain, struct archive *archive, struct cotejo_error *error)
{
	char piece[PIECE_BYTES];
	la_ssize_t count;

	while ((count = archive_read_data(archive, piece, sizeof(piece))) > 0) {
		if (plain->length + (size_t)count > LEXICON_FILE_BYTES)
			return error_set(error, COTEJO_ELIMIT,
				"unpacked, it is larger than the limit of %d bytes",
				LEXICON_FILE_BYTES);
		buffer_add(plain, slice(piece, (size_t)count));
	}
	if (count < 0)
		return error_set(error, COTEJO_ESYNTAX, "the packed file is damaged or cut off");
	return plain->failed ? error_no_memory(error) : 0;
}

int unpack_if_packed(struct buffer *bytes, struct cotejo_error *error)
{
	struct buffer plain = {0};
	struct archive_entry *entry;
	struct archive *archive;
	int status;

	if (!is_packed(bytes))
		return 0;
	archive = archive_read_new();
	if (!archive)
		return error_no_memory(error);
	archive_read_support_filter_gzip(archive);
	archive_read_support_format_raw(archive);
	if (archive_read_open_memory(archive, bytes->bytes, bytes->length) != ARCHIVE_OK ||
		archive_read_next_header(archive, &entry) != ARCHIVE_OK)
		status = error_set(error, COTEJO_ESYNTAX, "the packed file is damaged or cut off");
	else
		status = read_all(&plain, archive, error);
	archive_read_free(archive);
	if (status < 0) {
		buffer_clear(&plain);
		return status;
	}
	buffer_clear(bytes);
	*bytes = plain;
	return 0;
}

#else

int unpack_if_packed(struct buffer *bytes, struct cotejo_error *error)
{
	return is_packed(bytes) ? error_set(error, COTEJO_EARGUMENT,
					  "this program was built without what reads packed files")
				: 0;
}

#endif
