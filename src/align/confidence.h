/*
 * confidence.h - how far a bead of the result can be trusted
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_CONFIDENCE_H
#define ALIGN_CONFIDENCE_H

#include <cotejo/align.h>

#include "align/score.h"

/*
 * Replaces the posteriors of the beads with two sides by what they turn out to be worth. `lexicons`
 * as for evidence_collect(). COTEJO_ENOMEM or 0.
 */
int confidence_weigh(struct cotejo_bead *beads, size_t count, const struct scorer *scorer,
	const struct lexicon lexicons[SIDES]);

#endif
