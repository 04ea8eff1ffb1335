/*
 * text_lines.h - an input, line by line
 *
 * A line is handed out as soon as it is there, so that a program at the other end of a pipe may
 * wait for the answer to one before it sends the next. A line that is too long is skipped without
 * being kept.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_TEXT_LINES_H
#define EXCHANGE_TEXT_LINES_H

#include "base/buffer.h"

/* Zero-initialise it and set what comes before `raw`; clear it at the end. */
struct text_lines {
	/* Puts up to `room` bytes into `bytes`; 0 of them is the end. 0 or an error. */
	int (*read)(void *user, char *bytes, size_t room, size_t *ret_length,
		struct cotejo_error *error);
	void *user;
	size_t max_bytes;  /* of a line */
	struct buffer raw; /* what has been read */
	size_t at;         /* and handed out of it */
	bool ended;
};

/*
 * Replaces `line` by the next one, without its end (a line feed, perhaps after a carriage return)
 * and without a byte order mark. 1, or 0 at the end of the input, or an error of `read`, or
 * COTEJO_ENOMEM. *ret_too_long: it is longer than `max_bytes`, and only its beginning is there.
 */
int text_lines_next(struct text_lines *lines, struct buffer *line, bool *ret_too_long,
	struct cotejo_error *error);

void text_lines_clear(struct text_lines *lines);

/* A `read` on the file descriptor that `user` points to. Asks for nothing when a signal comes. */
int text_lines_read_descriptor(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error);

#endif
