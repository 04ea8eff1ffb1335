/*
 * Tests of opening and creating memories, and of what is no memory.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <fcntl.h>
#include <time.h>

#include "memory/schema.h"

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* Opening fails with this code, names the file, and says this. */
static void check_failure(
	const char *path, enum cotejo_memory_mode mode, int expected, const char *message)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	int code = cotejo_memory_open(&memory, path, mode, &error);

	if (code != expected || !strstr(error.message, message))
		fail_msg("%s (mode %d): %d, %s", path, mode, code, error.message);
	assert_null(memory);
	if (path[0])
		assert_string_equal(error.file, path);
	assert_int_equal(cotejo_memory_open(&memory, path, mode, NULL), expected);
}

static void create_and_reopen(void **state)
{
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct cotejo_memory_info info;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	fixture_setup(&fixture);
	check_failure(fixture.path, COTEJO_MEMORY_READ, COTEJO_ENOTFOUND, "no such memory");
	check_failure(fixture.path, COTEJO_MEMORY_WRITE, COTEJO_ENOTFOUND, "no such memory");
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	assert_string_equal(cotejo_memory_path(memory), fixture.path);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
	for (enum cotejo_memory_mode mode = COTEJO_MEMORY_READ; mode <= COTEJO_MEMORY_CREATE;
		mode++) {
		memory = fixture_open(&fixture, mode);
		check_ok(cotejo_memory_info(memory, &info, &error), &error);
		assert_int_equal(info.units, FIXTURE_NEWS_COUNT);
		assert_int_equal(info.variants, 2 * FIXTURE_NEWS_COUNT);
		assert_int_equal(info.documents, 2);
		assert_int_equal(info.sentences, 2 * FIXTURE_NEWS_COUNT);
		assert_int_equal(info.alignments, 1);
		assert_int_equal(info.beads, FIXTURE_NEWS_COUNT);
		assert_int_equal(info.schema_version, SCHEMA_VERSION);
		assert_true(info.file_bytes > 4096);
		check_ok(cotejo_memory_check(memory, &error), &error);
		cotejo_memory_close(memory);
	}
	/* Nothing but the file itself is left when nobody has it open. */
	assert_int_equal(fixture_teardown(&fixture), 1);
	cotejo_memory_close(NULL);
}

static void folders_above(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;
	char path[400];

	(void)state;
	fixture_setup(&fixture);
	snprintf(path, sizeof(path), "%s/a/b/c.db", fixture.folder);
	check_ok(cotejo_memory_open(&memory, path, COTEJO_MEMORY_CREATE, &error), &error);
	cotejo_memory_close(memory);
	assert_int_equal(unlink(path), 0);
	for (int i = 0; i < 2; i++) {
		*strrchr(path, '/') = '\0';
		assert_int_equal(rmdir(path), 0);
	}
	write_file(fixture.path, "x", 1);
	snprintf(path, sizeof(path), "%s/c.db", fixture.path);
	assert_int_not_equal(cotejo_memory_open(&memory, path, COTEJO_MEMORY_CREATE, NULL), 0);
	fixture_teardown(&fixture);
}

static void no_memory_at_all(void **state)
{
	struct fixture fixture;
	sqlite3 *db;
	char path[300];

	(void)state;
	fixture_setup(&fixture);
	check_failure("", COTEJO_MEMORY_CREATE, COTEJO_EARGUMENT, "no name");
	check_failure(fixture.folder, COTEJO_MEMORY_READ, COTEJO_EIO, "not a file");
	check_failure(fixture.folder, COTEJO_MEMORY_CREATE, COTEJO_EIO, "not a file");

	write_file(fixture.path, "This is a letter and no memory at all.\n", 39);
	check_failure(fixture.path, COTEJO_MEMORY_READ, COTEJO_ECORRUPT, "not a Cotejo memory");
	check_failure(fixture.path, COTEJO_MEMORY_CREATE, COTEJO_ECORRUPT, "not a Cotejo memory");
	unlink(fixture.path);

	assert_int_equal(sqlite3_open(fixture.path, &db), SQLITE_OK);
	assert_int_equal(
		sqlite3_exec(db, "CREATE TABLE recipe(name)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	check_failure(fixture.path, COTEJO_MEMORY_CREATE, COTEJO_ECORRUPT, "not a Cotejo memory");
	check_failure(fixture.path, COTEJO_MEMORY_READ, COTEJO_ECORRUPT, "not a Cotejo memory");

	snprintf(path, sizeof(path), "%s/pipe", fixture.folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	check_failure(path, COTEJO_MEMORY_READ, COTEJO_EIO, "not a file");
	fixture_teardown(&fixture);
}

/* SQLite has names that are no paths; here they are files like any other. */
static void names_of_sqlite(void **state)
{
	static const char *const names[] = {":memory:", "file:x?mode=memory", "a%20b#c.db", "-"};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;
	char before[1000];

	(void)state;
	fixture_setup(&fixture);
	assert_non_null(getcwd(before, sizeof(before)));
	assert_int_equal(chdir(fixture.folder), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		check_ok(cotejo_memory_open(&memory, names[i], COTEJO_MEMORY_CREATE, &error),
			&error);
		fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
		cotejo_memory_close(memory);
		assert_int_equal(access(names[i], F_OK), 0);
	}
	assert_int_equal(chdir(before), 0);
	assert_int_equal(fixture_teardown(&fixture), (int)(sizeof(names) / sizeof(names[0])));
}

static void empty_file_becomes_a_memory(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_setup(&fixture);
	write_file(fixture.path, "", 0);
	check_failure(fixture.path, COTEJO_MEMORY_READ, COTEJO_ECORRUPT, "it is empty");
	check_failure(fixture.path, COTEJO_MEMORY_WRITE, COTEJO_ECORRUPT, "it is empty");
	cotejo_memory_close(fixture_open(&fixture, COTEJO_MEMORY_CREATE));
	cotejo_memory_close(fixture_open(&fixture, COTEJO_MEMORY_READ));
	assert_int_equal(fixture_teardown(&fixture), 1);
}

static void newer_versions(void **state)
{
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_sql(memory, "PRAGMA user_version = 7;"
			    "UPDATE meta SET value = '3.2.1' WHERE name = 'writer'");
	cotejo_memory_close(memory);
	check_failure(fixture.path, COTEJO_MEMORY_READ, COTEJO_EVERSION, "Cotejo 3.2.1 (schema 7)");
	check_failure(fixture.path, COTEJO_MEMORY_WRITE, COTEJO_EVERSION, "Cotejo 3.2.1");
	check_failure(fixture.path, COTEJO_MEMORY_CREATE, COTEJO_EVERSION, "Cotejo 3.2.1");
	fixture_teardown(&fixture);
}

static int note_language(void *user, const char *language, uint64_t variants)
{
	struct buffer *seen = user;

	buffer_add_format(seen, "%s %d|", language, (int)variants);
	return seen->length > 20;
}

static void languages(void **state)
{
	static const struct fixture_pair pair[] = {{"one", "uno", 1}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;
	struct buffer seen = {0};

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	check_ok(cotejo_memory_languages(memory, note_language, &seen, &error), &error);
	assert_int_equal(seen.length, 0);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	fixture_add(memory, "one", "en", "it", pair, 1);
	check_ok(cotejo_memory_languages(memory, note_language, &seen, &error), &error);
	check_text(buffer_text(&seen), "en 5|es 4|it 1|");
	fixture_add(memory, "two", "fr", "pt", pair, 1);
	buffer_reset(&seen);
	check_ok(cotejo_memory_languages(memory, note_language, &seen, &error), &error);
	check_text(buffer_text(&seen), "en 5|es 4|fr 1|it 1|pt 1|");
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void state_names(void **state)
{
	(void)state;
	assert_string_equal(cotejo_unit_state_name(COTEJO_UNIT_AUTOMATIC), "automatic");
	assert_string_equal(cotejo_unit_state_name(COTEJO_UNIT_CONFIRMED), "confirmed");
	assert_string_equal(cotejo_unit_state_name(COTEJO_UNIT_DOUBTFUL), "doubtful");
	assert_string_equal(cotejo_unit_state_name(COTEJO_UNIT_EXCLUDED), "excluded");
	assert_string_equal(cotejo_unit_state_name((enum cotejo_unit_state)17), "unknown");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(create_and_reopen),
		cmocka_unit_test(folders_above),
		cmocka_unit_test(no_memory_at_all),
		cmocka_unit_test(names_of_sqlite),
		cmocka_unit_test(empty_file_becomes_a_memory),
		cmocka_unit_test(newer_versions),
		cmocka_unit_test(languages),
		cmocka_unit_test(state_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
