/*
 * text_scenarios.c - allocations fail while texts become articles, sentences and beads
 *
 * SPDX-License-Identifier: MIT
 */
#include "fault/scenarios.h"

#include <cotejo/align.h>
#include <cotejo/article.h>
#include <cotejo/lexicon.h>
#include <cotejo/segment.h>

#include "base/slice.h"
#include "fault/digest.h"

static const char page[] =
	"<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Talks | The "
	"News</title>"
	"<link rel='canonical' href='https://news.example/talks'></head><body>"
	"<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
	"<article><h1>Talks in Mexico City</h1><p>The two ministers met on Thursday, "
	"23&nbsp;February 2017 &mdash; for the first time. Nobody knew what would come of it.</p>"
	"<figure><img src='a.jpg' alt=''><figcaption>The ministers. Photo: A. Gency</figcaption>"
	"</figure><h2>No mass deportations</h2><p>&ldquo;There will be no mass "
	"deportations,&rdquo; "
	"the secretary said. Mr. Smith paid $1,234.50 for the dinner.</p><ul><li>One point of "
	"three."
	"</li><li>Another one.</li></ul><table><tr><td>1,200</td><td>people</td></tr></table>"
	"<blockquote>We shall see.</blockquote></article><aside class='related'><a href='/x'>Read "
	"this too</a></aside><footer>All rights reserved.</footer></body></html>";

static const char plain[] =
	"Gespräche in Mexiko-Stadt\n\nDie beiden Minister trafen sich am Donnerstag, dem 23. "
	"Februar\n"
	"2017, zum ersten Mal. Niemand wusste, was daraus wird.\n\n- Erstens\n- Zweitens\n\n"
	"\"Wir werden sehen\", sagte er. Das Essen kostete 1.234,50 Euro.\n";

static const char spanish[] =
	"El Sr. García llegó a EE. UU. el 12 de julio. ¿Qué dijo? —Nada —contestó—. Pagó 1.234,50 "
	"euros (aprox.). Luego se fue.";

static const char thai[] = "เขามาเมื่อวานนี้ เธอไม่ได้มา";

static void digest_article(uint64_t *digest, const struct cotejo_article *article)
{
	const struct cotejo_block *blocks = cotejo_article_blocks(article);
	const struct cotejo_sentence *sentences = cotejo_article_sentences(article);

	digest_string(digest, cotejo_article_language(article));
	digest_string(digest, cotejo_article_uri(article));
	digest_text(digest, cotejo_article_title(article));
	digest_text(digest, cotejo_article_text(article));
	for (size_t i = 0; i < cotejo_article_block_count(article); i++) {
		digest_number(digest, blocks[i].kind);
		digest_number(digest, blocks[i].begin);
		digest_number(digest, blocks[i].sentence_count);
	}
	for (size_t i = 0; i < cotejo_article_sentence_count(article); i++)
		digest_number(digest, sentences[i].begin);
}

static int parse(struct cotejo_text bytes, const struct cotejo_article_options *options,
	uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_article *article = NULL;
	int code = cotejo_article_parse(&article, bytes, options, error);

	if (code == 0)
		digest_article(ret_digest, article);
	cotejo_article_free(article);
	return code;
}

static int parse_html(uint64_t *ret_digest, struct cotejo_error *error)
{
	return parse(slice_of(page), NULL, ret_digest, error);
}

/* The language has to be found out. */
static int parse_plain(uint64_t *ret_digest, struct cotejo_error *error)
{
	return parse(slice_of(plain), NULL, ret_digest, error);
}

static int parse_charset(uint64_t *ret_digest, struct cotejo_error *error)
{
	static const char latin[] = "El ni\xf1o comi\xf3 pi\xf1"
				    "a. \xbfQu\xe9 m\xe1s?";
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;

	options.charset = "windows-1252";
	options.language = "es-MX";
	options.name = "latin.txt";
	return parse(slice_of(latin), &options, ret_digest, error);
}

static int parse_sentences(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;

	options.format = COTEJO_ARTICLE_SENTENCES;
	options.language = "en";
	return parse(slice_of("One.\nTwo.\n\nThree.\n"), &options, ret_digest, error);
}

static int segment(
	const char *language, const char *text, uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_segmenter *segmenter = NULL;
	struct cotejo_text sentence;
	int code = cotejo_segmenter_new(&segmenter, language, error);

	if (code == 0)
		code = cotejo_segmenter_start(segmenter, slice_of(text), error);
	if (code == 0) {
		while ((code = cotejo_segmenter_next(segmenter, &sentence, error)) == 1)
			digest_text(ret_digest, sentence);
	}
	cotejo_segmenter_free(segmenter);
	return code;
}

static int segment_spanish(uint64_t *ret_digest, struct cotejo_error *error)
{
	return segment("es-ES", spanish, ret_digest, error);
}

static int segment_thai(uint64_t *ret_digest, struct cotejo_error *error)
{
	return segment("th", thai, ret_digest, error);
}

static const char rules[] =
	"<srx version='2.0'><body><languagerules><languagerule languagerulename='a'><rule "
	"break='no'><beforebreak>\\bSr\\.</beforebreak><afterbreak>\\s</afterbreak></rule><rule>"
	"<beforebreak>[.?!]+</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>"
	"</languagerules><maprules><languagemap languagepattern='es.*' languagerulename='a'/>"
	"</maprules></body></srx>";

static void ignore_problem(void *user, const struct cotejo_error *problem)
{
	(void)user;
	(void)problem;
}

static int read_rules(struct cotejo_srx **ret_srx, struct cotejo_error *error)
{
	int code = cotejo_srx_parse(ret_srx, slice_of(rules), "rules.srx", error);

	return code < 0 ? code : cotejo_srx_check(*ret_srx, ignore_problem, NULL, error);
}

static int parse_by_rules(uint64_t *ret_digest, struct cotejo_error *error)
{
	struct cotejo_article_options options = COTEJO_ARTICLE_OPTIONS_INIT;
	struct cotejo_srx *srx = NULL;
	int code = read_rules(&srx, error);

	options.srx = srx;
	options.language = "es-MX";
	if (code == 0)
		code = parse(slice_of(spanish), &options, ret_digest, error);
	cotejo_srx_free(srx);
	return code;
}

static int align_with(const struct cotejo_align_options *options, uint64_t *ret_digest,
	struct cotejo_error *error)
{
	static const struct cotejo_text left[] = {{"The talks began on 23 February 2017.", 36},
		{"Two ministers came; 1,200 people waited outside in France.", 58},
		{"Nobody spoke.", 13}, {"The NATO left.", 14}};
	static const struct cotejo_text right[] = {
		{"Las conversaciones empezaron el 23 de febrero de 2017.", 54},
		{"Llegaron dos ministros.", 23},
		{"Afuera esperaban 1.200 personas en Francia.", 43}, {"La OTAN se fue.", 15}};
	struct cotejo_sentences sides[2] = {
		{"en", sizeof(left) / sizeof(left[0]), left, NULL, NULL},
		{"es", sizeof(right) / sizeof(right[0]), right, NULL, NULL}};
	struct cotejo_alignment *alignment = NULL;
	int code = cotejo_align(&alignment, &sides[0], &sides[1], options, error);

	if (code == 0)
		digest_bytes(ret_digest, cotejo_alignment_beads(alignment),
			cotejo_alignment_bead_count(alignment) * sizeof(struct cotejo_bead));
	cotejo_alignment_free(alignment);
	return code;
}

static int align(uint64_t *ret_digest, struct cotejo_error *error)
{
	return align_with(NULL, ret_digest, error);
}

enum { NUMBERS = 20 };
static const float numbers[4 * NUMBERS] = {
	1, 2, 3, 4, 5, 6, 7, 8, 9, [25] = 1, [41] = -2, [77] = 3};

static int align_vectors(uint64_t *ret_digest, struct cotejo_error *error)
{
	const struct cotejo_embeddings embeddings[] = {
		{numbers, 4, NUMBERS, NULL}, {numbers, 4, NUMBERS, NULL}};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;

	options.embeddings = embeddings;
	return align_with(&options, ret_digest, error);
}

/* Rows of joins, and a bead that parts the texts. */
static int align_overlaps(uint64_t *ret_digest, struct cotejo_error *error)
{
	static const struct cotejo_text left[] = {{"Nobody spoke.", 13}, {"The NATO left.", 14},
		{"Nobody spoke. The NATO left.", 28}, {"none", 4}};
	static const struct cotejo_text right[] = {
		{"La OTAN se fue.", 15}, {"Llegaron dos ministros.", 23}};
	const struct cotejo_embeddings embeddings[] = {
		{numbers, 4, NUMBERS, left}, {numbers, 2, NUMBERS, right}};
	static const struct cotejo_bead fixed = {1, 1, 1, 1, 1, 0}; /* no padding of chance */
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;

	options.embeddings = embeddings;
	options.fixed = &fixed;
	options.fixed_count = 1;
	return align_with(&options, ret_digest, error);
}

static int digest_output(void *user, const char *bytes, size_t length)
{
	digest_text(user, slice(bytes, length));
	return 0;
}

/* Dictionaries of several formats become one lexicon, which is compiled. */
static int read_lexicons(uint64_t *ret_digest, struct cotejo_error *error)
{
	static const char *const dictionaries[] = {
		"dog\tperro\t0.9\t0.5\ngato @ cat\nhouse<n>:>:casa<n>\n",
		"<TEI><entry><orth>box</orth><tr>caja (f), arca</tr></entry></TEI>",
		"<dictionary><section><e><p><l>a<b/>b</l><r>c</r></p></e></section></dictionary>"};
	struct cotejo_output output = {digest_output, ret_digest};
	struct cotejo_lexicon *lexicon = NULL;
	int code = cotejo_lexicon_new(&lexicon, error);

	for (size_t i = 0; i < sizeof(dictionaries) / sizeof(dictionaries[0]) && code == 0; i++)
		code = cotejo_lexicon_parse(lexicon, slice_of(dictionaries[i]), "f", error);
	if (code == 0)
		code = cotejo_lexicon_compile(lexicon, &output, error);
	cotejo_lexicon_free(lexicon);
	return code;
}

const struct scenario text_scenarios[] = {
	{"an HTML page", NULL, parse_html, NULL},
	{"a plain text", NULL, parse_plain, NULL},
	{"a text in windows-1252", NULL, parse_charset, NULL},
	{"a list of sentences", NULL, parse_sentences, NULL},
	{"sentences of Spanish", NULL, segment_spanish, NULL},
	{"sentences of Thai", NULL, segment_thai, NULL},
	{"a text and an SRX file", NULL, parse_by_rules, NULL},
	{"an alignment", NULL, align, NULL},
	{"an alignment with vectors", NULL, align_vectors, NULL},
	{"an alignment with vectors of joins", NULL, align_overlaps, NULL},
	{"dictionaries", NULL, read_lexicons, NULL},
	{0},
};
