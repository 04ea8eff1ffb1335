/*
 * html_root.c - which element of a page holds the article
 *
 * The page's own word comes first (an element that calls itself the body of the article, then
 * <article>), as long as there is a fair part of the page's prose in it; else the way down from the
 * top goes wherever most of the prose is.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

enum {
	PERCENT = 100,
	SMALLEST_BODY_BYTES = 200,
	BODY_PERCENT = 25,    /* of the page's prose in an element that calls itself the body */
	ARTICLE_PERCENT = 40, /* in an <article> */
	DESCENT_PERCENT = 80, /* in a child, to leave its parent for it */
	EQUAL_PERCENT = 30    /* of the best body's prose in one that is its continuation */
};

static bool is_enough(size_t good, size_t all, size_t percent)
{
	return good >= SMALLEST_BODY_BYTES && good * PERCENT >= all * percent;
}

static bool has_tag_or_hint(const struct html_node *node, uint32_t hints)
{
	return (node->hints & hints) ||
	       ((hints & HINT_ARTICLE) && (node->tag == TAG_ARTICLE || node->tag == TAG_MAIN));
}

/* The element with one of these hints that holds most prose; the outermost of equals; 0: none. */
static uint32_t best_with(const struct html_choice *choice, uint32_t hints)
{
	uint32_t best = 0;
	size_t most = 0;

	for (uint32_t i = 1; i < choice->page->count; i++) {
		const struct html_node *node = &choice->page->nodes[i];

		if (has_tag_or_hint(node, hints) && !choice->shadow[i] && html_good(choice, i) > most) {
			best = i;
			most = html_good(choice, i);
		}
	}
	return best;
}

static uint32_t common_ancestor(const struct html_page *page, uint32_t a, uint32_t b)
{
	while (page->nodes[a].end <= b)
		a = page->nodes[a].parent;
	return a;
}

/* An article may come in several bodies with advertisements between them. */
static uint32_t join_bodies(const struct html_choice *choice, uint32_t best)
{
	const struct html_page *page = choice->page;
	uint32_t first = best, last = best;
	size_t sum = 0;

	for (uint32_t i = 1; i < page->count; i++) {
		if (!(page->nodes[i].hints & HINT_BODY) || choice->shadow[i] ||
			!is_enough(html_good(choice, i), html_good(choice, best), EQUAL_PERCENT))
			continue;
		first = i < first ? i : first;
		last = i;
		sum += html_good(choice, i);
		i = page->nodes[i].end - 1;
	}
	first = common_ancestor(page, first, last);
	/* Several articles on one page have more around them. */
	return html_good(choice, first) <= sum + sum / 4 ? first : best;
}

static uint32_t descend(const struct html_choice *choice, uint32_t node)
{
	const struct html_page *page = choice->page;

	for (;;) {
		uint32_t best = 0;
		size_t most = 0;

		for (uint32_t i = node + 1; i < page->nodes[node].end; i = page->nodes[i].end) {
			if (html_good(choice, i) > most) {
				best = i;
				most = html_good(choice, i);
			}
		}
		if (!best || !is_enough(most, html_good(choice, node), DESCENT_PERCENT) ||
			!html_tag_is_block(page->nodes[best].tag) ||
			page->nodes[best].tag == TAG_P)
			return node;
		node = best;
	}
}

/* The element around the root that has the page's h1 in it, if that is not too far away. */
static uint32_t find_frame(const struct html_choice *choice)
{
	const struct html_page *page = choice->page;
	uint32_t title = 0;

	for (uint32_t i = 1; i < page->nodes[choice->root].end; i++) {
		if (page->nodes[i].tag == TAG_H1 && !choice->shadow[i] &&
			choice->run_at[page->nodes[i].end] > choice->run_at[i])
			title = i;
		if (title > choice->root)
			break;
	}
	if (!title)
		return choice->root;
	return title < choice->root ? common_ancestor(page, title, choice->root) : choice->root;
}

void html_find_root(struct html_choice *choice)
{
	size_t all = html_good(choice, 0);
	uint32_t found = best_with(choice, HINT_BODY);

	if (found && is_enough(html_good(choice, found), all, BODY_PERCENT)) {
		choice->root = join_bodies(choice, found);
	} else {
		found = best_with(choice, HINT_ARTICLE);
		if (!found || !is_enough(html_good(choice, found), all, ARTICLE_PERCENT))
			found = 0;
		choice->root = descend(choice, found);
	}
	choice->frame = find_frame(choice);
}
