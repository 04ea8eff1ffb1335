/*
 * html.c - an HTML page becomes blocks
 *
 * Parse, find the lines, choose, and hand them over. A page that gives hardly any text is looked at
 * again without belief in what its elements are called, and then for what its structured data hold.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html.h"

#include "article/html_choose.h"
#include "article/html_data.h"

enum { SMALL_YIELD_BYTES = 250 /* of text; a second look is taken at pages that give less */ };

void html_facts_clear(struct html_facts *facts)
{
	buffer_clear(&facts->uri);
}

/* The language that a run says it is in, if it is not the one that the page says. */
static const char *language_of_run(const struct html_page *page, const struct html_run *run)
{
	char primary[LANGUAGE_SIZE];

	if (run->language == 0)
		return NULL;
	language_primary(primary, page->language);
	return language_covers(primary, page->languages[run->language - 1])
		       ? NULL
		       : page->languages[run->language - 1];
}

static void add_run(struct blocks *blocks, const struct html_page *page,
	const struct html_runs *runs, const struct html_run *run, enum cotejo_block_kind kind)
{
	blocks_open(blocks, kind);
	blocks_set_language(blocks, language_of_run(page, run));
	for (uint32_t i = run->first; i < run->end; i++) {
		const struct html_node *node = &page->nodes[i];

		if (html_is_shown(runs, page, i))
			blocks_add(blocks, html_node_text(page, node));
		else if (node->tag == TAG_BR)
			blocks_add(blocks, slice(" ", 1));
	}
	blocks_close(blocks);
}

static void add_runs(struct blocks *blocks, const struct html_choice *choice)
{
	for (size_t i = 0; i < choice->runs->count; i++)
		add_run(blocks, choice->page, choice->runs, &choice->runs->items[i],
			choice->kinds[i]);
}

static size_t yield(const struct html_choice *choice)
{
	size_t bytes = 0;

	for (size_t i = 0; i < choice->runs->count; i++) {
		if (choice->kinds[i] != COTEJO_BLOCK_BOILERPLATE)
			bytes += choice->runs->items[i].bytes;
	}
	return bytes;
}

static bool is_data_title(const struct html_runs *runs, size_t i)
{
	return i == 0 && (runs->items[i].place & PLACE_TITLE);
}

static bool is_clearly_more(const struct html_runs *runs, size_t yield)
{
	size_t bytes = 0;

	for (size_t i = 0; i < runs->count; i++)
		bytes += is_data_title(runs, i) ? 0 : runs->items[i].bytes;
	return bytes >= SMALL_YIELD_BYTES && bytes > 2 * yield;
}

/* Adds the article of the structured data if it has clearly more text than was found. Data that
 * cross a limit are passed over: the page can be read without them. */
static int add_data(struct blocks *blocks, const struct html_page *page, size_t yield,
	bool *ret_added, struct cotejo_error *error)
{
	struct html_page data = {0};
	struct html_runs runs = {0};
	struct buffer source = {0};
	int code = 0;

	if (html_data_write(&source, page))
		code = source.failed ? error_no_memory(error)
				     : html_page_parse(&data, buffer_text(&source), error);
	if (code == 0 && data.count)
		code = html_runs_find(&runs, &data, error);
	*ret_added = code == 0 && is_clearly_more(&runs, yield);
	memcpy(data.language, page->language, sizeof(data.language));
	for (size_t i = 0; *ret_added && i < runs.count; i++)
		add_run(blocks, &data, &runs, &runs.items[i],
			is_data_title(&runs, i) ? COTEJO_BLOCK_TITLE : COTEJO_BLOCK_PARAGRAPH);
	html_runs_clear(&runs);
	html_page_clear(&data);
	buffer_clear(&source);
	return code == COTEJO_ELIMIT ? 0 : code;
}

static int choose(struct blocks *blocks, const struct html_page *page, const struct html_runs *runs,
	struct cotejo_error *error)
{
	struct html_choice strict = {0}, loose = {0};
	const struct html_choice *better = &strict;
	bool added = false;
	int code = html_choose(&strict, page, runs, CARE_STRICT, error);

	if (code == 0 && yield(&strict) < SMALL_YIELD_BYTES) {
		code = html_choose(&loose, page, runs, CARE_LOOSE, error);
		if (code == 0 && yield(&loose) > 2 * yield(&strict))
			better = &loose;
		if (code == 0)
			code = add_data(blocks, page, yield(better), &added, error);
	}
	if (code == 0 && !added)
		add_runs(blocks, better);
	html_choice_clear(&strict);
	html_choice_clear(&loose);
	return code;
}

static int read_page(struct blocks *blocks, struct html_page *page, struct cotejo_text text,
	struct cotejo_error *error)
{
	struct html_runs runs = {0};
	int code = html_page_parse(page, text, error);

	if (code == 0)
		code = html_runs_find(&runs, page, error);
	if (code == 0)
		code = choose(blocks, page, &runs, error);
	html_runs_clear(&runs);
	return code;
}

int html_read(struct blocks *blocks, struct cotejo_text text, struct html_facts *ret_facts,
	struct cotejo_error *error)
{
	struct html_page page = {0};
	int code = read_page(blocks, &page, text, error);

	if (code == 0) {
		memcpy(ret_facts->language, page.language, sizeof(page.language));
		buffer_add(&ret_facts->uri, buffer_text(&page.uri));
		if (ret_facts->uri.failed)
			code = error_no_memory(error);
	}
	html_page_clear(&page);
	return code;
}
