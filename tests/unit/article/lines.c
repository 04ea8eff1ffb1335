/*
 * lines.c - tests of texts whose lines are paragraphs or sentences
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#include <stdlib.h>

static const struct sentence_row {
	const char *name, *input;
	const char *expected; /* the sentences, each "block:text;" */
} sentence_rows[] = {
	{"nothing", "", ""},
	{"an empty line", "\n", "0:;"},
	{"no line end", "One", "0:One;"},
	{"lines", "One\nTwo\n", "0:One;0:Two;"},
	{"two sentences in a line are one", "One. Two.\n", "0:One. Two.;"},
	{"white space", "  One \t two\n", "0:One two;"},
	{"a blank line parts blocks", "One\n\nTwo\n", "0:One;0:;1:Two;"},
	{"blank lines in a row", "One\n\n\nTwo\n", "0:One;0:;0:;1:Two;"},
	{"blank lines first", "\n\nOne\n", "0:;0:;1:One;"},
	{"blank lines last", "One\n\n\n", "0:One;0:;0:;"},
	{"only spaces", "One\n \u00a0\nTwo", "0:One;0:;1:Two;"},
	{"line ends of other systems", "One\r\nTwo\rThree", "0:One;0:Two;0:Three;"},
};

static void test_sentences(void **state)
{
	struct buffer got = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(sentence_rows) / sizeof(sentence_rows[0]); i++) {
		struct cotejo_article *article =
			parse(sentence_rows[i].input, COTEJO_ARTICLE_SENTENCES, "en");
		struct cotejo_sentences view = cotejo_article_view(article);

		buffer_reset(&got);
		for (size_t j = 0; j < view.count; j++) {
			buffer_add_format(&got, "%u:", (unsigned)view.blocks[j]);
			buffer_add(&got, view.texts[j]);
			buffer_add_byte(&got, ';');
		}
		if (!slice_equals(buffer_text(&got), sentence_rows[i].expected))
			fail_msg("%s: \"%.*s\" is not \"%s\"", sentence_rows[i].name,
				(int)got.length, got.bytes, sentence_rows[i].expected);
		cotejo_article_free(article);
	}
	buffer_clear(&got);
}

static const struct paragraph_row {
	const char *name, *input, *expected;
} paragraph_rows[] = {
	{"nothing", "", ""},
	{"lines", "One. Two.\n\nThree", "paragraph: One. Two.\nparagraph: \nparagraph: Three\n"},
	{"markup is text", "<p>One</p>\n", "paragraph: <p>One</p>\n"},
	{"last line empty", "One\n\n", "paragraph: One\nparagraph: \n"},
};

static void test_paragraphs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(paragraph_rows) / sizeof(paragraph_rows[0]); i++) {
		struct cotejo_article *article =
			parse(paragraph_rows[i].input, COTEJO_ARTICLE_PARAGRAPHS, "en");

		check_article(article, paragraph_rows[i].name, paragraph_rows[i].expected);
		cotejo_article_free(article);
	}
}

static void test_sentences_of_paragraphs(void **state)
{
	struct cotejo_article *article =
		parse("One. Two.\n\nThree", COTEJO_ARTICLE_PARAGRAPHS, "en");
	const struct cotejo_block *blocks = cotejo_article_blocks(article);

	(void)state;
	assert_int_equal(cotejo_article_sentence_count(article), 3);
	assert_int_equal(blocks[0].sentence_count, 2);
	assert_int_equal(blocks[1].sentence_count, 0);
	assert_int_equal(blocks[2].first_sentence, 2);
	cotejo_article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_sentences_of_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
