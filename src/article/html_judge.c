/*
 * html_judge.c - which lines belong to the article by where they stand, and what they are
 *
 * Two stretches of the page hold it: from its title to the beginning of its element, where
 * standfirst and lead picture are; and that element.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

enum {
	PERCENT = 100,
	LINK_PERCENT = 50,      /* a line with so much of it in links leads somewhere else */
	LIST_LINK_PERCENT = 60, /* a list or table of links */
	LONGEST_CAPTION = 800,  /* bytes of all captions in one element */
	LONGEST_CELL = 400,     /* bytes of prose in a cell of a table */
	CAPTION_LEVELS = 3      /* elements between a caption and its picture's element */
};

/* Whether a line is what an element of a picture has beside the picture. */
static bool is_beside_picture(const struct html_choice *choice, const struct html_run *run)
{
	uint32_t node = run->block;

	if (run->place & (PLACE_QUOTE | PLACE_CELL | PLACE_ITEM))
		return false;
	for (int up = 0; up < CAPTION_LEVELS && node > choice->root; up++) {
		node = choice->page->nodes[node].parent;
		if (choice->page->nodes[node].hints & HINT_MEDIA)
			return html_sums_of(choice, node).all < LONGEST_CAPTION;
	}
	return false;
}

static bool is_caption(const struct html_choice *choice, const struct html_run *run)
{
	return (run->place & (PLACE_CAPTION | PLACE_FIGURE)) ||
	       (choice->page->nodes[run->block].hints & HINT_CAPTION) ||
	       is_beside_picture(choice, run);
}

/* Whether a cell is one of a table, and not of a page that is laid out in tables. */
static bool is_cell(const struct html_choice *choice, const struct html_run *run)
{
	const struct html_page *page = choice->page;
	uint32_t node = run->block;

	if (!(run->place & PLACE_CELL))
		return false;
	while (node && page->nodes[node].tag != TAG_TD && page->nodes[node].tag != TAG_TH)
		node = page->nodes[node].parent;
	return !html_is_within(page, choice->root, node) && html_good(choice, node) < LONGEST_CELL;
}

static enum cotejo_block_kind kind_of(const struct html_choice *choice, const struct html_run *run)
{
	if (run == &choice->runs->items[choice->title])
		return COTEJO_BLOCK_TITLE;
	if (run->place & PLACE_HEADING)
		return COTEJO_BLOCK_HEADING;
	if (is_caption(choice, run))
		return COTEJO_BLOCK_CAPTION;
	if (run->place & PLACE_QUOTE)
		return COTEJO_BLOCK_QUOTE;
	if (run->place & PLACE_ITEM)
		return COTEJO_BLOCK_LIST_ITEM;
	if (is_cell(choice, run))
		return COTEJO_BLOCK_CELL;
	return COTEJO_BLOCK_PARAGRAPH;
}

static bool is_list(enum html_tag tag)
{
	return tag == TAG_UL || tag == TAG_OL || tag == TAG_DL || tag == TAG_TABLE;
}

/* The list or table around a node; 0: none. */
static uint32_t list_around(const struct html_choice *choice, uint32_t node)
{
	while (node && !is_list(choice->page->nodes[node].tag))
		node = choice->page->nodes[node].parent;
	return node;
}

static bool is_mostly_links(const struct html_choice *choice, uint32_t node)
{
	struct html_sums sums = html_sums_of(choice, node);

	return sums.links * PERCENT > sums.all * LIST_LINK_PERCENT;
}

/* Items and cells are judged as a whole: a table of products has links in one column. */
static bool leads_away(const struct html_choice *choice, const struct html_run *run)
{
	if (run->place & (PLACE_ITEM | PLACE_CELL))
		return html_prose(run) == 0 &&
		       is_mostly_links(choice, list_around(choice, run->block));
	if (run->place & (PLACE_HEADING | PLACE_QUOTE))
		return false;
	return run->link_bytes * PERCENT > run->bytes * LINK_PERCENT;
}

/* Whether a line between the title and the article's element belongs to the article. */
static bool is_in_opening(const struct html_choice *choice, const struct html_run *run)
{
	uint32_t near = choice->page->nodes[run->block].hints;

	if (run->place & PLACE_HEADING)
		return run->link_bytes == 0;
	if (is_caption(choice, run))
		return true;
	return html_prose(run) > 0 || ((near & HINT_STANDFIRST) && run->link_bytes == 0);
}

static bool is_in(const struct html_choice *choice, uint32_t i)
{
	const struct html_run *run = &choice->runs->items[i];

	if (i == choice->title)
		return true;
	if (choice->shadow[run->first] || (run->place & PLACE_HEAD))
		return false;
	if (html_is_within(choice->page, run->first, choice->root))
		return !leads_away(choice, run);
	return i > choice->title && run->first < choice->root && is_in_opening(choice, run);
}

void html_judge_runs(struct html_choice *choice)
{
	for (uint32_t i = 0; i < choice->runs->count; i++) {
		const struct html_run *run = &choice->runs->items[i];

		choice->kinds[i] = is_in(choice, i) ? (unsigned char)kind_of(choice, run)
						    : COTEJO_BLOCK_BOILERPLATE;
	}
}
