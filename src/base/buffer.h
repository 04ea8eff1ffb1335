/*
 * buffer.h - bytes that grow
 *
 * Zero-initialise it. A failed append sets `failed` and later ones do nothing, so that a long row
 * of appends needs one check at its end.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>

#include "base/error.h"
#include "base/slice.h"

struct buffer {
	char *bytes; /* NULL while empty */
	size_t length, capacity;
	bool failed; /* memory ran out; what is here is not all */
};

void buffer_clear(struct buffer *buffer);

/* Keeps the memory and forgets the bytes and a failure. */
void buffer_reset(struct buffer *buffer);

/* Makes room for `more` bytes behind the end; false when memory ran out. */
bool buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, struct cotejo_text text);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_format(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* Appends a code point as UTF-8; surrogates and what lies past U+10FFFF become U+FFFD. */
void buffer_add_code_point(struct buffer *buffer, uint32_t code_point);

/*
 * Appends a text as the inside of a JSON string: quotes, backslashes and controls escaped; U+2028
 * and U+2029 too, which JavaScript takes for line ends. The text must be valid UTF-8.
 */
void buffer_add_json(struct buffer *buffer, struct cotejo_text text);

/* Appends a number as bytes of seven bits each, the lowest first; the last has its top bit clear
 * (LEB128). */
void buffer_add_packed(struct buffer *buffer, uint64_t number);

/* Appends a number in the C locale, whatever the program's locale is, with `decimals` digits. */
void buffer_add_number(struct buffer *buffer, double number, int decimals);

static inline struct cotejo_text buffer_text(const struct buffer *buffer)
{
	return slice(buffer->bytes ? buffer->bytes : "", buffer->length);
}

/* Hands the bytes to `output` and resets the buffer. COTEJO_ENOMEM when an append failed,
 * COTEJO_EIO when the output did. */
int buffer_flush(
	struct buffer *buffer, const struct cotejo_output *output, struct cotejo_error *error);

#endif
