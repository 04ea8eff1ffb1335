/*
 * html_choose.c - which lines of a page are the article
 *
 * In three steps: what is in the shadow of boilerplate (html_shadow.c), which element holds the
 * article (html_root.c), and which of its lines belong to it (html_judge.c). All lean on one
 * measure, the bytes of prose in a line, summed so that those of an element cost nothing to ask.
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
	free(choice->good);
	free(choice->bad);
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

/* Sums up prose and the rest; what stands in a shadow counts as neither. */
static void sum_up(struct html_choice *choice)
{
	const struct html_runs *runs = choice->runs;

	choice->good[0] = choice->bad[0] = 0;
	for (size_t i = 0; i < runs->count; i++) {
		const struct html_run *run = &runs->items[i];
		bool dark = choice->shadow[run->first] != 0;
		size_t good = dark ? 0 : html_prose(run);

		choice->good[i + 1] = choice->good[i] + good;
		choice->bad[i + 1] = choice->bad[i] + (dark || good ? 0 : run->bytes);
	}
}

static bool allocate(struct html_choice *choice)
{
	size_t nodes = choice->page->count + 1, runs = choice->runs->count + 1;

	choice->run_at = malloc(nodes * sizeof(*choice->run_at));
	choice->good = malloc(runs * sizeof(*choice->good));
	choice->bad = malloc(runs * sizeof(*choice->bad));
	choice->shadow = calloc(nodes, sizeof(*choice->shadow));
	choice->kinds = malloc(runs * sizeof(*choice->kinds));
	return choice->run_at && choice->good && choice->bad && choice->shadow && choice->kinds;
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
	html_find_root(choice);
	html_judge_runs(choice);
	return 0;
}
