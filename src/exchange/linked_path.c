/*
 * linked_path.c - where the documents are that a file of links names
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/linked_path.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/slice.h"

enum { ENDINGS = 2, NAMES_MAX = 3 };

static const char *const endings[ENDINGS] = {"", ".gz"};

static bool ends_with(struct cotejo_text name, const char *ending)
{
	size_t length = strlen(ending);

	return name.length > length &&
	       memcmp(name.bytes + name.length - length, ending, length) == 0;
}

/* 1 and the path, where links have been followed, of an ordinary file below the folder. */
static int look(char **ret_path, const char *folder, const char *name, struct cotejo_error *error)
{
	size_t size = strlen(folder) + strlen(name) + 2, length = strlen(folder);
	char *path = malloc(size), *real;
	struct stat status;

	if (!path)
		return error_no_memory(error);
	snprintf(path, size, "%s/%s", folder, name);
	real = realpath(path, NULL);
	free(path);
	if (!real)
		return 0;
	/* "/" ends with what all others have behind them. */
	length -= length == 1;
	if (strncmp(real, folder, length) != 0 || real[length] != '/' || stat(real, &status) < 0 ||
		!S_ISREG(status.st_mode)) {
		free(real);
		return 0;
	}
	*ret_path = real;
	return 1;
}

/* The names under which a document may stand, without .gz. */
struct names {
	struct cotejo_text stems[NAMES_MAX];
	const char *endings[NAMES_MAX];
	size_t count;
};

static struct names names_of(struct cotejo_text name)
{
	struct names names = {{{NULL, 0}}, {NULL}, 0};
	struct cotejo_text stem;

	if (ends_with(name, ".gz"))
		name.length -= strlen(".gz");
	stem = name;
	while (stem.length && stem.bytes[stem.length - 1] != '.' &&
		stem.bytes[stem.length - 1] != '/')
		stem.length--;
	if (!ends_with(name, ".xml")) {
		names.stems[names.count] = name;
		names.endings[names.count++] = ".xml";
		if (stem.length > 1 && stem.bytes[stem.length - 1] == '.') {
			names.stems[names.count] = slice(stem.bytes, stem.length - 1);
			names.endings[names.count++] = ".xml";
		}
	}
	names.stems[names.count] = name;
	names.endings[names.count++] = "";
	return names;
}

static int look_by_name(
	char **ret_path, const char *folder, struct cotejo_text name, struct cotejo_error *error)
{
	struct names names = names_of(name);
	char candidate[PATH_MAX];
	int code = 0;

	for (size_t i = 0; i < names.count * ENDINGS && code == 0; i++) {
		struct cotejo_text stem = names.stems[i / ENDINGS];

		snprintf(candidate, sizeof(candidate), "%.*s%s%s", (int)stem.length, stem.bytes,
			names.endings[i / ENDINGS], endings[i % ENDINGS]);
		code = look(ret_path, folder, candidate, error);
	}
	return code;
}

int linked_path_find(
	char **ret_path, const char *folder, const char *name, struct cotejo_error *error)
{
	const char *last = strrchr(name, '/');
	char *real;
	int code;

	if (!name[0] || strlen(name) >= PATH_MAX - sizeof(".xml.gz"))
		return 0;
	real = realpath(folder, NULL);
	if (!real)
		return 0;
	code = look_by_name(ret_path, real, slice_of(name), error);
	if (code == 0 && last && last[1])
		code = look_by_name(ret_path, real, slice_of(last + 1), error);
	free(real);
	return code;
}

char *linked_path_folder(const char *path)
{
	const char *last = strrchr(path, '/');

	if (!last)
		return strdup(".");
	return last == path ? strdup("/") : strndup(path, (size_t)(last - path));
}
