/*
 * align_text.h - an alignment for people: both texts side by side
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_ALIGN_TEXT_H
#define CLI_ALIGN_TEXT_H

#include "cli/output.h"
#include "cli/pair.h"

/* Prints an aligned pair. Beads below `doubtful` (0: a half) are marked. */
void align_text(struct output *output, const struct pair *pair, double doubtful);

/* Prints one bead of a pair, which need not be aligned. A probability below 0 is none. */
void align_text_bead(
	struct output *output, const struct pair *pair, const struct cotejo_bead *bead);

#endif
