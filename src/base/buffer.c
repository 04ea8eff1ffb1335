/*
 * buffer.c - bytes that grow
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/buffer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

void buffer_clear(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){0};
}

void buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

bool buffer_reserve(struct buffer *buffer, size_t more)
{
	char *grown;

	if (buffer->failed || more > SIZE_MAX - buffer->length) {
		buffer->failed = true;
		return false;
	}
	grown = array_reserve(buffer->bytes, &buffer->capacity, buffer->length + more, 1);
	if (!grown) {
		buffer->failed = true;
		return false;
	}
	buffer->bytes = grown;
	return true;
}

void buffer_add(struct buffer *buffer, struct cotejo_text text)
{
	if (text.length == 0 || !buffer_reserve(buffer, text.length))
		return;
	memcpy(buffer->bytes + buffer->length, text.bytes, text.length);
	buffer->length += text.length;
}

void buffer_add_string(struct buffer *buffer, const char *string)
{
	buffer_add(buffer, slice_of(string));
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
	buffer_add(buffer, slice(&byte, 1));
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length >= 0 && buffer_reserve(buffer, (size_t)length + 1)) {
		vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}

void buffer_add_code_point(struct buffer *buffer, uint32_t c)
{
	char bytes[4];
	size_t length;

	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		bytes[0] = (char)c;
		length = 1;
	} else if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3f));
		length = 2;
	} else if (c < 0x10000) {
		bytes[0] = (char)(0xe0 | c >> 12);
		bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (c & 0x3f));
		length = 3;
	} else {
		bytes[0] = (char)(0xf0 | c >> 18);
		bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
		bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[3] = (char)(0x80 | (c & 0x3f));
		length = 4;
	}
	buffer_add(buffer, slice(bytes, length));
}

static bool is_line_separator(struct cotejo_text text, size_t i)
{
	return i + 2 < text.length && (unsigned char)text.bytes[i] == 0xe2 &&
	       (unsigned char)text.bytes[i + 1] == 0x80 &&
	       ((unsigned char)text.bytes[i + 2] & 0xfe) == 0xa8;
}

static void add_json_escape(struct buffer *buffer, unsigned char c)
{
	static const char letters[] = "btnvfr"; /* U+0008 to U+000D */

	if (c >= 8 && c <= 13 && c != 11)
		buffer_add_format(buffer, "\\%c", letters[c - 8]);
	else if (c == '"' || c == '\\')
		buffer_add_format(buffer, "\\%c", c);
	else
		buffer_add_format(buffer, "\\u%04x", c);
}

void buffer_add_json(struct buffer *buffer, struct cotejo_text text)
{
	size_t plain = 0;

	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.bytes[i];
		bool separator = c == 0xe2 && is_line_separator(text, i);

		if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f && !separator)
			continue;
		buffer_add(buffer, slice(text.bytes + plain, i - plain));
		if (separator) {
			buffer_add_string(buffer, (text.bytes[i + 2] & 1) ? "\\u2029" : "\\u2028");
			i += 2;
		} else {
			add_json_escape(buffer, c);
		}
		plain = i + 1;
	}
	buffer_add(buffer, slice(text.bytes + plain, text.length - plain));
}

void buffer_add_packed(struct buffer *buffer, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		buffer_add_byte(buffer, (char)(number | 0x80));
	buffer_add_byte(buffer, (char)number);
}

void buffer_add_number(struct buffer *buffer, double number, int decimals)
{
	size_t start = buffer->length;

	buffer_add_format(buffer, "%.*f", decimals, number);
	for (size_t i = start; i < buffer->length; i++) {
		if (buffer->bytes[i] == ',')
			buffer->bytes[i] = '.';
	}
}

int buffer_flush(
	struct buffer *buffer, const struct cotejo_output *output, struct cotejo_error *error)
{
	int code = 0;

	errno = 0;
	if (buffer->failed) {
		code = error_no_memory(error);
	} else if (buffer->length &&
		   output->write(output->user, buffer->bytes, buffer->length) != 0) {
		error_errno(error, errno ? errno : EIO, "cannot write the output");
		code = COTEJO_EIO;
	}
	if (code && error)
		error->code = code;
	buffer_reset(buffer);
	return code;
}
