/*
 * lines.c - what the formats of one record a line have in common
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/lines.h"

static const char *escape_of(char c)
{
	switch (c) {
	case '\t':
		return "\\t";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\\':
		return "\\\\";
	default:
		return NULL;
	}
}

void lines_add_field(struct buffer *buffer, struct cotejo_text text)
{
	size_t plain = 0;

	if (text.length == 0)
		return; /* its pointer may be NULL */
	for (size_t i = 0; i < text.length; i++) {
		const char *escape = escape_of(text.bytes[i]);

		if (!escape)
			continue;
		buffer_add(buffer, slice(text.bytes + plain, i - plain));
		buffer_add_string(buffer, escape);
		plain = i + 1;
	}
	buffer_add(buffer, slice(text.bytes + plain, text.length - plain));
}

int lines_end(struct buffer *buffer, const struct cotejo_output *output, struct cotejo_error *error)
{
	buffer_add_byte(buffer, '\n');
	if (!buffer->failed && buffer->length < LINES_FLUSH_BYTES)
		return 0;
	return buffer_flush(buffer, output, error);
}
