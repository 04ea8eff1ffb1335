/*
 * cotejo/evaluate.h - how good is an alignment? Beads against those that people made
 *
 * Precision, recall and F1 are those of the literature on sentence alignment (Thompson and Koehn,
 * "Vecalign: Improved sentence alignment in linear time and space", 2019, and the scorer that they
 * published; the strict measure already in Sennrich and Volk, "MT-based sentence alignment for
 * OCR-generated parallel texts", 2010). A found bead is
 *
 *     strictly right  when the gold has exactly this bead;
 *     laxly right     when it is strictly right, or shares a sentence on each side with one gold
 *                     bead.
 *
 * Precision is the share of found beads that are right; all of them count, also those with an empty
 * side, which are right when the gold has them too. Recall turns it round, and takes into account
 * only beads with two sides, of either list. Several documents are summed up before anything is
 * divided.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_EVALUATE_H
#define COTEJO_EVALUATE_H

#include <cotejo/align.h>
#include <cotejo/base.h>
#include <cotejo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Lists of beads ---- */

/* A bead with any sentences; numbers from 0. */
struct cotejo_listed_bead {
	const size_t *left, *right;
	size_t left_count, right_count;
	double probability; /* below 0: the list does not say */
};

/* A list is immutable once read, so any number of threads may look at it. */
struct cotejo_bead_list;

enum cotejo_bead_format {
	COTEJO_BEADS_AUTO,  /* by the first line that is not empty */
	COTEJO_BEADS_LISTS, /* "[0, 1]:[2]", then nothing, a tab and a probability, or, as vecalign
			       prints them, a colon and a cost, which is not used */
	COTEJO_BEADS_TSV,   /* as COTEJO_ALIGNMENT_TSV */
	COTEJO_BEADS_JSONL, /* as COTEJO_ALIGNMENT_JSONL, or one line of a stream's results */
	COTEJO_BEADS_LADDER /* hunalign's: "LEFT RIGHT SCORE", where each bead begins; the last line
			       is the end */
};

/*
 * Reads a list of beads; "-" is standard input. Empty lines, and lines that begin with "#", say
 * nothing. The caller frees the list. Errors: COTEJO_ENOTFOUND, COTEJO_EIO (the file),
 * COTEJO_ESYNTAX (a line that is no bead; `line` says which), COTEJO_ELIMIT (a file of more than
 * 1 GiB, a sentence number of 10^9 or more), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_bead_list_read(struct cotejo_bead_list **ret_list, const char *path,
	enum cotejo_bead_format format, struct cotejo_error *error);

/* The same from bytes in memory, which are not needed afterwards. `name` is for messages. */
COTEJO_API int cotejo_bead_list_parse(struct cotejo_bead_list **ret_list, struct cotejo_text bytes,
	const char *name, enum cotejo_bead_format format, struct cotejo_error *error);

/* The beads of an alignment. Error: COTEJO_ENOMEM. */
COTEJO_API int cotejo_bead_list_of(struct cotejo_bead_list **ret_list,
	const struct cotejo_alignment *alignment, struct cotejo_error *error);

/* Frees a list; NULL is fine. */
COTEJO_API void cotejo_bead_list_free(struct cotejo_bead_list *list);

COTEJO_API size_t cotejo_bead_list_count(const struct cotejo_bead_list *list);

/* Array of cotejo_bead_list_count() beads in the order of the file; belongs to the list. */
COTEJO_API const struct cotejo_listed_bead *cotejo_bead_list_beads(
	const struct cotejo_bead_list *list);

/* ---- Evaluating ---- */

/* Sums up the documents that are added. Not for two threads at once. */
struct cotejo_evaluation;

/* Makes an empty evaluation, which the caller frees. Error: COTEJO_ENOMEM. */
COTEJO_API int cotejo_evaluation_new(
	struct cotejo_evaluation **ret_evaluation, struct cotejo_error *error);

/* Frees an evaluation; NULL is fine. */
COTEJO_API void cotejo_evaluation_free(struct cotejo_evaluation *evaluation);

/*
 * Compares the beads that were found in a document with its gold. The lists are not needed
 * afterwards. A bead that stands in a list twice counts once, and one with two empty sides not at
 * all. Errors, after which the evaluation is good for nothing but being freed: COTEJO_ELIMIT (a
 * sentence is in more than 100 beads of one list), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_evaluation_add(struct cotejo_evaluation *evaluation,
	const struct cotejo_bead_list *gold, const struct cotejo_bead_list *found,
	struct cotejo_error *error);

struct cotejo_score {
	double precision, recall, f1; /* 0 where nothing can be divided */
};

struct cotejo_evaluation_scores {
	size_t documents;
	size_t gold, gold_two_sided; /* beads */
	size_t found, found_two_sided;
	struct cotejo_score strict, lax;
};

COTEJO_API struct cotejo_evaluation_scores cotejo_evaluation_scores(
	const struct cotejo_evaluation *evaluation);

/*
 * How honest the probabilities of found beads with two sides are, in bins of a tenth: .0 to .1, and
 * so on; 1 is in the last one.
 */
enum { COTEJO_CALIBRATION_BINS = 10 };

struct cotejo_calibration_bin {
	size_t beads;
	double probability; /* their mean; 0 without beads */
	double right;       /* the share of them that is strictly right */
};

struct cotejo_calibration {
	size_t beads; /* that have a probability; without any the rest is 0 */
	/* Expected calibration error: the mean of what lies between a bin's probability and its
	   share of right beads, each bead counted the same. */
	double error;
	struct cotejo_calibration_bin bins[COTEJO_CALIBRATION_BINS];
	/* Lax precision of the most probable nine tenths of the beads. */
	double best_lax_precision;
};

COTEJO_API struct cotejo_calibration cotejo_evaluation_calibrate(
	const struct cotejo_evaluation *evaluation);

/* So many gold beads of one shape begin in a found bead of the other shape: `right` of them are
 * that bead. Begin: where their first left sentence is, or the right one if there is no left. */
struct cotejo_shape_confusion {
	size_t gold_left, gold_right;
	size_t found_left, found_right; /* both 0: in no bead */
	size_t beads, right;
};

/* The most frequent first; the array belongs to the evaluation until the next call. */
COTEJO_API const struct cotejo_shape_confusion *cotejo_evaluation_shapes(
	struct cotejo_evaluation *evaluation, size_t *ret_count);

/* A found bead with two sides that is not strictly right. */
struct cotejo_wrong_bead {
	size_t document;    /* in the order in which they were added, from 0 */
	size_t bead;        /* in its list of found beads, from 0 */
	double probability; /* below 0: not said */
	int lax;            /* not 0: laxly right */
};

/* The worst first: what is not even laxly right, and of that what was thought most probable. The
 * array belongs to the evaluation until the next call. */
COTEJO_API const struct cotejo_wrong_bead *cotejo_evaluation_wrong(
	struct cotejo_evaluation *evaluation, size_t *ret_count);

/*
 * Writes all of it as one JSON object on a line, with members named as above: documents, gold,
 * gold_two_sided, found, found_two_sided, strict and lax (precision, recall, f1), calibration
 * (beads, error, best_lax_precision, bins with beads, probability, right; missing without
 * probabilities), shapes (gold and found such as "2-1", beads, right), wrong (document, bead,
 * probability, lax). Errors: COTEJO_EIO, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_evaluation_write_json(struct cotejo_evaluation *evaluation,
	const struct cotejo_output *output, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
