/*
 * cotejo/align.h - two lists of sentences become an alignment
 *
 * An alignment is a list of beads. A bead joins a run of sentences on the left with a run on the
 * right that say the same (1-1, 2-1, 1-2, ...), or stands for sentences without a counterpart (1-0,
 * 0-1). Every sentence is in exactly one bead.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_ALIGN_H
#define COTEJO_ALIGN_H

#include <cotejo/article.h>
#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/lexicon.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_bead {
	/* The sentences from `begin` on, `count` of them; a count of 0 keeps the place. */
	size_t left_begin, left_count;
	size_t right_begin, right_count;
	/*
	 * How likely it is, given both texts, that exactly this bead belongs to the right
	 * alignment: the posterior of the bead under the aligner's model, summed over all
	 * alignments by forward-backward, lowered where the bead's own words and lengths say little
	 * for it, as when two sentences are joined because both are left over. 0 to 1. For a bead
	 * with one side empty it is the probability that the sentence has no counterpart, wherever
	 * it stands.
	 */
	double probability;
	/*
	 * Not 0: the text stands elsewhere on the other side, so that this bead crosses others.
	 * Without such beads the right sides follow each other as the left ones do.
	 */
	int moved;
};

struct cotejo_names;

/*
 * Vectors of the sentences of one side, as a model outside makes them (LaBSE, LASER...): rows of
 * `dimension` numbers, one after the other. What they are scaled to does not matter. Rows of zeros
 * only, or with something that is no number in them, say nothing.
 */
struct cotejo_embeddings {
	const float *values; /* rows * dimension */
	size_t rows, dimension;
	/*
	 * NULL: row n is of sentence n, and there are as many rows as sentences. Else what each row
	 * is of: a sentence, or some that follow each other with a space between, in any order, as
	 * vecalign's overlap.py lists them. There may be rows of other texts, and some may be
	 * missing. Where a run of sentences has no row, it has the sum of its sentences'.
	 */
	const struct cotejo_text *texts;
};

struct cotejo_align_options {
	size_t struct_size; /* sizeof(struct cotejo_align_options) */
	/* Asked now and then: not 0 ends the work with COTEJO_EINTERRUPTED. NULL: never. */
	int (*cancel)(void *user);
	void *user;
	/*
	 * Beads that are known to be right, because a person has confirmed them: in order, without
	 * overlaps. They come out as they are, with probability 1; what lies between them is
	 * aligned with what lies between them. The rest of the array's members is not read. NULL:
	 * none.
	 */
	const struct cotejo_bead *fixed;
	size_t fixed_count;
	/*
	 * What to start learning from, besides what is found without a dictionary. Its source may
	 * be the language of either side. Not changed, and needed only during the call. NULL: none.
	 */
	const struct cotejo_lexicon *lexicon;
	/*
	 * Names in the languages of the texts, looked up before: looking them up takes a fifth of
	 * the time of a short text. Needed only during the call; changes nothing else, and is not
	 * used when it is of other languages. NULL: none.
	 */
	const struct cotejo_names *names;
	/*
	 * Two of them, of the left and of the right side, both of one model and dimension: what a
	 * bead's sides have in common there is evidence beside words and lengths. How much it tells
	 * is learnt from the text; vectors that tell nothing change next to nothing. Not changed,
	 * and needed only during the call. NULL: none.
	 */
	const struct cotejo_embeddings *embeddings;
};

#define COTEJO_ALIGN_OPTIONS_INIT                                                          \
	{                                                                                  \
		sizeof(struct cotejo_align_options), NULL, NULL, NULL, 0, NULL, NULL, NULL \
	}

/* An alignment is immutable, so any number of threads may look at it. It does not refer to the
 * texts. */
struct cotejo_alignment;

/*
 * Aligns two lists of sentences. The languages may be any two (or the same); neither side is
 * special. Time and memory grow linearly with the number of sentences. `options` may be NULL. The
 * caller frees the alignment. Two empty lists give an alignment without beads. Errors:
 * COTEJO_EENCODING (a text is not valid UTF-8), COTEJO_EARGUMENT (a language tag that cannot
 * exist; fixed beads that overlap or leave the texts; embeddings that are not those of the
 * sentences), COTEJO_ELIMIT (embeddings of more than 16,384 numbers), COTEJO_EINTERRUPTED,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_align(struct cotejo_alignment **ret_alignment,
	const struct cotejo_sentences *left, const struct cotejo_sentences *right,
	const struct cotejo_align_options *options, struct cotejo_error *error);

/*
 * Looks up what countries, languages, months, weekdays and numbers are called in two languages, for
 * who aligns many short texts in them. Immutable, so any number of threads may use it. The caller
 * frees it. Errors: COTEJO_EARGUMENT (no language tag), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_names_new(struct cotejo_names **ret_names, const char *left_language,
	const char *right_language, struct cotejo_error *error);

/* Frees names; NULL is fine. */
COTEJO_API void cotejo_names_free(struct cotejo_names *names);

/* Frees an alignment; NULL is fine. */
COTEJO_API void cotejo_alignment_free(struct cotejo_alignment *alignment);

COTEJO_API size_t cotejo_alignment_bead_count(const struct cotejo_alignment *alignment);

/* Array of cotejo_alignment_bead_count() beads in the order of the left text; belongs to the
 * alignment. */
COTEJO_API const struct cotejo_bead *cotejo_alignment_beads(
	const struct cotejo_alignment *alignment);

/* ---- The pair as a whole ---- */

enum cotejo_verdict {
	COTEJO_VERDICT_TRANSLATIONS, /* the texts are translations of each other */
	COTEJO_VERDICT_PARTIAL,      /* they are, and a large part of one has no counterpart */
	COTEJO_VERDICT_UNRELATED,    /* they have nothing to do with each other */
	COTEJO_VERDICT_EMPTY,        /* one of them has no sentences */
	/*
	 * Each is in the language that the other is said to be in. No alignment says so, since it
	 * does not look what language a sentence is in: cotejo_article_check_sides() does, and the
	 * stream puts it in place of TRANSLATIONS and PARTIAL.
	 */
	COTEJO_VERDICT_SWAPPED
};

struct cotejo_judgement {
	enum cotejo_verdict verdict;
	/* The share of each text's characters that can be expected to have a counterpart. */
	double left_shared, right_shared;
	/*
	 * How much likelier the texts are as translations than as texts that have nothing to do
	 * with each other: the logarithm, for a sentence. Above 1 there is hardly a doubt, below 0
	 * there is nothing.
	 */
	double evidence;
};

COTEJO_API struct cotejo_judgement cotejo_alignment_judge(const struct cotejo_alignment *alignment);

/* "translations", "partial", "unrelated", "empty", "swapped"; NULL for what is no verdict. */
COTEJO_API const char *cotejo_verdict_name(enum cotejo_verdict verdict);

/* Three sentences or more on a side that have no counterpart; on the other side there may be some
 * too, which are not theirs. A count of 0 keeps the place. */
struct cotejo_stretch {
	size_t left_begin, left_count;
	size_t right_begin, right_count;
};

/* The stretches in the order of the texts; the array belongs to the alignment. */
COTEJO_API const struct cotejo_stretch *cotejo_alignment_stretches(
	const struct cotejo_alignment *alignment, size_t *ret_count);

#ifdef __cplusplus
}
#endif

#endif
