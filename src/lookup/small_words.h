/*
 * small_words.h - words that say little by themselves
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_SMALL_WORDS_H
#define LOOKUP_SMALL_WORDS_H

#include <stdbool.h>

#include <cotejo/base.h>

/* Whether a folded word is an article, a preposition or the like in a language (primary tag). Of
 * languages without a list no word is. */
bool is_small_word(const char *primary, struct cotejo_text word);

#endif
