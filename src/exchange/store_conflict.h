/*
 * store_conflict.h - a source that the memory has with another translation
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_STORE_CONFLICT_H
#define EXCHANGE_STORE_CONFLICT_H

#include "exchange/store.h"

struct store_conflicts;

/*
 * Looks for units of the same source in the same context that have another text in one of the other
 * languages, and were there before this import. To keep them: 1 if there is one. To replace them:
 * drops them (excludes those of an alignment), puts their further languages into store->texts, and
 * returns 0; the keys of all texts are set.
 */
int store_settle_conflict(
	struct store *store, struct unit_wanted *wanted, struct cotejo_error *error);

/* Notes that a unit is one of this file's. */
int store_touch(struct store *store, int64_t unit, struct cotejo_error *error);

/* NULL is fine. */
void store_conflicts_free(struct store_conflicts *conflicts);

#endif
