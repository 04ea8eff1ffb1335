/*
 * numbers.c - the same number written in two ways has one key
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/numbers.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

void number_append_key(struct buffer *buffer, struct cotejo_text number)
{
	size_t at = 0, begin = buffer->length;

	while (at < number.length) {
		int32_t point, digit;

		at = utf8_next(number, at, &point);
		digit = u_charDigitValue(point);
		if (digit > 0 || (digit == 0 && buffer->length > begin))
			buffer_add_byte(buffer, (char)('0' + digit));
	}
	if (buffer->length == begin)
		buffer_add_byte(buffer, '0');
}
