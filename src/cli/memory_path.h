/*
 * memory_path.h - which memory a command works on
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_MEMORY_PATH_H
#define CLI_MEMORY_PATH_H

#include <cotejo/memory.h>

#include "cli/options.h"

/*
 * The memory's path: -m, else $COTEJO_MEMORY, else $XDG_DATA_HOME/cotejo/memory.db, else
 * ~/.local/share/cotejo/memory.db. The caller frees it. Returns 0 or an exit status.
 */
int memory_path(char **ret_path, const struct arguments *arguments);

/* Opens that memory. Returns 0 or an exit status. */
int memory_open(struct cotejo_memory **ret_memory, const struct arguments *arguments,
	enum cotejo_memory_mode mode);

#endif
