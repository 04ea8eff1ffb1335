/*
 * list.c - lists that grow
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/list.h"

#include <stdint.h>
#include <stdlib.h>

#include "cli/message.h"

enum { FIRST_ROOM = 64 };

void *list_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
	size_t room = *capacity ? *capacity : FIRST_ROOM;
	void *grown;

	if (needed <= *capacity)
		return items;
	while (room < needed && room <= SIZE_MAX / 2)
		room *= 2;
	grown = room >= needed && room <= SIZE_MAX / size ? realloc(items, room * size) : NULL;
	if (grown)
		*capacity = room;
	else
		message_no_memory();
	return grown;
}
