/*
 * lexicon.h - the inside of a lexicon
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include <cotejo/lexicon.h>

#include "base/arena.h"

struct cotejo_lexicon {
	struct arena texts; /* of the entries */
	struct cotejo_lexicon_entry *entries;
	size_t count, capacity;
};

/* Appends an entry, its texts as they are. COTEJO_ENOMEM or 0. */
int lexicon_add(struct cotejo_lexicon *lexicon, const struct cotejo_lexicon_entry *entry);

/* Appends the entries of a text, which must stay where it is. */
int lexicon_read_lines(
	struct cotejo_lexicon *lexicon, struct cotejo_text text, struct cotejo_error *error);

#endif
