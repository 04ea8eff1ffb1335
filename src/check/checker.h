/*
 * checker.h - the checks of a pair, and what they share
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CHECK_CHECKER_H
#define CHECK_CHECKER_H

#include <stdbool.h>

#include <cotejo/check.h>
#include <cotejo/words.h>

#include "base/buffer.h"
#include "base/map.h"
#include "check/items.h"
#include "text/language.h"
#include "text/months.h"
#include "text/words.h"

enum { SOURCE, TARGET, SIDES };

/* Two languages in this order, and what was learnt of them. */
struct language_pair {
	char tags[SIDES][LANGUAGE_SIZE]; /* primary languages */
	struct months months[SIDES];
	struct map names; /* folded names of the source that ICU translates: an index into... */
	struct items translated; /* ...their folded names in the target */
	struct map usual[SIDES]; /* how often folded words were seen in lower case */
	/* Lengths in code points, in the order of learning. */
	struct lengths {
		uint32_t source, target;
	} * lengths;
	size_t length_count, length_capacity;
	bool knows_length;
	double ratio, deviation;    /* target for source; of the root of the source's length */
	struct cotejo_words *words; /* NULL: nothing learnt */
	size_t word_pairs;
};

struct cotejo_checker {
	struct language_pair *pairs;
	size_t pair_count, pair_capacity;
	/* The pair of texts at hand. */
	struct language_pair *languages;
	struct cotejo_text texts[SIDES];
	struct items numbers[SIDES]; /* all of a text's */
	struct items items[SIDES];   /* of the check at work */
	struct words scanner;
	struct buffer folded, details;
	struct cotejo_finding findings[COTEJO_FLAG_COUNT];
	size_t places[COTEJO_FLAG_COUNT]; /* of the details */
	size_t count;
};

/* Notes a finding whose detail has just been appended to checker->details. */
void note_finding(struct cotejo_checker *checker, enum cotejo_flag flag, size_t begin);

/* Notes one when the items of the two sides differ. */
void note_items(struct cotejo_checker *checker, enum cotejo_flag flag);

/* The checks. They note what they find; failures (memory) are noted where they happen, in buffers
 * and items, or returned. */
int check_numbers(struct cotejo_checker *checker, struct cotejo_error *error);
int check_names(struct cotejo_checker *checker, struct cotejo_error *error);
void check_marks(struct cotejo_checker *checker);
int check_language(struct cotejo_checker *checker, struct cotejo_error *error);
void check_length(struct cotejo_checker *checker);
int check_words(struct cotejo_checker *checker, struct cotejo_error *error);

/* How names of the source are called in the target, as far as ICU knows. */
int names_learn(struct language_pair *pair, struct cotejo_error *error);

/* Learns which words of a text are in lower case. */
int usual_learn(struct cotejo_checker *checker, struct map *usual, struct cotejo_text text,
	struct cotejo_error *error);

/* Adds the lengths of a pair; learns from all that were added. */
int lengths_add(struct language_pair *pair, struct cotejo_text source, struct cotejo_text target,
	struct cotejo_error *error);
void lengths_learn(struct language_pair *pair);

/* The two languages, made when they are new. */
int find_languages(struct cotejo_checker *checker, const char *source, const char *target,
	struct language_pair **ret_pair, struct cotejo_error *error);

#endif
