/*
 * file.h - a whole file in memory
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buffer.h"

/*
 * Appends the bytes of a file, or of standard input for "-", to the buffer. Errors carry the file's
 * name: COTEJO_ENOTFOUND, COTEJO_EIO (a folder as well), COTEJO_ELIMIT (more than `max_bytes`),
 * COTEJO_ENOMEM.
 */
int file_read(
	struct buffer *buffer, const char *path, size_t max_bytes, struct cotejo_error *error);

#endif
