/*
 * html_title.c - which line of a page is its title
 *
 * A heading, or what calls itself the headline; best if it says what the page says of itself in its
 * head, where the site's name may stand behind it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

#include "article/html_text.h"
#include "text/fold.h"

enum {
	MAX_CANDIDATES = 200, /* headings that are looked at */
	LONGEST_TITLE = 400,  /* bytes */
	SHORTEST_MATCH = 8,   /* letters that make a coincidence unlikely */
	SAME_TEXT = 8,        /* marks out of the blue; only their order matters */
	PART_OF_TEXT = 6,
	IS_H1 = 4,
	IS_H1_IN_SHADOW = 1,
	IS_HEADLINE = 2,
	IS_H2 = 1
};

/* Hints of places where titles stand that are not this page's. Bylines and share bars may stand
 * beside the title in one element. */
static const uint32_t elsewhere = HINT_HIDDEN | HINT_COMMENT | HINT_RELATED | HINT_PROMO |
				  HINT_NAVIGATION | HINT_FOOTER | HINT_SIDE | HINT_NOTICE;

struct keys {
	struct buffer headline, title; /* of the page's head, squeezed */
	struct buffer run;
};

static void squeeze(struct buffer *key, struct cotejo_text text)
{
	fold_append(key, text);
	html_squeeze(key);
}

static bool is_candidate(const struct html_choice *choice, const struct html_run *run)
{
	uint32_t hints = choice->page->nodes[run->block].hints;
	enum html_tag tag = choice->page->nodes[run->block].tag;

	if (run->bytes > LONGEST_TITLE || (run->place & PLACE_HEAD))
		return false;
	return (run->place & PLACE_TITLE) || tag == TAG_H2 || (hints & HINT_HEADLINE);
}

static int match(struct cotejo_text run, struct cotejo_text title)
{
	if (run.length == 0 || title.length == 0)
		return 0;
	if (slice_equal(run, title))
		return SAME_TEXT;
	if (run.length < SHORTEST_MATCH || title.length < SHORTEST_MATCH)
		return 0;
	return slice_starts(run, title) || slice_starts(title, run) ? PART_OF_TEXT : 0;
}

static int marks_of(struct html_choice *choice, const struct html_run *run, struct keys *keys)
{
	bool away = (choice->shadow[run->first] & elsewhere) != 0;
	struct buffer text = {0};
	int by_headline, by_title, marks;

	buffer_reset(&keys->run);
	html_run_text(&text, choice->page, choice->runs, run);
	squeeze(&keys->run, buffer_text(&text));
	choice->failed |= text.failed || keys->run.failed;
	buffer_clear(&text);
	by_headline = match(buffer_text(&keys->run), buffer_text(&keys->headline));
	by_title = match(buffer_text(&keys->run), buffer_text(&keys->title));
	marks = by_headline > by_title ? by_headline : by_title;
	if (away && marks < SAME_TEXT)
		return 0;
	if (run->place & PLACE_TITLE)
		marks += away ? IS_H1_IN_SHADOW : IS_H1;
	else if (away)
		return 0;
	if (choice->page->nodes[run->block].hints & HINT_HEADLINE)
		marks += IS_HEADLINE;
	return marks;
}

/* How many marks a line needs: an h2 or a "title" of something is not the title for that alone. */
static bool is_enough(int marks)
{
	return marks >= IS_H1;
}

void html_find_title(struct html_choice *choice)
{
	const struct html_runs *runs = choice->runs;
	struct keys keys = {0};
	size_t candidates = 0;
	int best = 0;

	choice->title = (uint32_t)runs->count;
	squeeze(&keys.headline, buffer_text(&choice->page->headline));
	squeeze(&keys.title, buffer_text(&choice->page->title));
	for (uint32_t i = 0; i < runs->count; i++) {
		int marks;

		if (!is_candidate(choice, &runs->items[i]) || ++candidates > MAX_CANDIDATES)
			continue;
		marks = marks_of(choice, &runs->items[i], &keys);
		if (is_enough(marks) && marks > best) {
			best = marks;
			choice->title = i;
		}
	}
	choice->failed |= keys.headline.failed || keys.title.failed;
	buffer_clear(&keys.headline);
	buffer_clear(&keys.title);
	buffer_clear(&keys.run);
}
