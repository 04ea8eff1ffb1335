/*
 * commands.h - the commands, one file each
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <stddef.h>

#include "cli/options.h"

extern const struct command command_segment;
extern const struct command command_align;
extern const struct command command_add;
extern const struct command command_import;
extern const struct command command_lookup;
extern const struct command command_evaluate;
extern const struct command command_match;
extern const struct command command_pretranslate;
extern const struct command command_export;
extern const struct command command_check;
extern const struct command command_edit;
extern const struct command command_delete;
extern const struct command command_merge;
extern const struct command command_undo;
extern const struct command command_info;
extern const struct command command_words;
extern const struct command command_learn;
extern const struct command command_lexicon;
extern const struct command command_help;
extern const struct command command_version;

/* All of them in the order of help; NULL ends the list. */
extern const struct command *const commands[];

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* Says that there is no such command, and which may have been meant. Returns STATUS_USAGE. */
int command_unknown(const char *name);

#endif
