/*
 * Tests of cotejo/lookup.h: what is found, in which order, and where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/lookup.h>

/* Writes the hits, each as its spans in brackets with a "=" before those as written and a "|"
 * behind the hit. */
static void look_up(struct cotejo_memory *memory, const char *phrase,
	const struct cotejo_lookup_options *options, struct buffer *seen)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code;

	buffer_reset(seen);
	check_ok(cotejo_lookup_new(&lookup, memory, slice_of(phrase), options, &error), &error);
	while ((code = cotejo_lookup_next(lookup, &hit, &error)) == 1) {
		struct cotejo_text text = hit->unit->variants[hit->variant].text;

		assert_true(hit->span_count > 0);
		if (hit->exact)
			buffer_add_byte(seen, '=');
		for (size_t i = 0; i < hit->span_count; i++) {
			assert_true(hit->spans[i].begin + hit->spans[i].length <= text.length);
			buffer_add_byte(seen, '[');
			buffer_add(seen,
				slice(text.bytes + hit->spans[i].begin, hit->spans[i].length));
			buffer_add_byte(seen, ']');
		}
		buffer_add_byte(seen, '|');
	}
	check_ok(code, &error);
	cotejo_lookup_free(lookup);
}

struct row {
	const char *phrase;
	struct cotejo_lookup_options options;
	const char *expected;
};

static void check_rows(struct cotejo_memory *memory, const struct row *rows, size_t count)
{
	struct buffer seen = {0};

	for (size_t i = 0; i < count; i++) {
		look_up(memory, rows[i].phrase, &rows[i].options, &seen);
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("row %zu, %s: %.*s", i, rows[i].phrase, (int)seen.length,
				seen.bytes);
	}
	buffer_clear(&seen);
}

#define ANY COTEJO_LOOKUP_OPTIONS_INIT
#define SIZE sizeof(struct cotejo_lookup_options)

static void inflections(void **state)
{
	static const struct row rows[] = {
		{"mass deportations", ANY, "=[mass deportations]|[mass deportation]|"},
		{"mass deportation", ANY, "=[mass deportation]|[mass deportations]|"},
		{"MASS DEPORTATION", ANY, "=[mass deportation]|[mass deportations]|"},
		{"deportación masiva", ANY, "=[deportación masiva]|[deportaciones masivas]|"},
		{"deportaciones masivas", ANY, "=[deportaciones masivas]|[deportación masiva]|"},
		{"deportacion masiva", {SIZE, .exact = 1}, "=[deportación masiva]|"},
		{"mass deportation", {SIZE, .exact = 1}, "=[mass deportation]|"},
		{"mass deportation", {SIZE, .language = "en"},
			"=[mass deportation]|[mass deportations]|"},
		{"mass deportation", {SIZE, .language = "es"}, ""},
		{"mass deportation", {SIZE, .target_language = "es"},
			"=[mass deportation]|[mass deportations]|"},
		{"mass deportation", {SIZE, .target_language = "fr"}, ""},
		{"mass deportation", {SIZE, .target_language = "en"}, ""},
		{"mass deportation", {SIZE, .min_probability = .85}, "[mass deportations]|"},
		{"mass deportation", {SIZE, .limit = 1}, "=[mass deportation]|"},
		{"mexico", ANY, "=[Mexico]|"},
		{"méxico", {SIZE, .language = "es"}, "=[México]|"},
		{"dos hora", ANY, "[dos horas]|"},
		{"talk lasts", ANY, "[talks lasted]|"},
		{"lasted talks", ANY, ""},
		{"secretario.", ANY, "=[secretario]|"},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_rows(memory, rows, sizeof(rows) / sizeof(rows[0]));
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inflections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
