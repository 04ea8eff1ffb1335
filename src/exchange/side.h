/*
 * side.h - one text of an alignment, as the writers of this room see it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_SIDE_H
#define EXCHANGE_SIDE_H

#include <cotejo/article.h>

#include "base/buffer.h"

/* What an article lends, in one place. */
struct side {
	const char *language, *name, *uri;
	struct cotejo_text title; /* empty: none */
	struct cotejo_text text;
	size_t block_count, sentence_count;
	const struct cotejo_block *blocks;
	const struct cotejo_sentence *sentences;
};

/* Lives as long as the article. */
struct side side_of(const struct cotejo_article *article);

static inline struct cotejo_text side_sentence(const struct side *side, size_t number)
{
	const struct cotejo_sentence *sentence = &side->sentences[number];

	return slice(side->text.bytes + sentence->begin, sentence->length);
}

static inline enum cotejo_block_kind side_kind(const struct side *side, size_t number)
{
	return side->blocks[side->sentences[number].block].kind;
}

/* The language of a part in another language than the article; NULL: the article's. */
static inline const char *side_part_language(const struct side *side, size_t number)
{
	return side->blocks[side->sentences[number].block].language;
}

/*
 * Appends `count` sentences from `begin` on as one text: a space between two of them unless the
 * article has nothing between them (as in Chinese), and none around empty ones. This is the text of
 * a bead, in files and in memories.
 */
void side_add_text(struct buffer *buffer, const struct side *side, size_t begin, size_t count);

#endif
