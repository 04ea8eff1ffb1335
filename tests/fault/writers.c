/*
 * writers.c - everything that writes to a struct cotejo_output
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/writers.h"

#include <cotejo/exchange.h>
#include <cotejo/pretranslate.h>
#include <cotejo/segment.h>

#include "unit/memory/fixture.h"

static struct {
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct cotejo_lookup *lookup;
	const struct cotejo_hit *hit;
	struct cotejo_article *left, *right;
	struct cotejo_alignment *alignment;
	char xliff[sizeof(((struct fixture *)NULL)->folder) + 16]; /* a file to be translated */
} made;

static struct cotejo_article *make_article(const char *language, const char *text)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	options.language = language;
	options.name = language;
	check_ok(cotejo_article_parse(&article, slice_of(text), &options, &error), &error);
	return article;
}

static void make_xliff(void)
{
	FILE *file;

	snprintf(made.xliff, sizeof(made.xliff), "%s/x.xlf", made.fixture.folder);
	file = fopen(made.xliff, "wb");
	assert_non_null(file);
	fputs("<xliff version='1.2'><file source-language='en' target-language='es'><body>"
	      "<trans-unit id='1'><source>The talks lasted <x id='1'/>two hours.</source>"
	      "</trans-unit></body></file></xliff>",
		file);
	assert_int_equal(fclose(file), 0);
}

void writers_setup(void)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_sentences left, right;

	fixture_setup(&made.fixture);
	made.memory = fixture_open(&made.fixture, COTEJO_MEMORY_CREATE);
	make_xliff();
	fixture_add(made.memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_ok(cotejo_lookup_new(&made.lookup, made.memory, slice_of("mass"), NULL, &error),
		&error);
	assert_int_equal(cotejo_lookup_next(made.lookup, &made.hit, &error), 1);
	made.left = make_article("en", "A <title>\n\n\"Talks\" began. They ended & he left.\n");
	made.right = make_article("es", "Un <título>\n\nEmpezó la reunión. Acabó y él se fue.\n");
	left = cotejo_article_view(made.left);
	right = cotejo_article_view(made.right);
	check_ok(cotejo_align(&made.alignment, &left, &right, NULL, &error), &error);
}

void writers_teardown(void)
{
	cotejo_alignment_free(made.alignment);
	cotejo_article_free(made.right);
	cotejo_article_free(made.left);
	cotejo_lookup_free(made.lookup);
	cotejo_memory_close(made.memory);
	fixture_teardown(&made.fixture);
}

static int write_memory_tmx(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_export_tmx(made.memory, NULL, output, NULL, error);
}

static int write_memory_tsv(const struct cotejo_output *output, struct cotejo_error *error)
{
	struct cotejo_filter filter = COTEJO_FILTER_INIT;

	filter.source_language = "es";
	filter.target_language = "en";
	return cotejo_export_tsv(made.memory, &filter, output, NULL, error);
}

static int write_memory_jsonl(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_export_jsonl(made.memory, NULL, output, NULL, error);
}

/* Both halves to the same place, one after the other. */
static int write_memory_moses(const struct cotejo_output *output, struct cotejo_error *error)
{
	struct cotejo_filter filter = COTEJO_FILTER_INIT;

	filter.source_language = "en";
	filter.target_language = "es";
	return cotejo_export_moses(made.memory, &filter, output, output, NULL, error);
}

static int write_memory_plain(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_export_tmx_for(COTEJO_TMX_PLAIN, made.memory, NULL, output, NULL, error);
}

static int write_memory_links(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_export_links(made.memory, NULL, output, NULL, error);
}

static int write_alignment(enum cotejo_alignment_format format, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	return cotejo_alignment_write(
		made.alignment, made.left, made.right, format, 0, output, error);
}

static int write_beads(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_BEADS, output, error);
}

static int write_tsv(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_TSV, output, error);
}

static int write_jsonl(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_JSONL, output, error);
}

static int write_tmx(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_TMX, output, error);
}

static int write_html(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_HTML, output, error);
}

static int write_article(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_article_write_jsonl(made.left, output, error);
}

static int write_ces(const struct cotejo_output *output, struct cotejo_error *error)
{
	return write_alignment(COTEJO_ALIGNMENT_CES, output, error);
}

static int write_article_xml(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_article_write_xml(made.left, output, error);
}

static int write_hit(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_hit_write_jsonl(made.hit, output, error);
}

static int write_rules(const struct cotejo_output *output, struct cotejo_error *error)
{
	return cotejo_srx_write("ca", output, error);
}

static int write_pretranslated(const struct cotejo_output *output, struct cotejo_error *error)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;

	options.min_score = 1;
	options.fill_score = 1;
	return cotejo_pretranslate(made.memory, made.xliff, &options, output, NULL, error);
}

const struct writer writers[] = {
	{"a memory as TMX", write_memory_tmx},
	{"a memory as TSV", write_memory_tsv},
	{"a memory as JSONL", write_memory_jsonl},
	{"a memory as a pair of files", write_memory_moses},
	{"a memory as plain TMX", write_memory_plain},
	{"a memory as links", write_memory_links},
	{"an alignment as links", write_ces},
	{"an article as XML", write_article_xml},
	{"an alignment as beads", write_beads},
	{"an alignment as TSV", write_tsv},
	{"an alignment as JSONL", write_jsonl},
	{"an alignment as TMX", write_tmx},
	{"an alignment as HTML", write_html},
	{"an article as JSONL", write_article},
	{"a hit as JSONL", write_hit},
	{"our rules as SRX", write_rules},
	{"an XLIFF file with proposals", write_pretranslated},
	{0},
};
