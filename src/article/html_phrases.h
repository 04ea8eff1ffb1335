/*
 * html_phrases.h - what the lines say that belong to no article
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_PHRASES_H
#define ARTICLE_HTML_PHRASES_H

#include <stdbool.h>

#include <cotejo/base.h>

/* Whether a squeezed line (folded, only letters and digits) is one of our phrases. */
bool html_phrase_is_whole(struct cotejo_text squeezed);

/* Whether it is short and begins with a phrase behind which it does not matter what follows. */
bool html_phrase_begins(struct cotejo_text squeezed);

/* Folded words: names of months and days, "updated", "at". */
bool html_phrase_is_date_word(struct cotejo_text word);

/* Folded words that stand before an author's name. */
bool html_phrase_is_byline_word(struct cotejo_text word);

#endif
