/*
 * batch.h - many pairs that learn from each other
 *
 * A list names the pairs, one a line: LEFT, tab, RIGHT and, after another tab if it is there, what
 * the pair is called. All are read once to learn from, then each again to be aligned with what all
 * have taught. What is wrong with one pair does not keep the others out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/pair.h"

struct batch_entry {
	const char *left, *right, *name; /* name: NULL if the list has none */
	size_t line;                     /* of the list, from 1 */
	bool bad;                        /* has been told of and is left out */
};

struct batch {
	const char *path; /* of the list; "-": standard input */
	char *text;       /* of all entries */
	struct batch_entry *entries;
	size_t count;
};

/* Zero-initialise it. Reads the list. Returns 0 or an exit status after a message. */
int batch_read(struct batch *batch, const char *path);

void batch_clear(struct batch *batch);

/* What is done with the pairs. */
struct batch_work {
	const struct pair_values *values;
	bool languages_needed;
	/* Called with each pair when it has been aligned; returns 0 or an exit status. */
	int (*take)(void *user, const struct batch_entry *entry, struct pair *pair);
	void *user;
};

/*
 * Does it. Status 3 of a pair lets the next have its turn, any other ends the work. Returns 0, or
 * the first status that was not.
 */
int batch_run(struct batch *batch, const struct batch_work *work);

#endif
