/*
 * options.h - options of a caller that may be older or newer than the library
 *
 * A structure of options begins with its own size, and new members go to its end. So what both
 * sides know is the front of it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include <stddef.h>
#include <string.h>

/*
 * Takes over into `whole`, a structure of `size` bytes with its defaults, what the caller's version
 * of it has. `given` may be NULL. The size that the caller gave is taken over too.
 */
static inline void options_take(void *whole, size_t size, const void *given)
{
	size_t given_size;

	if (!given)
		return;
	memcpy(&given_size, given, sizeof(given_size));
	memcpy(whole, given, given_size < size ? given_size : size);
}

#endif
