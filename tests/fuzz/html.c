/*
 * html.c - fuzz target: any bytes become an article that keeps its promises
 *
 * The first byte says which format and whether boilerplate is kept, the rest is the file. Its
 * highest value leaves the language to be found out.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <cotejo/article.h>

#include "text/utf8.h"

enum { FORMATS = COTEJO_ARTICLE_SENTENCES + 1 };

/* Blocks cover the text, each with a line feed behind it. */
static void check_blocks(const struct cotejo_article *article)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	struct cotejo_text text = cotejo_article_text(article);
	size_t end = 0, sentences = 0;

	claim(utf8_valid_length(text) == text.length);
	for (size_t i = 0; i < cotejo_article_block_count(article); i++) {
		claim(blocks[i].begin == end);
		claim(blocks[i].length < text.length - end);
		end += blocks[i].length;
		claim(text.bytes[end++] == '\n');
		claim(blocks[i].first_sentence == sentences);
		claim(blocks[i].sentence_count == 0 || blocks[i].kind != COTEJO_BLOCK_BOILERPLATE);
		sentences += blocks[i].sentence_count;
	}
	claim(end == text.length);
	claim(sentences == cotejo_article_sentence_count(article));
}

/* Sentences stand in order inside their blocks, at most a space apart. */
static void check_sentences(const struct cotejo_article *article)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	const struct cotejo_sentence *sentences = cotejo_article_sentences(article);
	struct cotejo_sentences view = cotejo_article_view(article);
	size_t end = 0;

	claim(view.count == cotejo_article_sentence_count(article));
	for (size_t i = 0; i < view.count; i++) {
		const struct cotejo_block *block = &blocks[sentences[i].block];

		if (i == block->first_sentence)
			end = block->begin;
		claim(sentences[i].begin >= end && sentences[i].begin <= end + 1);
		end = sentences[i].begin + sentences[i].length;
		claim(end <= block->begin + block->length);
		claim(view.texts[i].length == sentences[i].length);
		claim(view.blocks[i] == sentences[i].block);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;
	int code;

	if (size == 0)
		return 0;
	options.format = (enum cotejo_article_format)(data[0] % FORMATS);
	options.keep_boilerplate = data[0] / FORMATS % 2;
	/* Finding out the language takes longer than all else, so it is done seldom. */
	options.language = data[0] < UINT8_MAX ? "en" : NULL;
	code = cotejo_article_parse(
		&article, (struct cotejo_text){(const char *)data + 1, size - 1}, &options, &error);
	claim(code == 0 || code == COTEJO_EENCODING || code == COTEJO_ELIMIT);
	if (code)
		return 0;
	check_blocks(article);
	check_sentences(article);
	cotejo_article_free(article);
	return 0;
}
