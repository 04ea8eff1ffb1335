/*
 * lines.h - text whose lines mean something: paragraphs or sentences
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_LINES_H
#define ARTICLE_LINES_H

#include "article/blocks.h"

/*
 * Takes the next line, without its line feed, off the front of `rest`; false at the end. A line
 * feed ends a line, so there is no empty line behind the last one.
 */
bool line_next(struct cotejo_text *rest, struct cotejo_text *ret_line);

/* A block a line; empty lines are empty blocks. */
void lines_read_paragraphs(struct blocks *blocks, struct cotejo_text text);

/*
 * A sentence a line: the i-th line is the i-th sentence. Runs of lines are blocks; an empty line is
 * an empty sentence at the end of the block before it.
 */
void lines_read_sentences(struct blocks *blocks, struct cotejo_text text);

#endif
