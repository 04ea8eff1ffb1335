/*
 * expand.h - lines of Apertium's lt-expand
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_EXPAND_H
#define LEXICON_EXPAND_H

#include "lexicon/gloss.h"

/* Whether the line looks like one. */
bool expand_is_one(struct cotejo_text line);

/* Appends what the line says; one that stands for a pattern says nothing. COTEJO_ESYNTAX, with the
 * column, and as gloss_add(). */
int expand_read_line(struct cotejo_lexicon *lexicon, struct gloss *gloss, struct cotejo_text line,
	size_t *ret_column, struct cotejo_error *error);

#endif
