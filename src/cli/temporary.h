/*
 * temporary.h - a file that appears under its name only when it is complete
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_TEMPORARY_H
#define CLI_TEMPORARY_H

#include <stdbool.h>

struct temporary;

/*
 * Opens a file for writing beside the one that it will replace. What is there under the name and is
 * no ordinary file (a device, a pipe) is opened itself. `path` must live as long as the result.
 * Returns 0 or an exit status after a message.
 */
int temporary_open(struct temporary **ret_temporary, const char *path, int *ret_descriptor);

/* Gives the file its name if `status` is success (0 or 1), else removes it. Returns `status` or
 * STATUS_OUTPUT. */
int temporary_close(struct temporary *temporary, int status);

/* Whether two names lead to one file. */
bool temporary_same_file(const char *a, const char *b);

#endif
