/*
 * markdown.c - tests of Markdown texts
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct markdown_row {
	const char *name, *input, *expected;
} rows[] = {
	{"nothing", "", ""},
	{"the first heading of the first level is the title", "## Two\n# One\n# Three\n",
		"heading: Two\ntitle: One\nheading: Three\n"},
	{"underlined headings", "One\n===\nTwo\n---\n", "title: One\nheading: Two\n"},
	{"lines of a paragraph", "One\ntwo.  \nThree.\n\nFour.\n",
		"paragraph: One two. Three.\nparagraph: Four.\n"},
	{"looks", "*One* **two** `three` [four](/five \"six\") ![seven](/eight)\n",
		"paragraph: One two three four seven\n"},
	{"lists and quotes", "- One\n- Two\n  1. Three\n\n> Four\n>\n> - Five\n",
		"list-item: One\nlist-item: Two\nlist-item: Three\nquote: Four\n"
		"list-item: Five\n"},
	{"after a list", "- One\n\nTwo\n", "list-item: One\nparagraph: Two\n"},
	{"no text", "```\ncode\n```\n\n    more\n\n***\n\n<div>HTML</div>\n\nOne <b>two</b>\n",
		"paragraph: One two\n"},
	{"entities and escapes", "1 &lt; 2 &eacute; \\*\n", "paragraph: 1 < 2 \u00e9 *\n"},
	{"data in front", "---\ntitle: x\n---\nOne\n", "paragraph: One\n"},
	{"data that never ends", "---\nOne\n", "paragraph: One\n"},
	{"nothing but data", "---\n---\n", ""},
};

/* A build without libcmark says so. */
static bool can_read(void)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;
	int code;

	options.format = COTEJO_ARTICLE_MARKDOWN;
	code = cotejo_article_parse(&article, slice_of("One"), &options, &error);
	cotejo_article_free(article);
	if (code != COTEJO_OK)
		assert_non_null(strstr(error.message, "made without libcmark"));
	return code == COTEJO_OK;
}

static void test_blocks(void **state)
{
	(void)state;
	if (!can_read())
		return;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct cotejo_article *article =
			parse(rows[i].input, COTEJO_ARTICLE_MARKDOWN, "en");

		check_article(article, rows[i].name, rows[i].expected);
		cotejo_article_free(article);
	}
}

static void test_name(void **state)
{
	static const struct {
		const char *name, *expected;
	} names[] = {
		{"a.md", "title: One\n"},
		{"b/A.MARKDOWN", "title: One\n"},
		{"a.txt", "title: # One\n"},
		{"md", "title: # One\n"},
	};

	(void)state;
	for (size_t i = 0; can_read() && i < COUNT(names); i++) {
		struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_article *article = NULL;

		options.name = names[i].name;
		options.language = "en";
		check_ok(cotejo_article_parse(&article, slice_of("# One\n"), &options, &error),
			&error);
		check_article(article, names[i].name, names[i].expected);
		cotejo_article_free(article);
	}
}

/* Quotes in quotes and lists in lists, as deep as a line can say: nothing recurses. */
static void test_depth(void **state)
{
	enum { DEPTH = 100000 };
	struct cotejo_article *article;
	struct buffer text = {0};

	(void)state;
	if (!can_read())
		return;
	for (int i = 0; i < DEPTH; i++)
		buffer_add_string(&text, i % 2 ? "> " : "- ");
	buffer_add_string(&text, "One");
	buffer_add_byte(&text, 0);
	article = parse(text.bytes, COTEJO_ARTICLE_MARKDOWN, "en");
	check_article(article, "depth", "list-item: One\n");
	cotejo_article_free(article);
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
