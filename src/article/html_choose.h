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
	CARE_LOOSE   /* believe neither class names nor what is hidden: for pages that gave too little */
};

/* What is known of a page before its lines are judged. Arrays have one entry a node or run. */
struct html_choice {
	const struct html_page *page;
	const struct html_runs *runs;
	enum html_care care;
	uint32_t *run_at; /* of each node and one more: how many runs begin before it */
	size_t *good;     /* of each run and one more: bytes of prose in the runs before it */
	size_t *bad;      /* the same of what is rather not prose */
	uint32_t *shadow; /* of each node: the hints of boilerplate that it stands in */
	uint32_t root;    /* the element that holds the article's text */
	uint32_t frame;   /* the element around it that holds its title as well; may be the same */
	unsigned char *kinds; /* of each run: enum cotejo_block_kind */
};

void html_choice_clear(struct html_choice *choice);

/* Judges all lines of a page. `page` and `runs` must stay. Errors: COTEJO_ENOMEM. */
int html_choose(struct html_choice *choice, const struct html_page *page,
	const struct html_runs *runs, enum html_care care, struct cotejo_error *error);

/* ---- Between the files of the choice ---- */

static inline size_t html_good(const struct html_choice *choice, uint32_t node)
{
	return choice->good[choice->run_at[choice->page->nodes[node].end]] -
	       choice->good[choice->run_at[node]];
}

static inline size_t html_bad(const struct html_choice *choice, uint32_t node)
{
	return choice->bad[choice->run_at[choice->page->nodes[node].end]] -
	       choice->bad[choice->run_at[node]];
}

/* How much prose there is in a run, in bytes. */
size_t html_prose(const struct html_run *run);

/* Fills `shadow`: html_shadow.c. */
void html_find_shadows(struct html_choice *choice);

/* Fills `root` and `frame`: html_root.c. */
void html_find_root(struct html_choice *choice);

/* Fills `kinds`: html_judge.c. */
void html_judge_runs(struct html_choice *choice);

#endif
