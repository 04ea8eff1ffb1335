/*
 * markdown.h - Markdown becomes blocks
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_MARKDOWN_H
#define ARTICLE_MARKDOWN_H

#include "article/blocks.h"

/*
 * Appends the blocks of a CommonMark text, by libcmark: the first heading of the first level is the
 * title, other headings, paragraphs, list items and quotes are what they are. Left out: code
 * blocks, HTML, rules, and the data between "---" lines in front of the text (its language is read
 * by nobody). Errors: COTEJO_ENOMEM; COTEJO_EARGUMENT in a build without libcmark.
 */
int markdown_read(struct blocks *blocks, struct cotejo_text text, struct cotejo_error *error);

#endif
