/*
 * blocks.c - the builder of articles: normalised text, blocks, sentences
 *
 * Normalising goes byte by byte: the white space and the breaking hints of Unicode are few and are
 * recognised in UTF-8, so that plain runs of letters are copied in one go.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/blocks.h"

#include <stdlib.h>
#include <string.h>

#include <cotejo/segment.h>

#include "base/array.h"
#include "base/slice.h"

enum special { ORDINARY, SPACE, NOTHING };

void blocks_clear(struct blocks *blocks)
{
	buffer_clear(&blocks->text);
	free(blocks->items);
	free(blocks->sentences);
	arena_clear(&blocks->languages);
	*blocks = (struct blocks){0};
}

void blocks_reset(struct blocks *blocks)
{
	buffer_reset(&blocks->text);
	blocks->count = 0;
	blocks->sentence_count = 0;
	blocks->open = false;
}

void blocks_open(struct blocks *blocks, enum cotejo_block_kind kind)
{
	if (blocks->open)
		blocks_close(blocks);
	blocks->kind = kind;
	blocks->language = NULL;
	blocks->begin = blocks->text.length;
	blocks->first_sentence = blocks->sentence_count;
	blocks->open = true;
	blocks->pending_space = false;
}

void blocks_set_language(struct blocks *blocks, const char *tag)
{
	const char *last = blocks->count ? blocks->items[blocks->count - 1].language : NULL;

	if (tag && last && strcmp(last, tag) == 0) {
		blocks->language = last;
		return;
	}
	blocks->language = tag ? arena_string(&blocks->languages, tag) : NULL;
	blocks->failed |= tag && !blocks->language;
}

/* U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F are spaces; U+200B and U+2060 are nothing. */
static enum special classify_general_punctuation(unsigned char second, unsigned char third)
{
	if (second == 0x80 && (third <= 0x8a || third == 0xa8 || third == 0xa9 || third == 0xaf))
		return SPACE;
	if (second == 0x81 && third == 0x9f)
		return SPACE;
	if ((second == 0x80 && third == 0x8b) || (second == 0x81 && third == 0xa0))
		return NOTHING;
	return ORDINARY;
}

/* What the character at `at` is, with its length in bytes. */
static enum special classify(struct cotejo_text text, size_t at, size_t *ret_length)
{
	const unsigned char *c = (const unsigned char *)text.bytes + at;
	size_t left = text.length - at;

	*ret_length = 1;
	if (*c < 0x80)
		return is_ascii_space((char)*c) ? SPACE : ORDINARY;
	if (*c == 0xc2 && left >= 2) {
		*ret_length = 2;
		if (c[1] == 0x85 || c[1] == 0xa0)
			return SPACE;
		return c[1] == 0xad ? NOTHING : ORDINARY;
	}
	if (left < 3)
		return ORDINARY;
	*ret_length = 3;
	if (*c == 0xe2)
		return classify_general_punctuation(c[1], c[2]);
	if (*c == 0xe3 && c[1] == 0x80 && c[2] == 0x80)
		return SPACE;
	if (*c == 0xe1 && c[1] == 0x9a && c[2] == 0x80)
		return SPACE;
	if (*c == 0xef && c[1] == 0xbb && c[2] == 0xbf)
		return NOTHING;
	*ret_length = 1;
	return ORDINARY;
}

static size_t ordinary_length(struct cotejo_text text, size_t from)
{
	size_t at = from, length;

	while (at < text.length && classify(text, at, &length) == ORDINARY)
		at += length;
	return at - from;
}

void blocks_add(struct blocks *blocks, struct cotejo_text text)
{
	size_t at = 0;

	while (at < text.length) {
		size_t length = ordinary_length(text, at);

		if (length) {
			if (blocks->pending_space && blocks->text.length > blocks->begin)
				buffer_add_byte(&blocks->text, ' ');
			blocks->pending_space = false;
			buffer_add(&blocks->text, slice(text.bytes + at, length));
		} else if (classify(text, at, &length) == SPACE) {
			blocks->pending_space = true;
		}
		at += length;
	}
}

void blocks_close_empty(struct blocks *blocks)
{
	struct cotejo_block *grown =
		array_reserve(blocks->items, &blocks->capacity, blocks->count + 1, sizeof(*grown));

	blocks->open = false;
	if (!grown || blocks->text.failed) {
		blocks->failed = true;
		if (grown)
			blocks->items = grown;
		return;
	}
	blocks->items = grown;
	grown[blocks->count++] = (struct cotejo_block){
		.kind = blocks->kind,
		.language = blocks->language,
		.begin = blocks->begin,
		.length = blocks->text.length - blocks->begin,
		.first_sentence = blocks->first_sentence,
		.sentence_count = blocks->sentence_count - blocks->first_sentence,
	};
	buffer_add_byte(&blocks->text, '\n');
}

void blocks_close(struct blocks *blocks)
{
	bool unwanted = blocks->kind == COTEJO_BLOCK_BOILERPLATE && !blocks->keep_boilerplate;

	if (!blocks->open)
		return;
	if (unwanted || blocks->text.length == blocks->begin) {
		blocks->open = false;
		if (blocks->text.length > blocks->begin)
			blocks->text.length = blocks->begin;
		return;
	}
	blocks_close_empty(blocks);
}

void blocks_append(struct blocks *blocks, enum cotejo_block_kind kind, struct cotejo_text text)
{
	blocks_open(blocks, kind);
	blocks_add(blocks, text);
	blocks_close(blocks);
}

struct cotejo_text blocks_text(const struct blocks *blocks, size_t block)
{
	const struct cotejo_block *item = &blocks->items[block];

	return slice(blocks->text.bytes + item->begin, item->length);
}

void blocks_add_sentence(struct blocks *blocks, size_t block, size_t begin, size_t length)
{
	struct cotejo_sentence *grown;

	if (blocks->failed)
		return;
	grown = array_reserve(blocks->sentences, &blocks->sentence_capacity,
		blocks->sentence_count + 1, sizeof(*grown));
	if (!grown) {
		blocks->failed = true;
		return;
	}
	blocks->sentences = grown;
	while (length && blocks->text.bytes[begin] == ' ') {
		begin++;
		length--;
	}
	while (length && blocks->text.bytes[begin + length - 1] == ' ')
		length--;
	grown[blocks->sentence_count++] =
		(struct cotejo_sentence){.begin = begin, .length = length, .block = block};
}

int blocks_segment(struct blocks *blocks, size_t block, struct cotejo_segmenter *segmenter,
	struct cotejo_error *error)
{
	size_t begin = blocks->items[block].begin;
	struct cotejo_text sentence;
	int code;

	blocks->items[block].first_sentence = blocks->sentence_count;
	if (blocks->items[block].kind == COTEJO_BLOCK_BOILERPLATE)
		return 0;
	code = cotejo_segmenter_start(segmenter, blocks_text(blocks, block), error);
	if (code < 0)
		return code;
	while ((code = cotejo_segmenter_next(segmenter, &sentence, error)) > 0) {
		/* Rules from outside may cut off white space alone. */
		if (slice_trim(sentence).length > 0)
			blocks_add_sentence(blocks, block, begin, sentence.length);
		begin += sentence.length;
	}
	blocks->items[block].sentence_count =
		blocks->sentence_count - blocks->items[block].first_sentence;
	return code;
}

int blocks_finish(const struct blocks *blocks, struct cotejo_error *error)
{
	return blocks->failed || blocks->text.failed ? error_no_memory(error) : 0;
}
