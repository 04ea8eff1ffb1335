/*
 * key.h - the numbers by which equal texts are found
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_KEY_H
#define MEMORY_KEY_H

#include <stdint.h>

#include <cotejo/base.h>

/* 64 bits over the bytes: SipHash-2-4, so that nobody who does not know the seed can make texts
 * that collide. */
uint64_t key_hash(uint64_t seed, struct cotejo_text bytes);

/*
 * The match key of a text: the same for texts that fold to the same. 32 bits are enough to find
 * candidates, and half the size in the file. Folds into `scratch`, whose failure (memory) the
 * caller looks at.
 */
struct buffer;
int64_t key_of_text(uint64_t seed, struct cotejo_text text, struct buffer *scratch);

#endif
