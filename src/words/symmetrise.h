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

/*
 * By probabilities: links whose mean probability in both directions is over one half; then, for
 * words that have none, their best if it is likelier than no link. `ret_links` as above.
 */
void symmetrise_mean(uint8_t *ret_links, const float *forward, const float *backward,
	size_t sources, size_t targets);

#endif
