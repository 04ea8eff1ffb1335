/*
 * file.c - a whole file in memory
 *
 * Reads until the end instead of asking for the size first, so that pipes, devices and growing
 * files work alike.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 1 << 16 };

static int open_for_reading(const char *path, struct cotejo_error *error)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);

	if (descriptor < 0)
		return error_errno(error, errno, "cannot open");
	return descriptor;
}

static int read_all(
	struct buffer *buffer, int descriptor, size_t max_bytes, struct cotejo_error *error)
{
	size_t start = buffer->length;

	for (;;) {
		ssize_t got;

		if (!buffer_reserve(buffer, READ_BYTES))
			return error_no_memory(error);
		got = read(descriptor, buffer->bytes + buffer->length, READ_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_errno(error, errno, "cannot read");
		if (got == 0)
			return 0;
		buffer->length += (size_t)got;
		if (buffer->length - start > max_bytes)
			return error_set(error, COTEJO_ELIMIT, "larger than the limit of %zu bytes",
				max_bytes);
	}
}

int file_read(struct buffer *buffer, const char *path, size_t max_bytes, struct cotejo_error *error)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int descriptor = is_stdin ? STDIN_FILENO : open_for_reading(path, error);
	int code;

	if (descriptor < 0)
		return error_in_file(error, descriptor, path);
	code = read_all(buffer, descriptor, max_bytes, error);
	if (!is_stdin)
		close(descriptor);
	return error_in_file(error, code, is_stdin ? "standard input" : path);
}
