/*
 * known.h - a quick look whether a phrase can begin with a word of the text
 *
 * A dictionary has ten thousands of entries, a short article some hundreds of words, and making
 * tokens of all entries would take longer than aligning. So most entries are refused by their
 * first letters alone, if these are of ASCII; what is not refused is looked at closely.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_KNOWN_H
#define ALIGN_KNOWN_H

#include "align/tokens.h"

/* The words of a vocabulary that are letters of ASCII. Zero-initialise it. */
struct known {
	uint64_t *slots; /* the letters of a word, a byte each; 0: free */
	size_t slot_mask;
	size_t prefix_letters; /* that tokens are cut to */
};

void known_clear(struct known *known);

/* COTEJO_ENOMEM or 0. */
int known_fill(struct known *known, const struct vocabulary *vocabulary, size_t prefix_letters);

/* False: the first word of the phrase is not in the vocabulary. True: it may be. */
bool known_may_begin(const struct known *known, struct cotejo_text phrase);

#endif
