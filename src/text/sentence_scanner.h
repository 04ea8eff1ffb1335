/*
 * sentence_scanner.h - sentences by our own rules, for languages that have a vocabulary
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SENTENCE_SCANNER_H
#define TEXT_SENTENCE_SCANNER_H

#include "text/sentence_list.h"
#include "text/sentence_rules.h"

struct sentence_scanner {
	struct sentence_context context;
	struct sentence_list list;
};

/* Begins with a text, which must be valid UTF-8 and stay. */
void sentence_scanner_start(struct sentence_scanner *scanner, const struct vocabulary *vocabulary,
	struct cotejo_text text);

/* The end of the next sentence with the white space behind it; text.length for the last. */
size_t sentence_scanner_next(struct sentence_scanner *scanner);

#endif
