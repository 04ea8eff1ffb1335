/*
 * index_check.h - does the index of words say what the texts say?
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_INDEX_CHECK_H
#define MEMORY_INDEX_CHECK_H

#include <stdbool.h>

#include <cotejo/memory.h>

/*
 * Compares all lists of the index with all texts, in one pass over each and a few bytes of memory:
 * both sides are the sum of a hash of each term with each unit that holds it. So are the weights of
 * texts. COTEJO_ECORRUPT (a list that cannot be read), COTEJO_ENOMEM, and what database_fail()
 * says.
 */
int index_check(struct cotejo_memory *memory, bool *ret_fits, bool *ret_weighed,
	struct cotejo_error *error);

#endif
