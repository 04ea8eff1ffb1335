/*
 * html_head.h - what a page says of itself: title, language, address, charset, structured data
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_HEAD_H
#define ARTICLE_HTML_HEAD_H

#include "article/html_page.h"

enum { HEAD_CHARSET_SIZE = 64 };

/* Elements whose text is no text of the page but is read all the same. */
enum html_head_part { HEAD_NOTHING, HEAD_TITLE, HEAD_DATA };

/* Reads a meta, link or html element. */
void html_head_read(struct html_page *page, enum html_tag tag, const char *const *attributes);

/* What a title or script element is. */
enum html_head_part html_head_part_of(enum html_tag tag, const char *const *attributes);

void html_head_add_text(struct html_page *page, enum html_head_part part, struct cotejo_text text);

void html_head_end_part(struct html_page *page, enum html_head_part part);

/*
 * The charset that the first kilobytes of a page declare: the encoding of an XML declaration, a
 * meta charset, or a meta content-type. False when they declare none.
 */
bool html_head_charset(char ret_charset[HEAD_CHARSET_SIZE], struct cotejo_text bytes);

/* The language that an element's attributes say it is in: its number in the page's list, counted
 * from 1; 0 when they say none, or none that there is room for. */
uint8_t html_head_language_of(struct html_page *page, const char *const *attributes);

#endif
