/*
 * match_print.h - a fuzzy match for people
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_MATCH_PRINT_H
#define CLI_MATCH_PRINT_H

#include <cotejo/match.h>

#include "cli/output.h"

/*
 * The score, the text with what differs from the sentence marked ("[-out-]" and "{+in+}", as wdiff
 * does), its translations into `target` (NULL: all), and where it comes from.
 */
void match_print_text(struct output *output, const struct cotejo_match *match,
	struct cotejo_text sentence, const char *target);

#endif
