/*
 * character_kind.h - what a character is to the sentence rules
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_CHARACTER_KIND_H
#define TEXT_CHARACTER_KIND_H

#include <stdbool.h>

#include <cotejo/base.h>

enum character_kind {
	KIND_END, /* no character: the text is over */
	KIND_SPACE,
	KIND_LOWER,
	KIND_UPPER,  /* upper and title case */
	KIND_LETTER, /* of a script without case */
	KIND_MARK,   /* combines with the character before it */
	KIND_DIGIT,
	KIND_RAISED,   /* superscript digit: a footnote */
	KIND_STOP,     /* ends sentences: . ! ? and what other scripts use */
	KIND_OPEN,     /* opening bracket */
	KIND_CLOSE,    /* closing bracket */
	KIND_QUOTE,    /* any quotation mark; which way it points depends on the language */
	KIND_INVERTED, /* the marks that open a Spanish question or exclamation */
	KIND_DASH,
	KIND_BULLET,
	KIND_INNER, /* comma, colon, semicolon: the sentence goes on */
	KIND_MONEY, /* currency sign */
	KIND_EMOJI,
	KIND_SYMBOL /* all others */
};

/* The kind of the character at `at` (KIND_END at the end of the text), and where the next one
 * begins. */
enum character_kind character_kind_at(struct cotejo_text text, size_t at, size_t *ret_next);

/* The end of the white space at `at`. */
size_t space_end(struct cotejo_text text, size_t at);

/* A letter or a digit, or a mark on one. */
static inline bool kind_is_wordish(enum character_kind kind)
{
	return kind == KIND_LOWER || kind == KIND_UPPER || kind == KIND_LETTER ||
	       kind == KIND_MARK || kind == KIND_DIGIT;
}

#endif
