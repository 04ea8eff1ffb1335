/*
 * lesson.h - what the units of two languages teach
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEARN_LESSON_H
#define LEARN_LESSON_H

#include <cotejo/learn.h>

#include "learn/store.h"

/* Two variants of a unit as they were read, and their links. */
struct lesson_row {
	int64_t unit, variants[2], keys[2]; /* in the order of their numbers */
	uint32_t numbers[2];                /* of the variants in the unit */
	uint32_t pair;                      /* of the aligner; NO_PAIR: not trained on */
	bool swapped;                       /* the second variant is of the source language */
	uint32_t block;                     /* of packed links */
	uint32_t begin, length;             /* in it */
};

#define NO_PAIR UINT32_MAX

/* Zero-initialise it and set the languages. */
struct lesson {
	struct language_pair languages;
	uint64_t units;
	double letters; /* sum of the products of the lengths of texts */
	struct lesson_row *rows;
	size_t row_count, row_capacity;
	struct buffer *blocks; /* of packed links */
	size_t block_count;
	uint64_t links;
	struct knowledge knowledge;
};

/* Learns in the reader's transaction. COTEJO_EARGUMENT, COTEJO_EINTERRUPTED, COTEJO_ELIMIT,
 * COTEJO_ENOMEM, and what database_fail() says. */
int lesson_learn(struct lesson *lesson, struct cotejo_memory *reader,
	const struct cotejo_learn_options *options, struct cotejo_error *error);

/* Writes the links of units that have the same texts still. What database_fail() says. */
int lesson_write_links(
	const struct lesson *lesson, struct cotejo_memory *memory, struct cotejo_error *error);

void lesson_clear(struct lesson *lesson);

#endif
