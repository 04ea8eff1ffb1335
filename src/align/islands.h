/*
 * islands.h - where to look first in a long text
 *
 * Words that are rare on both sides and are likely each other's translation (names, numbers) are
 * points in the rectangle of left and right sentences. The longest chain of points that rises on
 * both sides says roughly where the alignment runs; points in doubt are dropped. Between the
 * islands the strip is as wide as the distance makes necessary.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_ISLANDS_H
#define ALIGN_ISLANDS_H

#include "align/seeds.h"
#include "align/strip.h"

/* Fills the nodes' strip of a document for its first alignment. COTEJO_ENOMEM or 0. */
int islands_strip(struct strip *nodes, const struct side document[SIDES],
	const struct vocabulary vocabularies[SIDES], struct seeds *seeds,
	const struct settings *settings);

#endif
