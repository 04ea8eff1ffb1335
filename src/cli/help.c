/*
 * help.c - cotejo help, and what --help prints
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/display.h"

enum {
	HELP_COLUMNS = 79,
	OPTION_COLUMN = 28,  /* where the words about an option begin */
	COMMAND_COLUMN = 16, /* and those about a command */
	CHOICES_BYTES = 256
};

/* Fills lines from `column` on; the first one is already filled up to there. */
static void print_folded(struct output *output, const char *words, size_t column)
{
	struct cotejo_text rest = {words, strlen(words)}, line;
	size_t indent = 0;

	while (display_line(&rest, HELP_COLUMNS - column, &line)) {
		output_spaces(output, indent);
		output_text(output, line);
		output_string(output, "\n");
		indent = column;
	}
}

static void print_left(struct output *output, const char *left, size_t column)
{
	size_t length = strlen(left);

	output_string(output, left);
	if (length + 2 <= column) {
		output_spaces(output, column - length);
		return;
	}
	output_string(output, "\n");
	output_spaces(output, column);
}

/* "what it is: text, tsv or jsonl" */
static void describe_choices(char *buffer, size_t size, const struct option *option)
{
	size_t length = (size_t)snprintf(buffer, size, "%s", option->help), i;

	for (i = 0; option->choices[i] && length < size; i++) {
		const char *joint = !i ? ": " : option->choices[i + 1] ? ", " : " or ";

		length += (size_t)snprintf(
			buffer + length, size - length, "%s%s", joint, option->choices[i]);
	}
}

static void print_option(void *user, const struct option *option)
{
	char left[64], letter[8] = "    ", choices[CHOICES_BYTES];
	const char *value = option->value ? option->value : option->choices ? "WORD" : "";

	if (option->letter)
		snprintf(letter, sizeof(letter), "-%c, ", option->letter);
	if (option->kind == OPTION_MODE)
		snprintf(left, sizeof(left), "  %s--%s[=%s]", letter, option->name, value);
	else
		snprintf(left, sizeof(left), "  %s--%s%s%s", letter, option->name,
			value[0] ? " " : "", value);
	print_left(user, left, OPTION_COLUMN);
	if (option->choices)
		describe_choices(choices, sizeof(choices), option);
	print_folded(user, option->choices ? choices : option->help, OPTION_COLUMN);
}

void help_command(struct output *output, const struct command *command)
{
	output_format(output, "usage: cotejo %s [OPTION]...%s%s\n\n", command->name,
		command->operands ? " " : "", command->operands ? command->operands : "");
	print_folded(output, command->about, 0);
	output_string(output, "\n");
	options_each(command, print_option, output);
	output_format(output, "\nThe manual: man cotejo%s%s\n", command->has_page ? "-" : "",
		command->has_page ? command->name : "");
}

void help_program(struct output *output)
{
	size_t i;

	output_string(output, "usage: cotejo [-m MEMORY] COMMAND [OPTION]... [FILE]...\n\n");
	print_folded(output,
		"Cotejo aligns a text and its translation sentence by sentence, keeps the pairs in "
		"a translation memory, and finds how something was translated before.",
		0);
	output_string(output, "\n");
	for (i = 0; commands[i]; i++) {
		char left[32];

		snprintf(left, sizeof(left), "  %s", commands[i]->name);
		print_left(output, left, COMMAND_COLUMN);
		print_folded(output, commands[i]->summary, COMMAND_COLUMN);
	}
	output_string(output, "\n'cotejo help COMMAND' tells more. The manual: man cotejo\n");
}

int help_print(const struct command *command)
{
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_AUTO);

	if (status != STATUS_DONE)
		return status;
	if (command)
		help_command(output, command);
	else
		help_program(output);
	return output_close(output, STATUS_DONE);
}

struct help_values {
	int completion; /* enum completion_shell, or -1 */
};

static const char *const shells[] = {"bash", "zsh", "fish", NULL};

static const struct option help_options[] = {
	{"completion", 0, OPTION_CHOICE, "SHELL", shells, "print the shell's completion script",
		offsetof(struct help_values, completion)},
	{0},
};

static const struct help_values help_defaults = {-1};

static int print_completion(enum completion_shell shell)
{
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_AUTO);

	if (status != STATUS_DONE)
		return status;
	completion_print(output, shell);
	return output_close(output, STATUS_DONE);
}

static int help_run(const void *raw, const struct arguments *arguments)
{
	const struct help_values *values = raw;
	const struct command *command;

	if (values->completion >= 0)
		return print_completion((enum completion_shell)values->completion);
	if (arguments->count == 0)
		return help_print(NULL);
	command = command_find(arguments->operands[0]);
	return command ? help_print(command) : command_unknown(arguments->operands[0]);
}

const struct command command_help = {
	.name = "help",
	.summary = "tell about the program or a command",
	.operands = "[COMMAND]",
	.about = "Tells what the program or one of its commands does.",
	.most_operands = 1,
	.options = help_options,
	.defaults = &help_defaults,
	.values_size = sizeof(struct help_values),
	.run = help_run,
};
