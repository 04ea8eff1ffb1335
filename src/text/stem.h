/*
 * stem.h - the stem that a word's inflections share (Snowball)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include "base/buffer.h"

/* Not for two threads at once. */
struct stemmer;

/*
 * Makes a stemmer for a language (canonical tag). A language without a Snowball algorithm gets one
 * that leaves words as they are. Errors: COTEJO_ENOMEM.
 */
int stemmer_new(struct stemmer **ret_stemmer, const char *language, struct cotejo_error *error);

void stemmer_free(struct stemmer *stemmer);

/* Whether the language has an algorithm; if not, a stem is the folded word. */
bool stemmer_inflects(const struct stemmer *stemmer);

/*
 * Appends the folded stem of a word (as it stands in the text): lower-cased, stemmed with its
 * accents, then folded. Failure (memory) is noted in the buffer.
 */
void stemmer_append(struct stemmer *stemmer, struct buffer *buffer, struct cotejo_text word);

#endif
