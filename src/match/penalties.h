/*
 * penalties.h - what is taken off a score
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_PENALTIES_H
#define MATCH_PENALTIES_H

#include <cotejo/check.h>
#include <cotejo/match.h>

#include "match/matcher.h"

/* By the unit's state, probability and properties: adds it to found->penalty. COTEJO_ENOMEM, and
 * what database_fail() says. */
int penalties_of_standing(struct cotejo_matcher *matcher, struct found *found,
	enum cotejo_unit_state state, struct cotejo_error *error);

/*
 * By what is wrong with its texts and by their inline codes, where the options want that: loads the
 * unit and sets the penalties there. 0: none of its texts is as like the sentence as `found` says.
 * Errors likewise.
 */
int penalties_of_texts(
	struct cotejo_matcher *matcher, struct found *found, struct cotejo_error *error);

/*
 * What a checker says of the loaded unit's variant and of the translation with which it says least;
 * nothing unless the options want it. The findings live until it is asked again. COTEJO_ENOMEM.
 */
int penalties_findings(struct cotejo_matcher *matcher, size_t variant,
	struct cotejo_findings *ret_findings, struct cotejo_error *error);

#endif
