/*
 * plain.h - plain text becomes blocks
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_PLAIN_H
#define ARTICLE_PLAIN_H

#include "article/blocks.h"

/*
 * Appends the blocks of a plain text. Blank lines separate blocks; lines that were broken to fit a
 * width are joined; headings, list items, verses and addresses keep their lines.
 */
void plain_read(struct blocks *blocks, struct cotejo_text text);

#endif
