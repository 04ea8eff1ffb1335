/*
 * helpers.h - what the tests of articles share: an article as lines of text
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_ARTICLE_HELPERS_H
#define TESTS_UNIT_ARTICLE_HELPERS_H

#include "unit/check.h"

#include <cotejo/article.h>

#include "base/buffer.h"

static inline struct cotejo_article *parse(
	const char *input, enum cotejo_article_format format, const char *language)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	options.format = format;
	options.language = language;
	check_ok(cotejo_article_parse(&article, slice_of(input), &options, &error), &error);
	return article;
}

/* Compares an article's blocks, each as "kind: text" and a line feed, with what they should be. */
static inline void check_article(
	const struct cotejo_article *article, const char *name, const char *expected)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	struct cotejo_text text = cotejo_article_text(article);
	struct buffer lines = {0};

	for (size_t i = 0; i < cotejo_article_block_count(article); i++) {
		buffer_add_string(&lines, cotejo_block_kind_name(blocks[i].kind));
		buffer_add_string(&lines, ": ");
		buffer_add(&lines, slice(text.bytes + blocks[i].begin, blocks[i].length));
		buffer_add_byte(&lines, '\n');
	}
	if (!slice_equals(buffer_text(&lines), expected))
		fail_msg("%s:\n%.*sis not\n%s", name, (int)lines.length, lines.bytes, expected);
	buffer_clear(&lines);
}

#endif
