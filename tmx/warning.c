/*
 * warning.c - what was odd about a file that was read nevertheless
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/warning.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const names[WARNING_CODES] = {
	[WARNING_CHARSET] = "charset",
	[WARNING_BYTES] = "bytes",
	[WARNING_CHARACTER] = "character",
	[WARNING_ENTITY] = "entity",
	[WARNING_MARKUP] = "markup",
	[WARNING_NESTING] = "nesting",
	[WARNING_TRUNCATED] = "truncated",
	[WARNING_ELEMENT] = "element",
	[WARNING_TEXT] = "text",
	[WARNING_VERSION] = "version",
	[WARNING_HEADER] = "header",
	[WARNING_LANGUAGE] = "language",
	[WARNING_DATE] = "date",
	[WARNING_CODE] = "code",
	[WARNING_UNIT] = "unit",
	[WARNING_LINE] = "line",
	[WARNING_DOCUMENT] = "document",
	[WARNING_LINK] = "link",
};

const char *warning_name(enum tmx_warning_code code)
{
	return names[code];
}

/* A message is one line, whatever a stranger's file put into it. */
static void make_one_line(char *message)
{
	for (; *message; message++) {
		if ((unsigned char)*message < ' ' || *message == 0x7f)
			*message = ' ';
	}
}

void warning_add(struct tmx_warnings *warnings, enum tmx_warning_code code, size_t line,
	size_t column, const char *format, ...)
{
	struct tmx_warning warning = {.code = code, .line = line, .column = column};
	va_list arguments;

	warnings->counts[code]++;
	if (!warnings->warn)
		return;
	va_start(arguments, format);
	vsnprintf(warning.message, sizeof(warning.message), format, arguments);
	va_end(arguments);
	make_one_line(warning.message);
	warnings->warn(warnings->user, &warning);
}
