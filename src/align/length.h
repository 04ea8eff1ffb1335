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

#include "align/lexicon.h"

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

/* Sums over the sentences of a document: of runs by subtraction. Zero-initialise it. */
struct length_sums {
	double *lengths[SIDES];     /* of the sentences before i */
	double *backgrounds[SIDES]; /* log densities of these lengths as they come */
};

void length_sums_clear(struct length_sums *sums);

/* COTEJO_ENOMEM or 0. */
int length_sums_fill(struct length_sums *sums, const struct length_model *model,
	const struct side document[SIDES]);

/* The score of a bead of `count[side]` sentences that end before `end[side]`. */
double length_score(const struct length_model *model, const struct length_sums *sums,
	const size_t end[SIDES], const size_t count[SIDES]);

#endif
