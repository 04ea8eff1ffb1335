/*
 * fake.h - a text made of a few words, for what this room writes
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_EXCHANGE_FAKE_H
#define TESTS_UNIT_EXCHANGE_FAKE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "exchange/alignment.h"

enum { FAKE_LIMIT = 32 };

struct fake_block {
	enum cotejo_block_kind kind;
	const char *text; /* sentences with a | between them, which is a space in the text */
};

struct fake_text {
	struct side side;
	struct buffer text;
	struct cotejo_block blocks[FAKE_LIMIT];
	struct cotejo_sentence sentences[FAKE_LIMIT];
};

static void fake_add_block(struct fake_text *fake, const struct fake_block *from)
{
	struct cotejo_block *block = &fake->blocks[fake->side.block_count];
	const char *rest = from->text;

	*block = (struct cotejo_block){.kind = from->kind,
		.begin = fake->text.length,
		.first_sentence = fake->side.sentence_count};
	for (;;) {
		size_t length = strcspn(rest, "|");

		fake->sentences[fake->side.sentence_count++] =
			(struct cotejo_sentence){fake->text.length, length, fake->side.block_count};
		block->sentence_count++;
		buffer_add(&fake->text, slice(rest, length));
		if (rest[length] == '\0')
			break;
		buffer_add_byte(&fake->text, ' ');
		rest += length + 1;
	}
	block->length = fake->text.length - block->begin;
	buffer_add_byte(&fake->text, '\n');
	fake->side.block_count++;
}

/* Blocks end with one whose text is NULL. */
static inline void fake_init(struct fake_text *fake, const char *language, const char *title,
	const char *uri, const struct fake_block *blocks)
{
	*fake = (struct fake_text){.side = {.language = language,
					   .name = "some/file.html",
					   .uri = uri,
					   .title = slice_of(title)}};
	for (; blocks->text; blocks++)
		fake_add_block(fake, blocks);
	fake->side.blocks = fake->blocks;
	fake->side.sentences = fake->sentences;
	fake->side.text = buffer_text(&fake->text);
}

static inline void fake_clear(struct fake_text *fake)
{
	buffer_clear(&fake->text);
}

#endif
