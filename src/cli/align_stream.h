/*
 * align_stream.h - cotejo align --stream: an article pair a line
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_ALIGN_STREAM_H
#define CLI_ALIGN_STREAM_H

#include <cotejo/stream.h>

#include "cli/pair.h"

struct align_stream_request {
	const char *input;                        /* a path, or "-" */
	const char *output;                       /* NULL: standard output */
	enum cotejo_stream_format format, answer; /* of the lines that come, of those that go */
	double min_probability;
	size_t jobs;
	bool check_sides; /* look whether they are swapped */
	const struct pair_values *pair;
	struct cotejo_memory *memory; /* begin with what it has learnt; NULL: there is none */
};

/* Aligns all lines. Returns 0 or an exit status; STATUS_INPUT when some could not be aligned. */
int align_stream(const struct align_stream_request *request);

#endif
