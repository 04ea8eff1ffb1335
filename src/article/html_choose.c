/*
 * html_choose.c - which lines of a page are the article
 *
 * In steps: what is in the shadow of boilerplate (html_shadow.c), which line is the title
 * (html_title.c), which element holds the article (html_root.c), which others belong to it by where
 * they stand (html_judge.c), and which of these are clutter by what they say (html_clutter.c). All
 * lean on one measure, the bytes of prose in a line, summed so that those of an element cost
 * nothing to ask.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_choose.h"

#include <stdlib.h>

#include "base/error.h"

enum {
	SHORTEST_PROSE_BYTES = 25, /* below that a line says nothing about itself */
	FEW_WORDS = 8 /* a line of so few words is prose only if it has a sentence's marks */
};

void html_choice_clear(struct html_choice *choice)
{
	free(choice->run_at);
	free(choice->sums);
	free(choice->shadow);
	free(choice->kinds);
	*choice = (struct html_choice){0};
}

size_t html_prose(const struct html_run *run)
{
	size_t own = run->bytes - run->link_bytes;

	if (run->bytes < SHORTEST_PROSE_BYTES || run->link_bytes > run->bytes / 2)
		return 0;
	if (run->place & (PLACE_HEAD | PLACE_HEADING))
		return 0;
	if (run->stops == 0)
		return run->words > FEW_WORDS ? own / 2 : 0;
	return run->words > FEW_WORDS ? own : own / 2;
}

static void find_runs_of_nodes(struct html_choice *choice)
{
	const struct html_runs *runs = choice->runs;
	uint32_t run = 0;

	for (uint32_t i = 0; i <= choice->page->count; i++) {
		while (run < runs->count && runs->items[run].first < i)
			run++;
		choice->run_at[i] = run;
	}
}

static void sum_up(struct html_choice *choice)
{
	const struct html_runs *runs = choice->runs;
	struct html_sums sum = {0};

	for (size_t i = 0; i < runs->count; i++) {
		const struct html_run *run = &runs->items[i];

		choice->sums[i] = sum;
		sum.all += run->bytes;
		sum.links += run->link_bytes;
		sum.linked_headings += html_is_linked_heading(run);
		sum.good += choice->shadow[run->first] ? 0 : html_prose(run);
	}
	choice->sums[runs->count] = sum;
}

static bool allocate(struct html_choice *choice)
{
	size_t nodes = choice->page->count + 1, runs = choice->runs->count + 1;

	choice->run_at = malloc(nodes * sizeof(*choice->run_at));
	choice->sums = malloc(runs * sizeof(*choice->sums));
	choice->shadow = calloc(nodes, sizeof(*choice->shadow));
	choice->kinds = malloc(runs * sizeof(*choice->kinds));
	return choice->run_at && choice->sums && choice->shadow && choice->kinds;
}

int html_choose(struct html_choice *choice, const struct html_page *page,
	const struct html_runs *runs, enum html_care care, struct cotejo_error *error)
{
	*choice = (struct html_choice){.page = page, .runs = runs, .care = care};
	if (!allocate(choice))
		return error_no_memory(error);
	find_runs_of_nodes(choice);
	sum_up(choice);
	html_find_shadows(choice);
	sum_up(choice);
	html_find_title(choice);
	html_find_root(choice);
	html_judge_runs(choice);
	html_drop_clutter(choice);
	return choice->failed ? error_no_memory(error) : 0;
}
