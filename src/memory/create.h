/*
 * create.h - a new memory appears whole or not at all
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_CREATE_H
#define MEMORY_CREATE_H

#include <cotejo/error.h>

/*
 * Makes an empty memory at `path`, with the folders above it. When somebody else has made one
 * meanwhile, theirs stays. COTEJO_EIO, COTEJO_ENOMEM; then there is no file.
 */
int create_memory(const char *path, struct cotejo_error *error);

#endif
