/*
 * html_runs.h - the lines of text of a page, as a reader would see them
 *
 * A run is text without a block boundary in it: a paragraph, a heading, a menu entry, a piece of a
 * <div> between two line breaks. Runs are what is judged and what becomes blocks.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_RUNS_H
#define ARTICLE_HTML_RUNS_H

#include "article/html_page.h"

/* Where a run stands: the elements around it. */
enum html_place {
	PLACE_LINK = 1 << 0,
	PLACE_HEADING = 1 << 1,
	PLACE_ITEM = 1 << 2, /* of a list */
	PLACE_CELL = 1 << 3, /* of a table */
	PLACE_QUOTE = 1 << 4,
	PLACE_CAPTION = 1 << 5, /* figcaption, caption */
	PLACE_FIGURE = 1 << 6,
	PLACE_PARAGRAPH = 1 << 7,
	PLACE_PRE = 1 << 8,
	PLACE_TITLE = 1 << 9, /* h1 */
	PLACE_HEAD = 1 << 10, /* the page's head */
	PLACE_FORM = 1 << 11,
	PLACE_HEADER = 1 << 12,
	PLACE_HIDDEN = 1 << 13 /* inside a line, but not shown */
};

struct html_run {
	uint32_t first, end; /* nodes: texts from first up to before end */
	uint32_t block;      /* the innermost block element around all of it */
	uint32_t place;      /* enum html_place */
	uint32_t bytes;      /* of visible text, white space not counted */
	uint32_t link_bytes; /* of them in links */
	uint32_t words;
	uint32_t stops;   /* marks that sentences have: . , ; : ! ? and their like */
	uint8_t language; /* as in struct html_node, of all of it */
};

struct html_runs {
	struct html_run *items;
	size_t count, capacity;
	uint32_t *places;   /* of each node of the page */
	uint32_t *blocks;   /* the innermost block element at or around each node */
	uint8_t *languages; /* as in struct html_node, of each node by itself or its elders */
};

/* Whether a node of a run is text that is shown. */
static inline bool html_is_shown(
	const struct html_runs *runs, const struct html_page *page, uint32_t node)
{
	return page->nodes[node].tag == TAG_TEXT && !(runs->places[node] & PLACE_HIDDEN);
}

void html_runs_clear(struct html_runs *runs);

/* Finds the runs of a page. Errors: COTEJO_ENOMEM. */
int html_runs_find(
	struct html_runs *runs, const struct html_page *page, struct cotejo_error *error);

#endif
