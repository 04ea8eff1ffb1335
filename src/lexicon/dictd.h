/*
 * dictd.h - dictionaries for dictd, such as FreeDict's
 *
 * Two files: in the index a line is a word, a tab, and where its article stands in the other one,
 * as a number and a length in base64's digits; the articles are text for people, packed by dictzip
 * or not.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEXICON_DICTD_H
#define LEXICON_DICTD_H

#include "lexicon/lexicon.h"

/* Whether a text is such an index: it says of itself where its description stands. */
bool dictd_is_index(struct cotejo_text text);

/*
 * Appends the entries of the index, whose articles are read from the file beside it: "x.dict" or
 * "x.dict.dz" for "x.index". COTEJO_ESYNTAX, COTEJO_EENCODING, COTEJO_ELIMIT, COTEJO_ENOTFOUND,
 * COTEJO_EIO, COTEJO_ENOMEM, with their place.
 */
int dictd_read(struct cotejo_lexicon *lexicon, struct cotejo_text index, const char *path,
	struct cotejo_error *error);

#endif
