/*
 * base64.c - bytes that travelled as letters (RFC 4648, section 4)
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/base64.h"

enum { BITS = 6, GROUP = 4, NO_VALUE = 64 };

static unsigned value_of(char letter)
{
	if (letter >= 'A' && letter <= 'Z')
		return (unsigned)(letter - 'A');
	if (letter >= 'a' && letter <= 'z')
		return (unsigned)(letter - 'a' + 26);
	if (letter >= '0' && letter <= '9')
		return (unsigned)(letter - '0' + 52);
	return letter == '+' ? 62 : letter == '/' ? 63 : NO_VALUE;
}

/* The length without the "=" at the end, of which a whole number of groups has up to two. */
static size_t length_unpadded(struct cotejo_text text)
{
	size_t length = text.length;

	if (length % GROUP)
		return length;
	while (length && text.length - length < 2 && text.bytes[length - 1] == '=')
		length--;
	return length;
}

bool base64_decode(struct buffer *buffer, struct cotejo_text text, size_t *ret_offset)
{
	size_t length = length_unpadded(text), used = 0;
	unsigned bits = 0, count = 0;
	char *out;

	*ret_offset = length;
	if (length % GROUP == 1)
		return false;
	if (!buffer_reserve(buffer, length / GROUP * 3 + 3))
		return true;
	out = buffer->bytes + buffer->length;
	for (size_t i = 0; i < length; i++) {
		unsigned value = value_of(text.bytes[i]);

		if (value == NO_VALUE) {
			*ret_offset = i;
			return false;
		}
		bits = (bits << BITS | value) & 0xffffff;
		count += BITS;
		if (count >= 8) {
			count -= 8;
			out[used++] = (char)(bits >> count & 0xff);
		}
	}
	buffer->length += used;
	return true;
}
