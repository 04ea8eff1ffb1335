/*
 * memory_path.c - which memory a command works on
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/memory_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/message.h"

static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

static int join(char **ret_path, const char *folder, const char *rest)
{
	size_t size = strlen(folder) + strlen(rest) + 1;
	char *path = malloc(size);

	if (!path)
		return message_no_memory();
	snprintf(path, size, "%s%s", folder, rest);
	*ret_path = path;
	return STATUS_DONE;
}

int memory_path(char **ret_path, const struct arguments *arguments)
{
	const char *given = arguments->memory ? arguments->memory : environment("COTEJO_MEMORY");
	const char *data = environment("XDG_DATA_HOME");
	const char *home = environment("HOME");

	if (given && given[0] == '\0')
		return message_usage(NULL, "-m names no file");
	if (given)
		return join(ret_path, given, "");
	/* The XDG specification says to ignore a relative path. */
	if (data && data[0] == '/')
		return join(ret_path, data, "/cotejo/memory.db");
	if (home)
		return join(ret_path, home, "/.local/share/cotejo/memory.db");
	return message_usage(NULL, "neither HOME nor COTEJO_MEMORY is set; name a memory with -m");
}

int memory_open(struct cotejo_memory **ret_memory, const struct arguments *arguments,
	enum cotejo_memory_mode mode)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char *path = NULL;
	int status = memory_path(&path, arguments);

	if (status != STATUS_DONE)
		return status;
	if (cotejo_memory_open(ret_memory, path, mode, &error) != COTEJO_OK) {
		status = message_status(error.code, WORK_MEMORY);
		if (error.code == COTEJO_ENOTFOUND)
			message("%s: no such memory; 'cotejo add' makes it, -m FILE names another",
				path);
		else
			message_error(&error, WORK_MEMORY);
	}
	free(path);
	return status;
}
