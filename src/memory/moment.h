/*
 * moment.h - times as a memory keeps them (seconds since 1970, UTC) and as the API shows them
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_MOMENT_H
#define MEMORY_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

enum { MOMENT_SIZE = sizeof("YYYY-MM-DDThh:mm:ssZ") };

int64_t moment_now(void);

/* "YYYY-MM-DDThh:mm:ssZ". Years outside 0000 to 9999 (a damaged file) become the nearest in it. */
void moment_format(char ret_text[MOMENT_SIZE], int64_t moment);

/* Reads "YYYY-MM-DD" (its first second) or "YYYY-MM-DDThh:mm:ssZ", and nothing else. */
bool moment_parse(int64_t *ret_moment, const char *text);

#endif
