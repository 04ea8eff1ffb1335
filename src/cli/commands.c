/*
 * commands.c - the list of commands
 *
 * A new command is a file with a `struct command`, and a line here.
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/commands.h"

#include <string.h>

#include "cli/message.h"

const struct command *const commands[] = {
	&command_segment,
	&command_align,
	&command_add,
	&command_import,
	&command_lookup,
	&command_match,
	&command_pretranslate,
	&command_export,
	&command_check,
	&command_edit,
	&command_delete,
	&command_merge,
	&command_undo,
	&command_evaluate,
	&command_info,
	&command_words,
	&command_learn,
	&command_lexicon,
	&command_help,
	&command_version,
	NULL,
};

const struct command *command_find(const char *name)
{
	size_t i;

	for (i = 0; commands[i]; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

static const char *name_of(const void *user, size_t index)
{
	(void)user;
	return commands[index] ? commands[index]->name : NULL;
}

int command_unknown(const char *name)
{
	const char *nearest = options_nearest(name, name_of, NULL);

	if (nearest)
		return message_usage(NULL, "no command '%s'; did you mean '%s'?", name, nearest);
	return message_usage(NULL, "no command '%s'", name);
}
