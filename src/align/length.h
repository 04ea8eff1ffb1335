/*
 * length.h - how long a translation is
 *
 * The length of a run of sentences given that of its translation has a density with heavy tails
 * (Student's) around a ratio; without a counterpart, sentences have lengths as they come
 * (log-normal, learnt from the side). The score compares the two, so that beads of any shape can be
 * compared and a sentence without a counterpart costs nothing here.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LENGTH_H
#define ALIGN_LENGTH_H

#include "align/borders.h"
#include "align/logarithm.h"

/* Added to lengths so that an empty sentence has a density too. */
enum { LENGTH_OFFSET = 1 };

/* What is learnt from all documents. */
struct length_model {
	double ratio;           /* right characters for a left one */
	double spread[SIDES];   /* variance of a side's length for each expected character */
	double log_mean[SIDES]; /* of the lengths of sentences as they come */
	double log_deviation[SIDES];
	double freedom;  /* of Student's distribution */
	double constant; /* the logarithm of its density's factor */
};

/* The model before any alignment is known. */
void length_model_start(struct length_model *model, const struct side (*documents)[SIDES],
	size_t document_count, const struct settings *settings);

/* Learns ratio and spread again from likely beads. */
void length_model_learn(
	struct length_model *model, const struct lessons *lessons, const struct settings *settings);

/* What the score of a bead needs to know of the run on one of its sides. */
struct run_length {
	float length;    /* characters, and LENGTH_OFFSET */
	float expected;  /* the same of the other side */
	float precision; /* 1 / (its variance * degrees of freedom) */
	float fixed;     /* what the score has of this run alone */
};

/* Of each side of a document: the run of `count` sentences that ends before `end` is
 * runs[side][end * MAX_RUN + count - 1]. Zero-initialise it. */
struct run_lengths {
	struct run_length *runs[SIDES];
};

void run_lengths_clear(struct run_lengths *lengths);

/* `weight`: of lengths in the score. The borders inside a run are part of it.
 * COTEJO_ENOMEM or 0. */
int run_lengths_fill(struct run_lengths *lengths, const struct length_model *model,
	const struct side document[SIDES], double weight, const struct border_model *borders);

static inline const struct run_length *run_length_at(
	const struct run_lengths *lengths, int side, size_t end, size_t count)
{
	return &lengths->runs[side][end * MAX_RUN + count - 1];
}

/* How far off the lengths of two runs are: what the score of both falls short of their `fixed`, as
 * the logarithm of this. */
static inline double length_off(const struct run_length *left, const struct run_length *right)
{
	double right_off = (double)(right->length - left->expected);
	double left_off = (double)(left->length - right->expected);

	return (1 + right_off * right_off * (double)left->precision) *
	       (1 + left_off * left_off * (double)right->precision);
}

#endif
