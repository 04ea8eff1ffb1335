/*
 * Tests of how SQLite means to run our statements: by an index, in memories large and small.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/filter.h"

/* The few statements that are meant to go through a table: one row a small transaction is in
 * "recent", languages are few, and those that empty a table look at all of it. */
static bool may_scan(int name, struct cotejo_text step)
{
	return slice_equals(step, "SCAN CONSTANT ROW") || name == QUERY_RECENT ||
	       name == QUERY_RECENT_BYTES || name == QUERY_RECENT_DROP ||
	       name == QUERY_BLOCK_DROP_ALL || name == QUERY_TERM_DROP_ALL ||
	       name == QUERY_WEIGHTS_DROP_ALL || name == QUERY_LANGUAGES;
}

/* Every step of the plan of a kept statement looks something up; none goes through a table. */
static void kept_statements(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (int name = 0; name < QUERY_COUNT; name++) {
		struct query query, plan;
		struct buffer sql = {0};
		int code;

		query_begin(&query, memory, (enum query_name)name);
		assert_int_equal(query.failure, SQLITE_OK);
		buffer_add_format(&sql, "EXPLAIN QUERY PLAN %s", sqlite3_sql(query.statement));
		buffer_add_byte(&sql, '\0');
		query_prepare(&plan, memory, sql.bytes);
		while ((code = query_step(&plan, &error)) == 1) {
			struct cotejo_text step = query_text(&plan, 3);

			if (slice_starts(step, slice_of("SCAN")) && !may_scan(name, step))
				fail_msg("%s: %.*s", sql.bytes, (int)step.length, step.bytes);
		}
		check_ok(code, &error);
		query_finish(&plan);
		query_end(&query);
		buffer_clear(&sql);
	}
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* ---- Filters ---- */

static const int64_t some_units[] = {1, 3};

static const struct {
	const char *name;
	struct cotejo_filter filter;
} filters[] = {
	{"none", {sizeof(struct cotejo_filter), .source_language = NULL}},
	{"source", {sizeof(struct cotejo_filter), .source_language = "en"}},
	{"target", {sizeof(struct cotejo_filter), .target_language = "es"}},
	{"both languages",
		{sizeof(struct cotejo_filter), .source_language = "en", .target_language = "es"}},
	{"document", {sizeof(struct cotejo_filter), .document = "letter"}},
	{"property", {sizeof(struct cotejo_filter), .property = "client"}},
	{"value", {sizeof(struct cotejo_filter), .property = "client", .property_value = "us"}},
	{"contains", {sizeof(struct cotejo_filter), .contains = "wire"}},
	{"probabilities",
		{sizeof(struct cotejo_filter), .min_probability = .2, .below_probability = .8}},
	{"dates", {sizeof(struct cotejo_filter), .changed_since = "2020-01-01",
			  .changed_before = "2040-01-01"}},
	{"numbers", {sizeof(struct cotejo_filter), .source_language = "en", .contains = "wire",
			    .ids = some_units, .id_count = 2}},
};

/* Units are gone through, unless they are named; languages are few, and gone through once. What
 * belongs to a unit or to a document is looked up. */
static void check_step(
	const struct cotejo_filter *filter, const char *name, struct cotejo_text step)
{
	if (!slice_starts(step, slice_of("SCAN")) || slice_equals(step, "SCAN language"))
		return;
	if (slice_starts(step, slice_of("SCAN u")) && !filter->id_count)
		return;
	fail_msg("%s: %.*s", name, (int)step.length, step.bytes);
}

static void filters_look_up(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		struct query query, plan;
		struct filter filter = {0};
		struct buffer sql = {0};
		int code;

		check_ok(filter_read(&filter, &filters[i].filter, &error), &error);
		check_ok(filter_prepare(&query, memory, &filter, &error), &error);
		assert_int_equal(query.failure, SQLITE_OK);
		buffer_add_format(&sql, "EXPLAIN QUERY PLAN %s", sqlite3_sql(query.statement));
		buffer_add_byte(&sql, '\0');
		query_prepare(&plan, memory, sql.bytes);
		while ((code = query_step(&plan, &error)) == 1)
			check_step(&filters[i].filter, filters[i].name, query_text(&plan, 3));
		check_ok(code, &error);
		query_finish(&plan);
		query_finish(&query);
		buffer_clear(&sql);
		filter_clear(&filter);
	}
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* A unit is found among many that have one of its texts, or a language, in common. */
static void unit_is_found_by_its_texts(void **state)
{
	enum { MANY = 2000 };
	struct cotejo_error error = COTEJO_ERROR_INIT;
	static struct fixture_pair pairs[MANY];
	static char texts[MANY][32];
	struct cotejo_memory *memory;
	struct fixture fixture;
	struct query query;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (int i = 0; i < MANY; i++) {
		snprintf(texts[i], sizeof(texts[i]), "text number %d", i);
		pairs[i] = (struct fixture_pair){i % 2 ? "the same" : texts[i], texts[i], .5};
	}
	fixture_add(memory, "many", "en", "es", pairs, MANY);
	/* A document more: the same pairs, and this time each is found. */
	pairs[0].left = "another";
	fixture_add(memory, "again", "en", "es", pairs, MANY);
	query_begin(&query, memory, QUERY_UNIT_FIND);
	assert_true(sqlite3_stmt_status(query.statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0) == 0);
	/* Some dozens of machine steps each, not thousands. */
	assert_true(
		sqlite3_stmt_status(query.statement, SQLITE_STMTSTATUS_VM_STEP, 0) < MANY * 200);
	query_end(&query);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kept_statements),
		cmocka_unit_test(filters_look_up),
		cmocka_unit_test(unit_is_found_by_its_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
