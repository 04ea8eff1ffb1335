/*
 * escape.h - text on its way into XML
 *
 * Whatever bytes come in, well-formed XML 1.0 goes out: markup is escaped, and what XML cannot hold
 * (control characters, U+FFFE, U+FFFF, bytes that are not UTF-8) becomes U+FFFD, each counted.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_ESCAPE_H
#define TMX_ESCAPE_H

#include <stdint.h>

#include "base/buffer.h"

/*
 * Appends the text as the content of an element. A carriage return becomes a reference, which
 * parsers leave alone. `*replaced` grows by the number of characters that were replaced; it may be
 * NULL.
 */
void escape_text(struct buffer *buffer, struct cotejo_text text, uint64_t *replaced);

/* The same for the inside of an attribute in double quotes: tabs and line feeds become references
 * too. */
void escape_attribute(struct buffer *buffer, struct cotejo_text text, uint64_t *replaced);

#endif
