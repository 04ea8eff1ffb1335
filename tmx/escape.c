/*
 * escape.c - text on its way into XML
 *
 * Most bytes of a memory need nothing done to them, so the loop looks for the next one that does
 * and copies what lies before it in one piece.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/escape.h"

#include "text/utf8.h"

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

/* The noncharacters U+FFFE and U+FFFF, which XML excludes though they are well-formed UTF-8. */
static bool is_noncharacter(struct cotejo_text text, size_t i)
{
	return i + 2 < text.length && (unsigned char)text.bytes[i + 1] == 0xbf &&
	       ((unsigned char)text.bytes[i + 2] & 0xfe) == 0xbe;
}

/* What an ASCII character becomes; NULL: it stays as it is. */
static const char *ascii_escape(unsigned char c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	case '\r':
		return "&#13;";
	default:
		return c < ' ' ? replacement : NULL;
	}
}

/* Whether a byte may need work: controls, markup, and the lead byte of U+F000 to U+FFFF. */
static inline bool is_suspect(unsigned char c)
{
	return c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c == 0xef;
}

static void escape_valid(
	struct buffer *buffer, struct cotejo_text text, bool attribute, uint64_t *replaced)
{
	size_t plain = 0;

	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.bytes[i];
		size_t length = 1;
		const char *escape;

		if (!is_suspect(c))
			continue;
		if (c == 0xef) {
			escape = is_noncharacter(text, i) ? replacement : NULL;
			length = 3;
		} else {
			escape = ascii_escape(c, attribute);
		}
		if (escape) {
			buffer_add(buffer, slice(text.bytes + plain, i - plain));
			buffer_add_string(buffer, escape);
			plain = i + length;
			*replaced += escape == replacement;
		}
		i += length - 1;
	}
	buffer_add(buffer, slice(text.bytes + plain, text.length - plain));
}

static void escape(
	struct buffer *buffer, struct cotejo_text text, bool attribute, uint64_t *replaced)
{
	uint64_t ignored = 0;

	if (!replaced)
		replaced = &ignored;
	while (text.length) {
		size_t valid = utf8_valid_length(text);

		escape_valid(buffer, slice(text.bytes, valid), attribute, replaced);
		text = slice(text.bytes + valid, text.length - valid);
		if (text.length) {
			buffer_add_string(buffer, replacement);
			text = slice(text.bytes + 1, text.length - 1);
			++*replaced;
		}
	}
}

void escape_text(struct buffer *buffer, struct cotejo_text text, uint64_t *replaced)
{
	escape(buffer, text, false, replaced);
}

void escape_attribute(struct buffer *buffer, struct cotejo_text text, uint64_t *replaced)
{
	escape(buffer, text, true, replaced);
}
