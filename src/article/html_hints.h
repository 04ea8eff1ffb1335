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

/*
 * The hints (enum html_hint) of an element with these attributes: name, value, name, value, ...,
 * NULL; a value may be NULL. `cache` remembers class names of the page.
 */
uint32_t html_hints_of(struct map *cache, const char *const *attributes);

/* The hints in one name such as "share-buttons" or "articleBody relatedPosts". */
uint32_t html_hints_of_names(struct cotejo_text names);

#endif
