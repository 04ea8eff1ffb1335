/*
 * tags.c - tags of languages, as the command line names them
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/tags.h"

#include <string.h>
#include <strings.h>

bool tag_covers(const char *language, const char *tag)
{
	size_t length = strlen(language);

	return strncasecmp(language, tag, length) == 0 &&
	       (tag[length] == '\0' || tag[length] == '-');
}
