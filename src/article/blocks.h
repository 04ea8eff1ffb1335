/*
 * blocks.h - the builder of articles: normalised text, blocks, sentences
 *
 * Readers hand it text block by block in reading order; afterwards it is split into sentences. In
 * the article's text white space is single spaces, each block ends with a line feed, and characters
 * without width that only tell where a word may be broken (soft hyphen, zero-width space, word
 * joiner, byte order mark) are left out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_BLOCKS_H
#define ARTICLE_BLOCKS_H

#include <stdbool.h>

#include <cotejo/article.h>
#include <cotejo/segment.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Zero-initialise it. A failure for want of memory is kept until blocks_finish(). */
struct blocks {
	struct buffer text;
	struct cotejo_block *items;
	size_t count, capacity;
	struct cotejo_sentence *sentences;
	size_t sentence_count, sentence_capacity;
	struct arena languages; /* tags of blocks */
	bool keep_boilerplate;
	bool failed;
	/* The block that is being built. */
	enum cotejo_block_kind kind;
	size_t begin, first_sentence;
	const char *language;
	bool open, pending_space;
};

void blocks_clear(struct blocks *blocks);

/* Forgets all text and keeps the settings. */
void blocks_reset(struct blocks *blocks);

/* Opens a block; one that is open is closed first. */
void blocks_open(struct blocks *blocks, enum cotejo_block_kind kind);

/* The language of the open block, if it is not the article's; NULL: it is. */
void blocks_set_language(struct blocks *blocks, const char *tag);

/* Adds text to the open block. Must be valid UTF-8; a character is never cut in two. */
void blocks_add(struct blocks *blocks, struct cotejo_text text);

/* Closes the block. One without any text vanishes, and so does boilerplate that nobody wants. */
void blocks_close(struct blocks *blocks);

/* A block of one text. */
void blocks_append(struct blocks *blocks, enum cotejo_block_kind kind, struct cotejo_text text);

/* Closes the block and keeps it even if it is empty. */
void blocks_close_empty(struct blocks *blocks);

/* The text of a block. Lives until text is added. */
struct cotejo_text blocks_text(const struct blocks *blocks, size_t block);

/*
 * Adds a sentence, white space around it left out; empty ones are kept. Readers that know their
 * sentences add those of the open block, whose number is blocks->count, before it is closed.
 */
void blocks_add_sentence(struct blocks *blocks, size_t block, size_t begin, size_t length);

/* Splits a block into sentences; blocks are split in their order. Errors are those of
 * cotejo_segmenter_next(). */
int blocks_segment(struct blocks *blocks, size_t block, struct cotejo_segmenter *segmenter,
	struct cotejo_error *error);

/* COTEJO_ENOMEM if memory ran out anywhere, else 0. */
int blocks_finish(const struct blocks *blocks, struct cotejo_error *error);

#endif
