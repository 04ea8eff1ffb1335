/*
 * html_tags.h - the elements of HTML and what they are to a reader
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_TAGS_H
#define ARTICLE_HTML_TAGS_H

#include <stdbool.h>

enum html_tag {
	TAG_TEXT,    /* character data */
	TAG_UNKNOWN, /* an element that is not in the table: flows inside text */
	TAG_BLOCK,   /* one of the elements that only hold others */
	TAG_IGNORED, /* nothing in it is text of the page */
	TAG_A,
	TAG_ADDRESS,
	TAG_ARTICLE,
	TAG_ASIDE,
	TAG_BASE,
	TAG_BLOCKQUOTE,
	TAG_BODY,
	TAG_BR,
	TAG_CAPTION,
	TAG_DD,
	TAG_DETAILS,
	TAG_DIALOG,
	TAG_DIV,
	TAG_DL,
	TAG_DT,
	TAG_FIELDSET,
	TAG_FIGCAPTION,
	TAG_FIGURE,
	TAG_FOOTER,
	TAG_FORM,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_HEAD,
	TAG_HEADER,
	TAG_HR,
	TAG_HTML,
	TAG_IMG,
	TAG_LABEL,
	TAG_LI,
	TAG_LINK,
	TAG_MAIN,
	TAG_META,
	TAG_NAV,
	TAG_NOSCRIPT,
	TAG_OL,
	TAG_P,
	TAG_PRE,
	TAG_Q,
	TAG_SCRIPT,
	TAG_SECTION,
	TAG_TABLE,
	TAG_TD,
	TAG_TH,
	TAG_TIME,
	TAG_TITLE,
	TAG_TR,
	TAG_UL
};

/* The element of that name, in lower case. */
enum html_tag html_tag_find(const char *name);

/* Whether the element begins a new line and ends with one. */
bool html_tag_is_block(enum html_tag tag);

static inline bool html_tag_is_heading(enum html_tag tag)
{
	return tag >= TAG_H1 && tag <= TAG_H6;
}

#endif
