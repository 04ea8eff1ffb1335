/*
 * capture.h - an output that keeps what is written, or fails when told to
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_CAPTURE_H
#define TESTS_UNIT_CAPTURE_H

#include <errno.h>

#include "base/buffer.h"

struct capture {
	struct buffer buffer;
	size_t room; /* bytes until the disk is full; SIZE_MAX: endless */
	struct cotejo_output output;
};

static int capture_write(void *user, const char *bytes, size_t length)
{
	struct capture *capture = user;

	if (length > capture->room) {
		errno = ENOSPC;
		return -1;
	}
	if (capture->room != SIZE_MAX)
		capture->room -= length;
	buffer_add(&capture->buffer, slice(bytes, length));
	/* A NUL behind it, so that a test can search with strstr(). */
	if (!buffer_reserve(&capture->buffer, 1))
		return -1;
	capture->buffer.bytes[capture->buffer.length] = '\0';
	return 0;
}

static inline void capture_init(struct capture *capture, size_t room)
{
	*capture = (struct capture){.room = room};
	capture->output = (struct cotejo_output){capture_write, capture};
}

static inline struct cotejo_text capture_text(const struct capture *capture)
{
	return buffer_text(&capture->buffer);
}

static inline void capture_clear(struct capture *capture)
{
	buffer_clear(&capture->buffer);
}

#endif
