/*
 * html_guard.c - pages whose tags are made to take long
 *
 * libxml2 looks for a repeated attribute by comparing each attribute of a tag with all before it:
 * one tag of a megabyte takes minutes. So the attributes of each tag are counted first, roughly:
 * every run of bytes outside quotes that is neither space nor "=" nor ">" is taken for one.
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/html_guard.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/slice.h"

/* Comparisons of all tags together; a page of a megabyte needs some ten thousand. */
static const size_t max_comparisons = (size_t)1 << 29;

/* Where the value behind "=" ends, if there is a quoted one. */
static size_t skip_value(struct cotejo_text page, size_t at)
{
	const char *close;

	while (at < page.length && is_ascii_space(page.bytes[at]))
		at++;
	if (at == page.length || (page.bytes[at] != '"' && page.bytes[at] != '\''))
		return at;
	close = memchr(page.bytes + at + 1, page.bytes[at], page.length - at - 1);
	return close ? (size_t)(close - page.bytes) + 1 : page.length;
}

/* Counts the attributes of the tag whose name begins at `at`; returns where the tag ends. */
static size_t count_attributes(struct cotejo_text page, size_t at, size_t *ret_count)
{
	size_t count = 0;

	while (at < page.length && page.bytes[at] != '>') {
		if (page.bytes[at] == '=') {
			at = skip_value(page, at + 1);
		} else if (is_ascii_space(page.bytes[at])) {
			at++;
		} else {
			count++;
			while (at < page.length && page.bytes[at] != '=' && page.bytes[at] != '>' &&
				!is_ascii_space(page.bytes[at]))
				at++;
		}
	}
	*ret_count = count;
	return at;
}

/* Where `needle` comes next, in any letter case; the page's end if it does not. */
static size_t find(struct cotejo_text page, size_t at, const char *needle)
{
	size_t length = strlen(needle);

	while (at + length <= page.length) {
		const char *first = memchr(page.bytes + at, needle[0], page.length - at);

		if (!first || (size_t)(first - page.bytes) + length > page.length)
			break;
		at = (size_t)(first - page.bytes);
		if (strncasecmp(first, needle, length) == 0)
			return at;
		at++;
	}
	return page.length;
}

static bool begins_with(struct cotejo_text page, size_t at, const char *word)
{
	size_t length = strlen(word);

	return at + length <= page.length && strncasecmp(page.bytes + at, word, length) == 0;
}

/* Passes a tag or comment whose "<" is at `at`, and what a script or style holds. */
static size_t skip_tag(struct cotejo_text page, size_t at, size_t *ret_attributes)
{
	size_t name = at + 1, end;

	*ret_attributes = 0;
	if (begins_with(page, name, "!--"))
		return find(page, name, "-->");
	if (name >= page.length || !isalpha((unsigned char)page.bytes[name]))
		return name;
	end = count_attributes(page, name, ret_attributes);
	if (begins_with(page, name, "script"))
		return find(page, end, "</script");
	if (begins_with(page, name, "style"))
		return find(page, end, "</style");
	return end;
}

bool html_guard(struct cotejo_text page)
{
	size_t comparisons = 0, at = 0, count;

	while ((at = find(page, at, "<")) < page.length) {
		at = skip_tag(page, at, &count);
		comparisons += count * count / 2;
		if (comparisons > max_comparisons)
			return false;
	}
	return true;
}
