/*
 * html_hints.h - what the attributes of an element say about it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_HINTS_H
#define ARTICLE_HTML_HINTS_H

#include <stdint.h>

#include "article/html_page.h"
#include "base/map.h"

/* Zero-initialise it; one for each page. */
struct html_vocabulary {
	struct map words; /* of class names, with their hints */
	struct map names; /* class names that have been seen */
};

/* COTEJO_ENOMEM. */
int html_vocabulary_load(struct html_vocabulary *vocabulary, struct cotejo_error *error);

void html_vocabulary_clear(struct html_vocabulary *vocabulary);

/*
 * The hints (enum html_hint) of an element with these attributes: name, value, name, value, ...,
 * NULL; a value may be NULL.
 */
uint32_t html_hints_of(struct html_vocabulary *vocabulary, const char *const *attributes);

#endif
