/*
 * sentence_scanner.c - sentences by our own rules, for languages that have a vocabulary
 *
 * One pass over the text stops at each mark that may end a sentence, reads what stands on both
 * sides (sentence_sides.c), and asks the rules (sentence_rules.c).
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/sentence_scanner.h"

#include <string.h>

#include "base/slice.h"

/* Bytes; a bracket that closes later does not hold a sentence together. */
enum { LONGEST_BRACKET = 400 };

/* What stops the scan. */
enum interest {
	INTEREST_NONE,
	INTEREST_MARK, /* may end a sentence */
	INTEREST_LEAD, /* lead byte of characters of which some do, or are bullets (the letters of
			  Latin, Greek and Cyrillic have others) */
	INTEREST_OPEN, /* opens a bracket */
	INTEREST_CLOSE /* may mark a list item */
};

static const unsigned char interests[256] = {
	['.'] = INTEREST_MARK,
	['!'] = INTEREST_MARK,
	['?'] = INTEREST_MARK,
	['('] = INTEREST_OPEN,
	['['] = INTEREST_OPEN,
	[')'] = INTEREST_CLOSE,
	[0xC2] = INTEREST_LEAD,
	[0xD6] = INTEREST_LEAD,
	[0xD8] = INTEREST_LEAD,
	[0xDB] = INTEREST_LEAD,
	[0xDC] = INTEREST_LEAD,
	[0xDF] = INTEREST_LEAD,
	[0xE0] = INTEREST_LEAD,
	[0xE1] = INTEREST_LEAD,
	[0xE2] = INTEREST_LEAD,
	[0xE3] = INTEREST_LEAD,
	[0xEA] = INTEREST_LEAD,
	[0xEF] = INTEREST_LEAD,
	[0xF0] = INTEREST_LEAD,
};

/* Finds where the bracket at `at` closes, within bounds; brackets of its kind inside it count. */
static void enter_bracket(struct sentence_context *context, size_t at)
{
	const char *bytes = context->text.bytes;
	size_t limit = context->text.length - at < LONGEST_BRACKET ? context->text.length
								   : at + LONGEST_BRACKET;
	char open = bytes[at], close = open == '(' ? ')' : ']';
	size_t depth = 0;

	if (at < context->bracket_end || !memchr(bytes + at, close, limit - at))
		return;
	for (size_t i = at; i < limit; i++) {
		if (bytes[i] == open) {
			depth++;
		} else if (bytes[i] == close && --depth == 0) {
			context->bracket_begin = at;
			context->bracket_end = i + 1;
			return;
		}
	}
}

/* The first character of a sentence that is part of its words. */
static size_t body_of(struct cotejo_text text, size_t begin)
{
	size_t next;

	for (;;) {
		switch (character_kind_at(text, begin, &next)) {
		case KIND_SPACE:
		case KIND_QUOTE:
		case KIND_OPEN:
		case KIND_INVERTED:
		case KIND_DASH:
		case KIND_BULLET:
			begin = next;
			break;
		default:
			return begin;
		}
	}
}

/* Where the next sentence begins, if the mark at `at` makes one begin; else 0. Moves `*at` behind
 * the mark. */
static size_t look_at_mark(struct sentence_context *context, size_t *at)
{
	struct candidate candidate;
	size_t begin = *at;

	candidate.stop = stop_read(context->text, begin);
	*at = candidate.stop.end;
	if (begin <= context->body)
		return 0; /* a sentence has words */
	candidate.following = following_read(context->text, &candidate.stop);
	return sentence_rules_decide(context, &candidate);
}

/* Looks at what stopped the scan at `*at` and moves behind it. Returns where the next sentence
 * begins; 0: not here. */
static size_t examine(struct sentence_scanner *scanner, size_t *at)
{
	struct sentence_context *context = &scanner->context;
	enum interest interest = interests[(unsigned char)context->text.bytes[*at]];
	size_t next, item;

	if (interest == INTEREST_OPEN) {
		enter_bracket(context, *at);
		++*at;
		return 0;
	}
	item = sentence_list_item(&scanner->list, context->text, context->body, *at);
	if (item != SIZE_MAX)
		return item;
	if (character_kind_at(context->text, *at, &next) == KIND_STOP)
		return look_at_mark(context, at);
	*at = next;
	return 0;
}

void sentence_scanner_start(struct sentence_scanner *scanner, const struct vocabulary *vocabulary,
	struct cotejo_text text)
{
	*scanner = (struct sentence_scanner){.context = {.vocabulary = vocabulary, .text = text}};
}

size_t sentence_scanner_next(struct sentence_scanner *scanner)
{
	struct sentence_context *context = &scanner->context;
	struct cotejo_text text = context->text;
	size_t at = context->begin, next;

	context->body = body_of(text, context->begin);
	sentence_list_begin(&scanner->list, text, context->begin);
	while (at < text.length) {
		if (interests[(unsigned char)text.bytes[at]] == INTEREST_NONE) {
			at++;
			continue;
		}
		next = examine(scanner, &at);
		if (next > 0 && next < text.length) {
			context->begin = next;
			return next;
		}
	}
	context->begin = text.length;
	return text.length;
}
