/*
 * meta.c - tests of what pages say of themselves, and of the limits that pages meet
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#include <stdlib.h>

#include "article/html_guard.h"
#include "article/html_head.h"
#include "article/html_page.h"

/* ---- The charset ---- */

static const struct charset_row {
	const char *name, *input, *expected;
} charset_rows[] = {
	{"none", "<html><p>charset=latin1", NULL},
	{"meta charset", "<html><meta charset=\"windows-1252\">", "windows-1252"},
	{"without quotes", "<META CHARSET=koi8-r>", "koi8-r"},
	{"content-type", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>",
		"iso-8859-2"},
	{"the second meta", "<meta name=a content=b><meta charset='gbk' />", "gbk"},
	{"declaration", "<?xml version='1.0' encoding='utf-16'?><html>", "utf-16"},
	{"cut off", "<meta charset=", NULL},
	{"empty", "", NULL},
};

static void test_charset(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(charset_rows) / sizeof(charset_rows[0]); i++) {
		const struct charset_row *row = &charset_rows[i];
		char charset[HEAD_CHARSET_SIZE] = "";
		bool found = html_head_charset(charset, slice_of(row->input));

		if (found != (row->expected != NULL) ||
			(found && strcmp(charset, row->expected) != 0))
			fail_msg("%s: \"%s\"", row->name, charset);
	}
}

/* Bytes, what they claim, what they are. */
static const struct decoding_row {
	const char *name, *input, *expected;
} decoding_rows[] = {
	{"windows-1252", "<meta charset=windows-1252><p>a\xf1o \x80",
		"paragraph: a\u00f1o \u20ac\n"},
	{"latin-1 means windows-1252", "<meta charset=iso-8859-1><p>a\xf1o \x93\x94",
		"paragraph: a\u00f1o \u201c\u201d\n"},
	{"cyrillic", "<meta charset=koi8-r><p>\xf0\xd2\xc9\xd7\xc5\xd4",
		"paragraph: \u041f\u0440\u0438\u0432\u0435\u0442\n"},
	{"utf-8 that claims to be latin-1", "<meta charset=iso-8859-1><p>a\xc3\xb1o",
		"paragraph: a\u00f1o\n"},
	{"byte order mark", "\xef\xbb\xbf<meta charset=iso-8859-1><p>a\xc3\xb1o",
		"paragraph: a\u00f1o\n"},
};

static void test_decoding(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(decoding_rows) / sizeof(decoding_rows[0]); i++) {
		struct cotejo_article *article =
			parse(decoding_rows[i].input, COTEJO_ARTICLE_HTML, "en");

		check_article(article, decoding_rows[i].name, decoding_rows[i].expected);
		cotejo_article_free(article);
	}
}

/* ---- Address and language ---- */

static const struct address_row {
	const char *name, *input, *expected;
} address_rows[] = {
	{"none", "<p>x", "page"},
	{"canonical", "<link rel=canonical href=' https://example.org/a?b&amp;c '><p>x",
		"https://example.org/a?b&c"},
	{"og:url", "<meta property='og:url' content='https://example.org/o'><p>x",
		"https://example.org/o"},
	{"canonical before og:url",
		"<meta property='og:url' content='https://example.org/o'>"
		"<link rel=Canonical href='https://example.org/c'><p>x",
		"https://example.org/c"},
};

static void test_address(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(address_rows) / sizeof(address_rows[0]); i++) {
		struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct cotejo_article *article = NULL;

		options.name = "page";
		options.format = COTEJO_ARTICLE_HTML;
		check_ok(cotejo_article_parse(
				 &article, slice_of(address_rows[i].input), &options, &error),
			&error);
		if (strcmp(cotejo_article_uri(article), address_rows[i].expected) != 0)
			fail_msg("%s: %s", address_rows[i].name, cotejo_article_uri(article));
		cotejo_article_free(article);
	}
}

static void test_structured_data(void **state)
{
	struct html_page page = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	check_ok(html_page_parse(&page,
			 slice_of("<title> A &amp;\n B </title><script type='application/ld+json'>"
				  "{\"a\": \"<p>\"}</script><script>var b;</script><svg><title>no"
				  "</title></svg><p>x"),
			 &error),
		&error);
	check_text(slice_trim(buffer_text(&page.title)), "A &\n B");
	check_text(buffer_text(&page.data), "{\"a\": \"<p>\"}\n");
	html_page_clear(&page);
}

/* ---- Limits ---- */

static int parse_repeated(const char *what, size_t times, const char *end)
{
	struct buffer text = {0};
	struct html_page page = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	for (size_t i = 0; i < times; i++)
		buffer_add_string(&text, what);
	buffer_add_string(&text, end);
	code = html_page_parse(&page, buffer_text(&text), &error);
	if (code)
		assert_true(error.line > 0 || error.message[0]);
	html_page_clear(&page);
	buffer_clear(&text);
	return code;
}

static void test_limits(void **state)
{
	(void)state;
	assert_int_equal(parse_repeated("<div>", HTML_MAX_DEPTH - 2, "x"), 0);
	assert_int_equal(parse_repeated("<div>", HTML_MAX_DEPTH + 1, "x"), COTEJO_ELIMIT);
	assert_int_equal(parse_repeated("<b>", HTML_MAX_DEPTH + 1, "</b>"), COTEJO_ELIMIT);
	assert_int_equal(parse_repeated("<div>x</div>", 100000, ""), 0);
	assert_int_equal(parse_repeated("</b>", 100000, ""), 0);
}

static void test_stray_end_tags(void **state)
{
	struct buffer text = {0};
	int code;

	(void)state;
	for (int i = 0; i < HTML_MAX_DEPTH - 10; i++)
		buffer_add_string(&text, "<i>");
	buffer_add_byte(&text, '\0');
	code = parse_repeated("</b>", 100, text.bytes);
	assert_int_equal(code, 0);
	text.length--;
	for (int i = 0; i < 100000; i++)
		buffer_add_string(&text, "</b>");
	buffer_add_byte(&text, '\0');
	assert_int_equal(parse_repeated(text.bytes, 1, ""), COTEJO_ELIMIT);
	buffer_clear(&text);
}

static void test_guard(void **state)
{
	struct buffer text = {0};

	(void)state;
	buffer_add_string(&text, "<p a=\"x y z\" b='> c' d = e>");
	assert_true(html_guard(buffer_text(&text)));
	buffer_add_string(&text, "<!-- ");
	for (int i = 0; i < 100000; i++)
		buffer_add_string(&text, "a ");
	buffer_add_string(&text, "--><script>b <a ");
	for (int i = 0; i < 100000; i++)
		buffer_add_string(&text, "a ");
	buffer_add_string(&text, "</script><a ");
	assert_true(html_guard(buffer_text(&text)));
	for (int i = 0; i < 100000; i++)
		buffer_add_string(&text, "a=1 ");
	assert_false(html_guard(buffer_text(&text)));
	assert_true(html_guard(slice_of("<")));
	assert_true(html_guard(slice_of("<a b=\"")));
	buffer_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_charset),
		cmocka_unit_test(test_decoding),
		cmocka_unit_test(test_address),
		cmocka_unit_test(test_structured_data),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_stray_end_tags),
		cmocka_unit_test(test_guard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
