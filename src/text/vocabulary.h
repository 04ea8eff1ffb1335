/*
 * vocabulary.h - the words that tell where a sentence ends
 *
 * For each language that has sentence rules of our own: abbreviations by what they stand for, and
 * words that open sentences. The words are data (data/<language>.inc); what follows from a class is
 * the business of sentence_rules.c.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_VOCABULARY_H
#define TEXT_VOCABULARY_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

/* A word may be of several classes. Abbreviations are written without their last full stop. */
enum {
	ABBREVIATION_TITLE = 1 << 0,        /* before a name: Dr. Sra. St. */
	ABBREVIATION_REFERENCE = 1 << 1,    /* before a number or a letter: p. núm. Fig. */
	ABBREVIATION_MONTH = 1 << 2,        /* beside a number: Sept. ene. */
	ABBREVIATION_DAY = 1 << 3,          /* before a date: Mon. lun. */
	ABBREVIATION_UNIT = 1 << 4,         /* after a number: km. hrs. */
	ABBREVIATION_HOUR = 1 << 5,         /* after a time: p.m. */
	ABBREVIATION_ERA = 1 << 6,          /* after a year: B.C. a. C. */
	ABBREVIATION_NAME_END = 1 << 7,     /* behind a name: Inc. S.A. Jr. Calif. */
	ABBREVIATION_AUTHORS = 1 << 8,      /* behind authors: et al. */
	ABBREVIATION_PHRASE_END = 1 << 9,   /* where a list or a phrase ends: etc. Ud. */
	ABBREVIATION_OPEN = 1 << 10,        /* never last: cf. e.g. p. ej. */
	ABBREVIATION_OTHER = 1 << 11,       /* mostly inside: approx. dept. Avda. */
	ABBREVIATION_WITH_NUMBER = 1 << 12, /* also a word: one only if a number follows: No. 5 */
	WORD_STARTER = 1 << 13,             /* opens sentences and is no part of names */
	WORD_SOFT_STARTER = 1 << 14,   /* opens sentences, but is a name or an initial as well */
	WORD_ALWAYS_CAPITAL = 1 << 15, /* its capital says nothing: I */
	WORD_EXCLAIMED = 1 << 16,      /* a name that ends with "!": Yahoo */
	WORD_REPORTING = 1 << 17,      /* tells who spoke: said */
	WORD_TIME_OPENER = 1 << 18,    /* opens a time at the start of a sentence: At */
	WORD_AFTER_HOUR = 1 << 19,     /* may follow a time: Monday, EST */
	WORD_LABELLED = 1 << 20,       /* before a letter that is no initial: vitamin, Plan */
	WORD_CAPTION = 1 << 21, /* before the number that opens a caption or a title: Figure 3. */

	ABBREVIATION_ANY = WORD_STARTER - 1
};

/* The lists as they stand in the data. */
struct word_list {
	uint32_t classes;
	const char *words; /* separated by spaces */
};

struct vocabulary;

/* Words longer than this are in no list. */
enum { VOCABULARY_LONGEST = 24 };

/*
 * Makes the vocabulary of a language ("en"); *ret_vocabulary is NULL for a language that has none.
 * Errors: COTEJO_ENOMEM.
 */
int vocabulary_new(
	struct vocabulary **ret_vocabulary, const char *language, struct cotejo_error *error);

void vocabulary_free(struct vocabulary *vocabulary);

/*
 * The classes of a word, 0 if it is unknown. A word that a list writes with a capital must have
 * one; the others may, except single letters, unless there is such an
 * abbreviation, too: "Mt" and "mt".
 */
uint32_t vocabulary_classes(const struct vocabulary *vocabulary, struct cotejo_text word);

/* Whether ordinal numbers are written as "3." in the language (German). */
bool vocabulary_has_dotted_ordinals(const struct vocabulary *vocabulary);

/* The tag of language number `index` that has lists; NULL when there are no more. */
const char *vocabulary_language(size_t index);

/* The lists of a language, and how many there are; NULL when it has none. */
const struct word_list *vocabulary_lists(const char *language, size_t *ret_count);

#endif
