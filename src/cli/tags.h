/*
 * tags.h - tags of languages, as the command line names them
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_TAGS_H
#define CLI_TAGS_H

#include <stdbool.h>

/* A language stands for its regions too: "es" covers "es-MX". */
bool tag_covers(const char *language, const char *tag);

#endif
