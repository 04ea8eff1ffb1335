/*
 * lookup.h - what this room asks of a lookup that others do not
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LOOKUP_LOOKUP_H
#define LOOKUP_LOOKUP_H

#include <cotejo/lookup.h>

/* From now on the units of hits have texts, documents, state and probability, and nothing else. */
void lookup_be_brief(struct cotejo_lookup *lookup);

#endif
