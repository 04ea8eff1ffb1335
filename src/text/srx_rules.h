/*
 * srx_rules.h - the rules of an SRX file for one language, ready to be matched
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SRX_RULES_H
#define TEXT_SRX_RULES_H

#include <unicode/uregex.h>

#include "text/srx.h"
#include "text/srx_expression.h"

/* An expression, which gets to know a text when it is first asked about it. */
struct srx_regex {
	URegularExpression *icu; /* NULL: an empty expression, which matches everywhere */
	uint32_t text;           /* number of the text it knows */
};

/* What must follow. Many rules have the same, so the last answer is kept. */
struct srx_after {
	struct srx_regex regex;
	int32_t asked_at; /* -1: nowhere yet */
	bool answer;
};

/* A no-break rule. */
struct srx_exception {
	const struct srx_rule *rule;
	struct srx_regex before;
	bool looks_behind; /* else matched in a region in front of the place */
	UChar ending[SRX_LONGEST_ENDING];
	int32_t ending_length;
	size_t after;
};

/* A break rule, and the match of it that is next in the text. */
struct srx_seeker {
	const struct srx_rule *rule;
	struct srx_regex before;
	size_t after;
	size_t exceptions; /* so many no-break rules stand before it */
	int32_t start;     /* of the match of `before` */
	int32_t at;        /* where the text would be cut */
	int32_t resume;    /* where the search for the next one begins */
	bool done;         /* there are no more */
};

/* All numbers of texts and places are UTF-16. */
struct srx_rules {
	const struct cotejo_srx *srx;
	struct srx_exception *exceptions;
	size_t exception_count;
	struct srx_seeker *seekers;
	size_t seeker_count;
	struct srx_after *afters;
	size_t after_count;
	const UChar *units;
	int32_t length;
	uint32_t text;          /* number of the text */
	uint64_t spent, limit;  /* steps of matching, in ten thousands */
	struct srx_rules *self; /* what ICU hands back when it reports steps */
};

/* Makes the rules of a language, which must stay where they are. They are to be cleared even after
 * a failure. Errors are those of cotejo_segmenter_new_srx(). */
int srx_rules_compile(struct srx_rules *rules, const struct cotejo_srx *srx, const char *language,
	struct cotejo_error *error);

void srx_rules_clear(struct srx_rules *rules);

/* Begins with a text, which must stay. */
void srx_rules_start(struct srx_rules *rules, const UChar *units, int32_t length);

/* Finds the next match of a break rule from `from` on. Errors: COTEJO_ELIMIT, COTEJO_ENOMEM. */
int srx_rules_seek(struct srx_rules *rules, struct srx_seeker *seeker, int32_t from,
	struct cotejo_error *error);

/* 1 if one of the no-break rules before the seeker's matches where it is, 0 if none does, or an
 * error. */
int srx_rules_forbid(
	struct srx_rules *rules, const struct srx_seeker *seeker, struct cotejo_error *error);

#endif
