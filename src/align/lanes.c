/*
 * lanes.c - the same sum for eight numbers at once
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lanes.h"

#include <stdint.h>
#include <string.h>

void lanes_multiply(float products[restrict LANES], const float found[restrict LANES],
	const float shares[restrict LANES])
{
	for (int lane = 0; lane < LANES; lane++)
		products[lane] *= 1 + found[lane] * shares[lane];
}

void lanes_add_products(
	float sums[restrict LANES], const float a[restrict LANES], const float b[restrict LANES])
{
	for (int lane = 0; lane < LANES; lane++)
		sums[lane] += a[lane] * b[lane];
}

void lanes_add_logs(float sums[restrict LANES], float products[restrict LANES])
{
	const float ln2 = 0.69314718F, root_two = 1.41421356F;
	const uint32_t one = 0x3f800000U, mantissa = 0x007fffffU;
	uint32_t bits[LANES];
	float m[LANES], exponents[LANES];

	memcpy(bits, products, sizeof(bits));
	for (int lane = 0; lane < LANES; lane++) {
		exponents[lane] = (float)((int32_t)(bits[lane] >> 23) - 127) + .5F;
		bits[lane] = (bits[lane] & mantissa) | one;
	}
	memcpy(m, bits, sizeof(m));
	/* ln m = ln 2 / 2 + 2 artanh z with |z| < .172 */
	for (int lane = 0; lane < LANES; lane++) {
		float z = (m[lane] - root_two) / (m[lane] + root_two), z2 = z * z;

		sums[lane] += exponents[lane] * ln2 +
			      2 * z * (1 + z2 * (1 / 3.F + z2 * (1 / 5.F + z2 * (1 / 7.F))));
		products[lane] = 1;
	}
}
