/*
 * symmetrise.c - tests: the links of both directions become one set
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "words/lean.h"
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

struct free_row {
	const char *name;
	const char *before, *after;
	float means[PLACES];
};

static const struct free_row free_rows[] = {
	{"two words without a link", "x...............", "x....x..........",
		{1, 0, 0, 0, 0, 0.4F, 0.35F, 0}},
	{"not likely enough", "x...............", "x...............", {1, 0, 0, 0, 0, 0.2F}},
	{"the other word is taken", "x...............", "x...............", {1, 0, 0, 0, 0.4F}},
	{"one each", "................", "x...............", {0.4F, 0, 0, 0, 0.35F}},
};

static void free_words_get_their_best(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(free_rows) / sizeof(free_rows[0]); k++) {
		const struct free_row *row = &free_rows[k];
		uint8_t links[PLACES], expected[PLACES];

		read_matrix(links, row->before);
		read_matrix(expected, row->after);
		symmetrise_free(links, row->means, SIDE, SIDE, 0.3F);
		if (memcmp(links, expected, PLACES) != 0)
			fail_msg("%s", row->name);
	}
}

struct lean_row {
	const char *name;
	uint32_t types[SIDE];
	const char *before, *after;
};

/* Type 0 stands by itself, 1 leans forward, 2 back. */
static const struct lean_row lean_rows[] = {
	{"nobody leans", {0, 0, 0, 0}, "x...............", "x..............."},
	{"forward", {1, 0, 0, 0}, "......x.........", "..x...x........."},
	{"forward twice", {1, 1, 0, 0}, ".........x......", ".x...x...x......"},
	{"back", {0, 2, 0, 0}, "x...............", "x...x..........."},
	{"back twice", {0, 2, 2, 0}, "x...............", "x...x...x......."},
	{"nothing to lean on", {1, 0, 0, 2}, "................", "................"},
	{"a word that has a link stays", {1, 0, 0, 0}, "x....x..........", "x....x.........."},
	{"over the end", {2, 0, 0, 1}, "....x...x.......", "....x...x......."},
	{"all links of the neighbour", {0, 1, 0, 0}, "........x..x....", "....x..xx..x...."},
	{"unknown words do not lean", {NO_TYPE, 0, 0, 0}, "....x...........", "....x..........."},
};

static void small_words_lean(void **state)
{
	static const uint8_t leans[] = {LEAN_NOT, LEAN_FORWARD, LEAN_BACK};

	(void)state;
	for (size_t k = 0; k < sizeof(lean_rows) / sizeof(lean_rows[0]); k++) {
		const struct lean_row *row = &lean_rows[k];
		uint8_t marks[PLACES], base[PLACES], expected[PLACES];
		float chances[PLACES] = {0};
		struct lean_words words = {row->types, leans, SIDE};
		struct lean_links links = {marks, base, chances, SIDE, SIDE, 1};

		read_matrix(marks, row->before);
		read_matrix(base, row->before);
		read_matrix(expected, row->after);
		for (size_t at = 0; at < PLACES; at++)
			chances[at] = base[at] ? 0.75F : 0.1F;
		lean_join(&links, &words);
		for (size_t at = 0; at < PLACES; at++) {
			if (marks[at] != expected[at] || (marks[at] == 1) != (chances[at] > 0.5F))
				fail_msg("%s: place %zu,%zu is %d", row->name, at / SIDE, at % SIDE,
					marks[at]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_as_in_the_table),
		cmocka_unit_test(grow_lies_between_intersection_and_union),
		cmocka_unit_test(free_words_get_their_best),
		cmocka_unit_test(small_words_lean),
	};

	return cmocka_run_group_tests_name("words/symmetrise", tests, NULL, NULL);
}
