/*
 * match_report.h - how much of a text the memory knows already
 *
 * The table that agencies make offers from: how many sentences and words fall into which band of
 * scores.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_MATCH_REPORT_H
#define CLI_MATCH_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include <cotejo/base.h>

#include "cli/output.h"

enum match_band {
	BAND_CONTEXT,
	BAND_REPETITION, /* came before in the same run, and the memory has it not at 100 */
	BAND_EXACT,
	BAND_95,
	BAND_85,
	BAND_75,
	BAND_50,
	BAND_NEW,
	BAND_COUNT
};

enum { REPORT_LEAST_SCORE = 50 };

/* Zero-initialise it. */
struct match_report {
	size_t sentences[BAND_COUNT], words[BAND_COUNT];
	struct report_seen *seen; /* texts, in a table of hashes */
	size_t seen_count, seen_room;
};

/* The name of a band: "100", "95-99", "repetitions", "new". */
const char *match_band_name(enum match_band band);

/* Counts a sentence whose best match has this net score, below 0 for none; says which band it is
 * in. Returns 0 or an exit status. */
int match_report_add(struct match_report *report, struct cotejo_text text, size_t words, int score,
	enum match_band *ret_band);

void match_report_print_text(struct output *output, const struct match_report *report);

/* One object: {"sentences":N,"words":N,"bands":[{"band":"101","sentences":N,"words":N},...]}. */
void match_report_print_jsonl(struct output *output, const struct match_report *report);

void match_report_clear(struct match_report *report);

#endif
