/*
 * strip.c - the part of the rectangle that is worth looking at
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "align/evidence.h"
#include "align/shapes.h"

/* Intervals that rise, touch, and are numbered without holes. */
static void check_strip(const struct strip *strip)
{
	for (size_t r = 0; r < strip->rows; r++) {
		assert_true(strip->low[r] < strip->end[r]);
		assert_true(strip->end[r] <= strip->columns);
		assert_int_equal(
			strip->first[r + 1] - strip->first[r], strip->end[r] - strip->low[r]);
		if (r == 0)
			continue;
		assert_true(strip->low[r] >= strip->low[r - 1]);
		assert_true(strip->end[r] >= strip->end[r - 1]);
		assert_true(strip->low[r] < strip->end[r - 1]);
	}
}

static void test_holes_are_bridged(void **state)
{
	struct strip strip = {0};

	(void)state;
	assert_int_equal(strip_init(&strip, 9, 40), 0);
	strip_include(&strip, 0, -3, 2);
	strip_include(&strip, 4, 20, 22);
	strip_include(&strip, 5, 10, 12);
	strip_include(&strip, 8, 30, 1e9);
	strip_number(&strip);
	check_strip(&strip);
	assert_true(strip_has(&strip, 0, 0));
	assert_true(strip_has(&strip, 4, 21));
	assert_true(strip_has(&strip, 5, 11));
	assert_true(strip_has(&strip, 8, 39));
	assert_false(strip_has(&strip, 8, 40));
	strip_clear(&strip);
}

static void test_pairs_and_transposed(void **state)
{
	struct strip nodes = {0}, pairs = {0}, transposed = {0};

	(void)state;
	assert_int_equal(strip_init(&nodes, 31, 21), 0);
	for (size_t r = 0; r < nodes.rows; r++)
		strip_include(&nodes, r, (double)r * 2 / 3 - 2, (double)r * 2 / 3 + 2);
	strip_number(&nodes);
	check_strip(&nodes);
	assert_int_equal(evidence_pairs(&pairs, &nodes, SHAPES), 0);
	check_strip(&pairs);
	assert_int_equal(strip_transpose(&transposed, &pairs), 0);
	assert_int_equal(strip_cells(&transposed), strip_cells(&pairs));
	for (size_t r = 0; r < pairs.rows; r++)
		for (size_t c = 0; c < pairs.columns; c++)
			assert_int_equal(strip_has(&pairs, r, c), strip_has(&transposed, c, r));
	strip_clear(&nodes);
	strip_clear(&pairs);
	strip_clear(&transposed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_holes_are_bridged),
		cmocka_unit_test(test_pairs_and_transposed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
