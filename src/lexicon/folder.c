/*
 * folder.c - the lexicons of a folder, one a pair of languages
 *
 * Their names say which: "en-es.tsv", or "en-es.lexicon" if it is compiled. So one that is added is
 * found without a word about its languages in the code.
 *
 * SPDX-License-Identifier: MIT
 */
#include "lexicon/lexicon.h"

#include "base/buffer.h"
#include "text/language.h"

/* What somebody has put there as text counts more than what was compiled. */
static const char *const endings[] = {"tsv", "lexicon"};
enum { ENDINGS = sizeof(endings) / sizeof(endings[0]) };

static int read_if_there(struct cotejo_lexicon *lexicon, const char *folder, const char *source,
	const char *target, struct cotejo_error *error)
{
	struct buffer path = {0};
	int status = COTEJO_ENOTFOUND;

	for (int i = 0; i < ENDINGS && status == COTEJO_ENOTFOUND; i++) {
		buffer_reset(&path);
		buffer_add_format(&path, "%s/%s-%s.%s", folder, source, target, endings[i]);
		buffer_add_byte(&path, '\0');
		status = path.failed ? error_no_memory(error)
				     : cotejo_lexicon_read(lexicon, path.bytes, error);
	}
	buffer_clear(&path);
	return status == 0 ? 1 : status == COTEJO_ENOTFOUND ? 0 : status;
}

int cotejo_lexicon_read_languages(struct cotejo_lexicon *lexicon, const char *folder,
	const char *left_language, const char *right_language, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE], left[LANGUAGE_SIZE], right[LANGUAGE_SIZE];
	int status = language_canonical(tag, left_language, error);

	if (status < 0)
		return status;
	language_primary(left, tag);
	status = language_canonical(tag, right_language, error);
	if (status < 0)
		return status;
	language_primary(right, tag);
	if (!folder)
		folder = LEXICON_FOLDER;
	status = read_if_there(lexicon, folder, left, right, error);
	return status ? status : read_if_there(lexicon, folder, right, left, error);
}
