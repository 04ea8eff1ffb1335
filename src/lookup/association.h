/*
 * association.h - which words of the translations go with a phrase
 *
 * The sentences that hold the phrase, and their translations, are the text that it learns from:
 * Model 1 of Brown et al. (1993), with a preference for words that stand at about the same place,
 * in which a phrase that occurs often is one word. A few rounds over some hundred pairs take
 * milliseconds, and what is learnt is about this phrase and nothing else.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_ASSOCIATION_H
#define LOOKUP_ASSOCIATION_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/lookup.h>

#include "base/arena.h"
#include "base/map.h"
#include "lookup/linked.h"
#include "memory/terms.h"

enum {
	/* Of a text that is learnt from: time goes with the square. */
	ASSOCIATION_MOST_TOKENS = 100,
	/* Of a phrase in one text that links are told apart for. */
	ASSOCIATION_MOST_PLACES = 64
};

/* Words of a text, as numbers of their stems. */
struct token {
	uint32_t number;
	uint32_t begin, end; /* bytes in the text */
	unsigned words;      /* 1, or those of the phrase */
	bool small;          /* is_small_word() */
	bool phrase;         /* of the phrase */
	uint64_t linked;     /* of the target: to which of the phrase's places; a bit for each */
};

struct token_list {
	struct token *tokens;
	size_t count;
};

struct token_pair {
	struct token_list source, target;
	bool has_links;
};

/* Zero-initialise it. */
struct association {
	struct arena arena;
	struct terms terms;
	struct map stems; /* "language/stem" to the number of a token */
	struct token_pair *pairs;
	size_t count, capacity;
	struct map_of_pairs {
		uint64_t *keys; /* source << 32 | target, + 1; 0: free */
		float *probabilities;
		double *counts;
		size_t slots, used;
	} lexicon;
	double *totals; /* of each source token */
	size_t token_count;
};

/*
 * Adds a pair of texts. The spans are where the phrase stands in the source; `whole` makes each of
 * them one token. COTEJO_ENOMEM, COTEJO_EENCODING.
 */
int association_add(struct association *association, const char *source_language,
	struct cotejo_text source, const struct cotejo_span *spans, size_t span_count,
	const char *target_language, struct cotejo_text target, bool whole,
	struct cotejo_error *error);

/* Tells what the memory's links say of the pair that was added last: these words of its target are
 * linked to the phrase, and no others. */
void association_link(
	struct association *association, const struct linked_word *words, size_t count);

/* Learns from all pairs, or from some of them evenly spread when there are many. COTEJO_ENOMEM. */
int association_learn(struct association *association, struct cotejo_error *error);

/*
 * Finds what stands for the phrase in the targets of the first `count` pairs: their spans, of
 * length 0 where nothing clearly does. Where one pair alone leaves it open, what was found in most
 * others decides. Of a pair with links it is what stands for the phrase's first place.
 * COTEJO_ENOMEM.
 */
int association_project(const struct association *association, size_t count,
	struct cotejo_span *ret_spans, struct cotejo_error *error);

/* The same for a further place of the phrase in a pair with links, by itself. */
struct cotejo_span association_project_place(
	const struct association *association, size_t pair, size_t place);

/* How much the words of the i-th pair's target, one by one, are the phrase's: 0 to 1, at most
 * ASSOCIATION_MOST_TOKENS. False: the pair is too long. */
bool association_shares(
	const struct association *association, size_t pair, size_t place, double *shares);

void association_clear(struct association *association);

#endif
