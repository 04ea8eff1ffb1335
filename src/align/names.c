/*
 * names.c - the names of two languages, for who aligns many short texts (cotejo/align.h)
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "align/align.h"
#include "base/error.h"

int cotejo_names_new(struct cotejo_names **ret_names, const char *left_language,
	const char *right_language, struct cotejo_error *error)
{
	char left[LANGUAGE_SIZE], right[LANGUAGE_SIZE];
	struct cotejo_names *names;
	int code = language_canonical(left, left_language, error);

	if (code == 0)
		code = language_canonical(right, right_language, error);
	if (code < 0)
		return code;
	names = calloc(1, sizeof(*names));
	if (!names)
		return error_no_memory(error);
	code = names_list_fill(&names->list, left, right, error);
	if (code < 0) {
		cotejo_names_free(names);
		return code;
	}
	*ret_names = names;
	return 0;
}

void cotejo_names_free(struct cotejo_names *names)
{
	if (!names)
		return;
	names_list_clear(&names->list);
	free(names);
}
