/*
 * plain.c - plain text becomes blocks
 *
 * The one question is whether a line end was put there by an editor that wraps lines or by an
 * author. An editor breaks a line when the next word does not fit into the width any more; if it
 * would have fitted, the break is the author's. The width is the longest line of the paragraph.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/plain.h"

#include <ctype.h>

#include "article/lines.h"
#include "base/slice.h"
#include "text/utf8.h"

enum {
	/* Wrapped text is at most so wide; a text with longer lines has a paragraph a line. */
	WIDEST_WRAP = 120,
	/* And at least so wide: narrower paragraphs are verses, addresses, tables. */
	NARROWEST_WRAP = 40,
	/* Of a hundred lines, so many may be longer than WIDEST_WRAP (addresses of pages, say). */
	LONG_LINES_PERCENT = 5,
	/* Editors that avoid ragged margins break up to so many columns before they must. */
	SLACK = 4,
	PARAGRAPH_INDENT = 2,
	LONGEST_HEADING = 100,
	TAB_WIDTH = 8
};

struct line {
	struct cotejo_text text; /* without the white space around it */
	size_t width;            /* in characters */
	size_t indent;
	size_t marker; /* bytes of a list marker in front; 0: none */
};

/* What is known of the whole text. */
struct plain {
	struct blocks *blocks;
	bool wrapped;
	bool first; /* no block has been made yet */
};

/* "- ", "* ", "• ", "1. ", "12) ", "a) ": bytes of the marker with its space. */
static size_t marker_length(struct cotejo_text text)
{
	static const char *const bullets[] = {
		"-", "*", "+", "\u2022", "\u2023", "\u25aa", "\u25e6", "\u00b7", "\u2013"};
	size_t at = 0;

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]) && at == 0; i++) {
		if (slice_starts(text, slice_of(bullets[i])))
			at = strlen(bullets[i]);
	}
	if (at == 0) {
		while (at < text.length && at < 3 && isdigit((unsigned char)text.bytes[at]))
			at++;
		if (at == 0 && text.length > 2 && isalpha((unsigned char)text.bytes[0]) &&
			text.bytes[1] == ')')
			at = 1;
		if (at == 0 || at >= text.length ||
			(text.bytes[at] != '.' && text.bytes[at] != ')'))
			return 0;
		at++;
	}
	return at + 1 < text.length && is_ascii_space(text.bytes[at]) ? at + 1 : 0;
}

static struct line look_at(struct cotejo_text raw)
{
	struct line line = {.text = slice_trim(raw)};

	for (size_t i = 0; i < raw.length && is_ascii_space(raw.bytes[i]); i++)
		line.indent += raw.bytes[i] == '\t' ? TAB_WIDTH : 1;
	line.width = utf8_count(line.text);
	line.marker = marker_length(line.text);
	return line;
}

/* Whether nothing in a line can be read: a rule such as "-----" or "* * *". */
static bool is_rule(struct cotejo_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.bytes[i];

		if (c >= 0x80 || isalnum(c))
			return false;
	}
	return text.length >= 3;
}

static bool is_wrapped(struct cotejo_text text)
{
	size_t lines = 0, long_lines = 0;
	struct cotejo_text line;

	while (line_next(&text, &line)) {
		line = slice_trim(line);
		lines += line.length > 0;
		long_lines += utf8_count(line) > WIDEST_WRAP;
	}
	return long_lines * 100 <= lines * LONG_LINES_PERCENT;
}

static bool ends_sentence(struct cotejo_text text)
{
	char last = text.bytes[text.length - 1];

	return strchr(".!?:;", last) != NULL;
}

static bool begins_lower(struct cotejo_text text)
{
	if (islower((unsigned char)text.bytes[0]))
		return true;
	/* á to ÿ in UTF-8 */
	return text.length > 1 && (unsigned char)text.bytes[0] == 0xc3 &&
	       (unsigned char)text.bytes[1] >= 0xa0;
}

static size_t first_word_width(struct cotejo_text text)
{
	size_t length = 0;

	while (length < text.length && !is_ascii_space(text.bytes[length]))
		length++;
	return utf8_count(slice(text.bytes, length));
}

/* Whether `next` only goes on where `line` ended, in a paragraph whose longest line has `width`. */
static bool continues(const struct line *line, const struct line *next, size_t width, bool in_item)
{
	if (next->marker)
		return false;
	if (in_item && next->indent > line->indent)
		return true;
	if (!in_item && next->indent >= line->indent + PARAGRAPH_INDENT)
		return false;
	if (width < NARROWEST_WRAP)
		return false;
	if (line->width + 1 + first_word_width(next->text) + SLACK > width)
		return true;
	return begins_lower(next->text) && !ends_sentence(line->text);
}

/* A short line alone, without a full stop. */
static bool is_heading(struct cotejo_text text)
{
	return utf8_count(text) <= LONGEST_HEADING && !ends_sentence(text) &&
	       text.bytes[text.length - 1] != ',';
}

static void add_block(struct plain *plain, const struct line *line, bool alone)
{
	enum cotejo_block_kind kind = COTEJO_BLOCK_PARAGRAPH;

	if (is_rule(line->text))
		kind = COTEJO_BLOCK_BOILERPLATE;
	else if (line->marker)
		kind = COTEJO_BLOCK_LIST_ITEM;
	else if (alone && is_heading(line->text))
		kind = plain->first ? COTEJO_BLOCK_TITLE : COTEJO_BLOCK_HEADING;
	if (kind != COTEJO_BLOCK_BOILERPLATE)
		plain->first = false;
	blocks_open(plain->blocks, kind);
	blocks_add(plain->blocks, line->text);
}

static size_t widest(struct cotejo_text paragraph)
{
	size_t width = 0;
	struct cotejo_text raw;

	while (line_next(&paragraph, &raw)) {
		size_t own = utf8_count(slice_trim(raw));

		width = own > width ? own : width;
	}
	return width;
}

/* The lines between two blank ones. */
struct paragraph {
	struct cotejo_text rest;
	struct line line; /* the next, if there is `more` */
	bool more;
	size_t width;
	bool is_verse; /* too narrow to be wrapped; not a line alone */
};

static void advance(struct paragraph *paragraph)
{
	struct cotejo_text raw;

	paragraph->more = line_next(&paragraph->rest, &raw);
	if (paragraph->more)
		paragraph->line = look_at(raw);
}

static bool goes_on(const struct plain *plain, const struct paragraph *paragraph,
	const struct line *last, bool in_item)
{
	return plain->wrapped && paragraph->more &&
	       continues(last, &paragraph->line, paragraph->width, in_item);
}

/* Takes the lines of one block. */
static void read_block(struct plain *plain, struct paragraph *paragraph)
{
	const struct line first = paragraph->line;
	struct line last = first;
	bool in_item = first.marker > 0, more;

	advance(paragraph);
	more = goes_on(plain, paragraph, &last, in_item);
	add_block(plain, &first, !more && !paragraph->is_verse);
	for (; more; more = goes_on(plain, paragraph, &last, in_item)) {
		blocks_add(plain->blocks, slice(" ", 1));
		blocks_add(plain->blocks, paragraph->line.text);
		last = paragraph->line;
		if (in_item)
			last.indent = first.indent;
		advance(paragraph);
	}
	blocks_close(plain->blocks);
}

static void read_paragraph(struct plain *plain, struct cotejo_text text)
{
	struct paragraph paragraph = {.rest = text, .width = widest(text)};

	advance(&paragraph);
	paragraph.is_verse = plain->wrapped && paragraph.width < NARROWEST_WRAP &&
			     slice_trim(paragraph.rest).length > 0;
	while (paragraph.more)
		read_block(plain, &paragraph);
}

void plain_read(struct blocks *blocks, struct cotejo_text text)
{
	struct plain plain = {.blocks = blocks, .wrapped = is_wrapped(text), .first = true};
	const char *begin = NULL;
	struct cotejo_text line;

	while (line_next(&text, &line)) {
		bool blank = slice_trim(line).length == 0;

		if (!blank && !begin)
			begin = line.bytes;
		if (blank && begin) {
			read_paragraph(&plain, slice(begin, (size_t)(line.bytes - begin)));
			begin = NULL;
		}
	}
	if (begin)
		read_paragraph(&plain, slice(begin, (size_t)(text.bytes - begin)));
}
