/*
 * Tests of memory/weights.h: classes that fit together, and bytes that follow the units.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/names.h"
#include "memory/weights.h"

static void classes_fit_together(void **state)
{
	(void)state;
	assert_int_equal(weight_class_least(1), 0);
	assert_int_equal(weight_class_most(WEIGHT_CLASSES), UINT64_MAX);
	for (int class = 1; class < WEIGHT_CLASSES; class ++) {
		uint64_t least = weight_class_least(class), most = weight_class_most(class);

		assert_true(least <= most);
		assert_int_equal(weight_class_least(class + 1), most + 1);
		assert_int_equal(weight_class(least), class);
		assert_int_equal(weight_class(most), class);
		assert_true(most - least < 20 || (most - least) * 8 <= least);
	}
	assert_int_equal(weight_class(UINT32_MAX), WEIGHT_CLASSES);
}

static void bytes_say_what_is_sparse(void **state)
{
	(void)state;
	assert_int_equal(weight_byte(2, 0, 1), weight_class(220));
	assert_int_equal(weight_byte(1, 1, 0), weight_class(200) | WEIGHT_SPARSE);
	assert_int_equal(weight_byte(0, 0, 3), weight_class(60) | WEIGHT_SPARSE);
	assert_int_equal(weight_byte(3, 1, 6), weight_class(520));
}

static unsigned char byte_of(struct cotejo_memory *memory, const char *tag, int64_t unit)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	unsigned char bytes[WEIGHT_CHUNK];
	int64_t language = 0;

	check_ok(language_number(memory, tag, &language, &error), &error);
	check_ok(weights_read(memory, language, unit / WEIGHT_CHUNK, bytes, &error), &error);
	return bytes[unit % WEIGHT_CHUNK];
}

static void note(struct cotejo_memory *memory, int64_t unit, const char *tag, bool removed,
	unsigned char byte)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(weights_note(memory, unit, tag, removed, byte, &error), &error);
}

static void bytes_follow_the_units(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	check_ok(memory_begin(memory, &error), &error);
	note(memory, 1, "en", false, 5);
	note(memory, 1, "es", false, 6);
	note(memory, 5000, "en", false, 7);
	note(memory, 5000, "en", false, 8);
	note(memory, 2, "en", false, 9);
	note(memory, 2, "en", true, 9);
	check_ok(memory_commit(memory, &error), &error);
	assert_int_equal(byte_of(memory, "en", 1), 5);
	assert_int_equal(byte_of(memory, "es", 1), 6);
	assert_int_equal(byte_of(memory, "en", 2), 0);
	assert_int_equal(byte_of(memory, "en", 5000), WEIGHT_SEVERAL | WEIGHT_SPARSE);
	assert_int_equal(byte_of(memory, "en", 1000000), 0);

	check_ok(memory_begin(memory, &error), &error);
	note(memory, 1, "en", true, 5);
	memory_rollback(memory);
	check_ok(memory_begin(memory, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	assert_int_equal(byte_of(memory, "en", 1), 5);

	/* More rows than are kept at a time. */
	check_ok(memory_begin(memory, &error), &error);
	for (int64_t unit = 0; unit < 2000; unit++)
		note(memory, unit * WEIGHT_CHUNK, "en", false, (unsigned char)(1 + unit % 100));
	check_ok(memory_commit(memory, &error), &error);
	for (int64_t unit = 0; unit < 2000; unit++)
		assert_int_equal(byte_of(memory, "en", unit * WEIGHT_CHUNK), 1 + unit % 100);
	fixture_sql(memory, "UPDATE weight SET classes = x'00'");
	assert_int_equal(weights_read(memory, 1, 0, (unsigned char[WEIGHT_CHUNK]){0}, NULL),
		COTEJO_ECORRUPT);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_fit_together),
		cmocka_unit_test(bytes_say_what_is_sparse),
		cmocka_unit_test(bytes_follow_the_units),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
