/*
 * sniff.c - what kind of article is this?
 *
 * A page begins with a tag, a comment or a document type. A text that has tags only further on is a
 * page if its name says so; otherwise it is a text about pages.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/sniff.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "article/html_tags.h"
#include "article/package.h"
#include "base/slice.h"

enum {
	LONGEST_TAG_NAME = 16,
	SNIFF_BYTES = 1 << 16 /* how far a page's first tag is looked for */
};

/* Whether the "<" at the front begins a tag of HTML, open or close. */
static bool is_tag(struct cotejo_text text)
{
	char name[LONGEST_TAG_NAME];
	size_t at = 1, length = 0;

	if (at < text.length && text.bytes[at] == '/')
		at++;
	while (at < text.length && length < sizeof(name) - 1 &&
		isalnum((unsigned char)text.bytes[at]))
		name[length++] = (char)tolower((unsigned char)text.bytes[at++]);
	name[length] = '\0';
	if (length == 0 || at == text.length || !strchr(" \t\n/>", text.bytes[at]))
		return false;
	return html_tag_find(name) != TAG_UNKNOWN || strcmp(name, "span") == 0 ||
	       strcmp(name, "b") == 0 || strcmp(name, "i") == 0 || strcmp(name, "font") == 0 ||
	       strcmp(name, "em") == 0 || strcmp(name, "strong") == 0;
}

static bool has_end(const char *name, const char *const *ends)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	while (dot && *ends && strcasecmp(dot, *ends) != 0)
		ends++;
	return dot && *ends;
}

static bool has_name_of_page(const char *name)
{
	static const char *const ends[] = {
		".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", NULL};

	return has_end(name, ends);
}

bool sniff_markdown(const char *name)
{
	static const char *const ends[] = {".md", ".markdown", ".mkd", NULL};

	return has_end(name, ends);
}

enum cotejo_article_format sniff_word_file(struct cotejo_text bytes)
{
	if (!package_is_one(bytes))
		return COTEJO_ARTICLE_AUTO;
	if (package_names(bytes, "word/document.xml"))
		return COTEJO_ARTICLE_DOCX;
	return package_names(bytes, "content.xml") ? COTEJO_ARTICLE_ODT : COTEJO_ARTICLE_AUTO;
}

static bool begins_like_page(struct cotejo_text text)
{
	static const char *const heads[] = {"<!doctype html", "<!--", "<?xml"};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		size_t length = strlen(heads[i]);

		if (text.length >= length && strncasecmp(text.bytes, heads[i], length) == 0)
			return true;
	}
	return text.length && text.bytes[0] == '<' && is_tag(text);
}

bool sniff_html(struct cotejo_text text, const char *name)
{
	const char *at;

	text = slice_trim(text);
	if (begins_like_page(text))
		return true;
	if (!has_name_of_page(name))
		return false;
	if (text.length > SNIFF_BYTES)
		text.length = SNIFF_BYTES;
	for (at = text.bytes; (at = memchr(at, '<', text.length)) != NULL; at++) {
		size_t before = (size_t)(at - text.bytes);

		if (is_tag(slice(at, text.length - before)))
			return true;
		text = slice(at + 1, text.length - before - 1);
	}
	return false;
}
