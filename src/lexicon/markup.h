/*
 * markup.h - dictionaries in XML: FreeDict's TEI, and Apertium's bilingual ones
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_MARKUP_H
#define LEXICON_MARKUP_H

#include "lexicon/lexicon.h"

/* Whether a text is XML. */
bool markup_is_one(struct cotejo_text text);

/* Appends its entries. COTEJO_ESYNTAX, with line and column, COTEJO_ELIMIT, COTEJO_ENOMEM. */
int markup_read(
	struct cotejo_lexicon *lexicon, struct cotejo_text text, struct cotejo_error *error);

#endif
