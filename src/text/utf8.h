/*
 * utf8.h - is this UTF-8?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <cotejo/base.h>

/* The offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or
 * text.length when all is. */
size_t utf8_valid_length(struct cotejo_text text);

#endif
