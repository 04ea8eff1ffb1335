/*
 * completion.c - scripts that complete cotejo's commands and options in a shell
 *
 * Made from the tables of options, so that they cannot be out of date.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "cli/commands.h"
#include "cli/help.h"

/* One option on its way into a script. */
struct entry {
	struct output *output;
	const struct command *command;
};

static void print_words(struct output *output, const char *const *words)
{
	size_t i;

	for (i = 0; words[i]; i++)
		output_format(output, "%s%s", i ? " " : "", words[i]);
}

static void print_command_names(struct output *output, const char *joint)
{
	size_t i;

	for (i = 0; commands[i]; i++)
		output_format(output, "%s%s", i ? joint : "", commands[i]->name);
}

static bool takes_file(const struct option *option)
{
	return option->kind == OPTION_FILE || option->kind == OPTION_FILES ||
	       option->kind == OPTION_TWO_FILES;
}

/* Help inside single quotes; none of our texts holds a backslash. */
static void print_quoted(struct output *output, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'')
			output_string(output, "'\\''");
		else
			output_format(output, "%s%c", strchr(special, *text) ? "\\" : "", *text);
	}
}

/* ---- bash ---- */

static void bash_option(void *user, const struct option *option)
{
	output_format(user, " --%s", option->name);
}

static void bash_choice(void *user, const struct option *option)
{
	struct entry *entry = user;

	if (!option->choices || option->kind == OPTION_MODE)
		return;
	output_format(entry->output, "\t%s:--%s) words='", entry->command->name, option->name);
	print_words(entry->output, option->choices);
	output_string(entry->output, "' ;;\n");
}

/* The beginning of the script: finds the command and the word before the current one. */
static void bash_head(struct output *output)
{
	output_string(output, "# bash completion for cotejo\n_cotejo()\n{\n"
			      "\tlocal current=${COMP_WORDS[COMP_CWORD]} previous='' command=''\n"
			      "\tlocal words='' word\n"
			      "\t((COMP_CWORD > 0)) && previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
			      "\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
			      "\t\tcase $word in\n\t\t");
	print_command_names(output, " | ");
	output_string(output, ") command=$word; break ;;\n\t\tesac\n\tdone\n");
}

/* No words leave the completion to bash, which then completes names of files. */
static void print_bash(struct output *output)
{
	size_t i;

	bash_head(output);
	output_string(output, "\tcase $command:$previous in\n"
			      "\t*:-m | *:--memory | *:-o | *:--output) ;;\n");
	for (i = 0; commands[i]; i++) {
		struct entry entry = {output, commands[i]};

		options_each(commands[i], bash_choice, &entry);
	}
	output_string(output, "\t:*) words='--memory --help --version ");
	print_command_names(output, " ");
	output_string(output, "' ;;\n\thelp:*) words='--completion ");
	print_command_names(output, " ");
	output_string(output, "' ;;\n\t*)\n\t\tcase $command:$current in\n");
	for (i = 0; commands[i]; i++) {
		output_format(output, "\t\t%s:-*) words='", commands[i]->name);
		options_each(commands[i], bash_option, output);
		output_string(output, "' ;;\n");
	}
	output_string(output,
		"\t\tesac\n\t\t;;\n\tesac\n"
		"\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n}\n"
		"complete -o default -F _cotejo cotejo\n");
}

/* ---- zsh ---- */

static void zsh_option(void *user, const struct option *option)
{
	struct entry *entry = user;
	struct output *output = entry->output;

	output_format(output, "\t\t'%s--%s%s[", option->kind == OPTION_FILES ? "*" : "",
		option->name,
		option->kind == OPTION_FLAG   ? ""
		: option->kind == OPTION_MODE ? "=-"
					      : "=");
	print_quoted(output, option->help, "[]:");
	output_string(output, "]");
	if (option->choices) {
		output_format(
			output, "%s:%s:(", option->kind == OPTION_MODE ? ":" : "", option->name);
		print_words(output, option->choices);
		output_string(output, ")");
	} else if (option->kind != OPTION_FLAG) {
		for (int n = 0; n < (option->kind == OPTION_TWO_FILES ? 2 : 1); n++)
			output_format(output, ":%s:%s", option->value,
				takes_file(option) ? "_files" : " ");
	}
	output_string(output, "' \\\n");
}

static void print_zsh(struct output *output)
{
	size_t i;

	output_string(output, "#compdef cotejo\nlocal -a commands\ncommands=(\n");
	for (i = 0; commands[i]; i++) {
		output_format(output, "\t'%s:", commands[i]->name);
		print_quoted(output, commands[i]->summary, ":");
		output_string(output, "'\n");
	}
	output_string(output, ")\n_arguments -C '(-m --memory)'{-m,--memory=}'[the translation "
			      "memory]:FILE:_files' "
			      "'1: :->command' '*:: :->rest'\n"
			      "case $state in\ncommand) _describe command commands "
			      ";;\nrest)\n\tcase $words[1] in\n");
	for (i = 0; commands[i]; i++) {
		struct entry entry = {output, commands[i]};

		output_format(output, "\t%s) _arguments \\\n", commands[i]->name);
		options_each(commands[i], zsh_option, &entry);
		output_format(output, "\t\t'*:FILE:%s' ;;\n",
			commands[i] == &command_help ? "" : "_files");
	}
	output_string(output, "\tesac ;;\nesac\n");
}

/* ---- fish ---- */

static void fish_option(void *user, const struct option *option)
{
	struct entry *entry = user;
	struct output *output = entry->output;

	output_format(output, "complete -c cotejo -n '__fish_seen_subcommand_from %s' -l %s",
		entry->command->name, option->name);
	if (option->letter)
		output_format(output, " -s %c", option->letter);
	if (option->choices) {
		output_string(output, option->kind == OPTION_MODE ? " -f -a '" : " -x -a '");
		print_words(output, option->choices);
		output_string(output, "'");
	} else if (takes_file(option)) {
		output_string(output, " -r -F");
	} else if (option->kind != OPTION_FLAG) {
		output_string(output, " -x");
	}
	output_string(output, " -d '");
	print_quoted(output, option->help, "");
	output_string(output, "'\n");
}

static void print_fish(struct output *output)
{
	size_t i;

	output_string(output, "# fish completion for cotejo\n");
	for (i = 0; commands[i]; i++) {
		struct entry entry = {output, commands[i]};

		output_format(output, "complete -c cotejo -n __fish_use_subcommand -f -a %s -d '",
			commands[i]->name);
		print_quoted(output, commands[i]->summary, "");
		output_string(output, "'\n");
		options_each(commands[i], fish_option, &entry);
	}
}

void completion_print(struct output *output, enum completion_shell shell)
{
	switch (shell) {
	case COMPLETION_BASH:
		print_bash(output);
		break;
	case COMPLETION_ZSH:
		print_zsh(output);
		break;
	case COMPLETION_FISH:
		print_fish(output);
		break;
	}
}
