/*
 * options.h - command lines, described by tables
 *
 * Each command has a table of its options. The table is all there is: parsing, help and shell
 * completion come from it. Options may stand before and after the operands; "--" ends them.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
	OPTION_FLAG,        /* bool */
	OPTION_TEXT,        /* const char * */
	OPTION_FILE,        /* const char *, and a shell completes names of files */
	OPTION_FILES,       /* struct option_files: may be given again */
	OPTION_TWO_FILES,   /* struct option_two_files: two words */
	OPTION_CHOICE,      /* int: which of `choices` */
	OPTION_MODE,        /* int: the same, but the value may be missing, which is the first */
	OPTION_PROBABILITY, /* double, 0 to 1 */
	OPTION_COUNT        /* size_t */
};

/* The values of an option that may be given more than once. */
enum { OPTION_FILES_MAX = 16 };
struct option_files {
	size_t count;
	const char *paths[OPTION_FILES_MAX];
};

struct option_two_files {
	const char *paths[2]; /* NULL: not given */
};

struct option {
	const char *name; /* without the dashes; NULL ends a table */
	char letter;      /* 0: none */
	enum option_kind kind;
	const char *value; /* what the value is called in help; NULL for flags and choices */
	const char *const *choices;
	const char *help;
	size_t offset; /* of the variable in the command's structure of values */
};

/* What every command gets besides the values of its own options. */
struct arguments {
	const char *memory; /* -m; NULL: not given */
	bool help;
	size_t count;
	char **operands;
};

enum { ANY_NUMBER = -1 };

struct command {
	const char *name;
	const char *summary;  /* one line, for the list of commands */
	const char *operands; /* for help: "LEFT RIGHT" */
	const char *about;    /* for help: some sentences */
	bool has_page;        /* a manual page of its own, cotejo-NAME(1) */
	bool needs_memory;    /* takes -m */
	int least_operands, most_operands;
	const struct option *options; /* NULL: none */
	const struct option *shared;  /* with other commands; NULL: none */
	size_t shared_offset;         /* of their structure within the values */
	const void *defaults;         /* what the values are before parsing; NULL: all zero */
	size_t values_size;
	int (*run)(const void *values, const struct arguments *arguments);
};

/* The options that every command has, and those of commands that need a memory. */
extern const struct option options_common[];
extern const struct option options_of_memory[];

/*
 * Parses what follows the command's name. `values` starts as the command's defaults. Operands are
 * moved to the front of `argv` in their order. Returns 0, or STATUS_USAGE after a message.
 */
int options_parse(const struct command *command, int argc, char **argv, void *values,
	struct arguments *arguments);

/* Calls `each` for every option of a command, the common ones last. */
void options_each(const struct command *command,
	void (*each)(void *user, const struct option *option), void *user);

/* Of the names that `next(user, i)` hands out for i = 0, 1, ... until NULL: the one most like
 * `word`, or NULL when none is near. */
const char *options_nearest(
	const char *word, const char *(*next)(const void *user, size_t index), const void *user);

#endif
