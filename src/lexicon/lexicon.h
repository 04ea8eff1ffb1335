/*
 * lexicon.h - the inside of a lexicon
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include <stdbool.h>

#include <cotejo/lexicon.h>

#include "base/arena.h"

enum {
	LEXICON_LANGUAGE_BYTES = 24,   /* a tag and its NUL */
	LEXICON_FILE_BYTES = 256 << 20 /* the largest file, as cotejo/lexicon.h says */
};

struct cotejo_lexicon {
	struct arena texts; /* of the entries */
	struct cotejo_lexicon_entry *entries;
	size_t count, capacity;
	char languages[2][LEXICON_LANGUAGE_BYTES]; /* of sources, of targets; "": not known */
};

/* Appends an entry, its texts as they are. COTEJO_ENOMEM or 0. */
int lexicon_add(struct cotejo_lexicon *lexicon, const struct cotejo_lexicon_entry *entry);

/* Makes room for so many more. COTEJO_ENOMEM or 0. */
int lexicon_reserve(struct cotejo_lexicon *lexicon, size_t more);

/* Takes over the languages if none are known yet. */
void lexicon_name_languages(
	struct cotejo_lexicon *lexicon, char (*languages)[LEXICON_LANGUAGE_BYTES]);

/* Whether it can be part of a language tag. */
bool lexicon_is_tag_byte(char byte);

/* Appends the entries of a text, which must stay where it is. */
int lexicon_read_lines(
	struct cotejo_lexicon *lexicon, struct cotejo_text text, struct cotejo_error *error);

#endif
