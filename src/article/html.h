/*
 * html.h - an HTML page becomes blocks
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_H
#define ARTICLE_HTML_H

#include "article/blocks.h"
#include "text/language.h"

/* What a page says of itself; empty: nothing. */
struct html_facts {
	char language[LANGUAGE_SIZE];
	struct buffer uri;
};

void html_facts_clear(struct html_facts *facts);

/*
 * Appends the blocks of a page's article. The text must be valid UTF-8. `ret_facts` must be
 * zero-initialised. Errors: COTEJO_ELIMIT (html_page.h), COTEJO_ENOMEM.
 */
int html_read(struct blocks *blocks, struct cotejo_text text, struct html_facts *ret_facts,
	struct cotejo_error *error);

#endif
