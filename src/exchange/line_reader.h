/*
 * line_reader.h - a file of lines, whatever its charset
 *
 * Lines end with a line feed, a carriage return before it is no part of the line. The charset is
 * told as for TMX (tmx/source.h): a byte order mark, else UTF-8, and what is not is warned of.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_LINE_READER_H
#define EXCHANGE_LINE_READER_H

#include "exchange/import_file.h"

enum { LINE_MAX_BYTES = 1 << 24 /* of one line */ };

/* Set it up with line_reader_init(); clear it at the end. */
struct line_reader {
	struct tmx_source source;
	size_t taken;       /* of the source's piece */
	struct buffer line; /* one that lies in several pieces */
	size_t number;      /* of the last line, from 1 */
};

void line_reader_init(struct line_reader *reader, struct import_file *file);

/*
 * Lends the next line until the next call; 1, or 0 at the end. Errors: COTEJO_ELIMIT (a line that
 * is too long), COTEJO_EENCODING (a NUL byte), both with their place; those of the file,
 * COTEJO_ENOMEM.
 */
int line_reader_next(
	struct line_reader *reader, struct cotejo_text *ret_line, struct cotejo_error *error);

/* Something odd about the last line. */
void line_reader_warn(struct line_reader *reader, enum tmx_warning_code code, size_t column,
	const char *format, ...) PRINTF_LIKE(4, 5);

/* A failure at the last line. */
int line_reader_fail(struct line_reader *reader, int code, size_t column, const char *what,
	struct cotejo_error *error);

void line_reader_clear(struct line_reader *reader);

#endif
