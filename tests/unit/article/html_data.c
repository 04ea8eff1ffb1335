/*
 * html_data.c - tests of articles that only the structured data of a page hold
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

/* Two lines that are enough of an article together. */
#define FIRST                                                                                 \
	"Nobody on the quay had expected the ferry so early, and so nobody had brought the "  \
	"children to see it come in through the fog, with all its lamps lit and the band on " \
	"deck, a whole hour before the bells of the chapel rang for the early service."
#define SECOND "Only the lamp in the harbour office was lit, and somebody was singing in there."
#define LINES "paragraph: " FIRST "\nparagraph: " SECOND "\n"
#define SCRIPT "<script type='application/ld+json'>"
#define END "</script>"
#define SHELL "<body><div id=app></div>"
#define BODY "\"articleBody\": \"" FIRST "\\n\\n" SECOND "\""
#define ARTICLE SCRIPT "{" BODY "}" END

static const struct row {
	const char *name, *input, *expected;
} rows[] = {
	{"a body", ARTICLE SHELL, LINES},
	{"below the text", SHELL ARTICLE, LINES},
	{"a headline", SCRIPT "{\"headline\": \"Fog &amp; lamps\", " BODY "}" END SHELL,
		"title: Fog & lamps\n" LINES},
	{"a headline behind it", SCRIPT "{" BODY ", \"headline\": \"Fog\"}" END SHELL,
		"title: Fog\n" LINES},
	{"the page's headline", "<meta property=og:title content='1 &lt; 2 &amp; 3'>" ARTICLE SHELL,
		"title: 1 < 2 & 3\n" LINES},
	{"the headline of its own body",
		SCRIPT
		"[{\"articleBody\": \"Short.\", \"headline\": \"Other\"}, {" BODY
		", \"headline\": \"Fog\"}, {\"articleBody\": \"Short.\", \"headline\": \"x\"}]" END
			SHELL,
		"title: Fog\n" LINES},
	{"paragraphs of HTML",
		SCRIPT "{\"articleBody\": \"<p>" FIRST
		       "<\\/p>\\n<p class=\\\"b\\\">Only the\\nlamp in "
		       "the <b>harbour<\\/b>&nbsp;office was lit, and somebody was singing in "
		       "there.<\\/p>\"}" END SHELL,
		LINES},
	{"escapes",
		SCRIPT "{\"articleBody\": \"" FIRST
		       "\\r\\n\\\"\\u00BFS\\u00ed?\\\"\\t\\\\ \\ud83d\\ude00 \\ud83dx "
		       "\\ude00\\u0000. " SECOND "\"}" END SHELL,
		"paragraph: " FIRST
		"\nparagraph: \"\u00bfS\u00ed?\" \\ \U0001f600 \ufffdx \ufffd . " SECOND "\n"},
	{"several scripts", SCRIPT "{\"@type\": \"Organization\"}" END ARTICLE SHELL, LINES},
	{"behind a broken script", SCRIPT "{\"name\": \"never ends" END ARTICLE SHELL, LINES},
	{"little in the page", ARTICLE "<body><p>One moment, please.</p>", LINES},
	{"a page with its text", ARTICLE "<body><p>" SECOND "</p><p>" FIRST "</p>",
		"paragraph: " SECOND "\nparagraph: " FIRST "\n"},
	{"as much in the page", ARTICLE "<body><p>" FIRST "</p>", "paragraph: " FIRST "\n"},
	{"too short", SCRIPT "{\"articleBody\": \"" SECOND "\"}" END SHELL, ""},
	{"never ends", SCRIPT "{\"articleBody\": \"" FIRST SECOND END SHELL, ""},
	{"a line feed in it", SCRIPT "{\"articleBody\": \"" FIRST "\n" SECOND "\"}" END SHELL, ""},
	{"no such escape", SCRIPT "{\"articleBody\": \"" FIRST "\\q" SECOND "\"}" END SHELL, ""},
	{"half an escape", SCRIPT "{\"articleBody\": \"" FIRST SECOND "\\u00e" END SHELL, ""},
	{"ends in a backslash", SCRIPT "{\"articleBody\": \"" FIRST SECOND "\\" END SHELL, ""},
	{"no string", SCRIPT "{\"articleBody\": [\"" FIRST SECOND "\"]}" END SHELL, ""},
	{"only the name", SCRIPT "\"articleBody\"" END SHELL, ""},
	{"another script", "<script>{" BODY "}" END SHELL, ""},
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_article *article = parse(rows[i].input, COTEJO_ARTICLE_HTML, "en");

		check_article(article, rows[i].name, rows[i].expected);
		cotejo_article_free(article);
	}
}

static void repeat(struct buffer *buffer, const char *string, size_t count)
{
	while (count--)
		buffer_add_string(buffer, string);
}

static void check_page(struct buffer *page, const char *name, const char *expected)
{
	struct cotejo_article *article;

	buffer_add_byte(page, 0);
	assert_false(page->failed);
	article = parse(page->bytes, COTEJO_ARTICLE_HTML, "en");
	check_article(article, name, expected);
	cotejo_article_free(article);
	buffer_clear(page);
}

static void test_deep(void **state)
{
	enum { DEPTH = 200000 };
	struct buffer page = {0};

	(void)state;
	buffer_add_string(&page, SCRIPT);
	repeat(&page, "{\"a\": [", DEPTH);
	buffer_add_string(&page, "{" BODY "}");
	repeat(&page, "]}", DEPTH);
	buffer_add_string(&page, END SHELL);
	check_page(&page, "deep", LINES);
}

/* A body that no page may be: the page itself is read all the same. */
static void test_beyond_limits(void **state)
{
	enum { DEPTH = 20000 };
	struct buffer page = {0};

	(void)state;
	buffer_add_string(&page, SCRIPT "{\"articleBody\": \"");
	repeat(&page, "<div>", DEPTH);
	buffer_add_string(&page, FIRST SECOND "\"}" END "<body><p>" SECOND "</p>");
	check_page(&page, "beyond limits", "paragraph: " SECOND "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_beyond_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
