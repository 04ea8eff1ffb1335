/*
 * markdown.c - Markdown becomes blocks
 *
 * libcmark makes the tree; one walk over its events, which do not recurse, hands over the text of
 * what holds text. What the text looks like (emphasis, links, code in a line) is dropped.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/markdown.h"

#include "base/error.h"
#include "base/slice.h"

#ifdef HAVE_CMARK

#include <cmark.h>

/* Where the walk is: how many lists' items and quotes are open. */
struct place {
	size_t items, quotes;
	bool titled;
};

/* Data in front of the text, between lines of three hyphens, is no text. */
static struct cotejo_text without_front_matter(struct cotejo_text text)
{
	struct cotejo_text fence = slice_of("---\n");

	if (!slice_starts(text, fence))
		return text;
	for (size_t i = fence.length; i + fence.length <= text.length; i++) {
		struct cotejo_text rest = slice(text.bytes + i, text.length - i);

		if (text.bytes[i - 1] == '\n' && slice_starts(rest, fence))
			return slice(rest.bytes + fence.length, rest.length - fence.length);
	}
	return text;
}

static enum cotejo_block_kind heading_kind(struct place *place, cmark_node *node)
{
	bool title = !place->titled && cmark_node_get_heading_level(node) == 1;

	place->titled |= title;
	return title ? COTEJO_BLOCK_TITLE : COTEJO_BLOCK_HEADING;
}

static enum cotejo_block_kind paragraph_kind(const struct place *place)
{
	if (place->items)
		return COTEJO_BLOCK_LIST_ITEM;
	return place->quotes ? COTEJO_BLOCK_QUOTE : COTEJO_BLOCK_PARAGRAPH;
}

static void take_literal(struct blocks *blocks, cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);

	if (literal && blocks->open)
		blocks_add(blocks, slice_of(literal));
}

static void enter(struct blocks *blocks, struct place *place, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_ITEM:
		place->items++;
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		place->quotes++;
		break;
	case CMARK_NODE_HEADING:
		blocks_open(blocks, heading_kind(place, node));
		break;
	case CMARK_NODE_PARAGRAPH:
		blocks_open(blocks, paragraph_kind(place));
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		take_literal(blocks, node);
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		if (blocks->open)
			blocks_add(blocks, slice_of(" "));
		break;
	default:
		break;
	}
}

static void leave(struct blocks *blocks, struct place *place, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_ITEM:
		place->items--;
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		place->quotes--;
		break;
	case CMARK_NODE_HEADING:
	case CMARK_NODE_PARAGRAPH:
		blocks_close(blocks);
		break;
	default:
		break;
	}
}

int markdown_read(struct blocks *blocks, struct cotejo_text text, struct cotejo_error *error)
{
	struct place place = {0};
	cmark_node *document;
	cmark_iter *walk;
	cmark_event_type event;

	text = without_front_matter(text);
	document = cmark_parse_document(text.bytes, text.length, CMARK_OPT_DEFAULT);
	if (!document)
		return error_no_memory(error);
	walk = cmark_iter_new(document);
	while (walk && (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
		if (event == CMARK_EVENT_ENTER)
			enter(blocks, &place, cmark_iter_get_node(walk));
		else
			leave(blocks, &place, cmark_iter_get_node(walk));
	}
	cmark_node_free(document);
	if (!walk)
		return error_no_memory(error);
	cmark_iter_free(walk);
	return 0;
}

#else

int markdown_read(struct blocks *blocks, struct cotejo_text text, struct cotejo_error *error)
{
	(void)blocks;
	(void)text;
	return error_set(error, COTEJO_EARGUMENT,
		"this build cannot read Markdown: it was made without libcmark");
}

#endif
