/*
 * lookup_print.h - the hits of a lookup for people, and for programs that want lines
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_LOOKUP_PRINT_H
#define CLI_LOOKUP_PRINT_H

#include <cotejo/lookup.h>

#include "cli/output.h"

/* Prints a hit: the text that holds the phrase, marked, then its translations (all, or those in the
 * language `target`), probability and documents. */
void lookup_print_text(struct output *output, const struct cotejo_hit *hit, const char *target);

/* The same as a tab-separated line for each translation; see cotejo-formats(5). */
void lookup_print_tsv(struct output *output, const struct cotejo_hit *hit, const char *target);

#endif
