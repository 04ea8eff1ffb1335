/*
 * Tests of walks through the units of a memory: filters, order, context, one state.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

/* Walks and writes the left texts, each with a "|" behind it. */
static void walk(
	struct cotejo_memory *memory, const struct cotejo_filter *filter, struct buffer *seen)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_unit *unit;
	struct cotejo_units *units = NULL;
	int64_t last = 0;
	int code;

	buffer_reset(seen);
	check_ok(cotejo_units_new(&units, memory, filter, &error), &error);
	while ((code = cotejo_units_next(units, &unit, &error)) == 1) {
		assert_true(unit->id > last);
		last = unit->id;
		buffer_add(seen, unit->variants[0].text);
		buffer_add_byte(seen, '|');
	}
	check_ok(code, &error);
	cotejo_units_free(units);
}

static void fill(struct cotejo_memory *memory)
{
	static const struct fixture_pair one[] = {{"one", "uno", .9}};
	static const struct fixture_pair two[] = {{"two", "dos", .5}};
	static const struct fixture_pair three[] = {{"three", "trois", .7}};
	static const struct fixture_pair four[] = {{"four", "cuatro", 1}};

	fixture_add(memory, "a", "en", "es", one, 1);
	fixture_add(memory, "b", "en-GB", "es-MX", two, 1);
	fixture_add(memory, "c", "en", "fr", three, 1);
	fixture_add(memory, "d", "en", "es", four, 1);
	fixture_sql(memory, "UPDATE unit SET created = unixepoch('2017-02-23') WHERE id = 1");
	fixture_sql(memory, "UPDATE unit SET created = unixepoch('2017-02-23'),"
			    " changed = unixepoch('2017-02-24 12:00:00') WHERE id = 2");
	fixture_sql(memory, "UPDATE unit SET created = unixepoch('2017-02-20') WHERE id = 3");
	fixture_sql(memory, "UPDATE unit SET state = 3 WHERE id = 4");
	fixture_sql(memory, "UPDATE unit SET state = 1 WHERE id = 1");
	fixture_sql(memory, "INSERT INTO property(unit, variant, name, value) VALUES"
			    "(2, NULL, 'client', 'Ministry'), (3, NULL, 'client', 'Museum'),"
			    "(1, 1, 'form', 'singular')");
}

#define SIZE sizeof(struct cotejo_filter)

static void filters(void **state)
{
	static const int64_t some[] = {3, 1, 4};
	static const struct {
		const char *name;
		struct cotejo_filter filter;
		const char *expected;
	} rows[] = {
		{"all", COTEJO_FILTER_INIT, "one|two|three|"},
		{"with excluded", {SIZE, .with_excluded = 1}, "one|two|three|four|"},
		{"source", {SIZE, .source_language = "es"}, "one|two|"},
		{"target", {SIZE, .target_language = "fr"}, "three|"},
		{"both", {SIZE, .source_language = "en", .target_language = "es"}, "one|two|"},
		{"both, turned round", {SIZE, .source_language = "es", .target_language = "en"},
			"one|two|"},
		{"a region", {SIZE, .source_language = "en", .target_language = "es_mx"}, "two|"},
		{"another region", {SIZE, .source_language = "en", .target_language = "es-ES"}, ""},
		{"the same twice", {SIZE, .source_language = "en", .target_language = "en"}, ""},
		{"a longer tag is no region",
			{SIZE, .source_language = "e", .target_language = NULL}, NULL},
		{"probability", {SIZE, .min_probability = .7}, "one|three|"},
		{"document", {SIZE, .document = "b.es-MX"}, "two|"},
		{"no such document", {SIZE, .document = "b"}, ""},
		{"since a day", {SIZE, .changed_since = "2017-02-23"}, "one|two|"},
		{"since a time", {SIZE, .changed_since = "2017-02-24T12:00:00Z"}, "two|"},
		{"since a second later", {SIZE, .changed_since = "2017-02-24T12:00:01Z"}, ""},
		{"no date", {SIZE, .changed_since = "yesterday"}, NULL},
		{"before a day", {SIZE, .changed_before = "2017-02-23"}, "three|"},
		{"before and since",
			{SIZE, .changed_since = "2017-02-21", .changed_before = "2017-02-24"},
			"one|"},
		{"before no date", {SIZE, .changed_before = "tomorrow"}, NULL},
		{"less probable", {SIZE, .below_probability = .7}, "two|"},
		{"between", {SIZE, .min_probability = .6, .below_probability = .8}, "three|"},
		{"one state", {SIZE, .states = 1U << COTEJO_UNIT_EXCLUDED}, "four|"},
		{"two states",
			{SIZE, .states = 1U << COTEJO_UNIT_EXCLUDED | 1U << COTEJO_UNIT_CONFIRMED},
			"one|four|"},
		{"a property", {SIZE, .property = "client"}, "two|three|"},
		{"a property of a variant", {SIZE, .property = "form"}, "one|"},
		{"a value", {SIZE, .property = "client", .property_value = "Ministry"}, "two|"},
		{"a part of a value", {SIZE, .property = "client", .property_value = "Min"}, ""},
		{"a value alone", {SIZE, .property_value = "Ministry"}, NULL},
		{"contains", {SIZE, .contains = "o"}, "one|two|three|"},
		{"contains, other case", {SIZE, .contains = "O"}, ""},
		{"contains in the target", {SIZE, .contains = "roi"}, "three|"},
		{"numbers", {SIZE, .ids = some, .id_count = 3}, "one|three|"},
		{"no number", {SIZE, .ids = some, .id_count = 0}, ""},
		{"an older program's filter",
			{offsetof(struct cotejo_filter, changed_before), .min_probability = .7,
				.changed_before = "nonsense", .contains = "x"},
			"one|three|"},
		{"all at once",
			{SIZE, .source_language = "en", .target_language = "es",
				.min_probability = .5, .document = "b.en-GB",
				.changed_since = "2017-02-01", .with_excluded = 1},
			"two|"},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer seen = {0};

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fill(memory);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_units *units = NULL;

		if (!rows[i].expected) {
			assert_int_equal(cotejo_units_new(&units, memory, &rows[i].filter, NULL),
				COTEJO_EARGUMENT);
			assert_null(units);
			continue;
		}
		walk(memory, &rows[i].filter, &seen);
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)seen.length, seen.bytes);
	}
	walk(memory, NULL, &seen);
	check_text(buffer_text(&seen), "one|two|three|");
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void what_a_unit_says(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_unit *unit;
	struct cotejo_units *units = NULL;
	struct cotejo_memory *memory;
	struct fixture fixture;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es-MX", fixture_news, FIXTURE_NEWS_COUNT);
	fixture_sql(memory, "INSERT INTO property(unit, variant, name, value) VALUES"
			    "(2, NULL, 'client', 'Ministry'), (2, 4, 'form', 'singular'),"
			    "(2, NULL, 'subject', 'politics')");
	check_ok(cotejo_units_new(&units, memory, NULL, &error), &error);
	assert_int_equal(cotejo_units_next(units, &unit, &error), 1);
	check_text(unit->variants[0].before, "");
	check_text(unit->variants[0].after, "Mexico will not pay for the wall.");
	assert_int_equal(unit->property_count, 0);

	assert_int_equal(cotejo_units_next(units, &unit, &error), 1);
	assert_int_equal(unit->id, 2);
	assert_true(unit->probability == .9);
	assert_int_equal(unit->state, COTEJO_UNIT_AUTOMATIC);
	assert_int_equal(unit->origin_count, 1);
	assert_int_equal(strlen(unit->created), strlen("2017-02-23T00:00:00Z"));
	assert_null(unit->changed);
	assert_null(unit->creator);
	assert_int_equal(unit->variant_count, 2);
	assert_string_equal(unit->variants[1].language, "es-MX");
	check_text(unit->variants[1].text, "México no pagará el muro.");
	assert_string_equal(unit->variants[1].document, "news.es-MX");
	assert_string_equal(unit->variants[1].document_title, "news");
	check_text(unit->variants[1].before, "No habrá deportaciones masivas, dijo el secretario.");
	check_text(unit->variants[1].after, "Una deportación masiva requeriría al ejército.");
	assert_int_equal(unit->property_count, 2);
	assert_string_equal(unit->properties[1].name, "subject");
	check_text(unit->properties[1].value, "politics");
	assert_int_equal(unit->variants[0].property_count, 0);
	assert_int_equal(unit->variants[1].property_count, 1);
	check_text(unit->variants[1].properties[0].value, "singular");
	cotejo_units_free(units);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void one_state(void **state)
{
	static const struct fixture_pair late[] = {{"late", "tarde", .9}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_unit *unit;
	struct cotejo_units *units = NULL;
	struct cotejo_memory *memory;
	struct fixture fixture;
	int count = 0, code;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_ok(cotejo_units_new(&units, memory, NULL, &error), &error);
	assert_int_equal(cotejo_units_next(units, &unit, &error), 1);
	fixture_add(memory, "late", "en", "es", late, 1);
	fixture_sql(memory, "DELETE FROM bead; DELETE FROM unit");
	for (count = 1; (code = cotejo_units_next(units, &unit, &error)) == 1; count++)
		assert_int_equal(unit->variant_count, 2);
	assert_int_equal(code, 0);
	assert_int_equal(count, FIXTURE_NEWS_COUNT);
	cotejo_units_free(units);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filters),
		cmocka_unit_test(what_a_unit_says),
		cmocka_unit_test(one_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
