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
	RIVAL_PERCENT = 30    /* of the best element's prose in one that is its equal */
};

static bool is_enough(size_t good, size_t all, size_t percent)
{
	return good >= SMALLEST_BODY_BYTES && good * PERCENT >= all * percent;
}

static bool is_candidate(const struct html_choice *choice, uint32_t i, uint32_t hints)
{
	const struct html_node *node = &choice->page->nodes[i];

	if (choice->shadow[i])
		return false;
	return (node->hints & hints) ||
	       ((hints & HINT_ARTICLE) && (node->tag == TAG_ARTICLE || node->tag == TAG_MAIN));
}

/* The first text of the title; 0: there is none. */
static uint32_t title_node(const struct html_choice *choice)
{
	return choice->title < choice->runs->count ? choice->runs->items[choice->title].first : 0;
}

/*
 * The element with one of these hints that holds most prose, the outermost of equals; 0: none.
 * Where several articles follow each other, the one that the title belongs to is the first behind
 * it, or around it.
 */
static uint32_t best_with(const struct html_choice *choice, uint32_t hints)
{
	const struct html_page *page = choice->page;
	uint32_t best = 0;
	size_t most = 0;

	for (uint32_t i = 1; i < page->count; i++) {
		if (is_candidate(choice, i, hints) && html_good(choice, i) > most) {
			best = i;
			most = html_good(choice, i);
		}
	}
	for (uint32_t i = 1; i < best; i++) {
		if (page->nodes[i].end > title_node(choice) && is_candidate(choice, i, hints) &&
			is_enough(html_good(choice, i), most, RIVAL_PERCENT))
			return i;
	}
	return best;
}

static uint32_t common_ancestor(const struct html_page *page, uint32_t a, uint32_t b)
{
	while (page->nodes[a].end <= b)
		a = page->nodes[a].parent;
	return a;
}

/* An article may come in several bodies with advertisements between them, but not with titles. */
static uint32_t join_bodies(const struct html_choice *choice, uint32_t first)
{
	const struct html_page *page = choice->page;
	size_t least = html_good(choice, first), sum = 0;
	uint32_t last = first, joined;

	for (uint32_t i = first; i < page->count; i++) {
		if (i > title_node(choice) && page->nodes[i].tag == TAG_H1 && !choice->shadow[i] &&
			i >= page->nodes[first].end)
			break;
		if (!(page->nodes[i].hints & HINT_BODY) || choice->shadow[i] ||
			!is_enough(html_good(choice, i), least, RIVAL_PERCENT))
			continue;
		last = i;
		sum += html_good(choice, i);
		i = page->nodes[i].end - 1;
	}
	joined = common_ancestor(page, first, last);
	/* Several articles on one page have more around them. */
	return html_good(choice, joined) <= sum + sum / 4 ? joined : first;
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
			!html_tag_is_block(page->nodes[best].tag) || page->nodes[best].tag == TAG_P)
			return node;
		node = best;
	}
}

void html_find_root(struct html_choice *choice)
{
	size_t all = html_good(choice, 0);
	uint32_t found = best_with(choice, HINT_BODY);

	if (found && is_enough(html_good(choice, found), all, BODY_PERCENT)) {
		choice->root = join_bodies(choice, found);
		choice->root_is_body = true;
	} else {
		found = best_with(choice, HINT_ARTICLE);
		if (!found || !is_enough(html_good(choice, found), all, ARTICLE_PERCENT))
			found = 0;
		choice->root = descend(choice, found);
	}
}
