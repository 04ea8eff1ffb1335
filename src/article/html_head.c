/*
 * html_head.c - what a page says of itself: title, language, address, charset, structured data
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_head.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/slice.h"

/* Where browsers look for a charset, and a little more. */
enum { CHARSET_PRESCAN_BYTES = 4096 };

static const char *attribute(const char *const *attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2) {
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	}
	return NULL;
}

/* Keeps the first that comes. */
static void keep(struct buffer *buffer, const char *value)
{
	struct cotejo_text text = slice_trim(slice_of(value));

	if (buffer->length == 0 && text.length && text.length <= HTML_MAX_HEAD_BYTES)
		buffer_add(buffer, text);
}

static void read_meta(struct html_page *page, const char *const *attributes)
{
	const char *property = attribute(attributes, "property");
	const char *content = attribute(attributes, "content");

	if (!property)
		property = attribute(attributes, "name");
	if (!property || !content)
		return;
	if (strcasecmp(property, "og:title") == 0)
		keep(&page->headline, content);
	else if (strcasecmp(property, "og:description") == 0 ||
		 strcasecmp(property, "description") == 0)
		keep(&page->description, content);
	else if (strcasecmp(property, "og:site_name") == 0)
		keep(&page->site_name, content);
	else if (strcasecmp(property, "og:url") == 0)
		keep(&page->uri, content);
}

static void read_link(struct html_page *page, const char *const *attributes)
{
	const char *relation = attribute(attributes, "rel");
	const char *address = attribute(attributes, "href");

	if (relation && address && strcasecmp(relation, "canonical") == 0 && !page->uri.failed) {
		buffer_reset(&page->uri);
		keep(&page->uri, address);
	}
}

static bool read_language(char ret_tag[LANGUAGE_SIZE], const char *const *attributes)
{
	const char *language = attribute(attributes, "lang");

	if (!language)
		language = attribute(attributes, "xml:lang");
	return language && language_canonical(ret_tag, language, NULL) == 0;
}

static void read_html(struct html_page *page, const char *const *attributes)
{
	if (page->language[0] == '\0')
		read_language(page->language, attributes);
}

uint8_t html_head_language_of(struct html_page *page, const char *const *attributes)
{
	char tag[LANGUAGE_SIZE];
	uint8_t i = 0;

	if (!read_language(tag, attributes))
		return 0;
	while (i < page->language_count && strcmp(page->languages[i], tag) != 0)
		i++;
	if (i == HTML_MAX_LANGUAGES)
		return 0;
	if (i == page->language_count)
		memcpy(page->languages[page->language_count++], tag, sizeof(tag));
	return (uint8_t)(i + 1);
}

void html_head_read(struct html_page *page, enum html_tag tag, const char *const *attributes)
{
	if (tag == TAG_META)
		read_meta(page, attributes);
	else if (tag == TAG_LINK)
		read_link(page, attributes);
	else if (tag == TAG_HTML || tag == TAG_BODY)
		read_html(page, attributes);
}

enum html_head_part html_head_part_of(enum html_tag tag, const char *const *attributes)
{
	const char *type;

	if (tag == TAG_TITLE)
		return HEAD_TITLE;
	type = attribute(attributes, "type");
	return type && strcasecmp(type, "application/ld+json") == 0 ? HEAD_DATA : HEAD_NOTHING;
}

void html_head_add_text(struct html_page *page, enum html_head_part part, struct cotejo_text text)
{
	if (part == HEAD_TITLE && page->title.length + text.length <= HTML_MAX_HEAD_BYTES)
		buffer_add(&page->title, text);
	else if (part == HEAD_DATA && page->data.length + text.length <= HTML_MAX_DATA_BYTES)
		buffer_add(&page->data, text);
}

void html_head_end_part(struct html_page *page, enum html_head_part part)
{
	if (part == HEAD_DATA)
		buffer_add_byte(&page->data, '\n');
}

static const char *find_word(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);

	for (; at + length <= end; at++) {
		if (strncasecmp(at, word, length) == 0)
			return at;
	}
	return NULL;
}

/* Reads a charset's name behind "charset" or "encoding": = and quotes, then the name. */
static bool read_charset(char ret_charset[HEAD_CHARSET_SIZE], const char *at, const char *end)
{
	size_t length = 0;

	while (at < end && (is_ascii_space(*at) || *at == '=' || *at == '"' || *at == '\''))
		at++;
	while (at < end && length < HEAD_CHARSET_SIZE - 1 &&
		(isalnum((unsigned char)*at) || strchr("-_:.+", *at))) {
		if (*at == '\0')
			break;
		ret_charset[length++] = *at++;
	}
	ret_charset[length] = '\0';
	return length > 0;
}

bool html_head_charset(char ret_charset[HEAD_CHARSET_SIZE], struct cotejo_text bytes)
{
	size_t length = bytes.length < CHARSET_PRESCAN_BYTES ? bytes.length : CHARSET_PRESCAN_BYTES;
	const char *at = bytes.bytes, *end = bytes.bytes + length;
	const char *word;

	if (length == 0)
		return false;
	if (slice_starts(bytes, slice_of("<?xml"))) {
		const char *close = memchr(at, '>', length);

		word = close ? find_word(at, close, "encoding") : NULL;
		if (word && read_charset(ret_charset, word + strlen("encoding"), close))
			return true;
	}
	while ((at = find_word(at, end, "<meta")) != NULL) {
		const char *close = memchr(at, '>', (size_t)(end - at));

		if (!close)
			close = end;
		word = find_word(at, close, "charset");
		if (word && read_charset(ret_charset, word + strlen("charset"), close))
			return true;
		at = close;
	}
	return false;
}
