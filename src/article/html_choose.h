/*
 * html_choose.h - which lines of a page are the article
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_HTML_CHOOSE_H
#define ARTICLE_HTML_CHOOSE_H

#include "article/html_runs.h"

enum html_care {
	CARE_STRICT, /* what pages of newsrooms need */
	CARE_LOOSE /* believe neither class names nor what is hidden: for pages that gave too little
		    */
};

/* Bytes of visible text, summed over the runs before some run. */
struct html_sums {
	size_t all;
	size_t links;
	size_t good;            /* prose */
	size_t linked_headings; /* how many there are */
};

/* What is known of a page before its lines are judged. Arrays have one entry a node or run. */
struct html_choice {
	const struct html_page *page;
	const struct html_runs *runs;
	enum html_care care;
	uint32_t *run_at;       /* of each node and one more: how many runs begin before it */
	struct html_sums *sums; /* of each run and one more */
	uint32_t *shadow;       /* of each node: the hints of boilerplate that it stands in */
	uint32_t root;          /* the element that holds the article's text */
	bool root_is_body;      /* by its own word */
	uint32_t title;         /* number of the run that is the title; runs->count: none */
	unsigned char *kinds;   /* of each run: enum cotejo_block_kind */
	bool failed;            /* memory ran out */
};

void html_choice_clear(struct html_choice *choice);

/* Judges all lines of a page. `page` and `runs` must stay. Errors: COTEJO_ENOMEM. */
int html_choose(struct html_choice *choice, const struct html_page *page,
	const struct html_runs *runs, enum html_care care, struct cotejo_error *error);

/* ---- Between the files of the choice ---- */

/* The sums over an element. What is in a shadow has no prose. */
static inline struct html_sums html_sums_of(const struct html_choice *choice, uint32_t node)
{
	const struct html_sums *end = &choice->sums[choice->run_at[choice->page->nodes[node].end]];
	const struct html_sums *begin = &choice->sums[choice->run_at[node]];

	return (struct html_sums){end->all - begin->all, end->links - begin->links,
		end->good - begin->good, end->linked_headings - begin->linked_headings};
}

static inline size_t html_good(const struct html_choice *choice, uint32_t node)
{
	return html_sums_of(choice, node).good;
}

/* Whether a line is a heading that leads to another page. A title may lead to its own. */
static inline bool html_is_linked_heading(const struct html_run *run)
{
	return (run->place & PLACE_HEADING) && !(run->place & PLACE_TITLE) &&
	       run->link_bytes * 2 > run->bytes;
}

static inline bool html_is_within(const struct html_page *page, uint32_t node, uint32_t around)
{
	return node >= around && node < page->nodes[around].end;
}

/* How much prose there is in a run, in bytes. */
size_t html_prose(const struct html_run *run);

/* Fills `shadow`: html_shadow.c. */
void html_find_shadows(struct html_choice *choice);

/* Fills `root`: html_root.c. */
void html_find_root(struct html_choice *choice);

/* Fills `title`: html_title.c. */
void html_find_title(struct html_choice *choice);

/* Fills `kinds` by where the runs stand: html_judge.c. */
void html_judge_runs(struct html_choice *choice);

/* Takes runs out of the article again for what they say: html_clutter.c. */
void html_drop_clutter(struct html_choice *choice);

#endif
