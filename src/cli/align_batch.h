/*
 * align_batch.h - cotejo align --batch: many pairs, each aligned with what all have taught
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_ALIGN_BATCH_H
#define CLI_ALIGN_BATCH_H

#include "cli/output.h"
#include "cli/pair.h"

struct align_batch_request {
	const char *list;
	const char *output; /* of all pairs; NULL: standard output */
	const char *folder; /* for a file a pair; NULL: none */
	const char *ending; /* of a file's name, without the dot */
	enum color_choice color;
	const struct pair_values *pair;
	bool languages_needed;
	/* Between the beads of two pairs stands which they are: as an object or as a comment. */
	bool objects;
	/* Prints one pair's beads; returns 0 or an exit status. */
	int (*print)(void *user, struct output *output, const struct pair *pair);
	void *user;
};

/* Returns an exit status. */
int align_batch(const struct align_batch_request *request);

#endif
