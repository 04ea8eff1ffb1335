/*
 * random.h - numbers by chance, the same for the same seed on every machine
 *
 * splitmix64: one addition and a mix for a number, any start state is as good as any other.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_RANDOM_H
#define WORDS_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state;
};

static inline uint64_t random_next(struct random *random)
{
	uint64_t x = random->state += 0x9e3779b97f4a7c15U;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9U;
	x = (x ^ x >> 27) * 0x94d049bb133111ebU;
	return x ^ x >> 31;
}

/* At least 0, less than 1; 24 bits, as many as a float holds. */
static inline float random_unit(struct random *random)
{
	return (float)(random_next(random) >> 40) * 0x1p-24F;
}

/* A generator of its own for the `stream`-th part of the work. */
static inline struct random random_stream(uint64_t seed, uint64_t stream)
{
	struct random random = {seed};

	random.state = random_next(&random) + stream * 0xd1342543de82ef95U;
	random.state = random_next(&random);
	return random;
}

#endif
