/*
 * sniff.h - what kind of article is this?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_SNIFF_H
#define ARTICLE_SNIFF_H

#include <stdbool.h>

#include <cotejo/article.h>

/* Whether a text is HTML, by its content; a `name` that ends in .html or the like counts as a hint.
 */
bool sniff_html(struct cotejo_text text, const char *name);

/* Whether a name ends as those of Markdown texts do. */
bool sniff_markdown(const char *name);

/* Whether bytes are a file of a word processor, by its content: which of DOCX and ODT, or AUTO. */
enum cotejo_article_format sniff_word_file(struct cotejo_text bytes);

#endif
