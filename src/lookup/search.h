/*
 * search.h - units that may hold a phrase, by the index of words
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_SEARCH_H
#define LOOKUP_SEARCH_H

#include "lookup/phrase.h"
#include "memory/index_read.h"

/*
 * Finds the units that hold all words of an expanded phrase in one language, in any order: as
 * written, or in any inflection. `units` is overwritten. In a transaction with the loading of the
 * reader. COTEJO_ENOMEM, and what database_fail() says.
 */
int search_units(struct index_reader *reader, const struct phrase *phrase, bool inflected,
	struct unit_list *units, struct cotejo_error *error);

#endif
