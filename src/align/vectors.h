/*
 * vectors.h - what a model outside makes of sentences, made fit to be compared
 *
 * Rows of numbers from a stranger: some may be missing, all zero, or no numbers at all. They are
 * copied, made as long as each other, and what all sentences of a side have in common is taken
 * away, so that two sentences that have nothing to do with each other are at right angles. A run of
 * sentences has a row of its own, or else that of its sentences, each counted by its length.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_VECTORS_H
#define ALIGN_VECTORS_H

#include <cotejo/align.h>

#include "align/lexicon.h"

/* Those of one side. Zero-initialise it. */
struct vectors {
	size_t width; /* of a row in memory: the dimension, filled up to whole lanes */
	size_t sentence_count;
	float *rows;       /* of length 1; all 0: nothing is known */
	uint32_t *run_row; /* runs as in struct run_lengths: row + 1; 0: none of its own */
	float *weights;    /* of each sentence in a run; 0: nothing is known of it */
	float *sizes;      /* of each run: how long the sum of its sentences' rows is */
};

void vectors_clear(struct vectors *vectors);

/* COTEJO_EARGUMENT (rows that are not those of the sentences), COTEJO_ELIMIT, COTEJO_ENOMEM. */
int vectors_fill(struct vectors *vectors, const struct cotejo_embeddings *embeddings,
	const struct cotejo_sentences *sentences, struct cotejo_error *error);

/* Where the run of `count` sentences that ends before `end` has its row and size. */
static inline size_t vectors_run(size_t end, size_t count)
{
	return end * MAX_RUN + count - 1;
}

/* The row of a sentence, or of a run that has one; NULL: none. */
static inline const float *vectors_row(const struct vectors *vectors, size_t end, size_t count)
{
	uint32_t row = vectors->run_row[vectors_run(end, count)];

	return row ? vectors->rows + (row - 1) * vectors->width : NULL;
}

/* The product of two rows, their numbers from `begin` up to but not including `end`, which are
 * whole lanes. */
float vectors_product(const float *a, const float *b, size_t begin, size_t end);

#endif
