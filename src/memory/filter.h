/*
 * filter.h - which units: the public filter as a query
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_FILTER_H
#define MEMORY_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/memory.h>

#include "base/buffer.h"
#include "memory/query.h"
#include "text/language.h"

/* A filter made ready for a query; it keeps nothing of the caller's. Zero-initialise it. */
struct filter {
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* empty: any */
	double min_probability, below_probability;
	unsigned states; /* bits, never 0 */
	bool has_document, has_since, has_before, has_property, has_value, has_contains, has_ids;
	int64_t since, before;
	struct buffer document, property, value, contains;
	struct buffer ids; /* "1,2,3" */
};

/* Reads what a caller wants; `wanted` may be NULL. COTEJO_EARGUMENT, COTEJO_ENOMEM. The caller
 * clears it in any case. */
int filter_read(
	struct filter *filter, const struct cotejo_filter *wanted, struct cotejo_error *error);

void filter_clear(struct filter *filter);

/*
 * Prepares the query that hands out the numbers of the units that pass, in their order. What was
 * bound belongs to the filter, which must stay. The query is finished by the caller even after a
 * failure, which is COTEJO_ENOMEM.
 */
int filter_prepare(struct query *query, struct cotejo_memory *memory, const struct filter *filter,
	struct cotejo_error *error);

#endif
