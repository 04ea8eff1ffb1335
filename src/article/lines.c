/*
 * lines.c - text whose lines mean something: paragraphs or sentences
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/lines.h"

#include "base/slice.h"

bool line_next(struct cotejo_text *rest, struct cotejo_text *ret_line)
{
	const char *end;
	size_t length;

	if (rest->length == 0)
		return false;
	end = memchr(rest->bytes, '\n', rest->length);
	length = end ? (size_t)(end - rest->bytes) : rest->length;
	*ret_line = slice(rest->bytes, length);
	length += end != NULL;
	*rest = slice(rest->bytes + length, rest->length - length);
	return true;
}

void lines_read_paragraphs(struct blocks *blocks, struct cotejo_text text)
{
	struct cotejo_text line;

	while (line_next(&text, &line)) {
		blocks_open(blocks, COTEJO_BLOCK_PARAGRAPH);
		blocks_add(blocks, line);
		blocks_close_empty(blocks);
	}
}

void lines_read_sentences(struct blocks *blocks, struct cotejo_text text)
{
	bool after_empty = false;
	struct cotejo_text line;

	while (line_next(&text, &line)) {
		size_t begin;
		bool empty;

		if (!blocks->open)
			blocks_open(blocks, COTEJO_BLOCK_PARAGRAPH);
		begin = blocks->text.length;
		blocks_add(blocks, slice(" ", 1));
		blocks_add(blocks, line);
		empty = blocks->text.length == begin;
		if (after_empty && !empty) {
			/* The line begins a block of its own. */
			blocks->text.length = begin;
			blocks_close_empty(blocks);
			blocks_open(blocks, COTEJO_BLOCK_PARAGRAPH);
			begin = blocks->text.length;
			blocks_add(blocks, line);
		}
		blocks_add_sentence(blocks, blocks->count, begin, blocks->text.length - begin);
		after_empty = empty;
	}
	if (blocks->open)
		blocks_close_empty(blocks);
}
