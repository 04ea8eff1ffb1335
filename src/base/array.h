/*
 * array.h - arrays that grow
 *
 * An array is a pointer, a count and a capacity in the owner's structure; this makes room for one
 * more.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

#include <cotejo/error.h>

/*
 * Returns `items`, moved if need be, with room for `needed` things of `size` bytes, and updates
 * `*capacity`; or NULL when memory runs out, and then `items` stays as it was and the caller's. Use
 * as
 *
 *     struct thing *grown = array_reserve(list->items, &list->capacity, list->count + 1,
 * sizeof(*grown));
 */
void *array_reserve(void *items, size_t *capacity, size_t needed, size_t size);

#endif
