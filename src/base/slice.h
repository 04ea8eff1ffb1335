/*
 * slice.h - small helpers on struct cotejo_text
 *
 * A slice is borrowed, UTF-8 and may hold NUL; nothing here allocates.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <string.h>

#include <cotejo/base.h>

static inline struct cotejo_text slice(const char *bytes, size_t length)
{
	return (struct cotejo_text){bytes, length};
}

static inline struct cotejo_text slice_of(const char *string)
{
	return (struct cotejo_text){string, string ? strlen(string) : 0};
}

static inline bool slice_equal(struct cotejo_text a, struct cotejo_text b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool slice_equals(struct cotejo_text a, const char *string)
{
	return slice_equal(a, slice_of(string));
}

/* Bytes order, a shorter slice before a longer one that it begins. */
static inline int slice_compare(struct cotejo_text a, struct cotejo_text b)
{
	size_t shorter = a.length < b.length ? a.length : b.length;
	int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static inline bool slice_starts(struct cotejo_text text, struct cotejo_text head)
{
	return text.length >= head.length &&
	       (head.length == 0 || memcmp(text.bytes, head.bytes, head.length) == 0);
}

/* ASCII white space only; what Unicode adds is the business of text/. */
static inline bool is_ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline struct cotejo_text slice_trim(struct cotejo_text text)
{
	while (text.length && is_ascii_space(text.bytes[0])) {
		text.bytes++;
		text.length--;
	}
	while (text.length && is_ascii_space(text.bytes[text.length - 1]))
		text.length--;
	return text;
}

#endif
