/*
 * filter.h - the options that choose units, for all commands that work on some of a memory
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_FILTER_H
#define CLI_FILTER_H

#include <stdbool.h>

#include <cotejo/memory.h>

#include "cli/options.h"

struct filter_values {
	const char *source, *target;
	double min_probability, below_probability;
	const char *document, *since, *before, *states, *property, *contains;
};

/* A `shared` table of a command, for a struct filter_values within its values. */
extern const struct option filter_options[];

enum { FILTER_NAME_SIZE = 256 };

/* The filter, and what it points to besides the command line. */
struct filter_of_units {
	struct cotejo_filter filter;
	char property[FILTER_NAME_SIZE];
	int64_t *ids;
};

/*
 * Makes the filter that the values ask for, and the numbers of units among the operands ("17",
 * "20-30"; none: all). Returns 0, or STATUS_USAGE or STATUS_SYSTEM after a message. The caller
 * clears it in any case.
 */
int filter_make(struct filter_of_units *filter, const struct filter_values *values,
	const struct arguments *arguments, const char *command);

void filter_unmake(struct filter_of_units *filter);

/* Whether anything is asked for at all, so that a command need not work on a whole memory by
 * accident. */
bool filter_chooses(const struct filter_values *values, const struct arguments *arguments);

#endif
