/*
 * lines.h - what the formats of one record a line have in common
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_LINES_H
#define EXCHANGE_LINES_H

#include "base/buffer.h"

enum {
	PROBABILITY_DECIMALS = 4,
	LINES_FLUSH_BYTES =
		1 << 16 /* so many are gathered before the output is asked to take them */
};

/* Appends a field of a TSV line: tab, line feed, carriage return and backslash as \t \n \r \\. */
void lines_add_field(struct buffer *buffer, struct cotejo_text text);

/*
 * Undoes that in place and returns the length that is left. A text with a backslash that begins
 * none of the four was not written so, and stays as it is.
 */
size_t lines_take_escapes(char *text, size_t length);

/* Ends a line and hands the buffer to the output when enough has come together. */
int lines_end(
	struct buffer *buffer, const struct cotejo_output *output, struct cotejo_error *error);

#endif
