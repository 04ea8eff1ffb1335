/*
 * forget.h - a pool that has become too large lets go of what is rare
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_FORGET_H
#define ALIGN_FORGET_H

#include "align/pooled.h"

/*
 * If a side has more words than settings->pool_words, forgets its rarest until half as many are
 * left, and the pairs they are in; if there are more pairs than settings->pool_pairs, the least
 * probable until half as many are left. No texts may wait, as they are words by their numbers.
 * COTEJO_ENOMEM (nothing is forgotten) or 0.
 */
int pooled_forget(struct pooled *pooled);

#endif
