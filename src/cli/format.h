/*
 * format.h - which format a result is written in when --format does not say
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

#include <stdbool.h>

/* Whether a file's name ends in ".gz". NULL does not. */
bool name_is_packed(const char *path);

/* The index in `formats` (a list that NULL ends) of the ending of a file's name, such as "tmx" of
 * "memory.tmx" or of "memory.tmx.gz"; -1 when it is not among them or `path` is NULL. */
int format_of_name(const char *path, const char *const *formats);

#endif
