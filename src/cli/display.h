/*
 * display.h - text as it stands on a terminal: code points, columns, lines
 *
 * Works on UTF-8 whatever the locale says; the locale only tells wcwidth() about characters.
 * Nothing here allocates.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_DISPLAY_H
#define CLI_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cotejo/base.h>

/* What stands for a byte that is no UTF-8; no code point. */
#define DISPLAY_BAD UINT32_MAX

/* Lets wcwidth() know more than ASCII even when the user's locale does not. Call once, first. */
void display_init(void);

/* The code point at the start of a text that is not empty, and how many bytes it takes; DISPLAY_BAD
 * and 1 when the bytes are no UTF-8. */
uint32_t display_decode(struct cotejo_text text, size_t *ret_bytes);

/* C0, DEL and C1: what a terminal may take for a command. */
bool display_is_control(uint32_t code_point);

/* Columns that a text takes; combining characters take none, wide ones two. */
size_t display_width(struct cotejo_text text);

/*
 * Cuts the next line of at most `width` columns (at least 2) off `rest`: at a line feed, else at a
 * space, else next to a wide character, else wherever the column ends. White space at the cut is
 * dropped. False when nothing is left.
 */
bool display_line(struct cotejo_text *rest, size_t width, struct cotejo_text *ret_line);

/* Copies a text with controls and bad bytes written as \n, \t, \xHH; cut to `size` bytes without a
 * terminator. Returns the bytes written. */
size_t display_escape(char *buffer, size_t size, struct cotejo_text text);

#endif
