/*
 * message.c - what the program says on standard error, and how it ends
 *
 * A message is put together in a buffer of its own and written at once, so that lines of programs
 * that run side by side do not mix.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/display.h"
#include "cli/progress.h"

/* A whole path twice (PATH_MAX is 4096 on Linux) and what is said about it. */
enum { MESSAGE_BYTES = 10000 };

int message_status(int code, enum work work)
{
	static const enum exit_status of_work[] = {
		[WORK_INPUT] = STATUS_INPUT,
		[WORK_MEMORY] = STATUS_MEMORY,
		[WORK_OUTPUT] = STATUS_OUTPUT,
	};

	switch (code) {
	case COTEJO_OK:
		return STATUS_DONE;
	case COTEJO_ENOMEM:
		return STATUS_SYSTEM;
	case COTEJO_EBUSY:
		return STATUS_BUSY;
	case COTEJO_ECORRUPT:
	case COTEJO_EVERSION:
		return STATUS_MEMORY;
	case COTEJO_EARGUMENT:
		return STATUS_USAGE;
	case COTEJO_EINTERRUPTED:
		return STATUS_INTERRUPTED;
	default:
		return of_work[work];
	}
}

/* Writes "cotejo: ", `head` and the escaped text as one line. */
static void write_line(const char *head, const char *text)
{
	char line[MESSAGE_BYTES + 64];
	size_t length = (size_t)snprintf(line, sizeof(line), "cotejo: %s", head);
	size_t room = sizeof(line) - length - 1;

	length += display_escape(line + length, room, (struct cotejo_text){text, strlen(text)});
	line[length++] = '\n';
	progress_clear();
	fwrite(line, 1, length, stderr);
}

CLI_PRINTF(2, 0)
static void write_formatted(const char *head, const char *format, va_list arguments)
{
	char text[MESSAGE_BYTES];

	vsnprintf(text, sizeof(text), format, arguments);
	write_line(head, text);
}

void message(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_formatted("", format, arguments);
	va_end(arguments);
}

void message_warning(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_formatted("warning: ", format, arguments);
	va_end(arguments);
}

int message_error(const struct cotejo_error *error, enum work work)
{
	char text[MESSAGE_BYTES];

	cotejo_error_format(error, text, sizeof(text));
	write_line("", text);
	return message_status(error->code, work);
}

int message_usage(const char *command, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_formatted("", format, arguments);
	va_end(arguments);
	fprintf(stderr, "Try 'cotejo help%s%s'.\n", command ? " " : "", command ? command : "");
	return STATUS_USAGE;
}

int message_no_memory(void)
{
	message("out of memory");
	return STATUS_SYSTEM;
}
