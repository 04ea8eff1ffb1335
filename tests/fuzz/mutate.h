/*
 * mutate.h - the same mutants of an input every time
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FUZZ_MUTATE_H
#define TESTS_FUZZ_MUTATE_H

#include <stdint.h>

#include "base/buffer.h"

struct mutator {
	uint64_t state; /* never 0 */
	/* What mutants may be mixed with: pieces of the format, other seeds. */
	const struct cotejo_text *pieces;
	size_t piece_count;
};

/* Replaces the bytes with a mutant of them: one to four small changes. */
void mutate(struct mutator *mutator, struct buffer *bytes);

#endif
