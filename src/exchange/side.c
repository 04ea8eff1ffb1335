/*
 * side.c - one text of an alignment, as the writers of this room see it
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/side.h"

struct side side_of(const struct cotejo_article *article)
{
	return (struct side){
		.language = cotejo_article_language(article),
		.name = cotejo_article_name(article),
		.uri = cotejo_article_uri(article),
		.title = cotejo_article_title(article),
		.text = cotejo_article_text(article),
		.block_count = cotejo_article_block_count(article),
		.sentence_count = cotejo_article_sentence_count(article),
		.blocks = cotejo_article_blocks(article),
		.sentences = cotejo_article_sentences(article),
	};
}

void side_add_text(struct buffer *buffer, const struct side *side, size_t begin, size_t count)
{
	const struct cotejo_sentence *last = NULL;

	for (size_t i = begin; i < begin + count; i++) {
		const struct cotejo_sentence *sentence = &side->sentences[i];

		if (sentence->length == 0)
			continue;
		if (last && last->begin + last->length != sentence->begin)
			buffer_add_byte(buffer, ' ');
		buffer_add(buffer, side_sentence(side, i));
		last = sentence;
	}
}
