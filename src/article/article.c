/*
 * article.c - the article: how it is read, what it lends
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include <cotejo/article.h>
#include <cotejo/segment.h>

#include "article/blocks.h"
#include "article/html.h"
#include "article/html_head.h"
#include "article/lines.h"
#include "article/markdown.h"
#include "article/plain.h"
#include "article/sniff.h"
#include "article/splitters.h"
#include "article/word_file.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/options.h"
#include "base/slice.h"
#include "text/decode.h"
#include "text/language.h"

/* A text shorter than this may be all names and figures: of its language nothing is said. */
enum { SIDE_LEAST_BYTES = 200 };

static const size_t default_max_bytes = (size_t)256 << 20;

struct cotejo_article {
	struct arena arena; /* holds all that the fields below point to */
	const char *name, *uri;
	char language[LANGUAGE_SIZE];
	struct cotejo_text text;
	struct cotejo_block *blocks;
	size_t block_count;
	struct cotejo_sentence *sentences;
	size_t sentence_count;
	struct cotejo_text *texts; /* the view: one entry a sentence */
	uint32_t *block_numbers;
	unsigned char *kinds;
};

/* What reading needs until the article is made. */
struct reading {
	struct cotejo_article_options options;
	const char *name;
	char asked[LANGUAGE_SIZE]; /* the language that the caller gave; empty: none */
	char language[LANGUAGE_SIZE];
	enum cotejo_article_format format;
	struct buffer text; /* decoded */
	struct blocks blocks;
	struct html_facts facts;
};

static void clear_reading(struct reading *reading)
{
	buffer_clear(&reading->text);
	blocks_clear(&reading->blocks);
	html_facts_clear(&reading->facts);
}

/* ---- Reading ---- */

/* Takes only the options that the caller's version of the structure has. */
static int take_options(struct reading *reading, const struct cotejo_article_options *options,
	const char *name, struct cotejo_error *error)
{
	const struct cotejo_article_options none = COTEJO_ARTICLE_OPTIONS_INIT;

	reading->options = none;
	options_take(&reading->options, sizeof(reading->options), options);
	if (reading->options.max_bytes == 0)
		reading->options.max_bytes = default_max_bytes;
	reading->name = reading->options.name ? reading->options.name : name;
	reading->blocks.keep_boilerplate = reading->options.keep_boilerplate != 0;
	reading->format = reading->options.format;
	if (!reading->options.language)
		return 0;
	return language_canonical(reading->asked, reading->options.language, error);
}

static int decode_bytes(
	struct reading *reading, struct cotejo_text bytes, struct cotejo_error *error)
{
	char declared[HEAD_CHARSET_SIZE];
	bool may_be_page =
		reading->format == COTEJO_ARTICLE_AUTO || reading->format == COTEJO_ARTICLE_HTML;
	bool has = may_be_page && html_head_charset(declared, bytes);

	return decode(
		&reading->text, bytes, reading->options.charset, has ? declared : NULL, error);
}

static enum cotejo_article_format sniff(struct cotejo_text text, const char *name)
{
	if (sniff_markdown(name))
		return COTEJO_ARTICLE_MARKDOWN;
	return sniff_html(text, name) ? COTEJO_ARTICLE_HTML : COTEJO_ARTICLE_TEXT;
}

static int read_blocks(struct reading *reading, struct cotejo_error *error)
{
	struct cotejo_text text = buffer_text(&reading->text);
	int code = 0;

	if (reading->format == COTEJO_ARTICLE_AUTO)
		reading->format = sniff(text, reading->name);
	switch (reading->format) {
	case COTEJO_ARTICLE_HTML:
		code = html_read(&reading->blocks, text, &reading->facts, error);
		break;
	case COTEJO_ARTICLE_MARKDOWN:
		code = markdown_read(&reading->blocks, text, error);
		break;
	case COTEJO_ARTICLE_PARAGRAPHS:
		lines_read_paragraphs(&reading->blocks, text);
		break;
	case COTEJO_ARTICLE_SENTENCES:
		lines_read_sentences(&reading->blocks, text);
		break;
	default:
		plain_read(&reading->blocks, text);
		break;
	}
	buffer_clear(&reading->text);
	return code < 0 ? code : blocks_finish(&reading->blocks, error);
}

/* Files of word processors are archives, and no text that could be decoded. */
static int read_word_file(
	struct reading *reading, struct cotejo_text bytes, struct cotejo_error *error)
{
	int code;

	if (reading->format == COTEJO_ARTICLE_DOCX)
		code = docx_read(&reading->blocks, bytes, reading->facts.language, error);
	else
		code = odt_read(&reading->blocks, bytes, reading->facts.language, error);
	return code < 0 ? code : blocks_finish(&reading->blocks, error);
}

static int read_any(struct reading *reading, struct cotejo_text bytes, struct cotejo_error *error)
{
	int code;

	if (reading->format == COTEJO_ARTICLE_AUTO)
		reading->format = sniff_word_file(bytes);
	if (reading->format == COTEJO_ARTICLE_DOCX || reading->format == COTEJO_ARTICLE_ODT)
		return read_word_file(reading, bytes, error);
	code = decode_bytes(reading, bytes, error);
	return code < 0 ? code : read_blocks(reading, error);
}

static void find_language(struct reading *reading)
{
	char *language = reading->language;

	if (reading->asked[0])
		memcpy(language, reading->asked, LANGUAGE_SIZE);
	else if (reading->facts.language[0])
		memcpy(language, reading->facts.language, LANGUAGE_SIZE);
	else if (reading->name && language_of_name(language, reading->name))
		return;
	else if (!language_of_text(language, buffer_text(&reading->blocks.text)))
		strcpy(language, "und");
}

/* Parts that say they are in what turned out to be the article's language are no exception. */
static void forget_own_language(struct reading *reading)
{
	char primary[LANGUAGE_SIZE];

	language_primary(primary, reading->language);
	for (size_t i = 0; i < reading->blocks.count; i++) {
		struct cotejo_block *block = &reading->blocks.items[i];

		if (block->language && language_covers(primary, block->language))
			block->language = NULL;
	}
}

/* ---- Making the article ---- */

static void *copy_array(struct arena *arena, const void *items, size_t count, size_t size)
{
	void *copy = arena_alloc(arena, count, size);

	if (copy && count)
		memcpy(copy, items, count * size);
	return copy;
}

static bool make_view(struct cotejo_article *article)
{
	size_t count = article->sentence_count;

	article->texts = arena_alloc(&article->arena, count, sizeof(*article->texts));
	article->block_numbers =
		arena_alloc(&article->arena, count, sizeof(*article->block_numbers));
	article->kinds = arena_alloc(&article->arena, count, sizeof(*article->kinds));
	if (!article->texts || !article->block_numbers || !article->kinds)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct cotejo_sentence *sentence = &article->sentences[i];

		article->texts[i] = slice(article->text.bytes + sentence->begin, sentence->length);
		article->block_numbers[i] = (uint32_t)sentence->block;
		article->kinds[i] = (unsigned char)article->blocks[sentence->block].kind;
	}
	return true;
}

/* The tags belong to the blocks that were read, which go; those of one run of blocks are one. */
static bool copy_languages(struct cotejo_article *article)
{
	const char *last = NULL, *copy = NULL;

	for (size_t i = 0; i < article->block_count; i++) {
		const char **language = &article->blocks[i].language;

		if (!*language)
			continue;
		if (*language != last)
			copy = arena_string(&article->arena, *language);
		if (!copy)
			return false;
		last = *language;
		*language = copy;
	}
	return true;
}

static bool fill_article(struct cotejo_article *article, const struct reading *reading)
{
	struct arena *arena = &article->arena;
	const struct blocks *blocks = &reading->blocks;
	struct cotejo_text uri = buffer_text(&reading->facts.uri);
	const char *name = reading->name ? reading->name : "";

	article->name = arena_string(arena, name);
	article->uri = uri.length ? arena_copy(arena, uri) : article->name;
	memcpy(article->language, reading->language, sizeof(article->language));
	article->text = slice(arena_copy(arena, buffer_text(&blocks->text)), blocks->text.length);
	article->blocks = copy_array(arena, blocks->items, blocks->count, sizeof(*blocks->items));
	article->block_count = blocks->count;
	article->sentences = copy_array(
		arena, blocks->sentences, blocks->sentence_count, sizeof(*blocks->sentences));
	article->sentence_count = blocks->sentence_count;
	return article->name && article->uri && article->text.bytes && article->blocks &&
	       article->sentences && copy_languages(article) && make_view(article);
}

static int make_article(struct cotejo_article **ret_article, const struct reading *reading,
	struct cotejo_error *error)
{
	struct cotejo_article *article;

	if (reading->blocks.count > UINT32_MAX)
		return error_set(error, COTEJO_ELIMIT, "more than 4294967295 blocks");
	article = calloc(1, sizeof(*article));
	if (!article)
		return error_no_memory(error);
	if (!fill_article(article, reading)) {
		cotejo_article_free(article);
		return error_no_memory(error);
	}
	*ret_article = article;
	return 0;
}

static int segment(struct reading *reading, struct cotejo_error *error)
{
	struct cotejo_segmenters mine = {
		.srx = reading->options.srx, .srx_fallback = reading->options.srx_fallback != 0};
	struct cotejo_segmenters *kept = reading->options.segmenters;
	struct splitters splitters = {.segmenters = kept ? kept : &mine};
	struct blocks *blocks = &reading->blocks;
	struct cotejo_segmenter *own, *segmenter;
	int code;

	segmenters_trim(splitters.segmenters);
	code = splitters_find(&splitters, &own, reading->language, error);

	for (size_t i = 0; i < blocks->count && code == 0; i++) {
		const char *language = blocks->items[i].language;

		segmenter = own;
		if (language)
			code = splitters_find(&splitters, &segmenter, language, error);
		if (code == 0)
			code = blocks_segment(blocks, i, segmenter, error);
	}
	segmenters_clear(&mine);
	return code < 0 ? code : blocks_finish(blocks, error);
}

static int read_article(struct cotejo_article **ret_article, struct reading *reading,
	struct cotejo_text bytes, struct cotejo_error *error)
{
	int code = read_any(reading, bytes, error);

	if (code < 0)
		return code;
	find_language(reading);
	forget_own_language(reading);
	if (reading->format != COTEJO_ARTICLE_SENTENCES)
		code = segment(reading, error);
	return code < 0 ? code : make_article(ret_article, reading, error);
}

int cotejo_article_parse(struct cotejo_article **ret_article, struct cotejo_text bytes,
	const struct cotejo_article_options *options, struct cotejo_error *error)
{
	struct reading reading = {0};
	int code = take_options(&reading, options, NULL, error);

	if (code == 0 && bytes.length > reading.options.max_bytes)
		code = error_set(error, COTEJO_ELIMIT, "larger than the limit of %zu bytes",
			reading.options.max_bytes);
	if (code == 0)
		code = read_article(ret_article, &reading, bytes, error);
	if (code < 0 && code != COTEJO_EARGUMENT && reading.name)
		error_in_file(error, code, reading.name);
	clear_reading(&reading);
	return code;
}

int cotejo_article_read(struct cotejo_article **ret_article, const char *path,
	const struct cotejo_article_options *options, struct cotejo_error *error)
{
	struct reading reading = {0};
	struct buffer bytes = {0};
	int code = take_options(&reading, options, path, error);

	if (code == 0)
		code = file_read(&bytes, path, reading.options.max_bytes, error);
	if (code == 0)
		code = read_article(ret_article, &reading, buffer_text(&bytes), error);
	if (code < 0 && code != COTEJO_EARGUMENT)
		error_in_file(error, code, path);
	buffer_clear(&bytes);
	clear_reading(&reading);
	return code;
}

void cotejo_article_free(struct cotejo_article *article)
{
	if (!article)
		return;
	arena_clear(&article->arena);
	free(article);
}

/* ---- Looking at it ---- */

const char *cotejo_article_name(const struct cotejo_article *article)
{
	return article->name;
}

const char *cotejo_article_language(const struct cotejo_article *article)
{
	return article->language;
}

int cotejo_article_nearest_language(
	const struct cotejo_article *article, const char *const *languages, size_t count)
{
	return language_nearest(cotejo_article_text(article), languages, count);
}

enum cotejo_sides cotejo_article_check_sides(
	const struct cotejo_article *left, const struct cotejo_article *right)
{
	static const enum cotejo_sides seen[2][2] = {
		{COTEJO_SIDES_BOTH_LEFT, COTEJO_SIDES_AS_TOLD},
		{COTEJO_SIDES_SWAPPED, COTEJO_SIDES_BOTH_RIGHT},
	};
	char primary[2][LANGUAGE_SIZE];
	const char *const told[] = {primary[0], primary[1]};
	int left_seen, right_seen;

	language_primary(primary[0], left->language);
	language_primary(primary[1], right->language);
	if (left->text.length < SIDE_LEAST_BYTES || right->text.length < SIDE_LEAST_BYTES ||
		strcmp(told[0], told[1]) == 0)
		return COTEJO_SIDES_UNKNOWN;
	left_seen = language_nearest(left->text, told, 2);
	right_seen = language_nearest(right->text, told, 2);
	return left_seen < 0 || right_seen < 0 ? COTEJO_SIDES_UNKNOWN : seen[left_seen][right_seen];
}

const char *cotejo_article_uri(const struct cotejo_article *article)
{
	return article->uri;
}

struct cotejo_text cotejo_article_title(const struct cotejo_article *article)
{
	for (size_t i = 0; i < article->block_count; i++) {
		const struct cotejo_block *block = &article->blocks[i];

		if (block->kind == COTEJO_BLOCK_TITLE)
			return slice(article->text.bytes + block->begin, block->length);
	}
	return slice("", 0);
}

struct cotejo_text cotejo_article_text(const struct cotejo_article *article)
{
	return article->text;
}

size_t cotejo_article_block_count(const struct cotejo_article *article)
{
	return article->block_count;
}

const struct cotejo_block *cotejo_article_blocks(const struct cotejo_article *article)
{
	return article->blocks;
}

size_t cotejo_article_sentence_count(const struct cotejo_article *article)
{
	return article->sentence_count;
}

const struct cotejo_sentence *cotejo_article_sentences(const struct cotejo_article *article)
{
	return article->sentences;
}

struct cotejo_sentences cotejo_article_view(const struct cotejo_article *article)
{
	return (struct cotejo_sentences){
		.language = article->language,
		.count = article->sentence_count,
		.texts = article->texts,
		.blocks = article->block_numbers,
		.kinds = article->kinds,
	};
}

const char *cotejo_block_kind_name(enum cotejo_block_kind kind)
{
	static const char *const names[] = {"title", "heading", "paragraph", "caption", "list-item",
		"quote", "cell", "boilerplate"};

	return (unsigned)kind < sizeof(names) / sizeof(names[0]) ? names[kind] : "unknown";
}
