/*
 * articles.c - reading the articles that a command line names
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/articles.h"

#include <string.h>

#include "cli/message.h"

const char *const articles_formats[] = {
	[COTEJO_ARTICLE_AUTO] = "auto",
	[COTEJO_ARTICLE_TEXT] = "text",
	[COTEJO_ARTICLE_HTML] = "html",
	[COTEJO_ARTICLE_PARAGRAPHS] = "paragraphs",
	[COTEJO_ARTICLE_SENTENCES] = "sentences",
	[COTEJO_ARTICLE_MARKDOWN] = "markdown",
	[COTEJO_ARTICLE_DOCX] = "docx",
	[COTEJO_ARTICLE_ODT] = "odt",
	NULL,
};

int articles_read_srx(struct cotejo_srx **ret_srx, const char *path)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	*ret_srx = NULL;
	if (!path || cotejo_srx_read(ret_srx, path, &error) == COTEJO_OK)
		return STATUS_DONE;
	return message_error(&error, WORK_INPUT);
}

int articles_read(struct cotejo_article **ret_article, const char *path,
	const struct cotejo_article_options *options, bool empty_is_fine)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	if (cotejo_article_read(&article, path, options, &error) != COTEJO_OK)
		return message_error(&error, WORK_INPUT);
	if (cotejo_article_sentence_count(article) == 0 && !empty_is_fine) {
		message("%s: no text in it", cotejo_article_name(article));
		cotejo_article_free(article);
		return STATUS_INPUT;
	}
	*ret_article = article;
	return STATUS_DONE;
}
