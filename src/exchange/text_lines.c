/*
 * text_lines.c - an input, line by line
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/text_lines.h"

#include <errno.h>
#include <unistd.h>

enum { READ_BYTES = 1 << 16 };

static const char byte_order_mark[] = "\xef\xbb\xbf";

int text_lines_read_descriptor(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	const int *descriptor = user;
	ssize_t got = read(*descriptor, bytes, room);

	if (got < 0 && errno == EINTR)
		return error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	if (got < 0)
		return error_errno(error, errno, "cannot read");
	*ret_length = (size_t)got;
	return 0;
}

static int read_more(struct text_lines *lines, struct cotejo_error *error)
{
	size_t got = 0;
	int code;

	buffer_reset(&lines->raw);
	lines->at = 0;
	if (!buffer_reserve(&lines->raw, READ_BYTES))
		return error_no_memory(error);
	code = lines->read(lines->user, lines->raw.bytes, READ_BYTES, &got, error);
	if (code < 0)
		return code;
	lines->raw.length = got;
	lines->ended = got == 0;
	return 0;
}

/* Moves what is there of the line; true when its end was there too. */
static bool take(struct text_lines *lines, struct buffer *line, bool *too_long)
{
	const char *begin = lines->raw.bytes + lines->at;
	size_t rest = lines->raw.length - lines->at;
	const char *end = memchr(begin, '\n', rest);
	size_t length = end ? (size_t)(end - begin) : rest;
	size_t room = lines->max_bytes - line->length;

	*too_long |= length > room;
	buffer_add(line, slice(begin, length < room ? length : room));
	lines->at += end ? length + 1 : length;
	return end != NULL;
}

static void trim(struct buffer *line)
{
	size_t mark = sizeof(byte_order_mark) - 1;

	if (line->length && line->bytes[line->length - 1] == '\r')
		line->length--;
	if (!slice_starts(buffer_text(line), slice(byte_order_mark, mark)))
		return;
	line->length -= mark;
	memmove(line->bytes, line->bytes + mark, line->length);
}

int text_lines_next(struct text_lines *lines, struct buffer *line, bool *ret_too_long,
	struct cotejo_error *error)
{
	bool any = false, complete = false;

	buffer_reset(line);
	*ret_too_long = false;
	while (!complete) {
		if (lines->at == lines->raw.length && !lines->ended) {
			int code = read_more(lines, error);

			if (code < 0)
				return code;
		}
		if (lines->ended)
			break;
		any = true;
		complete = take(lines, line, ret_too_long);
	}
	if (line->failed)
		return error_no_memory(error);
	trim(line);
	return any ? 1 : 0;
}

void text_lines_clear(struct text_lines *lines)
{
	buffer_clear(&lines->raw);
}
