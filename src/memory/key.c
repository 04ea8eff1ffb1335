/*
 * key.c - the numbers by which equal texts are found
 *
 * SipHash-2-4 as its authors describe it (Aumasson and Bernstein 2012), with the seed as the first
 * half of its key and a constant as the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/key.h"

#include "base/buffer.h"
#include "text/fold.h"

static uint64_t rotate(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static void round_of(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[0] = rotate(v[0], 32);
	v[2] += v[3];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[2] = rotate(v[2], 32);
}

static void take(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	round_of(v);
	round_of(v);
	v[0] ^= word;
}

/* Up to eight bytes, the first the lowest, whatever the machine. */
static uint64_t word_at(const char *bytes, size_t count)
{
	uint64_t word = 0;

	for (size_t i = 0; i < count; i++)
		word |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
	return word;
}

uint64_t key_hash(uint64_t seed, struct cotejo_text bytes)
{
	const uint64_t second = 0x436f74656a6f2121U;
	uint64_t v[4] = {seed ^ 0x736f6d6570736575U, second ^ 0x646f72616e646f6dU,
		seed ^ 0x6c7967656e657261U, second ^ 0x7465646279746573U};
	size_t i = 0;

	for (; i + 8 <= bytes.length; i += 8)
		take(v, word_at(bytes.bytes + i, 8));
	take(v, word_at(bytes.length ? bytes.bytes + i : "", bytes.length - i) |
			(uint64_t)bytes.length << 56);
	v[2] ^= 0xff;
	for (int j = 0; j < 4; j++)
		round_of(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

int64_t key_of_text(uint64_t seed, struct cotejo_text text, struct buffer *scratch)
{
	buffer_reset(scratch);
	fold_append(scratch, text);
	return (int32_t)(uint32_t)key_hash(seed, buffer_text(scratch));
}
