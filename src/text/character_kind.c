/*
 * character_kind.c - what a character is to the sentence rules
 *
 * SPDX-License-Identifier: MIT
 */
#include "text/character_kind.h"

#include <unicode/uchar.h>

#include "base/slice.h"
#include "text/utf8.h"

static enum character_kind ascii_kind(unsigned char c)
{
	if (c >= 'a' && c <= 'z')
		return KIND_LOWER;
	if (c >= 'A' && c <= 'Z')
		return KIND_UPPER;
	if (c >= '0' && c <= '9')
		return KIND_DIGIT;
	switch (c) {
	case '.':
	case '!':
	case '?':
		return KIND_STOP;
	case '(':
	case '[':
	case '{':
		return KIND_OPEN;
	case ')':
	case ']':
	case '}':
		return KIND_CLOSE;
	case '"':
	case '\'':
	case '`':
		return KIND_QUOTE;
	case '-':
		return KIND_DASH;
	case '*':
		return KIND_BULLET;
	case ',':
	case ';':
	case ':':
		return KIND_INNER;
	case '$':
		return KIND_MONEY;
	default:
		return is_ascii_space((char)c) ? KIND_SPACE : KIND_SYMBOL;
	}
}

static bool is_bullet(int32_t c)
{
	return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25AA || c == 0x25A0 ||
	       c == 0x25CF || c == 0x25CB || c == 0x25E6 || c == 0x2219 || c == 0xB7 ||
	       c == 0x25BA || c == 0x2713 || c == 0x2714 || c == 0x27A2;
}

static bool is_raised(int32_t c)
{
	return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

static enum character_kind punctuation_kind(int32_t c, int8_t type)
{
	if (c == 0xBF || c == 0xA1)
		return KIND_INVERTED;
	if (c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM))
		return KIND_STOP;
	if (is_bullet(c))
		return KIND_BULLET;
	if (u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK))
		return KIND_QUOTE;
	switch (type) {
	case U_START_PUNCTUATION:
		return KIND_OPEN;
	case U_END_PUNCTUATION:
		return KIND_CLOSE;
	case U_DASH_PUNCTUATION:
		return KIND_DASH;
	default:
		return u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION) ? KIND_INNER
									  : KIND_SYMBOL;
	}
}

/* They follow emoji, and other symbols, and are as good as nothing. */
static bool is_variation_selector(int32_t c)
{
	return c >= 0xFE00 && c <= 0xFE0F;
}

static enum character_kind kind_of(int32_t c)
{
	int8_t type = u_charType(c);

	switch (type) {
	case U_LOWERCASE_LETTER:
		return KIND_LOWER;
	case U_UPPERCASE_LETTER:
	case U_TITLECASE_LETTER:
		return KIND_UPPER;
	case U_OTHER_LETTER:
	case U_MODIFIER_LETTER:
	case U_LETTER_NUMBER:
		return KIND_LETTER;
	case U_NON_SPACING_MARK:
	case U_COMBINING_SPACING_MARK:
	case U_ENCLOSING_MARK:
		return is_variation_selector(c) ? KIND_SPACE : KIND_MARK;
	case U_DECIMAL_DIGIT_NUMBER:
		return KIND_DIGIT;
	case U_OTHER_NUMBER:
		return is_raised(c) ? KIND_RAISED : KIND_DIGIT;
	case U_SPACE_SEPARATOR:
	case U_LINE_SEPARATOR:
	case U_PARAGRAPH_SEPARATOR:
	case U_CONTROL_CHAR:
	case U_FORMAT_CHAR:
		return KIND_SPACE;
	case U_CURRENCY_SYMBOL:
		return KIND_MONEY;
	case U_MODIFIER_SYMBOL:
	case U_OTHER_SYMBOL:
		if (is_bullet(c))
			return KIND_BULLET;
		return u_hasBinaryProperty(c, UCHAR_EMOJI) ? KIND_EMOJI : KIND_SYMBOL;
	default:
		return punctuation_kind(c, type);
	}
}

enum character_kind character_kind_at(struct cotejo_text text, size_t at, size_t *ret_next)
{
	int32_t c;

	if (at >= text.length) {
		*ret_next = at;
		return KIND_END;
	}
	if ((unsigned char)text.bytes[at] < 0x80) {
		*ret_next = at + 1;
		return ascii_kind((unsigned char)text.bytes[at]);
	}
	*ret_next = utf8_next(text, at, &c);
	return kind_of(c);
}

size_t space_end(struct cotejo_text text, size_t at)
{
	size_t next = at;

	while (character_kind_at(text, at, &next) == KIND_SPACE)
		at = next;
	return at;
}
