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
	 * alignments by forward-backward. 0 to 1. For a bead with one side empty it is the
	 * probability that the sentence has no counterpart, wherever it stands.
	 */
	double probability;
};

struct cotejo_align_options {
	size_t struct_size; /* sizeof(struct cotejo_align_options) */
	/* Asked now and then: not 0 ends the work with COTEJO_EINTERRUPTED. NULL: never. */
	int (*cancel)(void *user);
	void *user;
};

#define COTEJO_ALIGN_OPTIONS_INIT                               \
	{                                                       \
		sizeof(struct cotejo_align_options), NULL, NULL \
	}

/* An alignment is immutable, so any number of threads may look at it. It does not refer to the
 * texts. */
struct cotejo_alignment;

/*
 * Aligns two lists of sentences. The languages may be any two (or the same); neither side is
 * special. Time and memory grow linearly with the number of sentences. `options` may be NULL. The
 * caller frees the alignment. Two empty lists give an alignment without beads. Errors:
 * COTEJO_EENCODING (a text is not valid UTF-8), COTEJO_EARGUMENT (a language tag that cannot
 * exist), COTEJO_EINTERRUPTED, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_align(struct cotejo_alignment **ret_alignment,
	const struct cotejo_sentences *left, const struct cotejo_sentences *right,
	const struct cotejo_align_options *options, struct cotejo_error *error);

/* Frees an alignment; NULL is fine. */
COTEJO_API void cotejo_alignment_free(struct cotejo_alignment *alignment);

COTEJO_API size_t cotejo_alignment_bead_count(const struct cotejo_alignment *alignment);

/* Array of cotejo_alignment_bead_count() beads in the order of the left text; belongs to the
 * alignment. */
COTEJO_API const struct cotejo_bead *cotejo_alignment_beads(
	const struct cotejo_alignment *alignment);

#ifdef __cplusplus
}
#endif

#endif
