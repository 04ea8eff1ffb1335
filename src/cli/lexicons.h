/*
 * lexicons.h - the lexicon of any two languages, for several threads
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_LEXICONS_H
#define CLI_LEXICONS_H

#include <stdbool.h>

#include <cotejo/learn.h>

/* Where they come from. */
struct lexicons_source {
	struct cotejo_memory *memory; /* what it has learnt; NULL: none is asked */
	bool shipped;                 /* if that is nothing: those that come with us */
};

struct lexicons;

/* Makes a store, which the caller frees before the memory is closed. Returns 0 or an exit status.
 */
int lexicons_new(struct lexicons **ret_lexicons, const struct lexicons_source *source);

void lexicons_free(struct lexicons *lexicons);

/* As `find_lexicon` of cotejo/stream.h, with the store as `user`. */
int lexicons_find(struct lexicons *lexicons, const char *left, const char *right,
	const struct cotejo_lexicon **ret_lexicon, struct cotejo_error *error);

/* Adds the lexicon that comes with us for two languages: 1, or 0 when there is none, or a negative
 * code. */
int lexicons_read_shipped(struct cotejo_lexicon *lexicon, const char *left, const char *right,
	struct cotejo_error *error);

#endif
