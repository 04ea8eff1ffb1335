/*
 * html_clutter.c - which lines in the article's place do not belong to it for what they say
 *
 * Lines of set phrases, dates, bylines, addresses, repetitions; headings under which nothing is
 * left; and the odd bits before the first and behind the last paragraph.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

#include "article/html_text.h"
#include "base/map.h"
#include "text/fold.h"

enum {
	PERCENT = 100,
	LONGEST_PHRASE_LINE = 160, /* bytes of a line that may be a phrase, a date or a byline */
	CAPTION_KEY_BYTES = 60,    /* captions that begin alike are long and short form of one */
	SHORTEST_PARAGRAPH = 60,   /* bytes of a line that is surely text, not an odd end */
	FEW_WORDS = 8,             /* of a line that may be an odd end */
	OPENING_PARAGRAPHS = 2,    /* date and byline stand in front of the second at the latest */
	PREAMBLE_PERCENT = 20      /* of the prose in front of what may still be the title */
};

struct clutter {
	struct html_choice *choice;
	struct html_phrases phrases;
	struct map captions;            /* squeezed beginnings of the captions so far */
	struct buffer text, folded;     /* of the line that is looked at */
	struct buffer previous, title;  /* squeezed */
	size_t first_prose, last_prose; /* runs; the number of runs and 0 when there is none */
};

static bool is_out(const struct clutter *clutter, size_t i)
{
	return clutter->choice->kinds[i] == COTEJO_BLOCK_BOILERPLATE;
}

/* Whether a line in the article's place is a paragraph and not an odd end. */
static bool is_paragraph(const struct clutter *clutter, size_t i)
{
	const struct html_run *run = &clutter->choice->runs->items[i];

	return !is_out(clutter, i) && clutter->choice->kinds[i] != COTEJO_BLOCK_CAPTION &&
	       (run->bytes >= SHORTEST_PARAGRAPH || run->words > FEW_WORDS) && html_prose(run) > 0;
}

static void find_prose(struct clutter *clutter)
{
	clutter->first_prose = clutter->choice->runs->count;
	clutter->last_prose = 0;
	for (size_t i = 0; i < clutter->choice->runs->count; i++) {
		if (!is_paragraph(clutter, i))
			continue;
		if (i < clutter->first_prose)
			clutter->first_prose = i;
		clutter->last_prose = i;
	}
}

/* Puts the line into `text` and `folded`. */
static void load(struct clutter *clutter, size_t i)
{
	struct html_choice *choice = clutter->choice;

	buffer_reset(&clutter->text);
	buffer_reset(&clutter->folded);
	html_run_text(&clutter->text, choice->page, choice->runs, &choice->runs->items[i]);
	fold_append(&clutter->folded, buffer_text(&clutter->text));
	choice->failed |= clutter->text.failed || clutter->folded.failed;
}

/* Whether the same caption was there before: pictures come in several sizes. */
static bool is_known_caption(struct clutter *clutter)
{
	struct cotejo_text key = buffer_text(&clutter->folded);
	bool is_new = false;

	if (key.length > CAPTION_KEY_BYTES)
		key.length = CAPTION_KEY_BYTES;
	if (!map_insert(&clutter->captions, key, 0, &is_new))
		clutter->choice->failed = true;
	return !is_new;
}

/* Whether a squeezed line repeats the title, the line before it, or a caption. */
static bool is_repeated(struct clutter *clutter, size_t i)
{
	struct cotejo_text line = buffer_text(&clutter->folded);
	bool repeated;

	if (clutter->choice->kinds[i] == COTEJO_BLOCK_CAPTION)
		repeated = is_known_caption(clutter);
	else
		repeated = slice_equal(line, buffer_text(&clutter->previous)) ||
			   slice_equal(line, buffer_text(&clutter->title));
	buffer_reset(&clutter->previous);
	buffer_add(&clutter->previous, line);
	clutter->choice->failed |= clutter->previous.failed;
	return repeated;
}

/* A line that says nothing; `folded` is squeezed on the way. */
static bool is_clutter(struct clutter *clutter, size_t i, bool at_edge)
{
	bool is_short = clutter->choice->runs->items[i].bytes <= LONGEST_PHRASE_LINE;
	bool is_caption = clutter->choice->kinds[i] == COTEJO_BLOCK_CAPTION;
	struct cotejo_text folded;
	bool clutters = false;

	load(clutter, i);
	folded = buffer_text(&clutter->folded);
	if (is_short)
		clutters = html_is_address(folded);
	if (is_short && at_edge && !is_caption)
		clutters = clutters || html_is_date(&clutter->phrases, folded) ||
			   html_is_byline(&clutter->phrases, buffer_text(&clutter->text), folded) ||
			   (clutter->choice->kinds[i] == COTEJO_BLOCK_PARAGRAPH &&
				   html_is_dateline(
					   &clutter->phrases, buffer_text(&clutter->text), folded));
	html_squeeze(&clutter->folded);
	if (is_short)
		clutters = clutters ||
			   html_is_clutter_phrase(&clutter->phrases, buffer_text(&clutter->folded));
	return is_repeated(clutter, i) || clutters;
}

static void drop_lines(struct clutter *clutter)
{
	struct html_choice *choice = clutter->choice;
	size_t paragraphs = 0;

	if (choice->title < choice->runs->count) {
		load(clutter, choice->title);
		html_squeeze(&clutter->folded);
		buffer_add(&clutter->title, buffer_text(&clutter->folded));
	}
	for (size_t i = 0; i < choice->runs->count; i++) {
		if (is_out(clutter, i) || i == choice->title ||
			choice->kinds[i] == COTEJO_BLOCK_CELL)
			continue;
		if (is_clutter(clutter, i,
			    paragraphs < OPENING_PARAGRAPHS || i >= clutter->last_prose))
			choice->kinds[i] = COTEJO_BLOCK_BOILERPLATE;
		else if (is_paragraph(clutter, i))
			paragraphs++;
	}
}

/* Whether so little text stands in front of the title that it is none of the article's. */
static bool is_preamble(const struct html_choice *choice)
{
	const struct html_sums *title = &choice->sums[choice->title];
	size_t before = 0, all = html_good(choice, choice->root);

	if (choice->title == choice->runs->count)
		return false;
	if (choice->run_at[choice->root] < choice->title)
		before = title->good - choice->sums[choice->run_at[choice->root]].good;
	return before * PERCENT <= all * PREAMBLE_PERCENT;
}

/* Whether a line is not sure to be text: not a short sentence in a paragraph beside another. */
static bool is_odd(const struct clutter *clutter, size_t i)
{
	const struct html_choice *choice = clutter->choice;
	const struct html_node *nodes = choice->page->nodes;
	const struct html_run *run = &choice->runs->items[i];
	const struct html_run *last = &choice->runs->items[clutter->last_prose];

	if (choice->kinds[i] != COTEJO_BLOCK_PARAGRAPH &&
		choice->kinds[i] != COTEJO_BLOCK_LIST_ITEM && choice->kinds[i] != COTEJO_BLOCK_CELL)
		return false;
	if (nodes[run->block].hints & HINT_STANDFIRST)
		return false;
	return !(i > clutter->last_prose && run->stops > 0 && (run->place & PLACE_PARAGRAPH) &&
		 nodes[run->block].parent == nodes[last->block].parent);
}

/* Odds and ends: what stands in front of the title, such as its kicker, and around the text of an
 * element that does not call itself the article's body. */
static void drop_edges(struct clutter *clutter)
{
	struct html_choice *choice = clutter->choice;
	bool preamble = is_preamble(choice);
	bool trim = !choice->root_is_body && clutter->first_prose < choice->runs->count;

	for (size_t i = 0; i < choice->runs->count; i++) {
		bool outside = i < clutter->first_prose || i > clutter->last_prose;
		bool in_table = choice->kinds[i] == COTEJO_BLOCK_CELL; /* is no odd end */

		if ((preamble && i < choice->title && choice->kinds[i] != COTEJO_BLOCK_CAPTION) ||
			(trim && outside && !in_table && is_odd(clutter, i)))
			choice->kinds[i] = COTEJO_BLOCK_BOILERPLATE;
	}
}

static bool is_link(const struct html_run *run)
{
	return run->link_bytes * 2 > run->bytes;
}

/* A heading without anything under it was the heading of what was dropped. */
static void drop_headings(struct clutter *clutter)
{
	struct html_choice *choice = clutter->choice;
	bool empty = true, dropped = true;

	for (size_t i = choice->runs->count; i-- > 0;) {
		const struct html_run *run = &choice->runs->items[i];

		if (is_out(clutter, i)) {
			dropped = true;
		} else if (choice->kinds[i] != COTEJO_BLOCK_HEADING) {
			empty = dropped = false;
		} else if (empty && (dropped || is_link(run))) {
			choice->kinds[i] = COTEJO_BLOCK_BOILERPLATE;
		} else {
			empty = true;
			dropped = false;
		}
	}
}

void html_drop_clutter(struct html_choice *choice)
{
	struct clutter clutter = {.choice = choice};

	choice->failed |= !html_phrases_load(&clutter.phrases);
	find_prose(&clutter);
	drop_lines(&clutter);
	find_prose(&clutter);
	drop_edges(&clutter);
	drop_headings(&clutter);
	choice->failed |= clutter.title.failed;
	map_clear(&clutter.captions);
	html_phrases_clear(&clutter.phrases);
	buffer_clear(&clutter.text);
	buffer_clear(&clutter.folded);
	buffer_clear(&clutter.previous);
	buffer_clear(&clutter.title);
}
