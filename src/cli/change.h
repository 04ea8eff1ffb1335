/*
 * change.h - what the commands that change units have in common
 *
 * Without --yes all is done, shown and undone again, so that what is shown is what would happen.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_CHANGE_H
#define CLI_CHANGE_H

#include <cotejo/edit.h>

#include "cli/filter.h"
#include "cli/options.h"

struct change_values {
	int format; /* enum change_format */
	bool yes, all;
	const char *changer;
	size_t limit;
	struct filter_values filter;
};

extern const char *const change_formats[];
enum { CHANGE_LIMIT = 20 /* units shown; a screen or two */ };

/* The options of such a command, whose values have a struct change_values `change`. */
#define CHANGE_OPTIONS(type)                                                                     \
	{"format", 'f', OPTION_CHOICE, "FORMAT", change_formats, "how to print (default: text)", \
		offsetof(type, change.format)},                                                  \
		{"yes", 'y', OPTION_FLAG, NULL, NULL, "do it, not only show what would be done", \
			offsetof(type, change.yes)},                                             \
		{"all", 0, OPTION_FLAG, NULL, NULL, "all units, when no option chooses",         \
			offsetof(type, change.all)},                                             \
		{"changer", 0, OPTION_TEXT, "NAME", NULL, "who is named as the one who changes", \
			offsetof(type, change.changer)},                                         \
	{                                                                                        \
		"limit", 'n', OPTION_COUNT, "N", NULL, "show at most so many units, 0 for all",  \
			offsetof(type, change.limit)                                             \
	}

/* The change itself: a call of the library with what the command line says. */
struct change_call {
	const char *command;
	int (*make)(struct cotejo_memory *memory, const struct cotejo_filter *filter,
		const struct cotejo_change_options *options,
		struct cotejo_change_result *ret_result, const void *user,
		struct cotejo_error *error);
	const void *user;
};

/* Opens the memory, makes or tries the change, shows it and says what has been done. Returns an
 * exit status. */
int change_run(const struct change_call *call, const struct change_values *values,
	const struct arguments *arguments);

#endif
