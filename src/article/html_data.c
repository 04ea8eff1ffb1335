/*
 * html_data.c - the article that a page carries in its structured data (JSON-LD)
 *
 * One pass over the strings, without a tree: so depth costs nothing, and one broken script does not
 * spoil the next, since no JSON string goes past the end of its line.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_data.h"

#include <strings.h>

#include "base/slice.h"

enum {
	UNICODE_DIGITS = 4, /* of \uXXXX */
	UNICODE_ESCAPE = 6, /* all of it */
	HIGH_SURROGATE = 0xd800,
	LOW_SURROGATE = 0xdc00,
	SURROGATES_END = 0xe000,
	FIRST_SUPPLEMENTARY = 0x10000
};

/* What was found, as it stands between its quotes. */
struct finding {
	struct cotejo_text body, headline; /* of the longest body so far */
	struct cotejo_text pending;        /* a headline whose body has not come yet */
	bool awaits_headline;              /* the last body had none before it */
	bool last_is_best;
};

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number of \uXXXX at the beginning of a text; -1: there is none. */
static int32_t escaped_unit(struct cotejo_text text)
{
	int32_t unit = 0;

	if (text.length < UNICODE_ESCAPE || text.bytes[0] != '\\' || text.bytes[1] != 'u')
		return -1;
	for (size_t i = UNICODE_ESCAPE - UNICODE_DIGITS; i < UNICODE_ESCAPE; i++) {
		int value = digit_value(text.bytes[i]);

		if (value < 0)
			return -1;
		unit = unit * 16 + value;
	}
	return unit;
}

/* The bytes of the escape at the beginning of a text; 0: it is none that JSON knows. */
static size_t escape_length(struct cotejo_text text)
{
	if (text.length < 2 || text.bytes[1] == '\0')
		return 0;
	if (text.bytes[1] == 'u')
		return escaped_unit(text) < 0 ? 0 : UNICODE_ESCAPE;
	return strchr("\"\\/bfnrt", text.bytes[1]) ? 2 : 0;
}

static struct cotejo_text rest(struct cotejo_text text, size_t at)
{
	return slice(text.bytes + at, text.length - at);
}

/* Reads the string behind a quote and goes behind its end, or to where it is broken. */
static bool read_string(struct cotejo_text data, size_t *at, struct cotejo_text *ret_string)
{
	size_t begin = *at;

	while (*at < data.length && (unsigned char)data.bytes[*at] >= ' ') {
		size_t length = 1;

		if (data.bytes[*at] == '"') {
			*ret_string = slice(data.bytes + begin, *at - begin);
			++*at;
			return true;
		}
		if (data.bytes[*at] == '\\')
			length = escape_length(rest(data, *at));
		if (length == 0)
			return false;
		*at += length;
	}
	return false;
}

static void skip_space(struct cotejo_text data, size_t *at)
{
	while (*at < data.length && is_ascii_space(data.bytes[*at]))
		++*at;
}

/* Whether a colon and a quote come, as between a name and a string; goes behind them if so. */
static bool skip_to_value(struct cotejo_text data, size_t *at)
{
	size_t i = *at;

	skip_space(data, &i);
	if (i == data.length || data.bytes[i++] != ':')
		return false;
	skip_space(data, &i);
	if (i == data.length || data.bytes[i++] != '"')
		return false;
	*at = i;
	return true;
}

/* A body's headline is the one that stands between it and the body before, or else the next. */
static void take_headline(struct finding *finding, struct cotejo_text headline)
{
	if (!finding->awaits_headline)
		finding->pending = headline;
	else if (finding->last_is_best)
		finding->headline = headline;
	finding->awaits_headline = false;
}

static void take_body(struct finding *finding, struct cotejo_text body)
{
	finding->last_is_best = body.length > finding->body.length;
	if (finding->last_is_best) {
		finding->body = body;
		finding->headline = finding->pending;
	}
	finding->awaits_headline = finding->pending.length == 0;
	finding->pending = slice(NULL, 0);
}

static void find(struct finding *finding, struct cotejo_text data)
{
	struct cotejo_text name, value;

	for (size_t at = 0; at < data.length;) {
		if (data.bytes[at++] != '"' || !read_string(data, &at, &name))
			continue;
		if (!skip_to_value(data, &at) || !read_string(data, &at, &value))
			continue;
		if (slice_equals(name, "articleBody"))
			take_body(finding, value);
		else if (slice_equals(name, "headline") && value.length <= HTML_MAX_HEAD_BYTES)
			take_headline(finding, value);
	}
}

/* Adds the character of a \uXXXX, or of the two that make one; returns how many bytes they are. */
static size_t add_unit(struct buffer *buffer, struct cotejo_text text)
{
	int32_t unit = escaped_unit(text), low = -1;

	if (unit >= HIGH_SURROGATE && unit < LOW_SURROGATE)
		low = escaped_unit(rest(text, UNICODE_ESCAPE));
	if (low < LOW_SURROGATE || low >= SURROGATES_END) {
		buffer_add_code_point(buffer, unit ? (uint32_t)unit : ' ');
		return UNICODE_ESCAPE;
	}
	unit = FIRST_SUPPLEMENTARY + ((unit - HIGH_SURROGATE) << 10) + (low - LOW_SURROGATE);
	buffer_add_code_point(buffer, (uint32_t)unit);
	return 2 * (size_t)UNICODE_ESCAPE;
}

static char escaped_byte(char c)
{
	switch (c) {
	case 'n':
	case 'r':
		return '\n';
	case 'b':
	case 'f':
	case 't':
		return ' ';
	default:
		return c;
	}
}

static void decode(struct buffer *buffer, struct cotejo_text string)
{
	for (size_t i = 0; i < string.length;) {
		if (string.bytes[i] != '\\') {
			buffer_add_byte(buffer, string.bytes[i++]);
		} else if (string.bytes[i + 1] == 'u') {
			i += add_unit(buffer, rest(string, i));
		} else {
			buffer_add_byte(buffer, escaped_byte(string.bytes[i + 1]));
			i += 2;
		}
	}
}

/* Where a body has paragraphs as HTML has them, its line breaks are only white space. */
static bool has_paragraphs(struct cotejo_text body)
{
	static const char end_tag[] = "</p>";
	size_t length = sizeof(end_tag) - 1;

	for (size_t i = 0; i + length <= body.length; i++) {
		if (strncasecmp(body.bytes + i, end_tag, length) == 0)
			return true;
	}
	return false;
}

static void write_body(struct buffer *source, struct cotejo_text body)
{
	bool by_lines = !has_paragraphs(body);

	for (size_t i = 0; i < body.length; i++) {
		if (by_lines && body.bytes[i] == '\n')
			buffer_add_string(source, "<p>");
		else
			buffer_add_byte(source, body.bytes[i]);
	}
}

static void write_text(struct buffer *source, struct cotejo_text text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (text.bytes[i] == '<')
			buffer_add_string(source, "&lt;");
		else if (text.bytes[i] == '&')
			buffer_add_string(source, "&amp;");
		else
			buffer_add_byte(source, text.bytes[i]);
	}
}

bool html_data_write(struct buffer *source, const struct html_page *page)
{
	struct finding finding = {0};
	struct buffer body = {0};

	find(&finding, buffer_text(&page->data));
	if (finding.body.length == 0)
		return false;
	decode(&body, finding.body);
	buffer_add_string(source, "<h1>");
	if (finding.headline.length)
		decode(source, finding.headline);
	else
		write_text(source, buffer_text(&page->headline));
	buffer_add_string(source, "</h1><p>");
	write_body(source, buffer_text(&body));
	source->failed |= body.failed;
	buffer_clear(&body);
	return true;
}
