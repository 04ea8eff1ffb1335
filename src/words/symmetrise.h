/*
 * symmetrise.h - the links of both directions become one set
 *
 * Matrices here are source-major, `sources` x `targets`.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_SYMMETRISE_H
#define WORDS_SYMMETRISE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Grow-diag-final-and (Koehn, Och and Marcu 2003): `forward` and `backward` are not 0 where that
 * direction has a link. Sets `ret_links` to 1 where the result has one, else 0.
 */
void symmetrise_grow(uint8_t *ret_links, const uint8_t *forward, const uint8_t *backward,
	size_t sources, size_t targets);

/* Adds links between words that have none, the likeliest of a row or column that is at least
 * `least`. `means` are probabilities. */
void symmetrise_free(
	uint8_t *links, const float *means, size_t sources, size_t targets, float least);

#endif
