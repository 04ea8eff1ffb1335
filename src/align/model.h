/*
 * model.h - what is learnt from a run's documents, and the documents
 *
 * One model is learnt over all documents of a run, in rounds: align each with what is known, learn
 * from the alignments' posteriors, forget the alignments.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_MODEL_H
#define ALIGN_MODEL_H

#include "align/lattice.h"
#include "align/verdict.h"

/* A pair of texts. */
struct document {
	bool paired;               /* sentence n of one side is known to be that of the other */
	struct strip nodes;        /* where to look for its alignment */
	struct cotejo_bead *beads; /* the result */
	size_t bead_count;
	struct testimony testimony; /* whether they are translations */
};

/* Zero-initialise it. */
struct model {
	const struct settings *settings;
	struct canceller canceller;
	const struct cotejo_lexicon *lexicon; /* that was given; NULL: none */
	const struct names_list *names;       /* looked up before; NULL: not */
	struct seeds *given;                  /* the same by numbers of words; NULL: none */
	struct vocabulary vocabularies[SIDES];
	struct tokenizer tokenizer;
	struct seeds seeds;
	struct lexicon lexicons[SIDES]; /* lexicons[LEFT] predicts from the left side */
	struct length_model length;
	struct shape_model shape;
	struct vectors vectors[SIDES]; /* of all documents' sentences; width 0: none */
	struct similarity_model similarity;
	struct place *places;        /* of each document in the vectors */
	struct side (*texts)[SIDES]; /* of each document */
	struct document *documents;
	struct lesson *lessons; /* of the last round */
	size_t lesson_count;
	size_t document_count, document_capacity, text_capacity;
};

void model_clear(struct model *model);

/* Adds a pair of texts to the run. */
int model_add(struct model *model, const struct cotejo_sentences *left,
	const struct cotejo_sentences *right, struct cotejo_error *error);

/* Forgets the documents from number `kept` on, as if they had never been added but for the words
 * that they brought. */
void model_drop(struct model *model, size_t kept);

/* Forgets the documents, and what was learnt but the vocabularies. */
void model_forget(struct model *model);

/* Learns the model over all documents. */
int model_learn(
	struct model *model, const char *const languages[SIDES], struct cotejo_error *error);

/* Learns the model over all documents and aligns each. */
int model_align(
	struct model *model, const char *const languages[SIDES], struct cotejo_error *error);

#endif
