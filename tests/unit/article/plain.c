/*
 * plain.c - tests of plain texts: which line ends are the author's
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#include <stdlib.h>

static const struct plain_row {
	const char *name, *input, *expected;
} rows[] = {
	{"nothing", "\n \n", ""},
	{"a paragraph a line", "One. Two.\nThree.\n", "paragraph: One. Two.\nparagraph: Three.\n"},
	{"blank lines", "One.\n\n\n  \nTwo.", "paragraph: One.\nparagraph: Two.\n"},
	{"line ends of other systems", "One.\r\n\r\nTwo.\r\rThree.\r",
		"paragraph: One.\nparagraph: Two.\nparagraph: Three.\n"},
	{"wrapped lines",
		"The ferry came in early, and nobody on the quay had\n"
		"expected it, so that the ropes were still lying in the\n"
		"shed.\n"
		"\n"
		"Later it rained.\n",
		"paragraph: The ferry came in early, and nobody on the quay had expected it, so "
		"that "
		"the ropes were still lying in the shed.\nparagraph: Later it rained.\n"},
	{"white space inside lines", "One  two\t\tthree \u00a0 four.\n",
		"paragraph: One two three four.\n"},
	{"a title and headings",
		"The early ferry\n\nIt was early. Nobody saw it.\n\nFog\n\nThere was fog.\n",
		"title: The early ferry\nparagraph: It was early. Nobody saw it.\nheading: Fog\n"
		"paragraph: There was fog.\n"},
	{"a heading above wrapped lines",
		"The early ferry\n"
		"The ferry came in early, and nobody on the quay had\n"
		"expected it, so that the ropes were still lying in the\n"
		"shed.\n",
		"title: The early ferry\nparagraph: The ferry came in early, and nobody on the "
		"quay had "
		"expected it, so that the ropes were still lying in the shed.\n"},
	{"verses", "So we'll go no more\nA-roving\nSo late into the night,\n",
		"paragraph: So we'll go no more\nparagraph: A-roving\nparagraph: So late into the "
		"night,\n"},
	{"an indent begins a paragraph",
		"The ferry came in early, and nobody on the quay had\n"
		"expected it, so that the ropes were still lying there.\n"
		"   It was the first time in years that such a thing had\n"
		"been seen.\n",
		"paragraph: The ferry came in early, and nobody on the quay had expected it, so "
		"that "
		"the ropes were still lying there.\nparagraph: It was the first time in years that "
		"such a thing had been seen.\n"},
	{"lists",
		"They had:\n"
		"- ropes, which were wet and lay in the shed that the wind\n"
		"  had opened;\n"
		"- lamps;\n"
		"1. one\n"
		"12) twelve\n"
		"a) a letter\n"
		"\u2022 a bullet\n",
		"paragraph: They had:\n"
		"list-item: - ropes, which were wet and lay in the shed that the wind had opened;\n"
		"list-item: - lamps;\nlist-item: 1. one\nlist-item: 12) twelve\n"
		"list-item: a) a letter\nlist-item: \u2022 a bullet\n"},
	{"dialogue is no list", "\u2014\u00bfQui\u00e9n va?\n\u2014Nadie.\n",
		"paragraph: \u2014\u00bfQui\u00e9n va?\nparagraph: \u2014Nadie.\n"},
	{"years are no list",
		"It was built in the last months of the old century, in\n"
		"1899. The harbour is older than that by two hundred years\n"
		"or more.\n",
		"paragraph: It was built in the last months of the old century, in 1899. The "
		"harbour is "
		"older than that by two hundred years or more.\n"},
	{"rules vanish", "One.\n\n* * *\n\n-----\n\nTwo.\n", "paragraph: One.\nparagraph: Two.\n"},
	{"hyphens stay",
		"The ferry came in early, and nobody on the quay was ex-\n"
		"pecting it, so that the ropes were still lying in there.\n",
		"paragraph: The ferry came in early, and nobody on the quay was ex- pecting it, so "
		"that "
		"the ropes were still lying in there.\n"},
	{"lower case goes on",
		"The ferry, which is blue and old,\n"
		"came in early, and nobody on the quay had expected it.\n",
		"paragraph: The ferry, which is blue and old, came in early, and nobody on the "
		"quay had "
		"expected it.\n"},
	{"tags are text", "Use <p> & <b>.\n", "paragraph: Use <p> & <b>.\n"},
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_article *article = parse(rows[i].input, COTEJO_ARTICLE_TEXT, "en");

		check_article(article, rows[i].name, rows[i].expected);
		cotejo_article_free(article);
	}
}

/* A text with long lines has a paragraph a line, even where lines are short. */
static void test_long_lines(void **state)
{
	struct buffer text = {0};
	struct cotejo_article *article;

	(void)state;
	for (int i = 0; i < 20; i++)
		buffer_add_string(&text, "Many words follow on each other here. ");
	buffer_add_string(&text, "\nThis line is long enough to look wrapped, but it is\nnot\n");
	buffer_add_byte(&text, '\0');
	article = parse(text.bytes, COTEJO_ARTICLE_TEXT, "en");
	assert_int_equal(cotejo_article_block_count(article), 3);
	cotejo_article_free(article);
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_long_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
