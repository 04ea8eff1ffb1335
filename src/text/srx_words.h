/*
 * srx_words.h - words of a vocabulary as regular expressions
 *
 * They keep to what both ICU and Java understand.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SRX_WORDS_H
#define TEXT_SRX_WORDS_H

#include "base/buffer.h"
#include "text/vocabulary.h"

/* Java's \s knows ASCII only. */
#define SRX_SPACE "[\\s\\u00A0\\u202F]"

/* Where words come from. */
struct srx_words {
	const struct vocabulary *vocabulary;
	const struct word_list *lists;
	size_t list_count;
};

enum srx_case {
	SRX_CASE_AS_LISTED, /* small letters may be large, large ones at the begin not small */
	SRX_CASE_CAPITAL    /* with a capital, as sentences begin */
};

/* Which words: those of one of these classes, and of none of the others. */
struct srx_choice {
	uint32_t classes, without;
	enum srx_case letter_case;
};

/* Appends the words as one group of an expression; false, and nothing appended, when there are
 * none. */
bool srx_words_add(
	const struct srx_words *from, struct buffer *buffer, const struct srx_choice *choice);

#endif
