/*
 * html_guard.h - pages whose tags are made to take long
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_GUARD_H
#define ARTICLE_HTML_GUARD_H

#include <stdbool.h>

#include <cotejo/base.h>

/* False for a page with so many attributes in single tags that comparing them pairwise takes
 * seconds. */
bool html_guard(struct cotejo_text page);

#endif
