/*
 * number.c - numbers as people write them on a command line
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/number.h"

#include <stdint.h>

/* More digits than a double can tell apart are a slip of the hand. */
enum { MOST_DECIMALS = 15 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool number_count(const char *text, size_t *ret_count)
{
	size_t count = 0;

	if (!text[0])
		return false;
	for (; *text; text++) {
		size_t digit = (size_t)(*text - '0');

		if (!is_digit(*text) || count > (SIZE_MAX - digit) / 10)
			return false;
		count = count * 10 + digit;
	}
	*ret_count = count;
	return true;
}

bool number_probability(const char *text, double *ret_probability)
{
	uint64_t digits = 0, scale = 1;
	bool any = false;
	int decimals = 0;

	for (; is_digit(*text); text++, any = true) {
		digits = digits * 10 + (uint64_t)(*text - '0');
		if (digits > 1)
			return false;
	}
	if (*text == '.') {
		for (text++; is_digit(*text); text++, any = true) {
			if (++decimals > MOST_DECIMALS)
				return false;
			digits = digits * 10 + (uint64_t)(*text - '0');
			scale *= 10;
		}
	}
	if (!any || *text || digits > scale)
		return false;
	*ret_probability = (double)digits / (double)scale;
	return true;
}
