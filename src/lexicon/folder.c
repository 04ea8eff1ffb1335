/*
 * folder.c - the lexicons of a folder, one a pair of languages
 *
 * Their names say which: "en-es.tsv". So one that is added is found without a word about its
 * languages in the code.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/lexicon.h"

#include "base/buffer.h"
#include "text/language.h"

static void make_path(
	struct buffer *path, const char *folder, const char *source, const char *target)
{
	buffer_reset(path);
	buffer_add_format(path, "%s/%s-%s.tsv", folder, source, target);
	buffer_add_byte(path, '\0');
}

static int read_if_there(
	struct cotejo_lexicon *lexicon, struct buffer *path, struct cotejo_error *error)
{
	int status = path->failed ? error_no_memory(error)
				  : cotejo_lexicon_read(lexicon, path->bytes, error);

	return status == 0 ? 1 : status == COTEJO_ENOTFOUND ? 0 : status;
}

int cotejo_lexicon_read_languages(struct cotejo_lexicon *lexicon, const char *folder,
	const char *left_language, const char *right_language, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE], left[LANGUAGE_SIZE], right[LANGUAGE_SIZE];
	struct buffer path = {0};
	int status = language_canonical(tag, left_language, error);

	if (status < 0)
		return status;
	language_primary(left, tag);
	status = language_canonical(tag, right_language, error);
	if (status < 0)
		return status;
	language_primary(right, tag);
	make_path(&path, folder ? folder : LEXICON_FOLDER, left, right);
	status = read_if_there(lexicon, &path, error);
	if (status == 0) {
		make_path(&path, folder ? folder : LEXICON_FOLDER, right, left);
		status = read_if_there(lexicon, &path, error);
	}
	buffer_clear(&path);
	return status;
}
