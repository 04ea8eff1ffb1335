/*
 * unit_list.c - numbers of units in order, and how a list of them is written
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/unit_list.h"

#include <stdlib.h>

#include "base/array.h"

/* ---- Numbers ---- */

bool number_read(struct cotejo_text bytes, size_t *at, uint64_t *ret_number)
{
	uint64_t number = 0;

	for (int shift = 0; shift < 63 && *at < bytes.length; shift += 7) {
		unsigned char byte = (unsigned char)bytes.bytes[(*at)++];

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80) {
			*ret_number = number;
			return true;
		}
	}
	return false;
}

/* ---- Lists ---- */

void unit_list_clear(struct unit_list *list)
{
	free(list->units);
	*list = (struct unit_list){0};
}

static int reserve(struct unit_list *list, size_t needed, struct cotejo_error *error)
{
	int64_t *grown = array_reserve(list->units, &list->capacity, needed, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	list->units = grown;
	return 0;
}

int unit_list_add(struct unit_list *list, int64_t unit, struct cotejo_error *error)
{
	if (list->count == list->capacity) {
		int code = reserve(list, list->count + 1, error);

		if (code < 0)
			return code;
	}
	list->units[list->count++] = unit;
	return 0;
}

/* The first place from `at` on whose unit is not below `unit`, by doubling steps: next to nothing
 * when it is near. */
static size_t leap(const struct unit_list *list, size_t at, int64_t unit)
{
	size_t low = at, step = 1;

	while (low + step < list->count && list->units[low + step] < unit) {
		low += step;
		step *= 2;
	}
	step = low + step < list->count ? low + step : list->count;
	while (low < step) {
		size_t middle = low + (step - low) / 2;

		if (list->units[middle] < unit)
			low = middle + 1;
		else
			step = middle;
	}
	return low;
}

void unit_list_intersect(struct unit_list *list, const struct unit_list *other)
{
	size_t kept = 0, at = 0;

	for (size_t i = 0; i < list->count && at < other->count; i++) {
		at = leap(other, at, list->units[i]);
		if (at < other->count && other->units[at] == list->units[i])
			list->units[kept++] = list->units[i];
	}
	list->count = kept;
}

int unit_list_unite(struct unit_list *list, const struct unit_list *other,
	struct unit_list *scratch, struct cotejo_error *error)
{
	struct unit_list swapped;
	size_t i = 0, j = 0, count = 0;
	int code = reserve(scratch, list->count + other->count, error);

	if (code < 0)
		return code;
	while (i < list->count || j < other->count) {
		bool first =
			j == other->count || (i < list->count && list->units[i] <= other->units[j]);
		int64_t unit = first ? list->units[i] : other->units[j];

		i += i < list->count && list->units[i] == unit;
		j += j < other->count && other->units[j] == unit;
		scratch->units[count++] = unit;
	}
	scratch->count = count;
	swapped = *list;
	*list = *scratch;
	*scratch = swapped;
	return 0;
}

/* ---- Blocks ---- */

int unit_list_read_block(
	struct unit_list *list, int64_t first, struct cotejo_text bytes, struct cotejo_error *error)
{
	int64_t unit = first;
	size_t at = 0;
	int code = reserve(list, list->count + bytes.length + 1, error);

	if (code < 0)
		return code;
	if (list->count && list->units[list->count - 1] >= first)
		return error_set(error, COTEJO_ECORRUPT, "damaged: the index of words");
	list->units[list->count++] = unit;
	while (at < bytes.length) {
		uint64_t distance;

		if (!number_read(bytes, &at, &distance) || distance == 0 ||
			distance > (uint64_t)(UNIT_MOST - unit))
			return error_set(error, COTEJO_ECORRUPT, "damaged: the index of words");
		unit += (int64_t)distance;
		list->units[list->count++] = unit;
	}
	return 0;
}

void unit_list_write_block(const struct unit_list *list, size_t *at, struct buffer *bytes)
{
	size_t i = *at + 1;

	buffer_reset(bytes);
	for (; i < list->count && bytes->length < UNIT_BLOCK_BYTES; i++)
		buffer_add_packed(bytes, (uint64_t)(list->units[i] - list->units[i - 1]));
	*at = i;
}
