/*
 * change.h - changing many units in one transaction
 *
 * A change goes through the units that a filter chooses. Whether it is kept or only shown, the same
 * is done; a dry run ends with a rollback.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_CHANGE_H
#define MEMORY_CHANGE_H

#include <cotejo/edit.h>

#include "base/buffer.h"
#include "memory/journal.h"
#include "memory/reader.h"

/* A change at work. Zero-initialise it. */
struct change {
	struct cotejo_memory *memory;
	struct cotejo_change_options options;
	struct journal journal; /* of a dry run: records nothing */
	struct journal_numbers chosen;
	struct reader before, after;
	struct buffer scratch;
	int64_t person;
	struct cotejo_change_result result;
};

/* Begins the transaction and the journal, and finds the units that pass. What the public calls
 * say. End it in any case. */
int change_begin(struct change *change, struct cotejo_memory *memory, const char *what,
	const struct cotejo_filter *filter, const struct cotejo_change_options *options,
	struct cotejo_error *error);

/* Remembers how a unit was, before it changes. 0 when there is no such unit any more, 1. */
int change_look(struct change *change, int64_t unit, struct cotejo_error *error);

/* Counts, records and shows the unit that was looked at last as changed. */
int change_tell(struct change *change, struct cotejo_error *error);

/* Says when and by whom a unit was changed. */
int change_sign(struct change *change, int64_t unit, struct cotejo_error *error);

/* COTEJO_EINTERRUPTED when the caller says stop. */
int change_go_on(struct change *change, struct cotejo_error *error);

/*
 * Ends it: what was done stays if `code` is 0, it was no dry run and something has changed; else
 * all is rolled back. Returns `code` or a failure, and hands out the result on success.
 */
int change_end(struct change *change, int code, struct cotejo_change_result *ret_result,
	struct cotejo_error *error);

#endif
