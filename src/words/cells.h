/*
 * cells.h - which words stand opposite each other
 *
 * A cell is a pair of types, one of each language, that occurs in a pair of sentences: all that can
 * ever be linked. Giving every place (pair of sentences, source word, target word) the number of
 * its cell beforehand makes the counts of the model a plain array: sampling looks nothing up.
 *
 * Most cells have one place in the whole corpus. What a place counts is left out when the place
 * itself is judged, so such a cell never has a count; they share the first few numbers, one for
 * each level of prior belief.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_CELLS_H
#define WORDS_CELLS_H

#include "words/corpus.h"
#include "words/similar.h"

struct cells {
	uint32_t *
		index; /* the cell of each place; the places of a pair lie together, source-major */
	size_t *starts;    /* of a pair's places */
	uint8_t *levels;   /* of a cell: an enum cell_level */
	size_t count;      /* the first CELL_LEVELS are the shared ones */
	uint32_t *first;   /* of a source type: its cells go up to first[type + 1] */
	uint32_t *targets; /* of a cell: its target type; those of a source type go up */
	size_t types;
	float *masses[CORPUS_SIDES]; /* of a type on a side: the sum of the priors of its cells */
};

/* Numbers the cells of a corpus, with what a prior (may be NULL) knows of them. COTEJO_ENOMEM,
 * COTEJO_ELIMIT (more than 2^32 cells). */
int cells_make(struct cells *ret_cells, const struct corpus *corpus,
	const float priors[CELL_LEVELS], const struct word_prior *prior,
	struct cotejo_error *error);

/* The cell of two types, or CELL_PLAIN, which never has a count, if they were seen together less
 * than twice. Types may be unknown. */
uint32_t cells_find(const struct cells *cells, uint32_t source, uint32_t target);

void cells_clear(struct cells *cells);

#endif
