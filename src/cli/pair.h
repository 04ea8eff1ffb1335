/*
 * pair.h - a text and its translation, from two names on the command line to an alignment
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_PAIR_H
#define CLI_PAIR_H

#include <stdbool.h>

#include <cotejo/align.h>
#include <cotejo/article.h>

#include "cli/articles.h"
#include "cli/options.h"

/* How to read the two sides; part of the values of a command. */
struct pair_values {
	int input; /* enum cotejo_article_format */
	const char *left_language, *right_language;
	const char *left_charset, *right_charset;
	const char *srx;
	bool srx_fallback;
	struct option_files lexicons;
	bool no_lexicon;
};

extern const struct option pair_options[];

struct pair {
	struct cotejo_article *left, *right;
	struct cotejo_alignment *alignment;
	struct cotejo_bead *fixed; /* beads that a person has confirmed */
	size_t fixed_count;
	const struct cotejo_lexicon *lexicon;       /* borrowed; NULL: none */
	struct cotejo_lexicon *own;                 /* that of the two languages */
	const struct cotejo_embeddings *embeddings; /* borrowed, of both sides; NULL: none */
	bool told; /* what is to be said of the texts has been said */
};

/* Reads the lexicons that the values name into one; NULL if they name none. Returns 0 or an exit
 * status. */
int pair_read_lexicons(struct cotejo_lexicon **ret_lexicon, const struct pair_values *values);

/*
 * Reads both sides, and warns when their languages are unknown, the same, or look swapped. With
 * `languages_needed` an unknown language is a failure. `srx` is what the values name, or NULL.
 * Returns 0 or an exit status; the pair must be cleared in any case.
 */
int pair_read(struct pair *pair, const char *left, const char *right,
	const struct pair_values *values, const struct cotejo_srx *srx, bool languages_needed);

/* Where no lexicon is given, takes the one that comes with us for the two languages, if there is
 * one. Returns 0 or an exit status. */
int pair_find_lexicon(struct pair *pair, const struct pair_values *values);

/* Aligns what was read. Returns 0 or an exit status. */
int pair_align(struct pair *pair);

/* Whether the two are no translations of each other, as far as the aligner can tell. */
bool pair_is_unrelated(const struct pair *pair);

void pair_clear(struct pair *pair);

#endif
