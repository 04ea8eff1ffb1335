/*
 * lanes.h - the same sum for eight numbers at once
 *
 * Functions of their own, so that compilers make vectors of them: in the midst of other loops they
 * unroll them first, and then cannot.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ALIGN_LANES_H
#define ALIGN_LANES_H

enum { LANES = 8 }; /* two vectors of most processors */

/* Multiplies each product by 1 + found * share. */
void lanes_multiply(float products[restrict LANES], const float found[restrict LANES],
	const float shares[restrict LANES]);

/* Adds a * b to each sum. */
void lanes_add_products(
	float sums[restrict LANES], const float a[restrict LANES], const float b[restrict LANES]);

/* Adds the natural logarithm of each product, a normal number > 0, to its sum, and makes the
 * product 1 again. Good to about 1e-6. */
void lanes_add_logs(float sums[restrict LANES], float products[restrict LANES]);

#endif
