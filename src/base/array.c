/*
 * array.c - arrays that grow
 *
 * The one place where a multiplication decides how much memory a growing list gets.
 *
 * SPDX-License-Identifier: MIT
 */
#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>

enum { FIRST_CAPACITY = 16 };

void *array_reserve(void *items, size_t *capacity, size_t needed, size_t size)
{
	size_t grown = *capacity ? *capacity : FIRST_CAPACITY;
	void *moved;

	if (needed <= *capacity && items)
		return items;
	while (grown < needed) {
		if (grown > SIZE_MAX / 2)
			return NULL;
		grown *= 2;
	}
	if (grown > SIZE_MAX / size)
		return NULL;
	moved = realloc(items, grown * size);
	if (moved)
		*capacity = grown;
	return moved;
}
