/*
 * refresh.h - an index that follows the rules of this program
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_REFRESH_H
#define MEMORY_REFRESH_H

#include <cotejo/error.h>

struct cotejo_memory;

/*
 * Folds, words and stems change with the version of Unicode, and an entry of the index can only be
 * taken out by the rules that put it in. So a memory that was written by other rules gets new keys
 * and a new index of words, in one transaction; any other stays as it is. Reading needs no refresh:
 * it may at worst miss a text with new characters.
 */
int refresh_index(struct cotejo_memory *memory, struct cotejo_error *error);

#endif
