/*
 * knowledge.h - what was learnt, in a form that can be kept
 *
 * A model without the pairs that it was learnt from: words by their keys, the pairs of words that
 * were linked often, and a few numbers for each direction. What is rare is left out, so that its
 * size has a limit.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_KNOWLEDGE_H
#define WORDS_KNOWLEDGE_H

#include "words/aligner.h"

/* A type of words on one side. */
struct known_word {
	struct cotejo_text key;  /* the folded beginning that its words share */
	struct cotejo_text word; /* the most frequent of them as it is written */
	uint32_t side;
	float count;    /* words of it on its side */
	float linked;   /* how often others were linked to it, with the prior */
	float unlinked; /* words of it without a link, with the prior */
	uint8_t lean;   /* an enum lean */
	bool has_ratios;
	struct fertility_row ratios; /* else those of its direction hold */
};

struct known_pair {
	uint32_t source, target;   /* of the array of words */
	float links[CORPUS_SIDES]; /* with side n given */
};

/* With one side given. */
struct known_direction {
	float null_total;
	double jumps[JUMP_BUCKETS]; /* counts */
	struct fertility_row ratios;
};

/* Zero-initialise it. */
struct knowledge {
	struct known_word *words;
	size_t word_count, word_capacity;
	struct known_pair *pairs;
	size_t pair_count, pair_capacity;
	struct known_direction directions[CORPUS_SIDES];
	double side_words[CORPUS_SIDES]; /* how many words the sides had */
	uint64_t sentence_pairs;         /* learnt from */
	struct arena arena;              /* of texts */
};

void knowledge_clear(struct knowledge *knowledge);

/* Appends a word or a pair, whose texts are copied. COTEJO_ENOMEM. */
int knowledge_add_word(
	struct knowledge *knowledge, const struct known_word *word, struct cotejo_error *error);
int knowledge_add_pair(
	struct knowledge *knowledge, const struct known_pair *pair, struct cotejo_error *error);

/* Takes what a trained aligner knows. COTEJO_ENOMEM. */
int knowledge_take(
	struct knowledge *knowledge, const struct cotejo_words *words, struct cotejo_error *error);

/* Makes source target and target source. */
void knowledge_swap(struct knowledge *knowledge);

/*
 * Makes an aligner that knows it, and counts as trained without pairs. Numbers may be any; they are
 * brought into sensible limits. The caller frees it. COTEJO_EARGUMENT, COTEJO_ENOMEM.
 */
int knowledge_give(struct cotejo_words **ret_words, const struct knowledge *knowledge,
	const struct cotejo_words_options *options, struct cotejo_error *error);

#endif
