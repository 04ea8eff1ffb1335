/*
 * html_runs.c - the lines of text of a page, as a reader would see them
 *
 * One walk over the nodes in order. A run ends where a block element begins or ends, at two line
 * breaks, and at a single one behind which a new line of thought begins.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_runs.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"

enum { SHORT_LINE_BYTES = 60 /* a line broken before this was not broken for want of room */ };

struct walk {
	const struct html_page *page;
	struct html_runs *runs;
	struct html_run run; /* the one that grows */
	bool open;
	bool in_word;
	unsigned char last; /* byte of visible text, for judging line breaks */
	size_t breaks;      /* since the last text */
	uint32_t breaks_from;
	bool failed;
};

void html_runs_clear(struct html_runs *runs)
{
	free(runs->items);
	free(runs->places);
	free(runs->blocks);
	free(runs->languages);
	*runs = (struct html_runs){0};
}

static uint32_t place_of_tag(enum html_tag tag)
{
	switch (tag) {
	case TAG_A:
		return PLACE_LINK;
	case TAG_H1:
		return PLACE_HEADING | PLACE_TITLE;
	case TAG_H2:
	case TAG_H3:
	case TAG_H4:
	case TAG_H5:
	case TAG_H6:
		return PLACE_HEADING;
	case TAG_LI:
	case TAG_DD:
	case TAG_DT:
		return PLACE_ITEM;
	case TAG_TD:
	case TAG_TH:
		return PLACE_CELL;
	case TAG_BLOCKQUOTE:
		return PLACE_QUOTE;
	case TAG_CAPTION:
	case TAG_FIGCAPTION:
		return PLACE_CAPTION;
	case TAG_FIGURE:
		return PLACE_FIGURE;
	case TAG_P:
		return PLACE_PARAGRAPH;
	case TAG_PRE:
		return PLACE_PRE;
	case TAG_HEAD:
		return PLACE_HEAD;
	case TAG_FORM:
		return PLACE_FORM;
	case TAG_HEADER:
		return PLACE_HEADER;
	default:
		return 0;
	}
}

/* The places that an element takes its content out of: text of a list item in a table cell is an
 * item, a paragraph in a quote stays a quote. */
static uint32_t places_left(enum html_tag tag)
{
	switch (tag) {
	case TAG_LI:
	case TAG_TABLE:
	case TAG_UL:
	case TAG_OL:
		return PLACE_CELL | PLACE_ITEM | PLACE_PARAGRAPH;
	case TAG_TD:
	case TAG_TH:
		return PLACE_ITEM | PLACE_PARAGRAPH;
	default:
		return 0;
	}
}

static void find_places(struct html_runs *runs, const struct html_page *page)
{
	runs->places[0] = 0;
	runs->blocks[0] = 0;
	runs->languages[0] = page->nodes[0].language;
	for (size_t i = 1; i < page->count; i++) {
		enum html_tag tag = page->nodes[i].tag;
		bool hidden = !html_tag_is_block(tag) && (page->nodes[i].hints & HINT_HIDDEN);

		runs->languages[i] = page->nodes[i].language
					     ? page->nodes[i].language
					     : runs->languages[page->nodes[i].parent];
		runs->blocks[i] =
			html_tag_is_block(tag) ? (uint32_t)i : runs->blocks[page->nodes[i].parent];
		runs->places[i] = (runs->places[page->nodes[i].parent] & ~places_left(tag)) |
				  place_of_tag(tag) | (hidden ? PLACE_HIDDEN : 0);
	}
}

static void close_run(struct walk *walk)
{
	struct html_run *grown;

	walk->breaks = 0;
	walk->in_word = false;
	if (!walk->open)
		return;
	walk->open = false;
	if (walk->run.bytes == 0)
		return;
	grown = array_reserve(
		walk->runs->items, &walk->runs->capacity, walk->runs->count + 1, sizeof(*grown));
	if (!grown) {
		walk->failed = true;
		return;
	}
	walk->runs->items = grown;
	grown[walk->runs->count++] = walk->run;
}

/* The second byte of a two-byte sequence that begins with 0xc3: à to ÿ without ÷. */
static bool is_lower_latin1(unsigned char second)
{
	return second >= 0xa0 && second != 0xb7;
}

static bool begins_lower(struct cotejo_text text)
{
	text = slice_trim(text);
	if (text.length == 0)
		return false;
	if (text.bytes[0] >= 'a' && text.bytes[0] <= 'z')
		return true;
	return text.length > 1 && (unsigned char)text.bytes[0] == 0xc3 &&
	       is_lower_latin1((unsigned char)text.bytes[1]);
}

/*
 * Whether one line break in front of `text` ends the run. In headings it only makes a nice line;
 * elsewhere it was meant when a sentence ends before it or a short line does, and not when the
 * text goes on in lower case.
 */
static bool break_ends_run(const struct walk *walk, struct cotejo_text text)
{
	if (walk->run.place & (PLACE_HEADING | PLACE_CAPTION))
		return false;
	if (begins_lower(text))
		return false;
	switch (walk->last) {
	case '.':
	case '!':
	case '?':
	case ':':
	case '"':
	case ')':
		return true;
	default:
		return walk->run.bytes < SHORT_LINE_BYTES || walk->last >= 0x80;
	}
}

static bool is_stop(unsigned char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
}

/* U+3001, U+3002: the comma and full stop of Chinese and Japanese; U+FF0C, U+FF01, U+FF1F. */
static bool is_wide_stop(const unsigned char *c)
{
	if (c[0] == 0xe3)
		return c[1] == 0x80 && (c[2] == 0x81 || c[2] == 0x82);
	return c[0] == 0xef && c[1] == 0xbc && (c[2] == 0x8c || c[2] == 0x81 || c[2] == 0x9f);
}

static void count_text(struct walk *walk, struct cotejo_text text, bool in_link)
{
	struct html_run *run = &walk->run;

	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.bytes[i];

		if (is_ascii_space((char)c) || (c == 0xc2 && i + 1 < text.length &&
						       (unsigned char)text.bytes[i + 1] == 0xa0)) {
			walk->in_word = false;
			i += c == 0xc2;
			continue;
		}
		run->words += !walk->in_word;
		walk->in_word = true;
		run->bytes++;
		run->link_bytes += in_link;
		run->stops +=
			is_stop(c) || (c >= 0xe3 && i + 2 < text.length &&
					      is_wide_stop((const unsigned char *)text.bytes + i));
		walk->last = c;
	}
}

static bool is_blank(struct cotejo_text text)
{
	return slice_trim(text).length == 0;
}

static void take_text(struct walk *walk, uint32_t i)
{
	const struct html_node *node = &walk->page->nodes[i];
	struct cotejo_text text = html_node_text(walk->page, node);
	uint32_t place = walk->runs->places[i];

	if (is_blank(text) || (place & PLACE_HIDDEN)) {
		walk->in_word = false;
		return;
	}
	if (walk->open && walk->breaks && (walk->breaks > 1 || break_ends_run(walk, text)))
		close_run(walk);
	if (!walk->open) {
		walk->run = (struct html_run){.first = i,
			.block = walk->runs->blocks[i],
			.place = place,
			.language = walk->runs->languages[i]};
		walk->open = true;
	}
	if (walk->breaks)
		walk->in_word = false;
	walk->breaks = 0;
	count_text(walk, text, place & PLACE_LINK);
	walk->run.end = i + 1;
	if (walk->run.language != walk->runs->languages[i])
		walk->run.language = walk->runs->languages[walk->run.block];
	walk->run.place &= place | ~(uint32_t)PLACE_LINK;
}

static void take_node(struct walk *walk, uint32_t i)
{
	enum html_tag tag = walk->page->nodes[i].tag;

	if (tag == TAG_TEXT)
		take_text(walk, i);
	else if (tag == TAG_BR)
		walk->breaks++;
	else if (html_tag_is_block(tag))
		close_run(walk);
}

int html_runs_find(struct html_runs *runs, const struct html_page *page, struct cotejo_error *error)
{
	struct walk walk = {.page = page, .runs = runs};
	uint32_t open = 0;

	runs->places = malloc(page->count * sizeof(*runs->places));
	runs->blocks = malloc(page->count * sizeof(*runs->blocks));
	runs->languages = malloc(page->count * sizeof(*runs->languages));
	if (!runs->places || !runs->blocks || !runs->languages)
		return error_no_memory(error);
	find_places(runs, page);
	for (uint32_t i = 1; i < page->count && !walk.failed; i++) {
		while (page->nodes[open].end <= i) {
			if (html_tag_is_block(page->nodes[open].tag))
				close_run(&walk);
			open = page->nodes[open].parent;
		}
		take_node(&walk, i);
		if (page->nodes[i].end > i + 1)
			open = i;
	}
	close_run(&walk);
	return walk.failed ? error_no_memory(error) : 0;
}
