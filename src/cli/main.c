/*
 * main.c - the program cotejo
 *
 * Finds the command, parses its options, runs it. What stands before the command: -m, --help,
 * --version.
 *
 * SPDX-License-Identifier: MIT
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/display.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/output.h"

/* What stands before the command's name, as if it were a command's own options. */
struct leading {
	struct arguments arguments; /* its `memory` goes to the command */
	const struct command *command;
	int next; /* the word behind the name */
};

static bool is_word(const char *word, const char *name, const char *letter)
{
	return strcmp(word, name) == 0 || strcmp(word, letter) == 0;
}

/* The value of -m in any of its spellings, or NULL with `*index` unchanged. */
static const char *leading_memory(int argc, char **argv, int *index)
{
	const char *word = argv[*index];

	if (is_word(word, "--memory", "-m") && *index + 1 < argc)
		return argv[++*index];
	if (strncmp(word, "--memory=", strlen("--memory=")) == 0)
		return word + strlen("--memory=");
	if (strncmp(word, "-m", 2) == 0 && word[2])
		return word + 2;
	return NULL;
}

static int parse_leading(struct leading *leading, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		const char *memory = leading_memory(argc, argv, &i);

		if (memory) {
			leading->arguments.memory = memory;
			continue;
		}
		assert(argv[i]); /* i < argc, whatever -m has taken */
		if (is_word(argv[i], "--memory", "-m"))
			return message_usage(NULL, "-m needs a value (FILE)");
		if (argv[i][0] != '-')
			leading->command = command_find(argv[i]);
		else if (is_word(argv[i], "--help", "-h"))
			leading->command = &command_help;
		else if (is_word(argv[i], "--version", "-V"))
			leading->command = &command_version;
		else
			return message_usage(NULL, "no option '%s' before the command", argv[i]);
		leading->next = i + 1;
		return leading->command ? STATUS_DONE : command_unknown(argv[i]);
	}
	return message_usage(NULL, "no command given");
}

static int run(struct leading *leading, int argc, char **argv)
{
	const struct command *command = leading->command;
	void *values;
	int status;

	assert(command);
	/* One byte at least: calloc(1, 0) may be NULL. */
	values = calloc(1, command->values_size + 1);
	if (!values)
		return message_no_memory();
	if (command->defaults)
		memcpy(values, command->defaults, command->values_size);
	status = options_parse(command, argc, argv, values, &leading->arguments);
	if (status == STATUS_DONE && leading->arguments.help)
		status = help_print(command);
	else if (status == STATUS_DONE)
		status = command->run(values, &leading->arguments);
	free(values);
	return status;
}

int main(int argc, char **argv)
{
	struct leading leading = {0};
	int status;

	output_init();
	display_init();
	status = parse_leading(&leading, argc, argv);
	if (status != STATUS_DONE)
		return status;
	return run(&leading, argc - leading.next, argv + leading.next);
}
