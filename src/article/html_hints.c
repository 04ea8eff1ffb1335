/*
 * html_hints.c - what the attributes of an element say about it
 *
 * Names are taken apart into words ("relatedPosts", "share-bar", "articlebody"), and words mean
 * hints. A word that speaks for boilerplate beats one that speaks for text: "comment-content" is a
 * comment.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_hints.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "article/html_words.h"
#include "base/error.h"
#include "base/slice.h"

enum {
	MAX_NAMES_BYTES = 512, /* of a class attribute; more is style, not meaning */
	MAX_WORD_BYTES = 32,
	MIN_COMPOUND_BYTES = 7, /* shorter words are not taken apart */
	MIN_PART_BYTES = 3
};

/* Who carries one of these is not the text of the article itself. */
static const uint32_t beats_body = HINT_COMMENT | HINT_SHARE | HINT_RELATED | HINT_PROMO |
				   HINT_NAVIGATION | HINT_FOOTER | HINT_SIDE | HINT_META |
				   HINT_NOTICE | HINT_CAPTION | HINT_HEADLINE | HINT_STANDFIRST |
				   HINT_MEDIA | HINT_HEADER;

int html_vocabulary_load(struct html_vocabulary *vocabulary, struct cotejo_error *error)
{
	return html_words_load(&vocabulary->words) ? 0 : error_no_memory(error);
}

void html_vocabulary_clear(struct html_vocabulary *vocabulary)
{
	map_clear(&vocabulary->words);
	map_clear(&vocabulary->names);
}

static uint32_t hints_of_word(const struct map *words, struct cotejo_text word)
{
	const struct map_entry *whole = map_find(words, word), *front, *back;

	if (whole)
		return whole->value;
	if (word.length < MIN_COMPOUND_BYTES)
		return 0;
	for (size_t cut = word.length - MIN_PART_BYTES; cut >= MIN_PART_BYTES; cut--) {
		front = map_find(words, slice(word.bytes, cut));
		if (!front)
			continue;
		back = map_find(words, slice(word.bytes + cut, word.length - cut));
		if (back)
			return front->value | back->value;
	}
	return 0;
}

/* Takes the next word off the front of a name: letters of one kind, or "Xyz". */
static struct cotejo_text next_word(struct cotejo_text *name, char lower[MAX_WORD_BYTES])
{
	size_t at = 0, length = 0;

	while (at < name->length && !isalpha((unsigned char)name->bytes[at]))
		at++;
	while (at < name->length && isalpha((unsigned char)name->bytes[at])) {
		bool upper = isupper((unsigned char)name->bytes[at]);

		if (upper && length > 0 && islower((unsigned char)name->bytes[at - 1]))
			break;
		if (length < MAX_WORD_BYTES)
			lower[length++] = (char)tolower((unsigned char)name->bytes[at]);
		at++;
	}
	*name = slice(name->bytes + at, name->length - at);
	return slice(lower, length);
}

/* States of a page and subjects of an article, which say nothing about an element's part in it. */
static bool is_state(struct cotejo_text name)
{
	static const char *const heads[] = {"category-", "cat-", "tag-", "has-", "is-", "no-",
		"with-", "without-", "type-", "status-", "format-", "wf-", "topic-"};

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		if (slice_starts(name, slice_of(heads[i])))
			return true;
	}
	return false;
}

static uint32_t hints_of_name(const struct map *words, struct cotejo_text name)
{
	char lower[MAX_WORD_BYTES];
	uint32_t hints = 0;

	if (html_word_hides(name))
		return HINT_HIDDEN;
	if (is_state(name))
		return 0;
	while (name.length) {
		struct cotejo_text word = next_word(&name, lower);

		if (word.length)
			hints |= hints_of_word(words, word);
	}
	/* "Social media" are no pictures. */
	if (hints & HINT_SHARE)
		hints &= ~(uint32_t)HINT_MEDIA;
	if (hints & WORD_EMBEDDED)
		hints &= ~(uint32_t)HINT_SHARE;
	if (hints & WORD_FOOT)
		hints |= hints & WORD_PICTURE ? HINT_CAPTION : HINT_FOOTER;
	if ((hints & WORD_ABOUT_ARTICLE) && (hints & WORD_ABOUT_TEXT))
		hints |= HINT_BODY;
	else if (hints & WORD_ABOUT_ARTICLE)
		hints |= HINT_ARTICLE;
	else if (hints & WORD_ABOUT_TEXT)
		hints |= HINT_CONTENT;
	if (hints & beats_body)
		hints &= ~(uint32_t)(HINT_BODY | HINT_CONTENT);
	return hints & (WORD_ABOUT_ARTICLE - 1);
}

/* The hints in names such as "share-buttons" or "articleBody relatedPosts". */
static uint32_t hints_of_names(const struct map *words, struct cotejo_text names)
{
	uint32_t hints = 0;

	if (names.length > MAX_NAMES_BYTES)
		names.length = MAX_NAMES_BYTES;
	while (names.length) {
		size_t length = 0;

		while (length < names.length && !is_ascii_space(names.bytes[length]))
			length++;
		if (length)
			hints |= hints_of_name(words, slice(names.bytes, length));
		else
			length = 1;
		names = slice(names.bytes + length, names.length - length);
	}
	return hints;
}

static uint32_t cached_hints(struct html_vocabulary *vocabulary, struct cotejo_text names)
{
	struct map_entry *entry = map_find(&vocabulary->names, names);
	uint32_t hints;
	bool is_new;

	if (entry)
		return entry->value;
	hints = hints_of_names(&vocabulary->words, names);
	/* Memory that runs out here costs only time. */
	map_insert(&vocabulary->names, names, hints, &is_new);
	return hints;
}

static uint32_t hints_of_role(const char *role)
{
	static const struct {
		const char *role;
		uint32_t hints;
	} roles[] = {
		{"alert", HINT_NOTICE},
		{"alertdialog", HINT_NOTICE},
		{"article", HINT_ARTICLE},
		{"banner", HINT_NAVIGATION},
		{"complementary", HINT_SIDE},
		{"contentinfo", HINT_FOOTER},
		{"dialog", HINT_NOTICE},
		{"main", HINT_CONTENT},
		{"menu", HINT_NAVIGATION},
		{"menubar", HINT_NAVIGATION},
		{"navigation", HINT_NAVIGATION},
		{"search", HINT_NAVIGATION},
		{"tablist", HINT_NAVIGATION},
		{"toolbar", HINT_NAVIGATION},
	};

	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		if (strcmp(role, roles[i].role) == 0)
			return roles[i].hints;
	}
	return 0;
}

/* schema.org: properties, and the class of what an element is about. */
static uint32_t hints_of_schema(const char *value)
{
	static const struct {
		const char *part;
		uint32_t hints;
	} parts[] = {
		{"articleBody", HINT_BODY},
		{"reviewBody", HINT_BODY},
		{"headline", HINT_HEADLINE},
		{"alternativeHeadline", HINT_STANDFIRST},
		{"author", HINT_META},
		{"datePublished", HINT_META | HINT_DATE},
		{"dateModified", HINT_META | HINT_DATE},
		{"dateCreated", HINT_META | HINT_DATE},
		{"keywords", HINT_META},
		{"articleSection", HINT_META},
		{"publisher", HINT_META},
		{"interactionCount", HINT_META},
		{"caption", HINT_CAPTION},
		{"comment", HINT_COMMENT},
		{"breadcrumb", HINT_NAVIGATION},
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strcmp(value, parts[i].part) == 0)
			return parts[i].hints;
	}
	return 0;
}

static uint32_t hints_of_type(const char *type)
{
	const char *name = strrchr(type, '/');

	name = name ? name + 1 : type;
	if (strcmp(name, "Comment") == 0 || strcmp(name, "UserComments") == 0)
		return HINT_COMMENT;
	if (strcmp(name, "WPSideBar") == 0)
		return HINT_SIDE;
	if (strcmp(name, "WPFooter") == 0)
		return HINT_FOOTER;
	if (strcmp(name, "SiteNavigationElement") == 0 || strcmp(name, "BreadcrumbList") == 0)
		return HINT_NAVIGATION;
	return 0;
}

/* Whether a declaration such as "display: none" stands in a style attribute. */
static bool has_declaration(const char *style, const char *property, const char *value)
{
	const char *at = style;
	size_t length = strlen(property);

	while ((at = strstr(at, property)) != NULL) {
		bool whole = at == style || at[-1] == ';' || is_ascii_space(at[-1]);

		at += length;
		at += strspn(at, " \t");
		if (!whole || *at != ':')
			continue;
		at++;
		at += strspn(at, " \t");
		if (strncasecmp(at, value, strlen(value)) == 0)
			return true;
	}
	return false;
}

/* Where a link goes to: to a network's form for sharing, to pages about a person or a subject. */
static uint32_t hints_of_address(const char *address)
{
	static const char *const sharing[] = {"/sharer", "/intent/tweet", "twitter.com/share",
		"api.whatsapp.com/send", "whatsapp://", "/shareArticle", "pinterest.com/pin/create",
		"reddit.com/submit", "mailto:?"};

	for (size_t i = 0; i < sizeof(sharing) / sizeof(sharing[0]); i++) {
		if (strstr(address, sharing[i]))
			return HINT_SHARE;
	}
	return 0;
}

static bool is_name_attribute(const char *name)
{
	static const char *const names[] = {
		"class", "id", "data-testid", "data-test-id", "data-component", "data-qa"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(name, names[i]) == 0)
			return true;
	}
	return false;
}

static uint32_t hints_of_attribute(
	struct html_vocabulary *vocabulary, const char *name, const char *value)
{
	if (is_name_attribute(name))
		return cached_hints(vocabulary, slice_of(value));
	if (strcmp(name, "itemprop") == 0)
		return hints_of_schema(value);
	if (strcmp(name, "role") == 0)
		return hints_of_role(value);
	if (strcmp(name, "itemtype") == 0)
		return hints_of_type(value);
	if (strcmp(name, "href") == 0)
		return hints_of_address(value);
	if (strcmp(name, "rel") == 0)
		return strstr(value, "tag") || strstr(value, "author") ? HINT_META : 0;
	if (strcmp(name, "style") == 0 && (has_declaration(value, "display", "none") ||
						  has_declaration(value, "visibility", "hidden")))
		return HINT_HIDDEN;
	return 0;
}

uint32_t html_hints_of(struct html_vocabulary *vocabulary, const char *const *attributes)
{
	uint32_t hints = 0;

	for (; attributes && attributes[0]; attributes += 2) {
		if (attributes[1])
			hints |= hints_of_attribute(vocabulary, attributes[0], attributes[1]);
		if (strcmp(attributes[0], "hidden") == 0)
			hints |= HINT_HIDDEN;
	}
	return hints;
}
