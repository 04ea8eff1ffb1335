/*
 * symmetrise.c - tests: the links of both directions become one set
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "words/symmetrise.h"

enum { SIDE = 4, PLACES = SIDE * SIDE };

/* Matrices are written row by row, a letter a place: '.' none, 'x' a link. */
struct grow_row {
	const char *name, *forward, *backward, *expected;
};

static const struct grow_row grow_rows[] = {
	{"nothing", "................", "................", "................"},
	{"both agree", "x....x....x....x", "x....x....x....x", "x....x....x....x"},
	{"a neighbour of a sure link", "xx..............", "x...............", "xx.............."},
	{"a neighbour on the diagonal", "x...............", "x....x..........", "x....x.........."},
	{"growth goes on from what has grown", "xxx.............", "x...............",
		"xxx............."},
	{"no neighbour when both words are linked", "xx...x..........", "x....x..........",
		"x....x.........."},
	{"both words linked: the link between them is left out", "x..x...........x",
		"x..............x", "x..............x"},
	{"far away, both words free: final", "x..............x", "x...............",
		"x..............x"},
	{"far away, only one word free: not final", "x..x............", "x...............",
		"x..............."},
	{"forward before backward", "...x............", "...............x", "...x............"},
};

static void read_matrix(uint8_t *matrix, const char *written)
{
	for (size_t at = 0; at < PLACES; at++)
		matrix[at] = written[at] == 'x';
}

static void grows_as_in_the_table(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(grow_rows) / sizeof(grow_rows[0]); k++) {
		const struct grow_row *row = &grow_rows[k];
		uint8_t forward[PLACES], backward[PLACES], links[PLACES], expected[PLACES];

		memset(links, 7, sizeof(links));
		read_matrix(forward, row->forward);
		read_matrix(backward, row->backward);
		read_matrix(expected, row->expected);
		symmetrise_grow(links, forward, backward, SIDE, SIDE);
		for (size_t at = 0; at < PLACES; at++) {
			if (links[at] != expected[at])
				fail_msg("%s: place %zu,%zu is %d", row->name, at / SIDE, at % SIDE,
					links[at]);
		}
	}
}

/* Whatever the directions say, growth keeps what both have and adds nothing that neither has. */
static void grow_lies_between_intersection_and_union(void **state)
{
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		uint8_t forward[PLACES], backward[PLACES], links[PLACES];

		for (size_t at = 0; at < PLACES; at++) {
			random = random * 1664525U + 1013904223U;
			forward[at] = random >> 30 == 0;
			backward[at] = (random >> 20 & 3) == 0;
		}
		symmetrise_grow(links, forward, backward, 2, 8);
		for (size_t at = 0; at < PLACES; at++) {
			assert_false(forward[at] && backward[at] && !links[at]);
			assert_false(!forward[at] && !backward[at] && links[at]);
		}
	}
}

static void mean_takes_what_is_likelier_than_not(void **state)
{
	static const float forward[4] = {0.9F, 0.3F, 0, 0.2F};
	static const float backward[4] = {0.3F, 0.6F, 0, 0.2F};
	uint8_t links[4];

	(void)state;
	symmetrise_mean(links, forward, backward, 2, 2);
	assert_int_equal(links[0], 1);
	assert_int_equal(links[1], 0);
	assert_int_equal(links[2], 0);
	assert_int_equal(links[3], 0);
}

static void mean_gives_free_words_their_best(void **state)
{
	static const float forward[4] = {0.9F, 0, 0, 0.7F}, backward[4] = {0.9F, 0, 0, 0.2F};
	uint8_t links[4];

	(void)state;
	symmetrise_mean(links, forward, backward, 2, 2);
	assert_int_equal(links[0], 1);
	assert_int_equal(links[3], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_as_in_the_table),
		cmocka_unit_test(grow_lies_between_intersection_and_union),
		cmocka_unit_test(mean_takes_what_is_likelier_than_not),
		cmocka_unit_test(mean_gives_free_words_their_best),
	};

	return cmocka_run_group_tests_name("words/symmetrise", tests, NULL, NULL);
}
