/*
 * list.h - lists that grow
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include <stddef.h>

/*
 * Returns `items`, moved if need be, with room for `needed` things of `size` bytes, and updates
 * `*capacity`; or NULL when memory runs out, which has been said, and `items` stays as it was.
 */
void *list_grow(void *items, size_t *capacity, size_t needed, size_t size);

#endif
