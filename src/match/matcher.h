/*
 * matcher.h - a matcher, and how it looks for a sentence
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_MATCHER_H
#define MATCH_MATCHER_H

#include <stdbool.h>

#include <cotejo/check.h>
#include <cotejo/match.h>

#include "base/arena.h"
#include "match/candidates.h"
#include "match/differences.h"
#include "match/letters.h"
#include "match/score.h"
#include "memory/reader.h"

/* A unit that is like the sentence. */
struct found {
	int64_t unit;
	int score, penalty;
	int of_flags, of_codes;     /* parts of the penalty */
	uint32_t distance, heavier; /* of the texts: finer than the score */
	bool confirmed;
	double probability; /* 1 where none is known */
};

/* By kind and content. */
struct sorted_codes {
	const struct cotejo_inline **items;
	size_t count, capacity;
};

struct cotejo_matcher {
	struct cotejo_memory *memory;
	char language[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* empty: any */
	int min_score;
	size_t limit; /* SIZE_MAX: all */
	double min_probability;
	bool typos;
	struct cotejo_match_penalties penalties; /* the texts belong to the arena */
	int percent_of_flags, points_of_codes;
	struct cotejo_checker *checker; /* NULL: flags do not count */
	struct cotejo_finding findings[COTEJO_FLAG_COUNT];
	struct arena arena;

	struct buffer sentence, before, after; /* of this find */
	bool has_context;
	bool several;    /* languages are looked at */
	bool by_letters; /* texts are compared, not by words */
	struct letter_pattern pattern;
	struct tokens query, text;
	const struct cotejo_inline *query_codes; /* lent while it is looked for */
	size_t query_code_count;
	struct sorted_codes codes, other_codes;
	size_t query_words;
	struct scorer scorer;
	struct match_index index;
	struct found *found; /* the best first */
	size_t count, capacity, next;
	struct reader reader;
	struct differences differences;
	struct cotejo_match match;
};

/* NULL: any. */
const char *look_wanted_language(const struct cotejo_matcher *matcher);

/* Finds what is like the sentence, in order: matcher->found. Inside a read transaction.
 * COTEJO_ENOMEM, and what database_fail() says; so below. */
int look_everywhere(struct cotejo_matcher *matcher, struct cotejo_error *error);

/* Compares one text; when it reaches the score and is nearer than *found, if there is any yet, sets
 * the distance, the heavier weight and the score there. */
int look_compare(struct cotejo_matcher *matcher, struct cotejo_text text, int score,
	struct found *found, struct cotejo_error *error);

/* The variant of the loaded unit that is most like the sentence; its tokens are in matcher->text
 * then. 0: none is as `found` says, or none any more. */
int look_for_variant(struct cotejo_matcher *matcher, const struct found *found, size_t *ret_variant,
	struct cotejo_error *error);

#endif
