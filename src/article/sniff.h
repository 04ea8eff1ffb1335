/*
 * sniff.h - is this text a page?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_SNIFF_H
#define ARTICLE_SNIFF_H

#include <stdbool.h>

#include <cotejo/base.h>

/* Whether a text is HTML, by its content; a `name` that ends in .html or the like counts as a hint.
 */
bool sniff_html(struct cotejo_text text, const char *name);

#endif
