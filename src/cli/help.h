/*
 * help.h - what the tables of options say to people
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"
#include "cli/output.h"

/* Prints the help of one command. */
void help_command(struct output *output, const struct command *command);

/* Prints what the program is and its commands. */
void help_program(struct output *output);

/* Opens standard output, prints the help of a command (NULL: of the program) and closes it. */
int help_print(const struct command *command);

/* Prints a shell's completion script; see completion.c. */
enum completion_shell { COMPLETION_BASH, COMPLETION_ZSH, COMPLETION_FISH };
void completion_print(struct output *output, enum completion_shell shell);

#endif
