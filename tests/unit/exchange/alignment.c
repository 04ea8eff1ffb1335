/*
 * Tests of the writers of alignments (exchange/alignment.h).
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "unit/capture.h"
#include "unit/exchange/fake.h"

static const struct fake_block left_blocks[] = {
	{COTEJO_BLOCK_TITLE, "The <wall>"},
	{COTEJO_BLOCK_PARAGRAPH, "One.|Two.|Three."},
	{COTEJO_BLOCK_CAPTION, "A photo"},
	{0, NULL},
};
static const struct fake_block right_blocks[] = {
	{COTEJO_BLOCK_TITLE, "El \"muro\""},
	{COTEJO_BLOCK_PARAGRAPH, "Uno y\\dos."},
	{COTEJO_BLOCK_LIST_ITEM, "Tres & más.|Cuatro."},
	{0, NULL},
};
static const struct cotejo_bead beads[] = {
	{0, 1, 0, 1, 0.99995, 0},
	{1, 2, 1, 1, 0.75, 0},
	{3, 1, 2, 1, 0.25, 0},
	{4, 0, 3, 1, 0.9, 0},
	{4, 1, 4, 0, 0.4, 0},
};

struct fixture {
	struct fake_text left, right;
	struct aligned_texts texts;
	struct capture capture;
};

static void set_up(struct fixture *fixture, double min_probability)
{
	fake_init(&fixture->left, "en", "The <wall>", "https://example.org/wall?a=1&b=2",
		left_blocks);
	fake_init(&fixture->right, "es-MX", "El \"muro\"", "javascript:alert(1)", right_blocks);
	fixture->texts = (struct aligned_texts){beads, sizeof(beads) / sizeof(beads[0]),
		fixture->left.side, fixture->right.side, min_probability};
	capture_init(&fixture->capture, SIZE_MAX);
}

static void tear_down(struct fixture *fixture)
{
	fake_clear(&fixture->left);
	fake_clear(&fixture->right);
	capture_clear(&fixture->capture);
}

/* Writes in a format and compares all of it. */
static void check_format(
	enum cotejo_alignment_format format, double min_probability, const char *expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;

	set_up(&fixture, min_probability);
	check_ok(aligned_texts_write(&fixture.texts, format, &fixture.capture.output, &error),
		&error);
	check_text(capture_text(&fixture.capture), expected);
	tear_down(&fixture);
}

static void links_between_sentences(void **state)
{
	(void)state;
	check_format(COTEJO_ALIGNMENT_CES, 0.5,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n"
		"<cesAlign version=\"1.0\">\n"
		"<linkGrp targType=\"s\" fromDoc=\"some/file.html\" toDoc=\"some/file.html\">\n"
		"<link id=\"SL0\" xtargets=\"s0;s0\" certainty=\"1.0000\"/>\n"
		"<link id=\"SL1\" xtargets=\"s1 s2;s1\" certainty=\"0.7500\"/>\n"
		"<link id=\"SL3\" xtargets=\";s3\" certainty=\"0.9000\"/>\n"
		"<link id=\"SL4\" xtargets=\"s4;\" certainty=\"0.4000\"/>\n"
		"</linkGrp>\n</cesAlign>\n");
	check_format(COTEJO_ALIGNMENT_INTERTEXT, 0.5,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<linkGrp fromDoc=\"some/file.html\" toDoc=\"some/file.html\">\n"
		"<link type=\"1-1\" xtargets=\"s0;s0\" status=\"auto\"/>\n"
		"<link type=\"1-2\" xtargets=\"s1;s1 s2\" status=\"auto\"/>\n"
		"<link type=\"1-0\" xtargets=\"s3;\" status=\"auto\"/>\n"
		"<link type=\"0-1\" xtargets=\";s4\" status=\"auto\"/>\n"
		"</linkGrp>\n");
}

static void numbers_of_beads(void **state)
{
	(void)state;
	check_format(COTEJO_ALIGNMENT_BEADS, 0,
		"[0]:[0]\t1.0000\n[1, 2]:[1]\t0.7500\n[3]:[2]\t0.2500\n[]:[3]\t0.9000\n"
		"[4]:[]\t0.4000\n");
}

static void low_beads_are_left_out(void **state)
{
	(void)state;
	check_format(COTEJO_ALIGNMENT_BEADS, 0.5,
		"[0]:[0]\t1.0000\n[1, 2]:[1]\t0.7500\n[]:[3]\t0.9000\n[4]:[]\t0.4000\n");
}

static void columns(void **state)
{
	(void)state;
	check_format(COTEJO_ALIGNMENT_TSV, 0.3,
		"The <wall>\tEl \"muro\"\t1.0000\t1-1\t0\t0\n"
		"One. Two.\tUno y\\\\dos.\t0.7500\t2-1\t1 2\t1\n"
		"\tCuatro.\t0.9000\t0-1\t\t3\n"
		"A photo\t\t0.4000\t1-0\t4\t\n");
}

static void objects(void **state)
{
	(void)state;
	check_format(COTEJO_ALIGNMENT_JSONL, 0.3,
		"{\"bead\":0,\"probability\":1.0000,\"shape\":\"1-1\",\"left\":{\"language\":"
		"\"en\",\"sentences\":[{\"sentence\":0,\"block\":0,\"kind\":\"title\",\"begin\":0,"
		"\"length\":10,\"text\":\"The <wall>\"}]},\"right\":{\"language\":\"es-MX\","
		"\"sentences\":[{\"sentence\":0,\"block\":0,\"kind\":\"title\",\"begin\":0,"
		"\"length\":9,\"text\":\"El \\\"muro\\\"\"}]}}\n"
		"{\"bead\":1,\"probability\":0.7500,\"shape\":\"2-1\",\"left\":{\"language\":"
		"\"en\",\"sentences\":[{\"sentence\":1,\"block\":1,\"kind\":\"paragraph\","
		"\"begin\":11,\"length\":4,\"text\":\"One.\"},{\"sentence\":2,\"block\":1,"
		"\"kind\":\"paragraph\",\"begin\":16,\"length\":4,\"text\":\"Two.\"}]},\"right\":"
		"{\"language\":\"es-MX\",\"sentences\":[{\"sentence\":1,\"block\":1,\"kind\":"
		"\"paragraph\",\"begin\":10,\"length\":10,\"text\":\"Uno y\\\\dos.\"}]}}\n"
		"{\"bead\":3,\"probability\":0.9000,\"shape\":\"0-1\",\"left\":{\"language\":"
		"\"en\",\"sentences\":[]},\"right\":{\"language\":\"es-MX\",\"sentences\":"
		"[{\"sentence\":3,\"block\":2,\"kind\":\"list-item\",\"begin\":34,\"length\":7,"
		"\"text\":\"Cuatro.\"}]}}\n"
		"{\"bead\":4,\"probability\":0.4000,\"shape\":\"1-0\",\"left\":{\"language\":"
		"\"en\",\"sentences\":[{\"sentence\":4,\"block\":2,\"kind\":\"caption\",\"begin\":"
		"28,\"length\":7,\"text\":\"A photo\"}]},\"right\":{\"language\":\"es-MX\","
		"\"sentences\":[]}}\n");
}

#define TMX_HEAD                                                                    \
	"  <header creationtool=\"Cotejo\" creationtoolversion=\"" COTEJO_VERSION   \
	"\" segtype=\"sentence\" o-tmf=\"Cotejo\" adminlang=\"en\" srclang=\"en\" " \
	"datatype=\"plaintext\"/>\n"

static void units_of_tmx(void **state)
{
	static const struct cotejo_bead some[] = {{0, 1, 0, 1, 0.6, 0}, {1, 2, 1, 1, 0.75, 0},
		{3, 2, 2, 0, 0.9, 0}, {5, 0, 2, 2, 0.9, 0}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;

	(void)state;
	set_up(&fixture, 0.7);
	fixture.texts.beads = some;
	fixture.texts.count = 4;
	check_ok(aligned_texts_write(
			 &fixture.texts, COTEJO_ALIGNMENT_TMX, &fixture.capture.output, &error),
		&error);
	check_text(capture_text(&fixture.capture),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n" TMX_HEAD
		"  <body>\n    <tu>\n"
		"      <prop type=\"x-cotejo-probability\">0.7500</prop>\n"
		"      <prop type=\"x-cotejo-state\">automatic</prop>\n"
		"      <tuv xml:lang=\"en\">\n"
		"        <prop type=\"x-cotejo-document\">https://example.org/wall?a=1&amp;b=2"
		"</prop>\n"
		"        <prop type=\"x-cotejo-title\">The &lt;wall&gt;</prop>\n"
		"        <prop type=\"x-cotejo-before\">The &lt;wall&gt;</prop>\n"
		"        <prop type=\"x-cotejo-after\">Three.</prop>\n"
		"        <seg>One. Two.</seg>\n      </tuv>\n"
		"      <tuv xml:lang=\"es-MX\">\n"
		"        <prop type=\"x-cotejo-document\">javascript:alert(1)</prop>\n"
		"        <prop type=\"x-cotejo-title\">El \"muro\"</prop>\n"
		"        <prop type=\"x-cotejo-before\">El \"muro\"</prop>\n"
		"        <prop type=\"x-cotejo-after\">Tres &amp; más.</prop>\n"
		"        <seg>Uno y\\dos.</seg>\n      </tuv>\n    </tu>\n  </body>\n</tmx>\n");
	tear_down(&fixture);
}

/* How often a piece stands in the page. */
static size_t count_of(const struct capture *capture, const char *piece)
{
	size_t count = 0, length = strlen(piece);
	struct cotejo_text text = capture_text(capture);

	for (; text.length >= length; text.bytes++, text.length--)
		count += memcmp(text.bytes, piece, length) == 0;
	return count;
}

static void check_count(const struct capture *capture, const char *piece, size_t expected)
{
	size_t count = count_of(capture, piece);

	if (count != expected)
		fail_msg("%d times %s, not %d", (int)count, piece, (int)expected);
}

static void page_says_everything(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	const struct capture *page = &fixture.capture;

	(void)state;
	set_up(&fixture, 0.8);
	check_ok(alignment_write_html(&fixture.texts, &fixture.capture.output, &error), &error);
	check_count(page, "<tr class=", 5);
	check_count(page, "<tr class=\"begins\">", 1);
	check_count(page, "<tr class=\"begins doubtful\">", 3);
	check_count(page, "<tr class=\"continues\">", 1);
	check_count(page, "<td class=\"none\">no counterpart</td>", 2);
	check_count(page, " <strong class=\"doubtful\">doubtful</strong></td>", 3);
	check_count(page, "<span class=\"shape\">2 : 1</span></td>", 0);
	check_count(page, "<span class=\"shape\">2 : 1</span> <strong", 1);
	check_count(page, "number is below 0.80;", 1);
	check_count(page, "<h2><span id=\"l0\">The &lt;wall&gt;</span></h2>", 1);
	check_count(page, "<td lang=\"es-MX\" dir=\"ltr\">", 4);
	check_count(page, "<p><span id=\"l1\">One.</span> <span id=\"l2\">Two.</span></p>", 1);
	check_count(page, "<p class=\"item\"><span id=\"r2\">Tres &amp; más.</span></p>", 1);
	check_count(page, "<p class=\"caption\"><span id=\"l4\">A photo</span></p>", 1);
	check_count(page, "<title>The &lt;wall&gt; | El \"muro\"</title>", 1);
	check_count(page, "href=\"https://example.org/wall?a=1&amp;b=2\"", 1);
	check_count(page, "href=", 1);
	check_count(page, "<script", 0);
	check_count(page, "src=", 0);
	check_count(page,
		"<p>Rows: 5. One sentence and its translation: 2. Several joined: 1. Only on the "
		"left: 1. Only on the right: 1. Marked doubtful: 3.</p>",
		1);
	tear_down(&fixture);
}

static void count_complaints(void *user, xmlErrorPtr complaint)
{
	/* libxml2 knows HTML 4, which had no <header> and <main>. */
	if (complaint->code != XML_HTML_UNKNOWN_TAG)
		++*(size_t *)user;
}

static void page_is_well_formed(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	size_t complaints = 0;
	htmlDocPtr document;

	(void)state;
	set_up(&fixture, 0);
	check_ok(alignment_write_html(&fixture.texts, &fixture.capture.output, &error), &error);
	xmlSetStructuredErrorFunc(&complaints, count_complaints);
	document = htmlReadMemory(fixture.capture.buffer.bytes, (int)fixture.capture.buffer.length,
		NULL, NULL, HTML_PARSE_NONET);
	xmlSetStructuredErrorFunc(NULL, NULL);
	assert_non_null(document);
	xmlFreeDoc(document);
	tear_down(&fixture);
	assert_int_equal(complaints, 0);
}

static void right_to_left_and_unknown(void **state)
{
	static const struct fake_block arabic[] = {
		{COTEJO_BLOCK_PARAGRAPH, "\xd8\xac\xd8\xaf\xd8\xa7\xd8\xb1"}, {0, NULL}};
	static const struct fake_block unknown[] = {
		{COTEJO_BLOCK_QUOTE, "?"}, {COTEJO_BLOCK_PARAGRAPH, ""}, {0, NULL}};
	static const struct cotejo_bead both[] = {{0, 1, 0, 2, 1, 0}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fake_text left, right;
	struct aligned_texts texts;
	struct capture page;

	(void)state;
	fake_init(&left, "ar", NULL, "some/file.html", arabic);
	fake_init(&right, "und", NULL, "other.txt", unknown);
	texts = (struct aligned_texts){both, 1, left.side, right.side, 0};
	capture_init(&page, SIZE_MAX);
	check_ok(alignment_write_html(&texts, &page.output, &error), &error);
	check_count(&page, "<td lang=\"ar\" dir=\"rtl\">", 1);
	check_count(&page, "<td lang=\"\" dir=\"auto\">", 1);
	check_count(&page, "<blockquote><span id=\"r0\">?</span></blockquote>", 1);
	check_count(&page, "<em class=\"none\">(empty)</em>", 1);
	check_count(&page, "Rows: 1.", 1);
	check_count(&page, "<title>some/file.html | some/file.html</title>", 1);
	fake_clear(&left);
	fake_clear(&right);
	capture_clear(&page);
}

static void sentences_of_an_article(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fake_text text;
	struct capture capture;
	static const struct fake_block blocks[] = {{COTEJO_BLOCK_CELL, "A|B"}, {0, NULL}};

	(void)state;
	fake_init(&text, "en", NULL, "x", blocks);
	capture_init(&capture, SIZE_MAX);
	check_ok(side_write_jsonl(&text.side, &capture.output, &error), &error);
	check_text(capture_text(&capture),
		"{\"sentence\":0,\"block\":0,\"kind\":\"cell\",\"begin\":0,\"length\":1,\"text\":"
		"\"A\",\"language\":\"en\"}\n"
		"{\"sentence\":1,\"block\":0,\"kind\":\"cell\",\"begin\":2,\"length\":1,\"text\":"
		"\"B\",\"language\":\"en\"}\n");
	fake_clear(&text);
	capture_clear(&capture);
}

static void texts_join_as_they_stand(void **state)
{
	static const struct fake_block blocks[] = {{COTEJO_BLOCK_PARAGRAPH, "A|B||C"},
		{COTEJO_BLOCK_PARAGRAPH, "\xe3\x80\x82\xe3\x80\x82"}, {0, NULL}};
	struct buffer joined = {0};
	struct fake_text text;

	(void)state;
	fake_init(&text, "zh", NULL, "x", blocks);
	side_add_text(&joined, &text.side, 0, 5);
	check_text(buffer_text(&joined), "A B C \xe3\x80\x82\xe3\x80\x82");
	/* Two sentences with nothing between them, as in Chinese. */
	text.sentences[4].length = 3;
	text.sentences[5] = (struct cotejo_sentence){text.sentences[4].begin + 3, 3, 1};
	buffer_reset(&joined);
	side_add_text(&joined, &text.side, 4, 2);
	check_text(buffer_text(&joined), "\xe3\x80\x82\xe3\x80\x82");
	buffer_reset(&joined);
	side_add_text(&joined, &text.side, 2, 1);
	check_text(buffer_text(&joined), "");
	buffer_clear(&joined);
	fake_clear(&text);
}

/* Alignments that are not of these texts. */
static void strange_alignments(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_bead beads[2];
	} rows[] = {
		{"too few", {{0, 1, 0, 1, 1, 0}, {1, 3, 1, 3, 1, 0}}},
		{"too many", {{0, 5, 0, 4, 1, 0}, {0, 1, 0, 0, 1, 0}}},
		{"past the left end", {{0, 1, 0, 1, 1, 0}, {2, 4, 1, 3, 1, 0}}},
		{"past the right end", {{0, 1, 0, 1, 1, 0}, {1, 4, 2, 3, 1, 0}}},
		{"far past the end", {{SIZE_MAX, 1, 0, 1, 1, 0}, {1, 4, 1, 3, 1, 0}}},
		{"huge", {{0, SIZE_MAX, 0, 1, 1, 0}, {1, 4, 1, 3, 1, 0}}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct fixture fixture;
		int code;

		set_up(&fixture, 0);
		fixture.texts.beads = rows[i].beads;
		fixture.texts.count = 2;
		code = aligned_texts_write(
			&fixture.texts, COTEJO_ALIGNMENT_TSV, &fixture.capture.output, &error);
		if (code != COTEJO_EARGUMENT || fixture.capture.buffer.length)
			fail_msg("%s: %d", rows[i].name, code);
		tear_down(&fixture);
	}
}

static void unknown_format(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;

	(void)state;
	set_up(&fixture, 0);
	assert_int_equal(aligned_texts_write(&fixture.texts, (enum cotejo_alignment_format)99,
				 &fixture.capture.output, &error),
		COTEJO_EARGUMENT);
	tear_down(&fixture);
}

static void a_full_disk_fails_every_format(void **state)
{
	(void)state;
	for (int format = COTEJO_ALIGNMENT_BEADS; format <= COTEJO_ALIGNMENT_HTML; format++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct fixture fixture;

		set_up(&fixture, 0);
		fixture.capture.room = 10;
		assert_int_equal(
			aligned_texts_write(&fixture.texts, (enum cotejo_alignment_format)format,
				&fixture.capture.output, &error),
			COTEJO_EIO);
		assert_int_equal(error.detail, ENOSPC);
		tear_down(&fixture);
	}
}

static void two_empty_texts(void **state)
{
	static const struct fake_block none[] = {{0, NULL}};

	(void)state;
	for (int format = COTEJO_ALIGNMENT_BEADS; format <= COTEJO_ALIGNMENT_HTML; format++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct fake_text left, right;
		struct aligned_texts texts;
		struct capture capture;

		fake_init(&left, "en", NULL, "left", none);
		fake_init(&right, "es", NULL, "right", none);
		texts = (struct aligned_texts){NULL, 0, left.side, right.side, 0};
		capture_init(&capture, SIZE_MAX);
		check_ok(aligned_texts_write(&texts, (enum cotejo_alignment_format)format,
				 &capture.output, &error),
			&error);
		if ((format >= COTEJO_ALIGNMENT_TMX) != (capture.buffer.length > 0))
			fail_msg("format %d writes %d bytes", format, (int)capture.buffer.length);
		fake_clear(&left);
		fake_clear(&right);
		capture_clear(&capture);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_between_sentences),
		cmocka_unit_test(numbers_of_beads),
		cmocka_unit_test(low_beads_are_left_out),
		cmocka_unit_test(columns),
		cmocka_unit_test(objects),
		cmocka_unit_test(units_of_tmx),
		cmocka_unit_test(page_says_everything),
		cmocka_unit_test(page_is_well_formed),
		cmocka_unit_test(right_to_left_and_unknown),
		cmocka_unit_test(sentences_of_an_article),
		cmocka_unit_test(texts_join_as_they_stand),
		cmocka_unit_test(strange_alignments),
		cmocka_unit_test(unknown_format),
		cmocka_unit_test(a_full_disk_fails_every_format),
		cmocka_unit_test(two_empty_texts),
	};
	int failures = cmocka_run_group_tests_name("exchange/alignment", tests, NULL, NULL);

	xmlCleanupParser();
	return failures;
}
