/*
 * gzip.c - an output that packs what it is given
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#include <cotejo/exchange.h>

#include "base/error.h"

#ifdef HAVE_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

struct cotejo_gzip {
	struct archive *archive;
	const struct cotejo_output *output;
	struct cotejo_output input; /* what is written here is packed */
	int failure;                /* errno of the output's */
	bool is_over;               /* nothing is handed on any more */
};

static la_ssize_t hand_on(struct archive *archive, void *user, const void *bytes, size_t length)
{
	struct cotejo_gzip *gzip = user;

	if (gzip->is_over)
		return (la_ssize_t)length;
	if (gzip->output->write(gzip->output->user, bytes, length) == 0)
		return (la_ssize_t)length;
	gzip->failure = errno ? errno : EIO;
	archive_set_error(archive, gzip->failure, "the output failed");
	return -1;
}

static int pack(void *user, const char *bytes, size_t length)
{
	struct cotejo_gzip *gzip = user;

	while (length) {
		la_ssize_t count = archive_write_data(gzip->archive, bytes, length);

		if (count <= 0) {
			errno = gzip->failure ? gzip->failure : ENOMEM;
			return -1;
		}
		bytes += count;
		length -= (size_t)count;
	}
	return 0;
}

/* Without the time of day, so that the same bytes become the same file. */
static bool begin(struct cotejo_gzip *gzip)
{
	struct archive *archive = gzip->archive;
	struct archive_entry *entry = archive_entry_new();
	bool done;

	if (!entry)
		return false;
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_pathname(entry, "data");
	done = archive_write_add_filter_gzip(archive) == ARCHIVE_OK &&
	       archive_write_set_filter_option(archive, "gzip", "timestamp", NULL) == ARCHIVE_OK &&
	       archive_write_set_format_raw(archive) == ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
	       archive_write_open(archive, gzip, NULL, hand_on, NULL) == ARCHIVE_OK &&
	       archive_write_header(archive, entry) == ARCHIVE_OK;
	archive_entry_free(entry);
	return done;
}

static int fail(const struct cotejo_gzip *gzip, struct cotejo_error *error)
{
	if (gzip->failure)
		return error_errno(error, gzip->failure, "cannot write");
	return error_no_memory(error);
}

int cotejo_gzip_new(struct cotejo_gzip **ret_gzip, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct cotejo_gzip *gzip = calloc(1, sizeof(*gzip));
	int code = 0;

	if (!gzip)
		return error_no_memory(error);
	gzip->output = output;
	gzip->input = (struct cotejo_output){pack, gzip};
	gzip->archive = archive_write_new();
	if (!gzip->archive || !begin(gzip))
		code = fail(gzip, error);
	if (code)
		cotejo_gzip_free(gzip);
	else
		*ret_gzip = gzip;
	return code;
}

int cotejo_gzip_finish(struct cotejo_gzip *gzip, struct cotejo_error *error)
{
	return archive_write_close(gzip->archive) == ARCHIVE_OK ? 0 : fail(gzip, error);
}

void cotejo_gzip_free(struct cotejo_gzip *gzip)
{
	if (!gzip)
		return;
	/* What was not finished stays without its end. libarchive would not let go of all its
	 * memory if it were told of a failure, so it ends the file, and nobody hears of it. */
	gzip->is_over = true;
	archive_write_free(gzip->archive);
	free(gzip);
}

#else

struct cotejo_gzip {
	struct cotejo_output input;
};

int cotejo_gzip_new(struct cotejo_gzip **ret_gzip, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	(void)ret_gzip;
	(void)output;
	return error_set(error, COTEJO_EARGUMENT,
		"this build cannot write gzip: it was made without libarchive");
}

int cotejo_gzip_finish(struct cotejo_gzip *gzip, struct cotejo_error *error)
{
	(void)gzip;
	(void)error;
	return 0;
}

void cotejo_gzip_free(struct cotejo_gzip *gzip)
{
	free(gzip);
}

#endif

const struct cotejo_output *cotejo_gzip_output(const struct cotejo_gzip *gzip)
{
	return &gzip->input;
}
