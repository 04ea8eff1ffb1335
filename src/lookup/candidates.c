/*
 * candidates.c - units that may hold the phrase, the best first
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/candidates.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

static bool is_better(const struct candidate *a, const struct candidate *b)
{
	if (a->probability != b->probability)
		return a->probability > b->probability;
	return a->unit > b->unit;
}

int candidates_add(
	struct candidates *candidates, int64_t unit, double probability, struct cotejo_error *error)
{
	struct candidate *grown = array_reserve(
		candidates->items, &candidates->capacity, candidates->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	candidates->items = grown;
	candidates->items[candidates->count++] = (struct candidate){unit, probability};
	return 0;
}

/* Lets the item at `i` sink to where everything below it is worse. */
static void sink(struct candidates *candidates, size_t i)
{
	struct candidate *items = candidates->items;

	for (;;) {
		size_t child = 2 * i + 1;
		struct candidate better;

		if (child >= candidates->count)
			return;
		if (child + 1 < candidates->count && is_better(&items[child + 1], &items[child]))
			child++;
		if (!is_better(&items[child], &items[i]))
			return;
		better = items[child];
		items[child] = items[i];
		items[i] = better;
		i = child;
	}
}

void candidates_order(struct candidates *candidates)
{
	for (size_t i = candidates->count / 2; i-- > 0;)
		sink(candidates, i);
}

static struct candidate take_first(struct candidates *candidates)
{
	struct candidate first = candidates->items[0];

	candidates->items[0] = candidates->items[--candidates->count];
	sink(candidates, 0);
	return first;
}

bool candidates_take(struct candidates *candidates, int64_t *ret_unit)
{
	struct candidate first;

	if (candidates->count == 0)
		return false;
	first = take_first(candidates);
	/* Equal ones come one after the other. */
	while (candidates->count && candidates->items[0].unit == first.unit)
		take_first(candidates);
	*ret_unit = first.unit;
	return true;
}

void candidates_clear(struct candidates *candidates)
{
	free(candidates->items);
	*candidates = (struct candidates){0};
}
