/*
 * terminal.h - what is on the other end of a descriptor
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* Answers to --color, in the order of `terminal_color_choices`. */
enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };
extern const char *const terminal_color_choices[];

/* A terminal that knows escape sequences (TERM is set and not "dumb"). */
bool terminal_is_smart(int descriptor);

/* Columns: the COLUMNS that the user has set, else the terminal's, else 80; never less than 20. */
size_t terminal_width(int descriptor);

/* Whether to colour: as chosen; else on smart terminals, unless NO_COLOR is set and not empty. */
bool terminal_wants_color(int descriptor, enum color_choice choice);

#endif
