/*
 * html_words.h - the words that people name the parts of pages with
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_WORDS_H
#define ARTICLE_HTML_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>

#include "base/map.h"

/* Beside the hints of enum html_hint: words that make a hint only together. */
enum {
	WORD_ABOUT_ARTICLE = 1 << 24, /* article, story, post */
	WORD_ABOUT_TEXT = 1 << 25,    /* body, content, text */
	WORD_PICTURE = 1 << 26,       /* photo */
	WORD_FOOT = 1 << 27,          /* pie: a page's foot, or with a photo its caption */
	WORD_EMBEDDED = 1 << 28       /* a post from a network inside the article */
};

/* Fills a map with all words, lower-case ASCII, and their hints; false when memory runs out. */
bool html_words_load(struct map *words);

/* Whether an element with this class is only there for programs that read aloud, or not at all. */
bool html_word_hides(struct cotejo_text class_name);

#endif
