/*
 * utf8.c - is this UTF-8?
 *
 * Everything that comes in passes here once, so that the loops behind it may trust their bytes.
 * Eight ASCII bytes at a time are skipped; the rest follows table 3-7 of the Unicode Standard.
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/utf8.h"

#include <stdbool.h>
#include <string.h>

static bool is_ascii_block(const char *bytes)
{
	uint64_t block;

	memcpy(&block, bytes, sizeof(block));
	return (block & 0x8080808080808080U) == 0;
}

size_t utf8_valid_length(struct cotejo_text text)
{
	size_t i = 0;

	while (i < text.length) {
		size_t length;

		if (text.length - i >= sizeof(uint64_t) && is_ascii_block(text.bytes + i)) {
			i += sizeof(uint64_t);
			continue;
		}
		length = utf8_sequence_length(text.bytes + i, text.length - i);
		if (length == 0)
			return i;
		i += length;
	}
	return i;
}
