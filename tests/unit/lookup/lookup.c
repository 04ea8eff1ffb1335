/*
 * Tests of cotejo/lookup.h: what is found, in which order, and where.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/lookup.h>

#include "memory/index.h"

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

/* What means something to FTS5, to SQL or to a shell means nothing here but its words. */
static void no_syntax(void **state)
{
	static const struct fixture_pair pairs[] = {
		{"Mexico AND Canada OR nothing, NOT \"a wall\" NEAR (here).", "uno", 1},
		{"text: prefix* and ^start + plus", "dos", 1},
		{"it's {curly} [square] a'b''c -- ; DROP TABLE unit", "tres", 1},
		{"The wall (of the house) is white; the house, however, has no wall.", "cuatro", 1},
		{"caf\xc3\xa9 na\xc3\xafve \xc3\x9c"
		 "bermut \xe4\xb8\xad\xe6\x96\x87",
			"cinco", 1},
	};
	static const struct row rows[] = {
		{"Mexico AND Canada", ANY, "=[Mexico AND Canada]|"},
		{"\"Mexico\" \"AND\"", ANY, "=[Mexico AND]|"},
		{"canada OR nothing", ANY, "=[Canada OR nothing]|"},
		{"nothing NOT a", ANY, "=[nothing, NOT \"a]|"},
		{"NEAR(here)", ANY, "=[NEAR (here]|"},
		{"NEAR(here, 5)", ANY, ""},
		{"a wall\" NEAR", ANY, "=[a wall\" NEAR]|"},
		{"\"", {SIZE, .limit = SIZE_MAX}, NULL},
		{"**", ANY, NULL},
		{"", ANY, NULL},
		{" \t\r\n", ANY, NULL},
		{"pre*", ANY, ""},
		{"prefix*", ANY, "=[prefix]|"},
		{"text:prefix", ANY, "=[text: prefix]|"},
		{"^start", ANY, "=[start]|"},
		{"start + plus", ANY, "=[start + plus]|"},
		{"/en/start", ANY, ""},
		{"'; DROP TABLE unit; --", ANY, "=[DROP TABLE unit]|"},
		{"curly\tsquare", ANY, "=[curly} [square]|"},
		{"curly\nsquare", ANY, "=[curly} [square]|"},
		{"wall of the house is white", ANY, "=[wall (of the house) is white]|"},
		{"house is", ANY, "=[house) is]|"},
		{"the house", ANY, "=[the house][the house]|"},
		{"CAFE NAIVE UBERMUT", ANY,
			"=[caf\xc3\xa9 na\xc3\xafve \xc3\x9c"
			"bermut]|"},
		{"\xe4\xb8\xad\xe6\x96\x87", ANY, "=[\xe4\xb8\xad\xe6\x96\x87]|"},
		{"\xe6\x96\x87", ANY, "=[\xe6\x96\x87]|"},
	};
	struct cotejo_lookup *lookup = NULL;
	struct buffer seen = {0};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "odd", "en", "es", pairs, sizeof(pairs) / sizeof(pairs[0]));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;

		if (rows[i].expected) {
			check_rows(memory, &rows[i], 1);
			continue;
		}
		assert_int_equal(cotejo_lookup_new(&lookup, memory, slice_of(rows[i].phrase),
					 &rows[i].options, &error),
			COTEJO_EARGUMENT);
		assert_string_equal(error.message, "there is no word in the phrase");
	}
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void refusals(void **state)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_lookup *lookup = NULL;
	struct buffer phrase = {0};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (int i = 0; i < 64; i++)
		buffer_add_string(&phrase, "word ");
	assert_int_equal(cotejo_lookup_new(&lookup, memory, buffer_text(&phrase), NULL, NULL), 0);
	cotejo_lookup_free(lookup);
	lookup = NULL;
	buffer_add_string(&phrase, "more");
	assert_int_equal(cotejo_lookup_new(&lookup, memory, buffer_text(&phrase), NULL, NULL),
		COTEJO_EARGUMENT);
	assert_int_equal(cotejo_lookup_new(&lookup, memory, slice("a\xff", 2), NULL, NULL),
		COTEJO_EENCODING);
	options.language = "no such tag";
	assert_int_equal(cotejo_lookup_new(&lookup, memory, slice_of("a"), &options, NULL),
		COTEJO_EARGUMENT);
	options.language = NULL;
	options.target_language = "";
	assert_int_equal(cotejo_lookup_new(&lookup, memory, slice_of("a"), &options, NULL),
		COTEJO_EARGUMENT);
	assert_null(lookup);
	cotejo_lookup_free(NULL);
	buffer_clear(&phrase);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* NUL is white space, in texts and in phrases. */
static void nul_bytes(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_ok(cotejo_lookup_new(&lookup, memory, slice("mass\0deportation", 16), NULL, &error),
		&error);
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 1);
	check_text(
		hit->unit->variants[hit->variant].text, "A mass deportation would need the army.");
	cotejo_lookup_free(lookup);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* As written first, then the more probable, then the newer; what nobody has weighed is certain. */
static void order(void **state)
{
	static const struct fixture_pair pairs[] = {
		{"one wall", "uno", .5},
		{"two walls", "dos", .9},
		{"three wall", "tres", .9},
		{"four wall", "cuatro", .5},
		{"five walls", "cinco", .95},
		{"six wall", "seis", .1},
		{"seven wall", "siete", 1},
	};
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	struct buffer seen = {0};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "walls", "en", "es", pairs, sizeof(pairs) / sizeof(pairs[0]));
	fixture_sql(memory, "UPDATE unit SET probability = NULL WHERE id = 6;"
			    "UPDATE unit SET state = 3 WHERE id = 7");
	options.min_probability = .3;
	check_ok(cotejo_lookup_new(&lookup, memory, slice_of("wall"), &options, &error), &error);
	while (cotejo_lookup_next(lookup, &hit, &error) == 1)
		buffer_add_format(&seen, "%d ", (int)hit->unit->id);
	check_text(buffer_text(&seen), "6 3 4 1 5 2 ");
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 0);
	cotejo_lookup_free(lookup);
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* Three languages, the phrase in two of them: one hit, of the variant that is asked for. */
static void several_variants(void **state)
{
	static const struct fixture_pair pairs[] = {{"Trump talks", "Trump habla", 1}};
	struct fixture fixture;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	static const struct row rows[] = {
		{"trump", ANY, "=[Trump]|"},
		{"trump hablar", ANY, "[Trump habla]|"},
		{"trump talk", ANY, "[Trump talks]|"},
		{"trump parle", ANY, "=[Trump parle]|"},
		{"trump", {SIZE, .language = "fr"}, "=[Trump]|"},
		{"trump", {SIZE, .language = "fr", .target_language = "fr"}, ""},
		{"trump", {SIZE, .language = "fr", .target_language = "es"}, "=[Trump]|"},
	};

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "trump", "en", "es", pairs, 1);
	fixture_sql(memory, "INSERT INTO language(id, tag) VALUES(7, 'fr-CA');"
			    "INSERT INTO variant(id, unit, language, key, text)"
			    " VALUES(9, 1, 7, 0, 'Et Trump parle')");
	check_ok(memory_begin(memory, &error), &error);
	check_ok(index_add_unit(memory, 1, &error), &error);
	check_ok(memory_commit(memory, &error), &error);
	check_rows(memory, rows, sizeof(rows) / sizeof(rows[0]));
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* No lock is held between hits: the memory can be written to, and what is gone is left out. */
static void changes_between_hits(void **state)
{
	static const struct fixture_pair late[] = {{"late mass deportations", "tarde", 1}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	struct fixture fixture;
	struct cotejo_memory *memory, *other;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	other = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	fixture_add(memory, "news", "en", "es", fixture_news, FIXTURE_NEWS_COUNT);
	check_ok(cotejo_lookup_new(&lookup, memory, slice_of("deportation"), NULL, &error), &error);
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 1);
	fixture_add(other, "late", "en", "es", late, 1);
	fixture_add(memory, "later", "en", "es-MX", late, 1);
	fixture_sql(other, "UPDATE unit SET state = 3 WHERE id = 1");
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 1);
	assert_int_equal(hit->unit->id, 6);
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 1);
	assert_int_equal(hit->unit->id, 5);
	assert_int_equal(cotejo_lookup_next(lookup, &hit, &error), 0);
	cotejo_lookup_free(lookup);
	cotejo_memory_close(other);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(inflections),
		cmocka_unit_test(no_syntax),
		cmocka_unit_test(refusals),
		cmocka_unit_test(nul_bytes),
		cmocka_unit_test(order),
		cmocka_unit_test(several_variants),
		cmocka_unit_test(changes_between_hits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
