/*
 * html_shadow.c - what stands in the shadow of boilerplate
 *
 * An element that says of itself that it is a menu, a share bar or a comment throws a shadow on all
 * that is in it; unless it holds so much of the page's prose that its name must mean something
 * else ("layout-with-sidebar", a <form> around the whole page).
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

enum {
	/* A body of so many bytes of prose is one. */
	SMALLEST_BODY_BYTES = 250,
	PERCENT = 100,
	MOST_PERCENT = 40,
	MOST_PERCENT_COMMENTS = 90,
	PROSE_PERCENT = 75,
	LONGEST_TEASER = 500, /* bytes of an announcement of another article */
	FEWEST_TEASERS = 3    /* in a row of them */
};

/* Hints of what never has long prose in it. */
static const uint32_t terse = HINT_NAVIGATION | HINT_SHARE | HINT_META;

/* Hints that throw a shadow. Captions, headlines and headers are parts of articles. */
static const uint32_t dark = HINT_HIDDEN | HINT_COMMENT | HINT_SHARE | HINT_RELATED | HINT_PROMO |
			     HINT_NAVIGATION | HINT_FOOTER | HINT_SIDE | HINT_META | HINT_NOTICE;

static uint32_t dark_hints_of_tag(enum html_tag tag)
{
	switch (tag) {
	case TAG_NAV:
		return HINT_NAVIGATION;
	case TAG_FOOTER:
		return HINT_FOOTER;
	case TAG_ASIDE:
		return HINT_SIDE;
	case TAG_FORM:
	case TAG_DIALOG:
	case TAG_FIELDSET:
		return HINT_NOTICE;
	case TAG_HEAD:
		return HINT_HIDDEN;
	case TAG_ADDRESS:
		return HINT_META;
	default:
		return 0;
	}
}

/* An element with so much of the page's prose is the page, whatever it is called. */
static bool holds_most(const struct html_choice *choice, uint32_t node, uint32_t hints)
{
	size_t all = html_good(choice, 0), own = html_good(choice, node);
	size_t percent = hints & HINT_COMMENT ? MOST_PERCENT_COMMENTS : MOST_PERCENT;

	return own > SMALLEST_BODY_BYTES && own * PERCENT >= all * percent;
}

/* Menus and share bars are not made of paragraphs. */
static bool is_prose(const struct html_choice *choice, uint32_t node)
{
	struct html_sums sums = html_sums_of(choice, node);

	return sums.good > SMALLEST_BODY_BYTES && sums.good * PERCENT >= sums.all * PROSE_PERCENT;
}

/* The shadow that an element throws itself. */
static uint32_t shadow_of(const struct html_choice *choice, uint32_t node)
{
	const struct html_page *page = choice->page;
	const struct html_node *element = &page->nodes[node];
	uint32_t hints = element->hints & dark;

	if (element->tag == TAG_BODY || element->tag == TAG_HTML || element->tag == TAG_TEXT)
		return 0;
	if (choice->care == CARE_LOOSE)
		hints &= HINT_COMMENT;
	hints |= dark_hints_of_tag(element->tag);
	/* Part of a sentence, such as the name of a person with a link. */
	if (!html_tag_is_block(element->tag))
		hints &= HINT_HIDDEN;
	/* The foot of a picture is its caption. */
	if ((hints & HINT_FOOTER) && (page->nodes[element->parent].hints & HINT_MEDIA))
		hints &= ~(uint32_t)HINT_FOOTER;
	if ((hints & terse) && is_prose(choice, node))
		hints &= ~terse;
	return hints && holds_most(choice, node, hints) ? 0 : hints;
}

/* Whether an element is an announcement of another article: a linked heading and little more. */
static bool is_teaser(const struct html_choice *choice, uint32_t node)
{
	struct html_sums sums = html_sums_of(choice, node);

	return html_tag_is_block(choice->page->nodes[node].tag) &&
	       !html_tag_is_heading(choice->page->nodes[node].tag) && sums.linked_headings > 0 &&
	       sums.all < LONGEST_TEASER;
}

/* The teasers among the children of an element. */
static void count_teasers(const struct html_choice *choice, uint32_t node, size_t *ret_teasers,
	size_t *ret_others, size_t *ret_prose)
{
	const struct html_page *page = choice->page;

	*ret_teasers = *ret_others = *ret_prose = 0;
	for (uint32_t i = node + 1; i < page->nodes[node].end; i = page->nodes[i].end) {
		if (is_teaser(choice, i)) {
			(*ret_teasers)++;
			*ret_prose += html_good(choice, i);
		} else if (html_sums_of(choice, i).all) {
			(*ret_others)++;
		}
	}
}

/* Throws shadows on rows of announcements that do not call themselves so. */
static void darken_teasers(struct html_choice *choice)
{
	const struct html_page *page = choice->page;
	size_t teasers, others, prose;

	for (uint32_t i = 1; i < page->count; i++) {
		uint32_t around = choice->shadow[page->nodes[i].parent];

		choice->shadow[i] |= around;
		if (choice->shadow[i] || html_sums_of(choice, i).linked_headings < FEWEST_TEASERS)
			continue;
		count_teasers(choice, i, &teasers, &others, &prose);
		if (teasers < FEWEST_TEASERS || teasers <= others ||
			prose * PERCENT > html_good(choice, 0) * MOST_PERCENT)
			continue;
		for (uint32_t j = i + 1; j < page->nodes[i].end; j = page->nodes[j].end) {
			if (is_teaser(choice, j))
				choice->shadow[j] |= HINT_RELATED;
		}
	}
}

void html_find_shadows(struct html_choice *choice)
{
	const struct html_page *page = choice->page;

	for (uint32_t i = 1; i < page->count; i++) {
		uint32_t around = choice->shadow[page->nodes[i].parent];

		choice->shadow[i] = around | shadow_of(choice, i);
	}
	darken_teasers(choice);
}
