/*
 * decode.h - bytes in any charset become UTF-8
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "base/buffer.h"

/*
 * Appends `bytes` as valid UTF-8 without a byte order mark. The charset is `charset` if given; else
 * what a byte order mark says; else UTF-8 if the bytes are; else `declared` (what the page says of
 * itself, may be NULL); else ICU's best guess. Line ends become line feeds, NUL and other controls
 * become U+FFFD. Errors: COTEJO_EARGUMENT (`charset` unknown), COTEJO_EENCODING (bytes that a given
 * `charset` does not allow, with offset; or bytes that are no text at all), COTEJO_ENOMEM. An
 * unknown `declared` is ignored.
 */
int decode(struct buffer *ret_text, struct cotejo_text bytes, const char *charset,
	const char *declared, struct cotejo_error *error);

#endif
