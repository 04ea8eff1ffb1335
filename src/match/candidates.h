/*
 * candidates.h - units that may reach a score, from the index alone
 *
 * None that reaches it is missed. How it goes: the rarest roots of the query are taken, so many
 * that a text which holds none of them cannot reach the score; the units in their lists whose
 * weights fit are counted; and further lists are read as long as that costs less than looking at
 * the texts of the units that would drop out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_CANDIDATES_H
#define MATCH_CANDIDATES_H

#include <cotejo/memory.h>

#include "match/index.h"

/*
 * Sets index->items to the candidates for a query in a primary language: the units that may have a
 * text in a language that `wanted` covers (NULL: any) and that may reach the needs; those that
 * share most come first.
 */
int match_index_find(struct match_index *index, const struct tokens *query, const char *primary,
	const char *wanted, const struct needs *needs, struct cotejo_error *error);

/* Whether a candidate of the last find may reach these needs too, which are higher. */
bool match_index_reaches(const struct match_index *index, const struct match_candidate *candidate,
	const struct needs *needs);

/*
 * The same for texts with typing errors, which reach no score by their words: of the units with a
 * text between two weights the `limit` whose shared roots say most; and all of them, of which the
 * newest `limit`.
 */
int match_index_find_alike(struct match_index *index, const struct tokens *query,
	const char *primary, const char *wanted, uint64_t least, uint64_t most, size_t limit,
	struct cotejo_error *error);
int match_index_find_all(struct match_index *index, const char *primary, const char *wanted,
	uint64_t least, uint64_t most, size_t limit, struct cotejo_error *error);

#endif
