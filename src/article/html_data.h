/*
 * html_data.h - the article that a page carries in its structured data (JSON-LD)
 *
 * Pages that are put together by scripts have next to no text in their elements, but many of them
 * tell search engines the whole of it: "articleBody", with the "headline".
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_DATA_H
#define ARTICLE_HTML_DATA_H

#include "article/html_page.h"

/*
 * Writes the longest articleBody of a page's structured data as a page of its own: the headline in
 * an h1, a paragraph for each line. False if there is none. Only strings are looked at, at whatever
 * depth they stand, and those that are no valid JSON are passed over.
 */
bool html_data_write(struct buffer *source, const struct html_page *page);

#endif
