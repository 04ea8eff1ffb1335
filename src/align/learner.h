/*
 * learner.h - all that lives while a lexicon is learnt
 *
 * All steps run word by word of the side that explains. Which pairs of words may be translations,
 * and where in the lessons each pair meets (its links), is found once (partners.c); each iteration
 * of EM then runs over the links alone (lexicon.c).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LEARNER_H
#define ALIGN_LEARNER_H

#include "align/lexicon.h"

/* A pair of words that may be translations. */
struct pair {
	uint32_t word;
	uint32_t links;    /* how many there are */
	float seed;        /* how likely it is before anything is learnt */
	float translation; /* t(f|e) while learning */
	float count;       /* expected */
};

/* All words that are met with e too rarely to be learnt of one by one. They take their share. */
struct rest {
	uint32_t words;
	float translation; /* t(f|e) of each of them */
	float count;       /* expected, of all together */
};

/* Where a pair of the current row meets. */
struct meeting {
	uint32_t pair, slot;
};

/* e: the words that explain; f: the explained. */
struct learner {
	const struct lessons *lessons;
	const struct settings *settings;
	const struct vocabulary *from_words, *to_words;
	int from;
	size_t from_count, to_count;

	size_t *occurrence_first; /* lessons of each e: with repetition, in order */
	uint32_t *occurrences;
	float *expected;       /* of each e: its occurrences */
	size_t *slot_first;    /* of each lesson: its first slot; a slot is a word f in its place */
	uint32_t *words;       /* of each slot, those of a lesson by level, then by number */
	unsigned char *levels; /* of each f: how frequent it is, in steps */
	float *sums;           /* of each lesson's slots */
	float *slots;          /* the sum of t(f|e) over all e of the lesson */

	size_t *row_first;  /* of each e */
	struct rest *rests; /* of each e */
	struct pair *pairs;
	size_t pair_count, pair_capacity;

	uint32_t *links;    /* slots in which a pair meets, pair by pair */
	size_t *link_first; /* of each e */
	size_t link_capacity;
	struct meeting *meetings; /* the row's links in the order of the text */
	size_t meeting_capacity;

	uint32_t *place;   /* of f in the current row + 1; 0: not in it */
	float *together;   /* of each f: expected count with the current e */
	uint32_t *touched; /* the f of which there is such a count */
	uint32_t *seen;    /* of each f: the last e + 1 that it was met with */
	float *explained;  /* of each f: count that has an explanation */
	float *occurring;  /* of each f: count in lessons */
};

/* The words of one side of a lesson. */
struct run {
	const uint32_t *tokens;
	size_t count;
};

static inline struct run lesson_run(
	const struct lessons *lessons, const struct lesson *lesson, int side)
{
	const struct side *text = &lessons->documents[lesson->document][side];

	/* A text without any word has no array to point into. */
	return (struct run){text->tokens ? text->tokens + text->first[lesson->begin[side]] : NULL,
		side_tokens(text, lesson->begin[side], lesson->count[side])};
}

/* Smaller probabilities are 0: numbers close to the least float are slow to reckon with. */
#define NOTHING 1e-7F

/* Finds the pairs of each e and their links. The seeds are sorted. COTEJO_ENOMEM or 0. */
int learner_find_partners(struct learner *learner, const struct seeds *seeds);

#endif
