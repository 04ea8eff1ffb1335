/*
 * utf8.h - reading UTF-8, and is it UTF-8 at all?
 *
 * ICU's macros do the same but not without conversion warnings, and they trust pointers instead of
 * slices.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>

#include <cotejo/base.h>

enum { UTF8_REPLACEMENT = 0xfffd };

static inline bool utf8_is_tail(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* How many code points a valid text has. */
static inline size_t utf8_count(struct cotejo_text text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.length; i++)
		count += !utf8_is_tail((unsigned char)text.bytes[i]);
	return count;
}

/* The length of the well-formed sequence at `p` (Unicode 15, table 3-7), of which `left` > 0 bytes
 * are there; 0: none. */
static inline size_t utf8_sequence_length(const char *bytes, size_t left)
{
	const unsigned char *p = (const unsigned char *)bytes;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4 || left < 2 || !utf8_is_tail(p[1]))
		return 0;
	if (p[0] < 0xe0)
		return 2;
	if (left < 3 || !utf8_is_tail(p[2]))
		return 0;
	if (p[0] < 0xf0)
		return (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ? 0 : 3;
	if (left < 4 || !utf8_is_tail(p[3]))
		return 0;
	return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f) ? 0 : 4;
}

/*
 * Reads the code point at byte `i` < text.length and returns where the next one begins. A byte that
 * begins no well-formed sequence is read as U+FFFD alone.
 */
static inline size_t utf8_next(struct cotejo_text text, size_t i, int32_t *ret_point)
{
	const unsigned char *p = (const unsigned char *)text.bytes + i;
	size_t length;

	if (p[0] < 0x80) {
		*ret_point = p[0];
		return i + 1;
	}
	length = utf8_sequence_length(text.bytes + i, text.length - i);
	switch (length) {
	case 2:
		*ret_point = (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		break;
	case 3:
		*ret_point = (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
		break;
	case 4:
		*ret_point = (p[0] & 0x07) << 18 | (p[1] & 0x3f) << 12 | (p[2] & 0x3f) << 6 |
			     (p[3] & 0x3f);
		break;
	default:
		*ret_point = UTF8_REPLACEMENT;
		return i + 1;
	}
	return i + length;
}

/* The offset of the first byte that is not well-formed UTF-8, or text.length when all is. */
size_t utf8_valid_length(struct cotejo_text text);

#endif
