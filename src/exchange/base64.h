/*
 * base64.h - bytes that travelled as letters (RFC 4648, section 4)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_BASE64_H
#define EXCHANGE_BASE64_H

#include "base/buffer.h"

/*
 * Appends what the text stands for. The "=" at its end may be missing. False when it is no base64:
 * another character, "=" elsewhere, or a length that nothing can have; *ret_offset then says where.
 * A lack of memory is left in `buffer->failed`.
 */
bool base64_decode(struct buffer *buffer, struct cotejo_text text, size_t *ret_offset);

#endif
