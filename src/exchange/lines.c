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

/* The character that a letter behind a backslash stands for; 0: none. */
static char meant_by(char letter)
{
	switch (letter) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

static bool has_only_escapes(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\\' && (++i == length || !meant_by(text[i])))
			return false;
	}
	return true;
}

size_t lines_take_escapes(char *text, size_t length)
{
	size_t kept = 0;

	if (!has_only_escapes(text, length))
		return length;
	for (size_t i = 0; i < length; i++)
		text[kept++] = text[i] == '\\' ? meant_by(text[++i]) : text[i];
	return kept;
}

int lines_end(struct buffer *buffer, const struct cotejo_output *output, struct cotejo_error *error)
{
	buffer_add_byte(buffer, '\n');
	if (!buffer->failed && buffer->length < LINES_FLUSH_BYTES)
		return 0;
	return buffer_flush(buffer, output, error);
}
