/*
 * pack.h - the links of a unit as bytes
 *
 * Mostly a byte a link: docs/MEMORY.md says how they are written.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef LEARN_PACK_H
#define LEARN_PACK_H

#include <cotejo/words.h>

#include "base/buffer.h"

/* The links between two variants of a unit. */
struct pack_head {
	size_t source, target; /* numbers of variants; source is the lower one */
};

/* Appends links, which are in order. Failure (memory) is noted in the buffer. */
void pack_add(struct buffer *buffer, struct pack_head head, const struct cotejo_word_links *links);

/*
 * Finds the links between two variants and unpacks them. 1; 0 when there are none for these two;
 * COTEJO_ECORRUPT for bytes that pack_add() does not write; COTEJO_ENOMEM.
 */
int pack_find(struct cotejo_text bytes, struct pack_head head, struct cotejo_word_links *links,
	struct cotejo_error *error);

/* Exchanges source and target of links, in order again. */
void pack_swap(struct cotejo_word_links *links);

#endif
