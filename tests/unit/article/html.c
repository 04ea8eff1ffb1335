/*
 * html.c - tests of reading pages: one small page for each thing that pages do
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/article/helpers.h"

#include <stdlib.h>

/* A paragraph that is surely one, to stand around what is tested. */
#define PROSE                                                                                \
	"Nobody on the quay had expected the ferry so early, and so nobody had brought the " \
	"children to see it come in through the fog."
#define PARAGRAPH "<p>" PROSE "</p>"
#define SECOND "Only the lamp in the harbour office was lit, and somebody was singing in there."
#define PARAGRAPH_LINE "paragraph: " PROSE "\n"
#define BODY "<div class=article-body>" PARAGRAPH
#define HEAD "<!DOCTYPE html><html lang=en><head><title>The ferry - Daily</title></head><body>"

static const struct page_row {
	const char *name, *input, *expected;
} text_rows[] = {
	{"entities", "<p>a &amp; b &eacute; &#8364; &#x20ac; &nbsp;&hellip;</p>",
		"paragraph: a & b \u00e9 \u20ac \u20ac \u2026\n"},
	{"windows numbers", "<p>&#147;Yes&#148; &#150; no</p>",
		"paragraph: \u201cYes\u201d \u2013 no\n"},
	{"white space", "<p>\n  one\t two\n&nbsp;&#8195;three  </p>", "paragraph: one two three\n"},
	{"breaking hints", "<p>hy&shy;phen zero&#8203;width word&#8288;joiner <wbr>w<wbr>br</p>",
		"paragraph: hyphen zerowidth wordjoiner wbr\n"},
	{"joiners stay", "<p>\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645</p>",
		"paragraph: \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\n"},
	{"inline elements without spaces", "<p><b>M</b>exico, <i>now</i><span>!</span></p>",
		"paragraph: Mexico, now!\n"},
	{"drop cap", "<p><span class=dropcap>T</span>he end.</p>", "paragraph: The end.\n"},
	{"not text",
		"<p>a<script>var x = '<p>no</p>';</script><style>p {}</style><svg><text>s</text>"
		"</svg><template><p>t</p></template><select><option>o</select>b</p>",
		"paragraph: ab\n"},
	{"no script", "<p>a</p><noscript><p>Turn it on.</p></noscript>", "paragraph: a\n"},
	{"ruby", "<p><ruby>\u6771<rp>(</rp><rt>t\u014d</rt><rp>)</rp></ruby></p>",
		"paragraph: \u6771\n"},
	{"comments", "<p>a<!-- no -- no --> b</p>", "paragraph: a b\n"},
	{"upper case, never closed", "<P>One.<P>Two.<UL><LI>Three<LI>Four</UL>",
		"paragraph: One.\nparagraph: Two.\nlist-item: Three\nlist-item: Four\n"},
	{"bare text", "<body>One.<div>Two.</div>Three.",
		"paragraph: One.\nparagraph: Two.\nparagraph: Three.\n"},
	{"crossed tags", "<p><b><i>One</b></i> two.</p>", "paragraph: One two.\n"},
	{"cut in a tag", "<p>One.</p><p>Two.</p><p cla", "paragraph: One.\nparagraph: Two.\n"},
	{"cut in an entity", "<p>One.</p><p>Two &eacu", "paragraph: One.\nparagraph: Two &eacu\n"},
	{"less than", "<p>1 < 2 and a<b and <3</p>", "paragraph: 1 < 2 and a\n"},
	{"no page at all", "<html></html>", ""},
	{"only a menu", "<nav><ul><li><a href=/>Home</a><li><a href=/a>News</a></ul></nav>", ""},
};

static const struct page_row block_rows[] = {
	{"two breaks part paragraphs", "<div>One.<br><br>Two.<br>\n<br />Three.</div>",
		"paragraph: One.\nparagraph: Two.\nparagraph: Three.\n"},
	{"one break after a sentence", "<p>One.<br>Two</p>", "paragraph: One.\nparagraph: Two\n"},
	{"one break within one", "<p>one<br>two</p>", "paragraph: one two\n"},
	{"a break in a heading", "<h2>Olive oil<br>Prices fall</h2><p>x.</p>",
		"heading: Olive oil Prices fall\nparagraph: x.\n"},
	{"lists", "<ol><li>One<li><p>Two</p></ol><dl><dt>Three<dd>Four</dl>",
		"list-item: One\nlist-item: Two\nlist-item: Three\nlist-item: Four\n"},
	{"lists in lists", "<ul><li>One<ul><li>Two</ul><li>Three</ul>",
		"list-item: One\nlist-item: Two\nlist-item: Three\n"},
	{"quotes", "<blockquote><p>One.</p><blockquote>Two.</blockquote></blockquote>",
		"quote: One.\nquote: Two.\n"},
	{"tables",
		"<table><caption>Cap</caption><tr><th>A</th><td>B</td></tr><tr><td><p>C</p></td>"
		"<td><ul><li>D</ul></td></tr></table>",
		"caption: Cap\ncell: A\ncell: B\ncell: C\nlist-item: D\n"},
	{"figures",
		"<figure><img src=x><figcaption>One. <cite>Ana/EFE</cite></figcaption></figure>",
		"caption: One. Ana/EFE\n"},
	{"captions by class",
		PARAGRAPH "<div class=photo><img src=x><p class=pie-foto>One</p></div>",
		PARAGRAPH_LINE "caption: One\n"},
	{"captions by place", PARAGRAPH "<div class=foto><img src=x><div class=pie>One</div></div>",
		PARAGRAPH_LINE "caption: One\n"},
	{"the same caption again",
		PARAGRAPH
		"<figure><figcaption>One two three</figcaption></figure><figure><figcaption>"
		"One two three</figcaption></figure>" PARAGRAPH,
		PARAGRAPH_LINE "caption: One two three\n" PARAGRAPH_LINE},
	{"headings", PARAGRAPH "<h2>One</h2>" PARAGRAPH "<h4>Two</h4>" PARAGRAPH,
		PARAGRAPH_LINE "heading: One\n" PARAGRAPH_LINE "heading: Two\n" PARAGRAPH_LINE},
	{"nested deep", "<div><div><div><div><div><p><b><i><u>x</u></i></b></p></div></div></div>",
		"paragraph: x\n"},
	{"a layout of tables",
		"<table><tr><td><a href=/>Home</a><br><a href=/b>News</a></td><td><table><tr><td>"
		"<h1>One</h1>" PARAGRAPH "<p>" SECOND "</p>" PARAGRAPH
		"</td></tr></table></td></tr></table>",
		"title: One\n" PARAGRAPH_LINE "paragraph: " SECOND "\n" PARAGRAPH_LINE},
};

static const struct page_row title_rows[] = {
	{"h1", HEAD "<h1>The ferry</h1>" PARAGRAPH, "title: The ferry\n" PARAGRAPH_LINE},
	{"not the site's name", HEAD "<h1>Daily</h1><h2>The ferry</h2>" PARAGRAPH,
		"title: The ferry\n" PARAGRAPH_LINE},
	{"the page's own word",
		"<meta property=og:title content='The  Ferry'><h1>News</h1><h2>The "
		"ferry</h2>" PARAGRAPH,
		"title: The ferry\n" PARAGRAPH_LINE},
	{"once", HEAD "<h1>The ferry</h1>" BODY "<h2>The ferry</h2>" PARAGRAPH,
		"title: The ferry\n" PARAGRAPH_LINE PARAGRAPH_LINE},
	{"standfirst",
		HEAD
		"<header><h1>The ferry</h1><h2>It was early</h2><p class=byline>By Ana Ruiz</p>"
		"</header>" BODY "</div>",
		"title: The ferry\nheading: It was early\n" PARAGRAPH_LINE},
	{"standfirst by class",
		HEAD "<h1>The ferry</h1><div class=standfirst>It was early</div>" BODY "</div>",
		"title: The ferry\nparagraph: It was early\n" PARAGRAPH_LINE},
	{"lead picture",
		HEAD "<h1>The ferry</h1><figure><figcaption>Fog</figcaption></figure>" BODY
		     "</div>",
		"title: The ferry\ncaption: Fog\n" PARAGRAPH_LINE},
	{"only one", HEAD "<h1>The ferry</h1>" BODY "<h1>Later</h1>" PARAGRAPH "</div>",
		"title: The ferry\n" PARAGRAPH_LINE "heading: Later\n" PARAGRAPH_LINE},
};

/* Each is set between two paragraphs of the article and must vanish. */
static const struct page_row clutter_rows[] = {
	{"navigation", "<nav><a href=/>Home</a> <a href=/n>News</a></nav>", ""},
	{"navigation by role", "<div role=navigation><p>Sections of this site.</p></div>", ""},
	{"share bar", "<ul class=share-buttons><li>Facebook<li>Twitter</ul>", ""},
	{"share links", "<p><a href='https://twitter.com/intent/tweet?x'>Tell others</a></p>", ""},
	{"byline", "<p class=byline>By <a href=/ana>Ana Ruiz</a></p>", ""},
	{"author's box", "<div class=author-bio><p>Ana Ruiz writes about the sea.</p></div>", ""},
	{"related", "<div class='related-articles'><h3>Related</h3><p>Another thing.</p></div>",
		""},
	{"related by words", "<p>Read more: <a href=/x>The other ferry</a></p>", ""},
	{"relacionado", "<p><b>Lea tambi\u00e9n:</b> <a href=/x>El otro barco</a></p>", ""},
	{"links", "<p><a href=/x>Another story about a boat</a></p>", ""},
	{"most read", "<ol class=mas-leidas><li><a href=/1>One</a><li><a href=/2>Two</a></ol>", ""},
	{"a list of links", "<h4>More</h4><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>",
		""},
	{"newsletter", "<div class=newsletter-signup><p>Every day in your inbox.</p></div>", ""},
	{"advertisement", "<div id=ad-slot-3><p>Buy this.</p></div><p>ADVERTISEMENT</p>", ""},
	{"publicidad", "<div>Publicidad</div>", ""},
	{"tags", "<div class=tags><a href=/t>ferries</a>, <a href=/u>fog</a></div>", ""},
	{"cookies", "<div id=cookie-notice><p>We use cookies, as everybody does.</p></div>", ""},
	{"form", "<form action=/><p>Tell us what you think of it.</p><input></form>", ""},
	{"button", "<button>Listen</button>", ""},
	{"hidden", "<p hidden>Not shown, by attribute.</p>", ""},
	{"not displayed", "<p style='color: red; display : none'>Not shown, by style.</p>", ""},
	{"for screen readers", "<span class=sr-only>Not shown, by class.</span>", ""},
	{"aside", "<aside><p>Something that stands beside the article.</p></aside>", ""},
	{"footer", "<footer><p>Printed on the island, as always.</p></footer>", ""},
	{"comments", "<section id=comments><p>I was there too, and it was late.</p></section>", ""},
	{"camel case", "<div class=RelatedStories_list><p>Another thing that happened.</p></div>",
		""},
	{"one word", "<div class=sharebar><p>Pass it on to others, please.</p></div>", ""},
	{"an address", "<p>https://example.org/a/very/long/address</p>", ""},
	{"teasers",
		"<div><div><h3><a href=/1>The first</a></h3><p>Short.</p></div><div><h3><a href=/2>"
		"The second</a></h3><p>Short.</p></div><div><h3><a href=/3>The "
		"third</a></h3></div></div>",
		""},
};

/* Each is set between two paragraphs of the article and must stay. */
static const struct page_row kept_rows[] = {
	{"a link in a sentence",
		"<p>She wrote <a href=/x>a book about boats</a>, now lost at sea.</p>",
		"paragraph: She wrote a book about boats, now lost at sea.\n"},
	{"names with a meaning in classes",
		"<div class='post tag-comments category-related has-sidebar'><p>Not clutter at "
		"all.</p>"
		"</div>",
		"paragraph: Not clutter at all.\n"},
	{"an author in a sentence", "<p>So says <span class=author>Ana Ruiz</span>, who knows.</p>",
		"paragraph: So says Ana Ruiz, who knows.\n"},
	{"a date in the middle", "<p>Sunday 14 April 2030</p>",
		"paragraph: Sunday 14 April 2030\n"},
	{"commentary", "<div class=commentary><p>It is a good boat.</p></div>",
		"paragraph: It is a good boat.\n"},
	{"a list with links",
		"<ul><li>The <a href=/x>first</a> was wood, and slow.<li>The second</ul>",
		"list-item: The first was wood, and slow.\nlist-item: The second\n"},
	{"a linked heading with text", "<h3><a href=/x>The boat</a></h3><p>It is blue.</p>",
		"heading: The boat\nparagraph: It is blue.\n"},
	{"embedded posts",
		"<div class=social-media-embed><blockquote class=twitter-tweet><p>Fog! <a href=/x>"
		"pic.example.org/123456</a></p></blockquote></div>",
		"quote: Fog! pic.example.org/123456\n"},
	{"questions in bold", "<p><b>Was it early?</b></p><p>Yes.</p>",
		"paragraph: Was it early?\nparagraph: Yes.\n"},
	{"repetition", "<p>And then nothing.</p><p>So they waited.</p><p>And then nothing.</p>",
		"paragraph: And then nothing.\nparagraph: So they waited.\n"
		"paragraph: And then nothing.\n"},
};

static void check_rows(const struct page_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct cotejo_article *article = parse(rows[i].input, COTEJO_ARTICLE_HTML, "en");

		check_article(article, rows[i].name, rows[i].expected);
		cotejo_article_free(article);
	}
}

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void test_text(void **state)
{
	(void)state;
	check_rows(text_rows, COUNT(text_rows));
}

static void test_blocks(void **state)
{
	(void)state;
	check_rows(block_rows, COUNT(block_rows));
}

static void test_title(void **state)
{
	(void)state;
	check_rows(title_rows, COUNT(title_rows));
}

static void check_inside(const struct page_row *rows, size_t count)
{
	struct buffer page = {0}, expected = {0};

	for (size_t i = 0; i < count; i++) {
		struct cotejo_article *article;

		buffer_reset(&page);
		buffer_add_string(
			&page, HEAD "<div id=wrap><h1>The ferry</h1>" BODY "<p>" SECOND "</p>");
		buffer_add_string(&page, rows[i].input);
		buffer_add_string(
			&page, "<p>It left at noon, said the woman with the dog.</p></div></div>");
		buffer_add_byte(&page, '\0');
		buffer_reset(&expected);
		buffer_add_string(
			&expected, "title: The ferry\n" PARAGRAPH_LINE "paragraph: " SECOND "\n");
		buffer_add_string(&expected, rows[i].expected);
		buffer_add_string(
			&expected, "paragraph: It left at noon, said the woman with the dog.\n");
		buffer_add_byte(&expected, '\0');
		article = parse(page.bytes, COTEJO_ARTICLE_HTML, "en");
		check_article(article, rows[i].name, expected.bytes);
		cotejo_article_free(article);
	}
	buffer_clear(&page);
	buffer_clear(&expected);
}

static void test_clutter(void **state)
{
	(void)state;
	check_inside(clutter_rows, COUNT(clutter_rows));
}

static void test_kept(void **state)
{
	(void)state;
	check_inside(kept_rows, COUNT(kept_rows));
}

/* Boilerplate is handed out when asked for, and has no sentences. */
static void test_boilerplate(void **state)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_article *article = NULL;

	(void)state;
	options.keep_boilerplate = 1;
	options.language = "en";
	check_ok(cotejo_article_parse(&article,
			 slice_of("<nav>Home. News.</nav><h1>A</h1>" PARAGRAPH), &options, &error),
		&error);
	check_article(
		article, "boilerplate", "boilerplate: Home. News.\ntitle: A\n" PARAGRAPH_LINE);
	assert_int_equal(cotejo_article_blocks(article)[0].sentence_count, 0);
	assert_int_equal(cotejo_article_sentence_count(article), 2);
	cotejo_article_free(article);
}

/* A page whose names mislead gives its text all the same. */
static void test_second_look(void **state)
{
	struct cotejo_article *article =
		parse("<div class=sidebar><div class=related><p>One line of "
		      "text.</p></div></div><div class=ads>Two.</div>",
			COTEJO_ARTICLE_HTML, "en");

	(void)state;
	check_article(article, "second look", "paragraph: One line of text.\nparagraph: Two.\n");
	cotejo_article_free(article);
}

/* "d. h." and "z. B." end no sentence in German, and do in English. */
#define SPANISH                                                                                \
	"Nadie esperaba en el muelle que el barco llegase tan pronto, y por eso nadie había " \
	"traído a los niños para verlo salir de la niebla."
#define GERMAN "Das ist z. B. Brot. Und das ist Käse."

static void test_languages_of_parts(void **state)
{
	static const struct {
		const char *name, *part, *language;
		size_t sentences;
	} rows[] = {
		{"a paragraph", "<p lang=de>" GERMAN "</p>", "de", 2},
		{"by an element around it", "<blockquote lang=de_AT><p>" GERMAN "</p></blockquote>",
			"de-AT", 2},
		{"by an element that holds all of it", "<p><span xml:lang=de>" GERMAN "</span></p>",
			"de", 2},
		{"a word of it is no part", "<p>He said <i lang=de>Brot</i>. And left.</p>", NULL,
			2},
		{"the page's own language", "<p lang=en-US>One. Two.</p>", NULL, 2},
		{"back in the page's language",
			"<div lang=de><p lang=en>The fog lifted at noon, and with it went the "
			"singing. Two. Three.</p></div>",
			NULL, 3},
		{"no tag", "<p lang='!'>One. Two.</p>", NULL, 2},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct cotejo_article *article = NULL;
		const struct cotejo_block *block;
		struct buffer page = {0};

		buffer_add_string(&page, HEAD BODY "<p>" SECOND "</p>");
		buffer_add_string(&page, rows[i].part);
		check_ok(cotejo_article_parse(&article, buffer_text(&page), NULL, &error), &error);
		if (cotejo_article_block_count(article) != 3)
			fail_msg("%s: %zu blocks", rows[i].name,
				cotejo_article_block_count(article));
		block = cotejo_article_blocks(article) + 2;
		if (rows[i].language
				? !block->language || strcmp(block->language, rows[i].language) != 0
				: block->language != NULL)
			fail_msg("%s: %s", rows[i].name, block->language ? block->language : "-");
		if (block->sentence_count != rows[i].sentences)
			fail_msg("%s: %zu sentences", rows[i].name, block->sentence_count);
		assert_string_equal(cotejo_article_language(article), "en");
		cotejo_article_free(article);
		buffer_clear(&page);
	}
}

/* What the body element says counts when the html element says nothing, and the caller more. */
static void test_language_of_page(void **state)
{
	const char *page = "<html><body lang=es><div class=article-body><p lang=es>" SPANISH
			   "</p><p lang=de>" GERMAN "</p>";
	struct cotejo_article *article = parse(page, COTEJO_ARTICLE_HTML, NULL);

	(void)state;
	assert_string_equal(cotejo_article_language(article), "es");
	assert_null(cotejo_article_blocks(article)[0].language);
	assert_string_equal(cotejo_article_blocks(article)[1].language, "de");
	cotejo_article_free(article);
	article = parse(page, COTEJO_ARTICLE_HTML, "de");
	assert_string_equal(cotejo_article_language(article), "de");
	assert_null(cotejo_article_blocks(article)[1].language);
	cotejo_article_free(article);
}

/* More languages than are kept track of: the text is all there. */
static void test_many_languages(void **state)
{
	struct cotejo_article *article;
	struct buffer page = {0};

	(void)state;
	buffer_add_string(&page, HEAD);
	for (int i = 0; i < 26; i++)
		buffer_add_format(&page, "<p lang=a%c>" SECOND " It was %d.</p>", 'a' + i, i);
	buffer_add_byte(&page, 0);
	article = parse(page.bytes, COTEJO_ARTICLE_HTML, NULL);
	assert_int_equal(cotejo_article_block_count(article), 26);
	assert_int_equal(cotejo_article_sentence_count(article), 52);
	assert_non_null(cotejo_article_blocks(article)[0].language);
	assert_null(cotejo_article_blocks(article)[25].language);
	cotejo_article_free(article);
	buffer_clear(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_clutter),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_boilerplate),
		cmocka_unit_test(test_second_look),
		cmocka_unit_test(test_languages_of_parts),
		cmocka_unit_test(test_language_of_page),
		cmocka_unit_test(test_many_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
