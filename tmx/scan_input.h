/*
 * scan_input.h - the characters under the scanner, with their places
 *
 * A failure is kept in the scanner and looks like the end of the file, so that only scan_next() has
 * to ask for it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_SCAN_INPUT_H
#define TMX_SCAN_INPUT_H

#include "tmx/scan.h"

enum { SCAN_NO_MORE = -1 };

/* Gets the next piece; its first byte, or SCAN_NO_MORE. */
int scan_refill(struct tmx_scanner *scanner);

/* The next byte, which stays. */
static inline int scan_peek(struct tmx_scanner *scanner)
{
	return scanner->at < scanner->end ? (unsigned char)*scanner->at : scan_refill(scanner);
}

/* Takes the next byte. A carriage return, with the line feed behind it, is a line feed; a NUL
 * fails.
 */
int scan_take(struct tmx_scanner *scanner);

void scan_skip_spaces(struct tmx_scanner *scanner);

size_t scan_column(const struct tmx_scanner *scanner);

/* At the current place. */
void scan_warn(struct tmx_scanner *scanner, enum tmx_warning_code code, const char *format, ...)
	PRINTF_LIKE(3, 4);
void scan_fail(struct tmx_scanner *scanner, int code, const char *format, ...) PRINTF_LIKE(3, 4);

/* Whether a name may begin with the byte, or go on with it. */
bool scan_begins_name(int byte);
bool scan_continues_name(int byte);

/*
 * Takes what lies before the next `<` or, within quotes, the closing one: text with its references
 * resolved. Characters that XML cannot hold are left out with a warning. `quote` is 0 outside of
 * attributes; inside, white space becomes spaces.
 */
void scan_take_text(struct tmx_scanner *scanner, struct buffer *text, char quote);

/* Appends a character as it stands, without resolving anything. */
void scan_add_raw(struct tmx_scanner *scanner, struct buffer *text, int byte);

/* Takes out of a text, from `begin` on, what XML cannot hold: for text that was taken as it came.
 */
void scan_clean(struct tmx_scanner *scanner, struct buffer *text, size_t begin);

/* Resolves a reference whose & has been taken. */
void scan_reference(struct tmx_scanner *scanner, struct buffer *text);

/* Skips a document type declaration whose "<!D" has been taken; `is_cut` when it has no end. */
void scan_skip_doctype(struct tmx_scanner *scanner);

/*
 * Skips, or appends to `text` unless it is NULL, all up to `count` times `mark` and a >: the ends
 * of comments (-- >), processing instructions (? >) and CDATA sections (]] >).
 */
void scan_take_until(struct tmx_scanner *scanner, struct buffer *text, char mark, size_t count);

#endif
