/*
 * sentence_rules.h - sentences by our own rules, for languages that have a vocabulary
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_RULES_H
#define TEXT_SENTENCE_RULES_H

#include "text/sentence_list.h"
#include "text/sentence_sides.h"
#include "text/vocabulary.h"

/* A scan of one text. */
struct sentence_rules {
	const struct vocabulary *vocabulary;
	struct cotejo_text text;
	size_t begin;         /* of the sentence that is being read */
	size_t body;          /* its first character that is no space, quote, bracket, bullet */
	size_t bracket_begin; /* the bracket last met */
	size_t bracket_end;   /* behind it; 0: none */
	struct sentence_list list;
};

/* Begins with a text, which must be valid UTF-8 and stay. */
void sentence_rules_start(
	struct sentence_rules *rules, const struct vocabulary *vocabulary, struct cotejo_text text);

/* The end of the next sentence with the white space behind it; text.length for the last. */
size_t sentence_rules_next(struct sentence_rules *rules);

#endif
