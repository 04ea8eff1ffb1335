/*
 * article.c - tests of reading articles: the public interface, and what holds for every article
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include <cotejo/segment.h>

#include "unit/article/helpers.h"

/* ---- What every article promises ---- */

static void check_blocks(const struct cotejo_article *article, const char *name)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	struct cotejo_text text = cotejo_article_text(article);
	size_t at = 0, sentences = 0;

	for (size_t i = 0; i < cotejo_article_block_count(article); i++) {
		if (blocks[i].begin != at || at + blocks[i].length >= text.length)
			fail_msg("%s: block %zu is out of place", name, i);
		at += blocks[i].length;
		if (text.bytes[at++] != '\n')
			fail_msg("%s: no line feed behind block %zu", name, i);
		if (blocks[i].first_sentence != sentences)
			fail_msg("%s: first sentence of block %zu", name, i);
		sentences += blocks[i].sentence_count;
	}
	if (at != text.length || sentences != cotejo_article_sentence_count(article))
		fail_msg("%s: text or sentences outside of blocks", name);
}

/* Sentences are in order, inside their block, and leave only single spaces uncovered. */
static void check_sentences(const struct cotejo_article *article, const char *name)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	const struct cotejo_sentence *sentences = cotejo_article_sentences(article);
	struct cotejo_sentences view = cotejo_article_view(article);
	struct cotejo_text text = cotejo_article_text(article);
	size_t at = 0;

	assert_int_equal(view.count, cotejo_article_sentence_count(article));
	for (size_t i = 0; i < view.count; i++) {
		const struct cotejo_block *block = &blocks[sentences[i].block];

		if (i == block->first_sentence)
			at = block->begin;
		if (sentences[i].begin < at || sentences[i].begin > at + 1 ||
			sentences[i].begin + sentences[i].length > block->begin + block->length)
			fail_msg("%s: sentence %zu leaves a gap or its block", name, i);
		at = sentences[i].begin + sentences[i].length;
		if (i + 1 == block->first_sentence + block->sentence_count &&
			at != block->begin + block->length)
			fail_msg("%s: block %zu is not covered", name, sentences[i].block);
		assert_true(slice_equal(view.texts[i],
			slice(text.bytes + sentences[i].begin, sentences[i].length)));
		assert_int_equal(view.blocks[i], sentences[i].block);
		assert_int_equal(view.kinds[i], block->kind);
	}
}

static const struct promise_row {
	const char *name;
	enum cotejo_article_format format;
	const char *input;
} promise_rows[] = {
	{"nothing", COTEJO_ARTICLE_AUTO, ""},
	{"white space", COTEJO_ARTICLE_AUTO, " \n\t \n\n"},
	{"one word", COTEJO_ARTICLE_TEXT, "Hola"},
	{"texts", COTEJO_ARTICLE_TEXT, "A title\n\nOne sentence. And another!\n\n- item\n- item\n"},
	{"lines", COTEJO_ARTICLE_SENTENCES, "\nOne.\nTwo.\n\n\n Three. \n\n"},
	{"paragraphs", COTEJO_ARTICLE_PARAGRAPHS, "One. Two.\n\n\nThree."},
	{"page", COTEJO_ARTICLE_HTML,
		"<h1>Title</h1><p>One.\u00a0 Two\u00ad! <b>Three</b>?<p>Four.<td>5</td><li>6"},
	{"odd bytes", COTEJO_ARTICLE_AUTO, "A\x80\xff. B \xe2\x80\x8b\xc2\xad C"},
};

static void test_promises(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(promise_rows) / sizeof(promise_rows[0]); i++) {
		const struct promise_row *row = &promise_rows[i];
		struct cotejo_article *article = parse(row->input, row->format, "en");

		check_blocks(article, row->name);
		check_sentences(article, row->name);
		cotejo_article_free(article);
	}
}

/* ---- Language and names ---- */

static const struct language_row {
	const char *name, *input, *file, *option, *expected;
} language_rows[] = {
	{"option first", "<html lang=es><p>x", "a.fr.html", "pt-br", "pt-BR"},
	{"then the page", "<html lang=es_mx><p>x", "a.fr.html", NULL, "es-MX"},
	{"then the name", "<html><p>x", "a.fr.html", NULL, "fr"},
	{"then the text",
		"Los vecinos del barrio se quejan de que nadie les ha dicho cuándo van a volver a "
		"tener agua, y piden que el ayuntamiento dé la cara de una vez por todas.",
		"a.txt", NULL, "es"},
	{"then nothing", "x", "a.txt", NULL, "und"},
	{"a page's nonsense", "<html lang='!!'><p>x", "a.txt", NULL, "und"},
};

static void test_nearest_language(void **state)
{
	static const char *const languages[] = {"en", "es-MX"};
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_article *article;

	(void)state;
	options.language = "en"; /* what we are told does not matter */
	assert_int_equal(cotejo_article_parse(&article,
				 slice_of("El ministro dijo el jueves que las conversaciones "
					  "seguirán hasta fin de mes."),
				 &options, NULL),
		COTEJO_OK);
	assert_int_equal(cotejo_article_nearest_language(article, languages, 2), 1);
	assert_int_equal(cotejo_article_nearest_language(article, languages, 1), 0);
	cotejo_article_free(article);
}

static const char english[] = "The minister said on Thursday that the talks with the unions "
			      "would go on until the end of the month, and that nothing had "
			      "been decided about the wages of the teachers or of those who "
			      "work in the hospitals of the region.";
static const char spanish[] = "El ministro dijo el jueves que las conversaciones con los "
			      "sindicatos seguirán hasta el fin de mes, y que no se ha "
			      "decidido nada sobre los salarios de los maestros ni de "
			      "quienes trabajan en los hospitales de la región.";

static void test_sides(void **state)
{
	static const struct {
		const char *name, *left, *right, *left_language, *right_language;
		enum cotejo_sides sides;
	} rows[] = {
		{"as told", english, spanish, "en", "es-MX", COTEJO_SIDES_AS_TOLD},
		{"swapped", spanish, english, "en-GB", "es", COTEJO_SIDES_SWAPPED},
		{"both are left", english, english, "en", "es", COTEJO_SIDES_BOTH_LEFT},
		{"both are right", spanish, spanish, "en", "es", COTEJO_SIDES_BOTH_RIGHT},
		{"one language", spanish, english, "en-GB", "en", COTEJO_SIDES_UNKNOWN},
		{"short", "Dijo que no.", english, "en", "es", COTEJO_SIDES_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_article_options left_options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_article_options right_options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_article *left = NULL, *right = NULL;
		struct cotejo_error error = COTEJO_ERROR_INIT;

		left_options.language = rows[i].left_language;
		right_options.language = rows[i].right_language;
		check_ok(cotejo_article_parse(&left, slice_of(rows[i].left), &left_options, &error),
			&error);
		check_ok(cotejo_article_parse(
				 &right, slice_of(rows[i].right), &right_options, &error),
			&error);
		if (cotejo_article_check_sides(left, right) != rows[i].sides)
			fail_msg("%s: %d", rows[i].name,
				(int)cotejo_article_check_sides(left, right));
		cotejo_article_free(left);
		cotejo_article_free(right);
	}
}

static void test_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(language_rows) / sizeof(language_rows[0]); i++) {
		const struct language_row *row = &language_rows[i];
		struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_article *article = NULL;

		options.name = row->file;
		options.language = row->option;
		check_ok(cotejo_article_parse(&article, slice_of(row->input), &options, &error),
			&error);
		if (strcmp(cotejo_article_language(article), row->expected) != 0)
			fail_msg("%s: %s", row->name, cotejo_article_language(article));
		assert_string_equal(cotejo_article_name(article), row->file);
		assert_string_equal(cotejo_article_uri(article), row->file);
		cotejo_article_free(article);
	}
}

/* ---- Formats are found out ---- */

static const struct format_row {
	const char *name, *input, *file, *expected;
} format_rows[] = {
	{"document type", "<!DOCTYPE html>\n<p>a &amp; b", NULL, "paragraph: a & b\n"},
	{"a tag first", "\n <div>a &amp; b</div>", NULL, "paragraph: a & b\n"},
	{"a name that says so", "a &amp; <i>b</i>", "x.html", "paragraph: a & b\n"},
	{"a name without a tag", "a &amp; b.", "x.html", "paragraph: a &amp; b.\n"},
	{"text about tags", "Use <p> and <b>.", "x.txt", "paragraph: Use <p> and <b>.\n"},
	{"less than", "<3 is a heart.", NULL, "paragraph: <3 is a heart.\n"},
	{"an address", "<ana@example.org> wrote.", NULL, "paragraph: <ana@example.org> wrote.\n"},
};

static void test_format(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(format_rows) / sizeof(format_rows[0]); i++) {
		const struct format_row *row = &format_rows[i];
		struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_article *article = NULL;

		options.name = row->file;
		options.language = "en";
		check_ok(cotejo_article_parse(&article, slice_of(row->input), &options, &error),
			&error);
		check_article(article, row->name, row->expected);
		cotejo_article_free(article);
	}
}

/* ---- The title ---- */

static void test_title(void **state)
{
	struct cotejo_article *article =
		parse("First things\n\nA paragraph.\n", COTEJO_ARTICLE_TEXT, "en");

	(void)state;
	check_text(cotejo_article_title(article), "First things");
	cotejo_article_free(article);
	article = parse("A paragraph.\n", COTEJO_ARTICLE_TEXT, "en");
	check_text(cotejo_article_title(article), "");
	cotejo_article_free(article);
}

/* ---- Failures ---- */

static void test_failures(void **state)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;
	char binary[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(binary); i++)
		binary[i] = (char)(i * 7 % 29);
	assert_int_equal(
		cotejo_article_read(&article, "no/such/file", NULL, &error), COTEJO_ENOTFOUND);
	assert_string_equal(error.file, "no/such/file");
	options.name = "data";
	assert_int_equal(
		cotejo_article_parse(&article, slice(binary, sizeof(binary)), &options, &error),
		COTEJO_EENCODING);
	assert_string_equal(error.file, "data");
	options.max_bytes = 3;
	assert_int_equal(
		cotejo_article_parse(&article, slice_of("four"), &options, &error), COTEJO_ELIMIT);
	options.max_bytes = 0;
	options.charset = "no-such-charset";
	assert_int_equal(
		cotejo_article_parse(&article, slice_of("x"), &options, &error), COTEJO_EARGUMENT);
	options.charset = NULL;
	options.language = "not a tag";
	assert_int_equal(
		cotejo_article_parse(&article, slice_of("x"), &options, &error), COTEJO_EARGUMENT);
	assert_null(article);
}

/* A caller built against an older library has a shorter structure. */
static void test_shorter_options(void **state)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	(void)state;
	options.struct_size = offsetof(struct cotejo_article_options, charset);
	options.charset = "no-such-charset";
	options.language = "es";
	check_ok(cotejo_article_parse(&article, slice_of("Hola."), &options, &error), &error);
	assert_string_equal(cotejo_article_language(article), "es");
	cotejo_article_free(article);
	cotejo_article_free(NULL);
}

/* Segmenters that are kept change nothing, however many languages they have seen. */
static void test_kept_segmenters(void **state)
{
	static const char *const languages[] = {"en", "es", "is", "en", "de", "fr", "it", "pt",
		"ca", "nl", "sv", "da", "fi", "pl", "cs", "hu", "tr", "ro", "el", "ru", "en", "es"};
	static const char text[] = "Mr. Smith came. El Sr. P\xc3\xa9rez vino. It was 5 p.m. Then?";
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_segmenters *segmenters = NULL;

	(void)state;
	check_ok(cotejo_segmenters_new(&segmenters, NULL, 0, &error), &error);
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_article *alone = NULL, *kept = NULL;

		options.language = languages[i];
		check_ok(cotejo_article_parse(&alone, slice_of(text), &options, &error), &error);
		options.segmenters = segmenters;
		check_ok(cotejo_article_parse(&kept, slice_of(text), &options, &error), &error);
		assert_int_equal(
			cotejo_article_sentence_count(alone), cotejo_article_sentence_count(kept));
		assert_memory_equal(cotejo_article_sentences(alone), cotejo_article_sentences(kept),
			cotejo_article_sentence_count(kept) * sizeof(struct cotejo_sentence));
		cotejo_article_free(alone);
		cotejo_article_free(kept);
	}
	cotejo_segmenters_free(segmenters);
	cotejo_segmenters_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_promises),
		cmocka_unit_test(test_language),
		cmocka_unit_test(test_nearest_language),
		cmocka_unit_test(test_sides),
		cmocka_unit_test(test_format),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_shorter_options),
		cmocka_unit_test(test_kept_segmenters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
