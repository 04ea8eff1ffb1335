/*
 * lanes.c - eight logarithms at once, against those of the C library
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <math.h>

#include "align/lanes.h"

static void test_logarithms(void **state)
{
	(void)state;
	for (int exponent = -30; exponent < 30; exponent++)
		for (int step = 0; step < 20; step++) {
			float products[LANES], sums[LANES];

			for (int lane = 0; lane < LANES; lane++) {
				products[lane] =
					(float)ldexp(1 + .05 * step + .006 * lane, exponent);
				sums[lane] = (float)lane;
			}
			lanes_add_logs(sums, products);
			for (int lane = 0; lane < LANES; lane++) {
				double x = ldexp(1 + .05 * step + .006 * lane, exponent);

				if (fabs((double)sums[lane] - lane - log(x)) > 1e-5)
					fail_msg("log %g is not %g", x, (double)sums[lane] - lane);
				assert_true(products[lane] >= 1 && products[lane] <= 1);
			}
		}
}

static void test_products(void **state)
{
	float products[LANES] = {1, 2, 3, 4, 5, 6, 7, 8};
	const float found[LANES] = {0, 1, 2, 3, 4, 5, 6, 7};
	const float shares[LANES] = {1, 1, 1, 1, .5F, .5F, .5F, .5F};
	static const double expected[LANES] = {1, 4, 9, 16, 15, 21, 28, 36};

	(void)state;
	lanes_multiply(products, found, shares);
	for (int lane = 0; lane < LANES; lane++)
		if (fabs((double)products[lane] - expected[lane]) > 1e-5)
			fail_msg("lane %d: %g", lane, (double)products[lane]);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_logarithms),
		cmocka_unit_test(test_products),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
