/*
 * error.c - filling and printing struct cotejo_error
 *
 * The structure has fixed arrays, so that running out of memory can be reported like anything else.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const status_names[] = {"ok", "no-memory", "io", "syntax", "encoding", "limit",
	"not-found", "exists", "busy", "corrupt", "version", "argument", "interrupted"};

const char *cotejo_status_name(int code)
{
	size_t index = code <= 0 ? (size_t)-code : SIZE_MAX;

	if (index >= sizeof(status_names) / sizeof(status_names[0]))
		return "unknown";
	return status_names[index];
}

/* A message is one line, whatever a stranger's file put into it. */
static void make_one_line(char *message)
{
	for (; *message; message++) {
		if ((unsigned char)*message < ' ' || *message == 0x7f)
			*message = ' ';
	}
}

int error_set(struct cotejo_error *error, int code, const char *format, ...)
{
	va_list arguments;

	if (!error)
		return code;
	memset(error, 0, sizeof(*error));
	error->code = code;
	va_start(arguments, format);
	vsnprintf(error->message, sizeof(error->message), format, arguments);
	va_end(arguments);
	make_one_line(error->message);
	return code;
}

int error_no_memory(struct cotejo_error *error)
{
	return error_set(error, COTEJO_ENOMEM, "out of memory");
}

static int code_of_errno(int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		return COTEJO_ENOTFOUND;
	case ENOMEM:
		return COTEJO_ENOMEM;
	default:
		return COTEJO_EIO;
	}
}

int error_errno(struct cotejo_error *error, int number, const char *what)
{
	int code = code_of_errno(number);
	char text[128] = "";

	if (strerror_r(number, text, sizeof(text)) != 0)
		snprintf(text, sizeof(text), "error %d", number);
	error_set(error, code, "%s: %s", what, text);
	if (error)
		error->detail = number;
	return code;
}

int error_in_file(struct cotejo_error *error, int code, const char *file)
{
	size_t length, room;

	if (!error || !file || error->file[0])
		return code;
	length = strlen(file);
	room = sizeof(error->file) - 1;
	if (length > room)
		file += length - room;
	snprintf(error->file, sizeof(error->file), "%s", file);
	make_one_line(error->file);
	return code;
}

int error_at(struct cotejo_error *error, int code, const char *file, size_t line, size_t column)
{
	error_in_file(error, code, file);
	if (error && error->line == 0) {
		error->line = line;
		error->column = column;
	}
	return code;
}

int error_at_offset(struct cotejo_error *error, int code, const char *file, size_t offset)
{
	error_in_file(error, code, file);
	if (error && !error->has_offset) {
		error->offset = offset;
		error->has_offset = 1;
	}
	return code;
}

size_t cotejo_error_format(const struct cotejo_error *error, char *buffer, size_t size)
{
	char place[96] = "";
	int length;

	if (error->line && error->column)
		snprintf(place, sizeof(place), ":%zu:%zu", error->line, error->column);
	else if (error->line)
		snprintf(place, sizeof(place), ":%zu", error->line);
	else if (error->has_offset)
		snprintf(place, sizeof(place), ": byte %zu", error->offset);
	length = snprintf(buffer, size, "%s%s%s%s", error->file, error->file[0] ? place : "",
		error->file[0] ? ": " : "",
		error->message[0] ? error->message : cotejo_status_name(error->code));
	return length < 0 ? 0 : (size_t)length;
}
