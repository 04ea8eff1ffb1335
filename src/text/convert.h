/*
 * convert.h - a stream in some charset becomes UTF-8, piece by piece
 *
 * For files that are too large to be decoded at once; decode.h is for those that are not.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_CONVERT_H
#define TEXT_CONVERT_H

#include "base/buffer.h"

/* Not for two threads at once. */
struct converter;

/*
 * Makes a converter from a charset, any name ICU knows; ISO-8859-1 and ASCII stand for their
 * superset windows-1252, as everywhere on the web. Errors: COTEJO_EARGUMENT (unknown charset),
 * COTEJO_ENOMEM.
 */
int converter_new(
	struct converter **ret_converter, const char *charset, struct cotejo_error *error);

void converter_free(struct converter *converter);

/*
 * Appends the next piece as UTF-8. A character that is cut off waits for the piece that completes
 * it; `last` says that none will come. What the charset does not have becomes U+FFFD, and
 * `*replaced` grows. Errors: COTEJO_ENOMEM.
 */
int converter_add(struct converter *converter, struct buffer *text, struct cotejo_text bytes,
	bool last, uint64_t *replaced, struct cotejo_error *error);

/* The byte that windows-1252 has for a character as a code point; U+FFFD for the five it lacks. */
uint32_t convert_windows_1252(unsigned char byte);

#endif
