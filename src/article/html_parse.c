/*
 * html_parse.c - an HTML page becomes a flat tree
 *
 * libxml2's HTML parser mends tag soup and calls us for each tag and text; its own tree is never
 * built, which saves most of the time and memory. Three things bound the work of a page made to
 * hurt: the depth and number of nodes, the attributes of a tag (libxml2 compares each with each,
 * so they are counted before), and the steps that stray end tags cost.
 *
 * SPDX-License-Identifier: MIT
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "article/html_guard.h"
#include "article/html_head.h"
#include "article/html_hints.h"
#include "article/html_page.h"
#include "base/array.h"
#include "base/error.h"
#include "base/xml.h"

enum {
	/* Comparisons that all stray end tags together may cost; real pages stay below a million.
	 */
	MAX_STRAY_STEPS = 1 << 27,
	FIRST_C1 = 0x80,
	LAST_C1 = 0x9f
};

/*
 * The parser mostly says when an element ends, but not always. So its own stack of names is what
 * counts: an element is open as long as that stack is as high as it was when the element came.
 */
struct open_element {
	uint32_t node;
	int level;
};

struct parse {
	htmlParserCtxtPtr context;
	struct html_page *page;
	struct html_vocabulary vocabulary;
	struct open_element *open; /* the innermost last */
	size_t depth, capacity;
	int ignored_level; /* of the open element whose content is not text; 0: none is open */
	enum html_head_part part; /* where the text of that one goes */
	size_t stray_steps;
	int code; /* why the parser was stopped; 0: it was not */
	const char *limit;
	size_t line;
};

static void stop(struct parse *parse, int code, const char *limit)
{
	if (!parse->context) { /* the first node, made before there is a parser */
		parse->code = code;
		return;
	}
	if (parse->code == 0) {
		parse->code = code;
		parse->limit = limit;
		if (parse->context->input && parse->context->input->line > 0)
			parse->line = (size_t)parse->context->input->line;
	}
	xmlStopParser(parse->context);
}

static struct html_node *add_node(struct parse *parse, enum html_tag tag)
{
	struct html_page *page = parse->page;
	struct html_node *grown;

	if (page->count >= HTML_MAX_NODES) {
		stop(parse, COTEJO_ELIMIT, "more than 5000000 elements and texts");
		return NULL;
	}
	grown = array_reserve(page->nodes, &page->capacity, page->count + 1, sizeof(*grown));
	if (!grown) {
		stop(parse, COTEJO_ENOMEM, NULL);
		return NULL;
	}
	page->nodes = grown;
	grown += page->count++;
	*grown = (struct html_node){
		.parent = parse->depth ? parse->open[parse->depth - 1].node : 0,
		.end = (uint32_t)page->count,
		.tag = tag,
	};
	return grown;
}

static void open_element(struct parse *parse, enum html_tag tag, uint32_t hints, uint8_t language)
{
	struct html_node *node;
	struct open_element *grown;

	if (parse->depth >= HTML_MAX_DEPTH) {
		stop(parse, COTEJO_ELIMIT, "elements nested deeper than 10000");
		return;
	}
	node = add_node(parse, tag);
	if (!node)
		return;
	node->hints = hints;
	node->language = language;
	grown = array_reserve(parse->open, &parse->capacity, parse->depth + 1, sizeof(*grown));
	if (!grown) {
		stop(parse, COTEJO_ENOMEM, NULL);
		return;
	}
	parse->open = grown;
	grown[parse->depth++] = (struct open_element){
		.node = (uint32_t)(parse->page->count - 1),
		.level = parse->context->nameNr,
	};
}

/* Closes all elements from this level on. */
static void close_elements(struct parse *parse, int level)
{
	struct html_page *page = parse->page;

	while (parse->depth && parse->open[parse->depth - 1].level >= level)
		page->nodes[parse->open[--parse->depth].node].end = (uint32_t)page->count;
	if (parse->ignored_level >= level && parse->ignored_level > 0) {
		html_head_end_part(page, parse->part);
		parse->part = HEAD_NOTHING;
		parse->ignored_level = 0;
	}
}

/* Elements whose content libxml2 hands over and we want nothing of. */
static bool is_ignored(enum html_tag tag)
{
	return tag == TAG_IGNORED || tag == TAG_SCRIPT || tag == TAG_NOSCRIPT || tag == TAG_TITLE;
}

static bool is_in_body(const struct parse *parse)
{
	return parse->depth > 1 && parse->page->nodes[parse->open[1].node].tag == TAG_BODY;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **xml_attributes)
{
	struct parse *parse = user;
	const char *const *attributes = (const char *const *)xml_attributes;
	enum html_tag tag = html_tag_find((const char *)name);

	if (parse->code)
		return;
	close_elements(parse, parse->context->nameNr);
	if (parse->ignored_level)
		return;
	if (tag == TAG_META || tag == TAG_LINK || tag == TAG_HTML || tag == TAG_BODY)
		html_head_read(parse->page, tag, attributes);
	if (is_ignored(tag)) {
		parse->ignored_level = parse->context->nameNr;
		if (tag == TAG_SCRIPT || (tag == TAG_TITLE && !is_in_body(parse)))
			parse->part = html_head_part_of(tag, attributes);
	} else {
		open_element(parse, tag, html_hints_of(&parse->vocabulary, attributes),
			html_head_language_of(parse->page, attributes));
	}
}

static void on_end(void *user, const xmlChar *name)
{
	struct parse *parse = user;

	(void)name;
	if (parse->code == 0)
		close_elements(parse, parse->context->nameNr);
}

/*
 * The text of the page has no C1 controls (decode() saw to it), so one here was written as a
 * number: "&#146;" means what it means in windows-1252, as every browser has it.
 */
static void add_text(struct buffer *buffer, struct cotejo_text text)
{
	static const uint16_t windows_1252[] = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026,
		0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
		0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
	const unsigned char *c = (const unsigned char *)text.bytes;

	if (text.length == 2 && c[0] == 0xc2 && c[1] >= FIRST_C1 && c[1] <= LAST_C1)
		buffer_add_code_point(buffer, windows_1252[c[1] - FIRST_C1]);
	else
		buffer_add(buffer, text);
}

static void add_page_text(struct parse *parse, struct cotejo_text text)
{
	struct html_page *page = parse->page;
	struct html_node *last = &page->nodes[page->count - 1];
	uint32_t parent = parse->depth ? parse->open[parse->depth - 1].node : 0;
	size_t begin = page->text.length;

	add_text(&page->text, text);
	if (page->text.failed) {
		stop(parse, COTEJO_ENOMEM, NULL);
		return;
	}
	if (page->text.length > UINT32_MAX) {
		stop(parse, COTEJO_ELIMIT, "more than 4 GiB of text");
		return;
	}
	if (last->tag != TAG_TEXT || last->parent != parent) {
		last = add_node(parse, TAG_TEXT);
		if (!last)
			return;
		last->begin = (uint32_t)begin;
	}
	last->length = (uint32_t)(page->text.length - last->begin);
}

static void on_text(void *user, const xmlChar *characters, int length)
{
	struct parse *parse = user;
	struct cotejo_text text = slice((const char *)characters, (size_t)length);

	if (parse->code)
		return;
	close_elements(parse, parse->context->nameNr + 1);
	if (parse->part)
		html_head_add_text(parse->page, parse->part, text);
	else if (!parse->ignored_level)
		add_page_text(parse, text);
}

/* libxml2 reports a stray end tag after it has looked for its start among all open elements. */
static void on_error(void *user, xmlErrorPtr problem)
{
	struct parse *parse = user;

	if (problem->code == XML_ERR_NO_MEMORY)
		stop(parse, COTEJO_ENOMEM, NULL);
	if (problem->code != XML_ERR_TAG_NAME_MISMATCH)
		return;
	parse->stray_steps += parse->depth + 1;
	if (parse->stray_steps > MAX_STRAY_STEPS)
		stop(parse, COTEJO_ELIMIT, "too many end tags without a start");
}

/* The parser's own tree, its network and its messages are all turned off. */
static htmlParserCtxtPtr new_context(struct parse *parse, struct cotejo_text text)
{
	htmlParserCtxtPtr context;

	xml_make_ready();
	context = htmlCreateMemoryParserCtxt(text.bytes, (int)text.length);
	if (!context)
		return NULL;
	htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
					    HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
					    XML_PARSE_HUGE);
	xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
	memset(context->sax, 0, sizeof(*context->sax));
	context->sax->initialized = XML_SAX2_MAGIC;
	context->sax->startElement = on_start;
	context->sax->endElement = on_end;
	context->sax->characters = on_text;
	context->sax->ignorableWhitespace = on_text;
	context->sax->cdataBlock = on_text;
	context->sax->serror = on_error;
	context->userData = parse;
	return context;
}

/* An append to one of the page's texts ran out of memory. */
static bool page_failed(const struct html_page *page)
{
	return page->text.failed || page->title.failed || page->headline.failed ||
	       page->description.failed || page->site_name.failed || page->uri.failed ||
	       page->data.failed;
}

static int parse_text(struct parse *parse, struct cotejo_text text, struct cotejo_error *error)
{
	if (text.length > INT_MAX)
		return error_set(error, COTEJO_ELIMIT, "a page larger than 2 GiB");
	if (!html_guard(text))
		return error_set(error, COTEJO_ELIMIT, "tags with too many attributes");
	if (!add_node(parse, TAG_BLOCK))
		return error_no_memory(error);
	if (text.length == 0)
		return 0;
	parse->context = new_context(parse, text);
	if (!parse->context)
		return error_no_memory(error);
	htmlParseDocument(parse->context);
	if (parse->code == 0 &&
		(parse->context->errNo == XML_ERR_NO_MEMORY || page_failed(parse->page)))
		parse->code = COTEJO_ENOMEM;
	htmlFreeParserCtxt(parse->context);
	if (parse->code == COTEJO_ELIMIT) {
		error_set(error, COTEJO_ELIMIT, "%s", parse->limit);
		return error_at(error, COTEJO_ELIMIT, NULL, parse->line, 0);
	}
	if (parse->code)
		return error_no_memory(error);
	close_elements(parse, 0);
	parse->page->nodes[0].end = (uint32_t)parse->page->count;
	return 0;
}

int html_page_parse(struct html_page *page, struct cotejo_text text, struct cotejo_error *error)
{
	struct parse parse = {.page = page};
	int code = html_vocabulary_load(&parse.vocabulary, error);

	if (code == 0)
		code = parse_text(&parse, text, error);
	html_vocabulary_clear(&parse.vocabulary);
	free(parse.open);
	return code;
}

void html_page_clear(struct html_page *page)
{
	free(page->nodes);
	buffer_clear(&page->text);
	buffer_clear(&page->title);
	buffer_clear(&page->headline);
	buffer_clear(&page->description);
	buffer_clear(&page->site_name);
	buffer_clear(&page->uri);
	buffer_clear(&page->data);
	*page = (struct html_page){0};
}
