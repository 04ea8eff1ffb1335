/*
 * format.c - which format a result is written in when --format does not say
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/format.h"

#include <string.h>

bool name_is_packed(const char *path)
{
	size_t length = path ? strlen(path) : 0;

	return length > 3 && strcmp(path + length - 3, ".gz") == 0;
}

int format_of_name(const char *path, const char *const *formats)
{
	size_t length = path ? strlen(path) : 0;

	if (name_is_packed(path))
		length -= 3;
	for (int i = 0; formats[i]; i++) {
		size_t ending = strlen(formats[i]);

		if (length > ending && path[length - ending - 1] == '.' &&
			strncmp(path + length - ending, formats[i], ending) == 0)
			return i;
	}
	return -1;
}
