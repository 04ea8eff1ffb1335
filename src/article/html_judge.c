/*
 * html_judge.c - which lines of the article's element belong to the article, and what they are
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"


enum {
	PERCENT = 100,
	LINK_PERCENT = 50 /* a line with so much of it in links leads somewhere else */
};

static bool is_within(const struct html_page *page, uint32_t node, uint32_t around)
{
	return node >= around && node < page->nodes[around].end;
}

static uint32_t hints_up_to(const struct html_choice *choice, uint32_t node, uint32_t around)
{
	uint32_t hints = 0;

	for (; node > around; node = choice->page->nodes[node].parent)
		hints |= choice->page->nodes[node].hints;
	return hints;
}

static enum cotejo_block_kind kind_of(const struct html_choice *choice, const struct html_run *run)
{
	uint32_t near = choice->page->nodes[run->block].hints;

	if (run->place & PLACE_TITLE)
		return COTEJO_BLOCK_TITLE;
	if (run->place & PLACE_HEADING)
		return COTEJO_BLOCK_HEADING;
	if ((run->place & PLACE_CAPTION) || (near & HINT_CAPTION) ||
		(run->place & PLACE_FIGURE))
		return COTEJO_BLOCK_CAPTION;
	if (run->place & PLACE_QUOTE)
		return COTEJO_BLOCK_QUOTE;
	if (run->place & PLACE_ITEM)
		return COTEJO_BLOCK_LIST_ITEM;
	if (run->place & PLACE_CELL)
		return COTEJO_BLOCK_CELL;
	if (near & HINT_STANDFIRST)
		return COTEJO_BLOCK_HEADING;
	return COTEJO_BLOCK_PARAGRAPH;
}

static bool leads_away(const struct html_run *run)
{
	return run->link_bytes * PERCENT > run->bytes * LINK_PERCENT &&
	       !(run->place & PLACE_HEADING);
}

static bool is_in(const struct html_choice *choice, const struct html_run *run)
{
	if (choice->shadow[run->first] || (run->place & PLACE_HEAD))
		return false;
	if (is_within(choice->page, run->first, choice->root))
		return !leads_away(run);
	if (!is_within(choice->page, run->first, choice->frame) || run->first > choice->root)
		return false;
	if (run->place & (PLACE_TITLE | PLACE_CAPTION))
		return true;
	return (hints_up_to(choice, run->first, choice->frame) & HINT_STANDFIRST) != 0;
}

void html_judge_runs(struct html_choice *choice)
{
	for (size_t i = 0; i < choice->runs->count; i++) {
		const struct html_run *run = &choice->runs->items[i];

		choice->kinds[i] = is_in(choice, run) ? (unsigned char)kind_of(choice, run)
						      : COTEJO_BLOCK_BOILERPLATE;
	}
}
