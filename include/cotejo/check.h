/*
 * cotejo/check.h - what looks wrong with a pair of texts
 *
 * A checker looks at two texts that should say the same and tells what a reviser would look at:
 * numbers, dates and names that one lacks, marks that do not fit, a text that was not translated, a
 * length or words that make a translation unlikely. It deletes and changes nothing. Most checks
 * need nothing but the texts; lengths and words are learnt from a memory first.
 *
 *     cotejo_checker_new(&checker, &error);
 *     cotejo_checker_learn(checker, memory, NULL, NULL, &error);
 *     cotejo_checker_check(checker, &source, &target, &findings, &error);    (many times)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_CHECK_H
#define COTEJO_CHECK_H

#include <cotejo/base.h>
#include <cotejo/error.h>
#include <cotejo/memory.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cotejo_flag {
	COTEJO_FLAG_NUMBERS, /* by their digits; up to twelve may be a word on one side */
	COTEJO_FLAG_DATES,   /* months beside a number */
	COTEJO_FLAG_NAMES,   /* capitalised words; countries, languages, days by what ICU knows */
	COTEJO_FLAG_PLACEHOLDERS, /* %s, %1$d, %(name)s, {0}, {name}, ${name}, &name; */
	COTEJO_FLAG_TAGS,         /* <b>, </b>, <br/> */
	COTEJO_FLAG_BRACKETS,     /* how many open */
	COTEJO_FLAG_QUOTES,       /* quotation marks on one side only, or not in pairs on one */
	COTEJO_FLAG_COPY,         /* the source once more, though it has words to translate */
	COTEJO_FLAG_LANGUAGE,     /* one text is in the other's language */
	COTEJO_FLAG_LENGTH,       /* far from what the memory's pairs lead to expect */
	COTEJO_FLAG_WORDS,        /* too few words have a counterpart: cotejo_words_coverage() */
	COTEJO_FLAG_COUNT
};

/* "numbers", "dates", ...; NULL for what is no flag. */
COTEJO_API const char *cotejo_flag_name(enum cotejo_flag flag);

/* By how many points out of 100 a flag should lower a match; 0 for what is no flag. */
COTEJO_API int cotejo_flag_penalty(enum cotejo_flag flag);

struct cotejo_finding {
	enum cotejo_flag flag;
	const char *detail; /* for a person: "1998 | 1989", left what only the source has */
};

/* All of it belongs to the checker and lives until it checks the next pair. */
struct cotejo_findings {
	size_t count;
	const struct cotejo_finding *findings; /* in the order of the flags, each once */
	int penalty; /* the sum of the flags', at most COTEJO_PENALTY_MAX */
};

#define COTEJO_PENALTY_MAX 30

/* A checker. One thread at a time. */
struct cotejo_checker;

/* Makes a checker that has learnt nothing; the caller frees it. COTEJO_ENOMEM. */
COTEJO_API int cotejo_checker_new(struct cotejo_checker **ret_checker, struct cotejo_error *error);

COTEJO_API void cotejo_checker_free(struct cotejo_checker *checker);

/*
 * Learns lengths and words from up to 100,000 pairs of each two languages of a memory, those with
 * the lowest numbers; what was learnt before is forgotten. Of fewer than 1,000 pairs nothing is
 * learnt of words, of fewer than 100 nothing of lengths. `cancel` may be NULL; anything but 0
 * stops. Errors: COTEJO_EINTERRUPTED, COTEJO_EIO, COTEJO_ECORRUPT, COTEJO_EBUSY, COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_checker_learn(struct cotejo_checker *checker, struct cotejo_memory *memory,
	int (*cancel)(void *user), void *user, struct cotejo_error *error);

/*
 * Checks a text and its translation; of both only language and text are looked at. Errors:
 * COTEJO_EENCODING, COTEJO_EARGUMENT (a language tag that cannot be), COTEJO_ENOMEM.
 */
COTEJO_API int cotejo_checker_check(struct cotejo_checker *checker,
	const struct cotejo_variant *source, const struct cotejo_variant *target,
	struct cotejo_findings *ret_findings, struct cotejo_error *error);

#ifdef __cplusplus
}
#endif

#endif
