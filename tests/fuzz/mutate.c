/*
 * mutate.c - the same mutants of an input every time
 *
 * The changes are those that readers of text stumble over: a byte with another bit, a byte that
 * means something, a part cut out, doubled or moved, a piece of the format put in, the end missing.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/mutate.h"

#include <string.h>

enum { MOST_CHANGES = 4, LONGEST_PART = 64, LONGEST_MUTANT = 1 << 16 };

static const unsigned char telling_bytes[] = {0, 1, '\t', '\n', '\r', ' ', '"', '&', '\'', '-', '.',
	'/', '0', '9', ';', '<', '=', '>', '?', '[', ']', 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe2, 0xed,
	0xef, 0xf0, 0xf4, 0xff};

static size_t below(struct mutator *mutator, size_t limit)
{
	/* xorshift64*: https://doi.org/10.18637/jss.v008.i14 */
	mutator->state ^= mutator->state >> 12;
	mutator->state ^= mutator->state << 25;
	mutator->state ^= mutator->state >> 27;
	return limit ? (size_t)(mutator->state * 0x2545f4914f6cdd1dULL >> 33) % limit : 0;
}

static struct cotejo_text some_part(struct mutator *mutator, struct cotejo_text text)
{
	size_t begin = below(mutator, text.length);
	size_t room = text.length - begin;

	return slice(text.bytes + begin,
		below(mutator, 1 + (room < LONGEST_PART ? room : LONGEST_PART)));
}

static void cut(struct buffer *bytes, size_t begin, size_t length)
{
	memmove(bytes->bytes + begin, bytes->bytes + begin + length,
		bytes->length - begin - length);
	bytes->length -= length;
}

/* `text` must not be a part of the buffer. */
static void put(struct buffer *bytes, size_t begin, struct cotejo_text text)
{
	if (text.length == 0 || bytes->length + text.length > LONGEST_MUTANT ||
		!buffer_reserve(bytes, text.length))
		return;
	memmove(bytes->bytes + begin + text.length, bytes->bytes + begin, bytes->length - begin);
	memcpy(bytes->bytes + begin, text.bytes, text.length);
	bytes->length += text.length;
}

static void put_copy(struct mutator *mutator, struct buffer *bytes)
{
	char copy[LONGEST_PART];
	struct cotejo_text part = some_part(mutator, buffer_text(bytes));

	if (part.length)
		memcpy(copy, part.bytes, part.length);
	put(bytes, below(mutator, bytes->length + 1), slice(copy, part.length));
}

static void put_piece(struct mutator *mutator, struct buffer *bytes)
{
	struct cotejo_text piece = slice_of("");

	if (mutator->piece_count)
		piece = mutator->pieces[below(mutator, mutator->piece_count)];
	if (piece.length > LONGEST_PART)
		piece = some_part(mutator, piece);
	put(bytes, below(mutator, bytes->length + 1), piece);
}

static void change(struct mutator *mutator, struct buffer *bytes)
{
	size_t at = below(mutator, bytes->length);
	struct cotejo_text part;

	switch (bytes->length ? below(mutator, 8) : 7) {
	case 0:
		bytes->bytes[at] = (char)(bytes->bytes[at] ^ 1 << below(mutator, 8));
		break;
	case 1:
	case 2:
		bytes->bytes[at] = (char)telling_bytes[below(mutator, sizeof(telling_bytes))];
		break;
	case 3:
		part = some_part(mutator, buffer_text(bytes));
		cut(bytes, (size_t)(part.bytes - bytes->bytes), part.length);
		break;
	case 4:
		put_copy(mutator, bytes);
		break;
	case 5:
		if (below(mutator, 4) == 0)
			bytes->length = at;
		break;
	default:
		put_piece(mutator, bytes);
	}
}

void mutate(struct mutator *mutator, struct buffer *bytes)
{
	size_t changes = 1 + below(mutator, MOST_CHANGES);

	while (changes-- > 0)
		change(mutator, bytes);
}
