/*
 * similarity.h - what the vectors of two runs of sentences say
 *
 * How similar translations are, and how similar other sentences of the same texts are, depends on
 * the model that made the vectors, on the languages and the texts. So both are learnt here as bell
 * curves, and a similarity counts as much as it is likelier under the one than under the other.
 * Where the curves are the same, because the vectors say nothing, no similarity counts.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_SIMILARITY_H
#define ALIGN_SIMILARITY_H

#include "align/shapes.h"
#include "align/strip.h"
#include "align/vectors.h"

struct bell {
	double mean, deviation;
};

/* What is learnt from all documents. */
struct similarity_model {
	struct bell matched, other;
	double vertex;                /* where the log odds of the two turn; 0 behind it */
	double weight, outlier, most; /* as in the settings */
};

/* Where a document's sentences begin in the vectors of their sides. */
struct place {
	size_t begin[SIDES], count[SIDES];
};

/* The model before any alignment is known. COTEJO_ENOMEM or 0. */
int similarity_model_start(struct similarity_model *model, const struct vectors vectors[SIDES],
	const struct place *places, size_t place_count, const struct settings *settings);

/* Learns from likely beads. `places[d]`: of document d. */
void similarity_model_learn(struct similarity_model *model, const struct vectors vectors[SIDES],
	const struct place *places, const struct lessons *lessons, const struct settings *settings);

/* The similarities of a document's pairs of sentences. Zero-initialise it. */
struct similarity {
	const struct vectors *vectors; /* two; NULL: there are none, and nothing is collected */
	const struct similarity_model *model;
	const struct strip *pairs; /* borrowed */
	size_t begin[SIDES];       /* of the document in the vectors */
	float *products;           /* of each pair in the strip */
};

void similarity_clear(struct similarity *similarity);

/* Looks at all pairs of the strip. `vectors`, `model`, `pairs` and `begin` are set. COTEJO_ENOMEM
 * or 0. */
int similarity_collect(struct similarity *similarity);

/* What speaks for the beads that end at node (i, j), of each of the first shapes, in logarithms.
 * Those that reach out of the strip come out as anything. */
void similarity_at(const struct similarity *similarity, size_t i, size_t j, size_t shape_count,
	float ret_odds[]);

#endif
