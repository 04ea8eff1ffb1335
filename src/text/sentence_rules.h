/*
 * sentence_rules.h - does a mark end a sentence?
 *
 * The rules know classes of words; the words are the vocabulary's.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_RULES_H
#define TEXT_SENTENCE_RULES_H

#include "text/sentence_sides.h"
#include "text/vocabulary.h"

/* Where the reader is. */
struct sentence_context {
	const struct vocabulary *vocabulary;
	struct cotejo_text text;
	size_t begin;         /* of the sentence that is being read */
	size_t body;          /* its first character that is no space, quote, bracket, bullet */
	size_t bracket_begin; /* the bracket last met */
	size_t bracket_end;   /* behind it; 0: none */
};

/* One mark with its two sides. The rules read `preceding` and `next_classes` when they need them.
 */
struct candidate {
	struct stop stop;
	struct following following;
	struct preceding preceding;
	uint32_t next_classes; /* of the following word */
};

/* What comes behind a mark, for rules about abbreviations. */
enum next_word { NEXT_CAPITAL, NEXT_STARTER, NEXT_NUMBER };

/* Where the next sentence begins if the candidate ends this one; else 0. */
size_t sentence_rules_decide(const struct sentence_context *context, struct candidate *candidate);

/* Whether the full stop that the candidate is ends the sentence, and not only an abbreviation, an
 * ordinal, the marker of a list item or a heading (sentence_period.c). */
bool sentence_period_ends(
	const struct sentence_context *context, const struct candidate *candidate);

/* What the candidate's following word is to an abbreviation (sentence_period.c). */
enum next_word sentence_next_word(
	const struct sentence_context *context, const struct candidate *candidate);

static inline uint32_t classes_of(const struct sentence_context *context, struct cotejo_text word)
{
	return vocabulary_classes(context->vocabulary, word);
}

#endif
