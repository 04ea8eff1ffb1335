/*
 * Tests of base/map.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/map.h"

static struct cotejo_text key_of(size_t i, char *bytes, size_t size)
{
	return slice(bytes, (size_t)snprintf(bytes, size, "key %zu", i * 7919));
}

static void finds_what_was_put_in(void **state)
{
	enum { COUNT = 20000 };
	struct map map = {0};
	char bytes[32];
	bool is_new;

	(void)state;
	assert_null(map_find(&map, slice_of("nothing")));
	for (size_t i = 0; i < COUNT; i++) {
		assert_non_null(
			map_insert(&map, key_of(i, bytes, sizeof(bytes)), (uint32_t)i, &is_new));
		assert_true(is_new);
	}
	assert_int_equal(map.count, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		struct map_entry *entry = map_find(&map, key_of(i, bytes, sizeof(bytes)));

		assert_non_null(entry);
		assert_int_equal(entry->value, i);
		assert_ptr_equal(entry, &map.entries[i]);
	}
	assert_null(map_find(&map, slice_of("key 1")));
	map_clear(&map);
}

static void a_second_insert_keeps_the_first_value(void **state)
{
	struct map map = {0};
	bool is_new;

	(void)state;
	map_insert(&map, slice("a\0b", 3), 1, NULL);
	map_insert(&map, slice("a\0c", 3), 2, NULL);
	map_insert(&map, slice("", 0), 3, NULL);
	assert_int_equal(map_insert(&map, slice("a\0b", 3), 9, &is_new)->value, 1);
	assert_false(is_new);
	assert_int_equal(map_find(&map, slice("a\0c", 3))->value, 2);
	assert_int_equal(map_find(&map, slice("", 0))->value, 3);
	map_clear(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_was_put_in),
		cmocka_unit_test(a_second_insert_keeps_the_first_value),
	};

	return cmocka_run_group_tests_name("base/map", tests, NULL, NULL);
}
