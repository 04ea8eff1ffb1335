/*
 * logarithm.h - a quick logarithm and its inverse
 *
 * Good to about 1e-6, which is far more than a score is worth, several times faster than log() and
 * exp(), and the same on every machine.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LOGARITHM_H
#define ALIGN_LOGARITHM_H

#include <stdint.h>
#include <string.h>

/* The natural logarithm of a normal number > 0. */
static inline double quick_log(double x)
{
	const double ln2 = 0.69314718055994531, half_root = 0.70710678118654752;
	const uint64_t half = 0x3fe0000000000000U, mantissa = 0x000fffffffffffffU;
	uint64_t bits;
	int exponent;
	double m, z, z2;

	memcpy(&bits, &x, sizeof(bits));
	exponent = (int)(bits >> 52) - 1022;
	bits = (bits & mantissa) | half;
	memcpy(&m, &bits, sizeof(m));
	if (m < half_root) {
		m += m;
		exponent--;
	}
	/* ln m = 2 artanh z with |z| < .172 */
	z = (m - 1) / (m + 1);
	z2 = z * z;
	return exponent * ln2 + 2 * z * (1 + z2 * (1 / 3. + z2 * (1 / 5. + z2 * (1 / 7.))));
}

/* The exponential of a number between -700 and 700. */
static inline double quick_exp(double x)
{
	const double log2_e = 1.4426950408889634, ln2 = 0.69314718055994531;
	double power = x * log2_e;
	int64_t whole = (int64_t)(power + (power < 0 ? -.5 : .5));
	double r = (power - (double)whole) * ln2, result; /* |r| < .35 */
	uint64_t bits = (uint64_t)(whole + 1023) << 52;

	memcpy(&result, &bits, sizeof(result));
	return result *
	       (1 + r * (1 + r * (1 / 2. +
					 r * (1 / 6. + r * (1 / 24. +
								   r * (1 / 120. +
									       r * (1 / 720.)))))));
}

#endif
