/*
 * articles.h - reading the articles that a command line names
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_ARTICLES_H
#define CLI_ARTICLES_H

#include <stdbool.h>

#include <cotejo/article.h>
#include <cotejo/segment.h>

/* Answers to --input, in the order of enum cotejo_article_format; NULL ends the list. */
extern const char *const articles_formats[];

/* Reads the file of --srx; without one *ret_srx is NULL. Returns 0 or an exit status. */
int articles_read_srx(struct cotejo_srx **ret_srx, const char *path);

/*
 * Reads an article. One without text is a failure, except where lines count (paragraphs and
 * sentences) and `empty_is_fine`. Returns 0 or an exit status.
 */
int articles_read(struct cotejo_article **ret_article, const char *path,
	const struct cotejo_article_options *options, bool empty_is_fine);

#endif
