/*
 * Tests of base/arena.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdalign.h>

#include "base/arena.h"

static void pieces_are_apart_and_aligned(void **state)
{
	struct arena arena = {0};
	unsigned char *pieces[200];

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		pieces[i] = arena_alloc(&arena, i, 7);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
		memset(pieces[i], (int)i, i * 7);
	}
	for (size_t i = 0; i < 200; i++) {
		for (size_t j = 0; j < i * 7; j++)
			assert_int_equal(pieces[i][j], i);
	}
	arena_clear(&arena);
	assert_null(arena.chunks);
}

static void large_pieces_get_their_own_chunk(void **state)
{
	struct arena arena = {0};
	unsigned char *large = arena_zalloc(&arena, 10, 1 << 20);

	(void)state;
	assert_non_null(large);
	for (size_t i = 0; i < 10 << 20; i += 4093)
		assert_int_equal(large[i], 0);
	arena_clear(&arena);
}

/* After a reset the arena is as good as new, whatever it has held. */
static void reset_and_filled_again(void **state)
{
	struct arena arena = {0};
	static const size_t sizes[] = {0, 1, 4000, 5000, 70000, 1 << 21, 1, 9000, 100};

	(void)state;
	arena_reset(&arena);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		for (int j = 0; j < 3; j++) {
			unsigned char *piece = arena_alloc(&arena, sizes[i] + 1, 1);

			assert_non_null(piece);
			memset(piece, j, sizes[i] + 1);
		}
		assert_true(arena.total_bytes > sizes[i]);
		arena_reset(&arena);
		assert_true(arena.total_bytes <= 1 << 16);
		assert_int_equal(arena.used, 0);
	}
	arena_clear(&arena);
	assert_null(arena.chunks);
}

static void overflow_is_refused(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_null(arena_alloc(&arena, SIZE_MAX / 2, 3));
	assert_null(arena_alloc(&arena, SIZE_MAX, 1));
	arena_clear(&arena);
}

static void copies_keep_nul(void **state)
{
	struct arena arena = {0};
	char *copy = arena_copy(&arena, slice("a\0b", 3));

	(void)state;
	assert_memory_equal(copy, "a\0b\0", 4);
	assert_string_equal(arena_string(&arena, ""), "");
	arena_clear(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_apart_and_aligned),
		cmocka_unit_test(large_pieces_get_their_own_chunk),
		cmocka_unit_test(reset_and_filled_again),
		cmocka_unit_test(overflow_is_refused),
		cmocka_unit_test(copies_keep_nul),
	};

	return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
