/*
 * embeddings.h - vectors of sentences, from files that other programs made
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_EMBEDDINGS_H
#define CLI_EMBEDDINGS_H

#include <cotejo/align.h>

enum { EMBEDDED_SIDES = 2 };

/* Zero-initialise it. */
struct embeddings {
	struct cotejo_embeddings sides[EMBEDDED_SIDES];
	/* What they refer to. */
	float *values[EMBEDDED_SIDES];
	char *lines[EMBEDDED_SIDES];
	struct cotejo_text *texts[EMBEDDED_SIDES];
};

/*
 * Reads the vectors of both sides: rows of float32 numbers, the low byte first. With `overlaps`,
 * whose files have a line for each row, that is what the rows are of; else there is a row for each
 * of so many sentences. Returns 0 or an exit status after a message; to be cleared in any case.
 */
int embeddings_read(struct embeddings *embeddings, const char *const paths[EMBEDDED_SIDES],
	const char *const overlaps[EMBEDDED_SIDES], const size_t sentences[EMBEDDED_SIDES]);

void embeddings_clear(struct embeddings *embeddings);

#endif
