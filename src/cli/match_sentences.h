/*
 * match_sentences.h - the sentences that cotejo match is asked about
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_MATCH_SENTENCES_H
#define CLI_MATCH_SENTENCES_H

#include <cotejo/match.h>

#include "cli/options.h"

/* Called for each sentence. Returns 0 to go on, or an exit status. `place` is its number in its
 * file, from 1; `file` NULL: the command line. */
struct match_sentence {
	struct cotejo_text text;
	struct cotejo_match_context context;
	const char *file;
	size_t place;
};
typedef int match_each(void *user, const struct match_sentence *sentence);

/* The lines of a file ("-": standard input), each a sentence; empty ones are passed over. Each has
 * its neighbours as context if `context`. Returns 0 or an exit status. */
int match_each_line(const char *path, bool context, match_each *each, void *user);

/* The sentences of a document, with their neighbours. `language` may be NULL. */
int match_each_of_document(const char *path, const char *language, match_each *each, void *user);

#endif
