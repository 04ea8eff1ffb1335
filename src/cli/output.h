/*
 * output.h - where results go
 *
 * Standard output, or a file that appears under its name only when it is complete. A write that
 * fails is remembered and reported once, by output_close(); what is written after it goes nowhere.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>

#include "cli/message.h"
#include "cli/terminal.h"

enum output_style {
	STYLE_PLAIN,
	STYLE_STRONG, /* headlines */
	STYLE_FAINT,  /* what only accompanies */
	STYLE_MATCH,  /* the phrase that was asked for */
	STYLE_DOUBT   /* what a person should look at */
};

struct output;

/* Call once, first of all: takes care of closed standard descriptors and of closed pipes. */
void output_init(void);

/* `path` NULL or "-" is standard output. Returns 0 or an exit status. */
int output_open(struct output **ret_output, const char *path, enum color_choice color);

/*
 * Writes what is still here and closes. A file gets its name if `status` is success (0 or 1), else
 * it vanishes. Returns `status`, or STATUS_OUTPUT when the output has failed.
 */
int output_close(struct output *output, int status);

/* Text from strangers: on a terminal its controls are replaced, except for line feed and tab. */
void output_text(struct output *output, struct cotejo_text text);
void output_string(struct output *output, const char *string);

/* Our own words. */
void output_format(struct output *output, const char *format, ...) CLI_PRINTF(2, 3);
void output_spaces(struct output *output, size_t count);

/* Writes what is still here, for somebody who waits for it. */
void output_flush(struct output *output);

/* From here on; nothing happens when the output is not coloured. */
void output_style(struct output *output, enum output_style style);

/* The inside of a JSON string. */
void output_json(struct output *output, struct cotejo_text text);

/* A field of a tab-separated line: tab, line feed, carriage return and backslash as \t \n \r \\. */
void output_field(struct output *output, struct cotejo_text text);

/* Lends the output to the library. It refuses after a signal or a failure. */
struct cotejo_output output_sink(struct output *output);

/* Whether a write has failed, so that a library call that failed need not be reported too. */
bool output_failed(const struct output *output);

bool output_is_terminal(const struct output *output);

/* Columns of the terminal, or what COLUMNS says; SIZE_MAX (no folding) when there is neither. */
size_t output_width(const struct output *output);

/* Refuses to replace a file that the command reads. Returns 0 or STATUS_USAGE. */
int output_refuse_same(const char *command, const char *path, const char *input);

#endif
