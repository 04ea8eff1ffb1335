/*
 * line_reader.c - a file of lines, whatever its charset
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/line_reader.h"

#include <stdarg.h>
#include <stdio.h>

void line_reader_init(struct line_reader *reader, struct import_file *file)
{
	*reader = (struct line_reader){
		.source = {.input = &file->input, .warnings = &file->warnings}};
}

void line_reader_clear(struct line_reader *reader)
{
	source_clear(&reader->source);
	buffer_clear(&reader->line);
}

void line_reader_warn(struct line_reader *reader, enum tmx_warning_code code, size_t column,
	const char *format, ...)
{
	char message[sizeof(((struct tmx_warning *)0)->message)];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	warning_add(reader->source.warnings, code, reader->number, column, "%s", message);
}

int line_reader_fail(struct line_reader *reader, int code, size_t column, const char *what,
	struct cotejo_error *error)
{
	error_set(error, code, "%s", what);
	return error_at(error, code, NULL, reader->number, column);
}

/* The rest of the piece up to the end of the line; whether that end is in it. */
static bool take_part(struct line_reader *reader, struct cotejo_text *ret_part)
{
	struct cotejo_text piece = buffer_text(&reader->source.text);
	const char *begin = piece.bytes + reader->taken;
	size_t left = piece.length - reader->taken;
	const char *end = left ? memchr(begin, '\n', left) : NULL;

	*ret_part = slice(begin, end ? (size_t)(end - begin) : left);
	reader->taken += ret_part->length + (end ? 1 : 0);
	return end;
}

/* Gathers a line that does not end in the piece where it begins. 1, or 0 when there is nothing. */
static int gather(struct line_reader *reader, struct cotejo_text part, struct cotejo_text *ret_line,
	struct cotejo_error *error)
{
	bool ended = false, any = part.length > 0;

	buffer_reset(&reader->line);
	buffer_add(&reader->line, part);
	while (!ended) {
		int code = source_next(&reader->source, error);

		reader->taken = 0;
		if (code < 0)
			return code;
		if (code == 0)
			break;
		any = true;
		ended = take_part(reader, &part);
		if (reader->line.length + part.length > LINE_MAX_BYTES)
			return line_reader_fail(reader, COTEJO_ELIMIT, 1,
				"a line is longer than 16 megabytes", error);
		buffer_add(&reader->line, part);
	}
	if (reader->line.failed)
		return error_no_memory(error);
	*ret_line = buffer_text(&reader->line);
	return any;
}

int line_reader_next(
	struct line_reader *reader, struct cotejo_text *ret_line, struct cotejo_error *error)
{
	struct cotejo_text line;
	const char *nul;
	int code = 1;

	reader->number++;
	if (!take_part(reader, &line))
		code = gather(reader, line, &line, error);
	if (code != 1)
		return code;
	nul = line.length ? memchr(line.bytes, '\0', line.length) : NULL;
	if (nul)
		return line_reader_fail(reader, COTEJO_EENCODING, (size_t)(nul - line.bytes) + 1,
			"a NUL byte: this is no text", error);
	if (line.length && line.bytes[line.length - 1] == '\r')
		line.length--;
	*ret_line = line;
	return 1;
}
