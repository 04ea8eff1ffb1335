/*
 * Tests of memory/schema.h: steps from version to version.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/database.h"
#include "memory/schema.h"

static const char *const meta_table[] = {
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID", NULL};
static const char *const second_step[] = {
	"CREATE TABLE second(x)", "INSERT INTO second VALUES(2)", NULL};
static const char *const third_step[] = {"INSERT INTO second SELECT x + 1 FROM second", NULL};
static const char *const broken_step[] = {
	"INSERT INTO second VALUES(7)", "INSERT INTO nowhere VALUES(1)", NULL};

static const struct schema_step steps[] = {{meta_table}, {second_step}, {third_step}};
static const struct schema_step broken[] = {
	{meta_table}, {second_step}, {third_step}, {broken_step}};

static sqlite3 *open_empty(const struct fixture *fixture)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	sqlite3 *db = NULL;
	FILE *file = fopen(fixture->path, "wb");

	assert_non_null(file);
	fclose(file);
	check_ok(database_open(&db, fixture->path, DATABASE_WRITE, &error), &error);
	return db;
}

static int64_t ask(sqlite3 *db, const char *sql)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int64_t value = -1;

	check_ok(database_integer(db, "test", sql, &value, &error), &error);
	return value;
}

static void step_by_step(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	sqlite3 *db;

	(void)state;
	fixture_setup(&fixture);
	db = open_empty(&fixture);
	check_ok(schema_update(db, "test", steps, 1, &error), &error);
	assert_int_equal(ask(db, "PRAGMA user_version"), 1);
	assert_int_equal(ask(db, "PRAGMA application_id"), SCHEMA_APPLICATION_ID);
	assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'second'"), 0);
	check_ok(schema_update(db, "test", steps, 3, &error), &error);
	assert_int_equal(ask(db, "PRAGMA user_version"), 3);
	assert_int_equal(ask(db, "SELECT sum(x) FROM second"), 5);
	assert_int_equal(
		ask(db, "SELECT value = '" COTEJO_VERSION "' FROM meta WHERE name = 'writer'"), 1);

	/* Nothing is done twice, nor to a file that is further on. */
	check_ok(schema_update(db, "test", steps, 3, &error), &error);
	check_ok(schema_update(db, "test", steps, 2, &error), &error);
	assert_int_equal(ask(db, "PRAGMA user_version"), 3);
	assert_int_equal(ask(db, "SELECT sum(x) FROM second"), 5);
	sqlite3_close(db);
	fixture_teardown(&fixture);
}

static void all_or_nothing(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	sqlite3 *db;

	(void)state;
	fixture_setup(&fixture);
	db = open_empty(&fixture);
	check_ok(schema_update(db, "test", broken, 1, &error), &error);
	assert_int_equal(schema_update(db, "test", broken, 4, &error), COTEJO_ECORRUPT);
	assert_string_equal(error.file, "test");
	assert_int_equal(ask(db, "PRAGMA user_version"), 1);
	assert_int_equal(ask(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'second'"), 0);
	assert_int_equal(sqlite3_get_autocommit(db), 1);
	sqlite3_close(db);
	fixture_teardown(&fixture);
}

static void the_real_one(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	enum schema_state found = SCHEMA_OLD;
	struct fixture fixture;
	sqlite3 *db;

	(void)state;
	fixture_setup(&fixture);
	db = open_empty(&fixture);
	check_ok(schema_examine(db, "test", &found, &error), &error);
	assert_int_equal(found, SCHEMA_EMPTY);
	check_ok(schema_update(db, "test", schema_steps, SCHEMA_VERSION, &error), &error);
	check_ok(schema_examine(db, "test", &found, &error), &error);
	assert_int_equal(found, SCHEMA_CURRENT);

	/* Every table says of each column what it holds. */
	assert_int_equal(ask(db, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
				 " AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
		0);
	assert_int_equal(sqlite3_exec(db,
				 "INSERT INTO variant(unit, language, key, text)"
				 " VALUES(1, 1, 1, 'a unit that is not there')",
				 NULL, NULL, NULL),
		SQLITE_CONSTRAINT_FOREIGNKEY);
	sqlite3_close(db);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(step_by_step),
		cmocka_unit_test(all_or_nothing),
		cmocka_unit_test(the_real_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
