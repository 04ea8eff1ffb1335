/*
 * cotejo/learn.h - what a memory knows of words
 *
 * A memory learns from its own units which words translate each other. It keeps the links between
 * the words of each unit, and the words themselves with what they were linked to. New units are
 * linked by that; so are pairs that are in no memory, and sentences are aligned by it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_LEARN_H
#define COTEJO_LEARN_H

#include <cotejo/lexicon.h>
#include <cotejo/memory.h>
#include <cotejo/words.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cotejo_learn_options {
	size_t struct_size; /* sizeof(struct cotejo_learn_options) */
	unsigned samplers;  /* whose results are averaged, 1 to 64 */
	unsigned threads;   /* at most; 0 counts as 1 */
	uint64_t seed;
	/* Asked now and then: not 0 ends the work with COTEJO_EINTERRUPTED. NULL: never. */
	int (*cancel)(void *user);
	void *user;
};

#define COTEJO_LEARN_OPTIONS_INIT                                        \
	{                                                                \
		sizeof(struct cotejo_learn_options), 2, 1, 1, NULL, NULL \
	}

struct cotejo_learn_result {
	size_t language_pairs; /* that enough units have */
	uint64_t units;        /* pairs of texts that were linked */
	uint64_t links;
	uint64_t words, word_pairs; /* kept */
};

/*
 * Learns from all units but the excluded ones, and writes links for all of them, and what was
 * learnt, in one transaction that takes the place of what was learnt before. Regions of a language
 * are one. The memory can be read and written meanwhile; a unit that has changed until the end gets
 * no links. The same units and options give the same result, whatever the threads. `options` and
 * `ret_result` may be NULL. Errors: COTEJO_EARGUMENT, COTEJO_EINTERRUPTED, COTEJO_EBUSY,
 * COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_ELIMIT, COTEJO_ENOMEM; the memory is as it was then.
 */
COTEJO_API int cotejo_memory_learn(struct cotejo_memory *memory,
	const struct cotejo_learn_options *options, struct cotejo_learn_result *ret_result,
	struct cotejo_error *error);

/*
 * Makes a word aligner that knows what the memory has learnt of two languages. It counts as
 * trained, without pairs: cotejo_words_align() and cotejo_words_coverage() can be asked at once.
 * Pairs can be added too; training then starts from what the memory knows. Of `options` (may be
 * NULL) `tokens` must fit the texts that follow. Returns 1, or 0 when nothing was learnt of these
 * languages. The caller frees it; it does not need the memory any more. Errors: COTEJO_EARGUMENT (a
 * language tag that cannot be, or the options), COTEJO_EBUSY, COTEJO_EIO, COTEJO_ECORRUPT,
 * COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_memory_words(struct cotejo_words **ret_words, struct cotejo_memory *memory,
	const char *source_language, const char *target_language,
	const struct cotejo_words_options *options, struct cotejo_error *error);

/*
 * Makes a lexicon of the words that the memory has learnt to translate each other, to begin an
 * alignment of sentences with. Its source is of `source_language`. Returns 1, or 0 when nothing was
 * learnt of these languages. The caller frees it. Errors as those of cotejo_memory_words().
 */
COTEJO_API int cotejo_memory_lexicon(struct cotejo_lexicon **ret_lexicon,
	struct cotejo_memory *memory, const char *source_language, const char *target_language,
	struct cotejo_error *error);

/* Hands out the links of units, and makes those that are missing. */
struct cotejo_linker;

/* Makes a linker for a memory, which the caller frees before closing the memory. What it has once
 * read of what the memory learnt it keeps. COTEJO_ENOMEM. */
COTEJO_API int cotejo_linker_new(struct cotejo_linker **ret_linker, struct cotejo_memory *memory,
	struct cotejo_error *error);

/* NULL is fine. */
COTEJO_API void cotejo_linker_free(struct cotejo_linker *linker);

/*
 * The links between two variants of a unit (numbers in its array). Words are those of
 * COTEJO_TOKENS_TEXT; cotejo_word_spans_find() tells where they stand. Links come from the memory,
 * where they have no probability of their own (1), or are made from what it has learnt if it has
 * none for these texts. `source_words` and `target_words` are 0 when they come from the memory.
 * Returns 1, or 0 when the memory has learnt nothing of these languages. Errors: COTEJO_EARGUMENT,
 * COTEJO_EBUSY, COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_linker_links(struct cotejo_linker *linker, const struct cotejo_unit *unit,
	size_t source, size_t target, struct cotejo_word_links *links, struct cotejo_error *error);

/*
 * Makes the links between all variants of a unit of the memory anew and keeps them, in the caller's
 * transaction if there is one. Variants of languages of which nothing was learnt get none. Errors
 * as above.
 */
COTEJO_API int cotejo_linker_store(
	struct cotejo_linker *linker, const struct cotejo_unit *unit, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
