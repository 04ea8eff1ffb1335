/*
 * format.c - which format a result is written in when --format does not say
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/format.h"

#include <string.h>

int format_of_name(const char *path, const char *const *formats)
{
	const char *dot = path ? strrchr(path, '.') : NULL;
	int i;

	for (i = 0; dot && formats[i]; i++) {
		if (strcmp(dot + 1, formats[i]) == 0)
			return i;
	}
	return -1;
}
