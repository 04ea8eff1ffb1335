/*
 * Tests of cotejo_alignment_write() and cotejo_article_write_jsonl() on articles that were read.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/exchange.h>

#include "unit/capture.h"

static struct cotejo_article *read_article(
	const char *language, enum cotejo_article_format format, const char *bytes)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	options.language = language;
	options.format = format;
	options.name = language;
	check_ok(cotejo_article_parse(&article, slice_of(bytes), &options, &error), &error);
	return article;
}

struct fixture {
	struct cotejo_article *left, *right;
	struct cotejo_alignment *alignment;
	struct capture capture;
};

static void set_up(
	struct fixture *fixture, struct cotejo_article *left, struct cotejo_article *right)
{
	struct cotejo_sentences left_view = cotejo_article_view(left);
	struct cotejo_sentences right_view = cotejo_article_view(right);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	*fixture = (struct fixture){.left = left, .right = right};
	check_ok(cotejo_align(&fixture->alignment, &left_view, &right_view, NULL, &error), &error);
	capture_init(&fixture->capture, SIZE_MAX);
}

static void tear_down(struct fixture *fixture)
{
	cotejo_alignment_free(fixture->alignment);
	cotejo_article_free(fixture->left);
	cotejo_article_free(fixture->right);
	capture_clear(&fixture->capture);
}

static void check_write(struct fixture *fixture, enum cotejo_alignment_format format)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	buffer_reset(&fixture->capture.buffer);
	check_ok(cotejo_alignment_write(fixture->alignment, fixture->left, fixture->right, format,
			 0, &fixture->capture.output, &error),
		&error);
}

/* The lines of what was written, up to the first tab. */
static void first_fields(const struct capture *capture, char *fields, size_t size)
{
	bool keeps = true;
	size_t length = 0;

	for (size_t i = 0; i < capture->buffer.length && length + 1 < size; i++) {
		char c = capture->buffer.bytes[i];

		keeps = c == '\n' || (keeps && c != '\t');
		if (keeps)
			fields[length++] = c;
	}
	fields[length] = '\0';
}

static void sentences_in_beads_out(void **state)
{
	const char *left = "In 2017 Mexico will not pay for the wall.\nJohn Kelly said so.\n"
			   "The talks in Mexico City lasted 2 hours.\n";
	const char *right = "En 2017 México no pagará el muro.\nAsí lo dijo John Kelly.\n"
			    "La reunión en la Ciudad de México duró 2 horas.\n";
	struct fixture fixture;
	char fields[256];

	(void)state;
	set_up(&fixture, read_article("en", COTEJO_ARTICLE_SENTENCES, left),
		read_article("es", COTEJO_ARTICLE_SENTENCES, right));
	check_write(&fixture, COTEJO_ALIGNMENT_BEADS);
	first_fields(&fixture.capture, fields, sizeof(fields));
	assert_string_equal(fields, "[0]:[0]\n[1]:[1]\n[2]:[2]\n");
	check_write(&fixture, COTEJO_ALIGNMENT_TSV);
	first_fields(&fixture.capture, fields, sizeof(fields));
	assert_string_equal(fields, left);
	tear_down(&fixture);
}

static void every_format_takes_an_article(void **state)
{
	static const char text[] =
		"A wall & more\n\nMexico will not pay. It said so on <Thursday>.\n";
	struct fixture fixture;

	(void)state;
	set_up(&fixture, read_article("en", COTEJO_ARTICLE_TEXT, text),
		read_article("en-GB", COTEJO_ARTICLE_TEXT, text));
	for (int format = COTEJO_ALIGNMENT_BEADS; format <= COTEJO_ALIGNMENT_HTML; format++) {
		check_write(&fixture, (enum cotejo_alignment_format)format);
		assert_true(fixture.capture.buffer.length > 0);
	}
	tear_down(&fixture);
}

static void an_alignment_of_other_articles(void **state)
{
	struct fixture fixture;
	struct cotejo_article *other =
		read_article("es", COTEJO_ARTICLE_SENTENCES, "Una.\nDos.\nTres.\n");
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	set_up(&fixture, read_article("en", COTEJO_ARTICLE_SENTENCES, "One.\nTwo.\n"),
		read_article("es", COTEJO_ARTICLE_SENTENCES, "Una.\nDos.\n"));
	assert_int_equal(cotejo_alignment_write(fixture.alignment, fixture.left, other,
				 COTEJO_ALIGNMENT_TSV, 0, &fixture.capture.output, &error),
		COTEJO_EARGUMENT);
	assert_int_equal(fixture.capture.buffer.length, 0);
	cotejo_article_free(other);
	tear_down(&fixture);
}

static void sentences_of_an_article(void **state)
{
	struct cotejo_article *article =
		read_article("es", COTEJO_ARTICLE_SENTENCES, "«Uno»\nDos\n");
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct capture capture;

	(void)state;
	capture_init(&capture, SIZE_MAX);
	check_ok(cotejo_article_write_jsonl(article, &capture.output, &error), &error);
	check_text(capture_text(&capture),
		"{\"sentence\":0,\"block\":0,\"kind\":\"paragraph\",\"begin\":0,\"length\":7,"
		"\"text\":\"«Uno»\",\"language\":\"es\"}\n"
		"{\"sentence\":1,\"block\":0,\"kind\":\"paragraph\",\"begin\":8,\"length\":3,"
		"\"text\":\"Dos\",\"language\":\"es\"}\n");
	capture.room = 3;
	assert_int_equal(cotejo_article_write_jsonl(article, &capture.output, &error), COTEJO_EIO);
	cotejo_article_free(article);
	capture_clear(&capture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_in_beads_out),
		cmocka_unit_test(every_format_takes_an_article),
		cmocka_unit_test(an_alignment_of_other_articles),
		cmocka_unit_test(sentences_of_an_article),
	};

	return cmocka_run_group_tests_name("exchange/articles", tests, NULL, NULL);
}
