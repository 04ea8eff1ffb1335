/*
 * Tests of memories that may not be written, that others write to, and of an index by other rules.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/lookup.h>

#include "memory/refresh.h"

enum { NOBODY = 65534 };

/* The administrator may write anywhere; these tests need somebody who may not. */
static bool become_nobody(void)
{
	return geteuid() != 0 || seteuid(NOBODY) == 0;
}

static void become_oneself(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

static size_t count_hits(struct cotejo_memory *memory, const char *phrase)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	size_t count = 0;
	int code;

	check_ok(cotejo_lookup_new(&lookup, memory, slice_of(phrase), NULL, &error), &error);
	while ((code = cotejo_lookup_next(lookup, &hit, &error)) == 1)
		count++;
	check_ok(code, &error);
	cotejo_lookup_free(lookup);
	return count;
}

static size_t count_units(struct cotejo_memory *memory)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_units *units = NULL;
	const struct cotejo_unit *unit;
	size_t count = 0;
	int code;

	check_ok(cotejo_units_new(&units, memory, NULL, &error), &error);
	while ((code = cotejo_units_next(units, &unit, &error)) == 1)
		count++;
	check_ok(code, &error);
	cotejo_units_free(units);
	return count;
}

static void set_up(struct fixture *fixture)
{
	struct cotejo_memory *memory;

	fixture_setup(fixture);
	memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	cotejo_memory_close(memory);
}

static void check_readable(const struct fixture *fixture)
{
	struct cotejo_memory *memory = fixture_open(fixture, COTEJO_MEMORY_READ);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	assert_int_equal(count_units(memory), FIXTURE_NEWS_COUNT);
	assert_int_equal(count_hits(memory, "mass deportation"), 2);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
}

static void read_only_places(void **state)
{
	static const struct {
		mode_t folder, file;
	} rows[] = {{0777, 0444}, {0555, 0644}, {0555, 0444}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		chmod(fixture.path, rows[i].file);
		chmod(fixture.folder, rows[i].folder);
		if (!become_nobody()) {
			fixture_teardown(&fixture);
			skip();
		}
		check_readable(&fixture);
		assert_int_equal(
			cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_WRITE, &error),
			COTEJO_EIO);
		assert_string_equal(error.file, fixture.path);
		assert_null(memory);
		become_oneself();
	}
	fixture_teardown(&fixture);
}

static void unreadable(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	chmod(fixture.path, 0);
	chmod(fixture.folder, 0777);
	if (!become_nobody()) {
		fixture_teardown(&fixture);
		skip();
	}
	assert_int_equal(
		cotejo_memory_open(&memory, fixture.path, COTEJO_MEMORY_READ, &error), COTEJO_EIO);
	assert_non_null(strstr(error.message, "Permission denied"));
	become_oneself();
	fixture_teardown(&fixture);
}

/* Somebody has the memory open and has written to it: a reader who may not write sees it all. */
static void read_only_beside_a_writer(void **state)
{
	static const struct fixture_pair late[] = {{"late", "tarde", .9}};
	struct cotejo_memory *writer, *reader;
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	writer = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	fixture_add(writer, "late", "en", "es", late, 1);
	chmod(fixture.folder, 0555);
	if (!become_nobody()) {
		cotejo_memory_close(writer);
		fixture_teardown(&fixture);
		skip();
	}
	reader = fixture_open(&fixture, COTEJO_MEMORY_READ);
	assert_int_equal(count_units(reader), FIXTURE_NEWS_COUNT + 1);
	cotejo_memory_close(reader);
	become_oneself();
	cotejo_memory_close(writer);
	fixture_teardown(&fixture);
}

static void readers_do_not_write(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_READ);
	assert_int_not_equal(
		sqlite3_exec(memory->db, "DELETE FROM bead", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(memory_begin(memory, &error), COTEJO_EIO);
	check_ok(cotejo_memory_check(memory, &error), &error);
	assert_int_not_equal(
		sqlite3_exec(memory->db, "DELETE FROM bead", NULL, NULL, NULL), SQLITE_OK);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* The path still leads there after a change of folder. */
static void relative_paths(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	struct fixture fixture;
	char before[1000];

	(void)state;
	set_up(&fixture);
	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(fixture.folder), 0);
	check_ok(cotejo_memory_open(&memory, "memory.db", COTEJO_MEMORY_READ, &error), &error);
	assert_int_equal(chdir(before), 0);
	assert_int_equal(count_units(memory), FIXTURE_NEWS_COUNT);
	assert_int_equal(count_hits(memory, "muro"), 1);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* An index that other rules have made is made anew by the first who may write. */
static void other_rules(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	fixture_sql(memory, "UPDATE meta SET value = '0 unicode 1.0' WHERE name = 'text_rules';"
			    "UPDATE variant SET key = id; DELETE FROM recent");
	assert_int_equal(count_hits(memory, "muro"), 0);
	cotejo_memory_close(memory);

	memory = fixture_open(&fixture, COTEJO_MEMORY_READ);
	assert_int_equal(cotejo_memory_check(memory, &error), COTEJO_ECORRUPT);
	cotejo_memory_close(memory);

	memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	assert_int_equal(count_hits(memory, "muro"), 1);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_only_places),
		cmocka_unit_test(unreadable),
		cmocka_unit_test(read_only_beside_a_writer),
		cmocka_unit_test(readers_do_not_write),
		cmocka_unit_test(relative_paths),
		cmocka_unit_test(other_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
