/*
 * Tests of cotejo/match.h: what is handed out, in which order, with which differences; penalties
 * and context; what is refused.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/exchange.h>
#include <cotejo/match.h>

#include "memory/codes.h"
#include "memory/names.h"

#define ANY COTEJO_MATCH_OPTIONS_INIT

static void add_differences(struct buffer *seen, const struct cotejo_match *match,
	struct cotejo_text sentence, struct cotejo_text text)
{
	size_t at = 0, sentence_at = 0;

	for (size_t i = 0; i < match->difference_count; i++) {
		const struct cotejo_difference *difference = &match->differences[i];

		/* From left to right, and nothing twice. */
		assert_true(difference->sentence.begin >= sentence_at);
		assert_true(difference->text.begin >= at);
		sentence_at = difference->sentence.begin + difference->sentence.length;
		at = difference->text.begin + difference->text.length;
		assert_true(sentence_at <= sentence.length && at <= text.length);
		if (difference->kind == COTEJO_DIFFERENCE_NONE)
			continue;
		buffer_add_format(seen, " %s", cotejo_difference_kind_name(difference->kind));
		buffer_add_byte(seen, '[');
		buffer_add(seen, slice(sentence.bytes + difference->sentence.begin,
					 difference->sentence.length));
		buffer_add_byte(seen, '/');
		buffer_add(
			seen, slice(text.bytes + difference->text.begin, difference->text.length));
		buffer_add_byte(seen, ']');
	}
}

/* The matches, each as "score[-penalty] language differences|". */
static void match(struct cotejo_memory *memory, const char *sentence,
	const struct cotejo_match_options *options, const struct cotejo_match_context *context,
	struct buffer *seen)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *found;
	size_t count = 0;
	int code;

	buffer_reset(seen);
	check_ok(cotejo_matcher_new(&matcher, memory, options, &error), &error);
	check_ok(cotejo_matcher_find(matcher, slice_of(sentence), context, &count, &error), &error);
	while ((code = cotejo_matcher_next(matcher, &found, &error)) == 1) {
		const struct cotejo_variant *variant = &found->unit->variants[found->variant];

		buffer_add_format(seen, "%d", found->score);
		if (found->penalty)
			buffer_add_format(seen, "-%d", found->penalty);
		buffer_add_format(seen, " %s", variant->language);
		add_differences(seen, found, slice_of(sentence), variant->text);
		buffer_add_byte(seen, '|');
		count--;
	}
	check_ok(code, &error);
	assert_int_equal(count, 0);
	cotejo_matcher_free(matcher);
}

struct row {
	const char *sentence;
	struct cotejo_match_options options;
	const char *expected;
};

static void check_rows(struct cotejo_memory *memory, const struct row *rows, size_t count)
{
	struct buffer seen = {0};

	for (size_t i = 0; i < count; i++) {
		match(memory, rows[i].sentence, &rows[i].options, NULL, &seen);
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("row %zu, %s: %.*s", i, rows[i].sentence, (int)seen.length,
				seen.bytes);
	}
	buffer_clear(&seen);
}

static const struct fixture_pair pairs[] = {
	{"The report has 12 pages.", "El informe tiene 12 p\xc3\xa1ginas.", .9},
	{"Mexico will not pay for the wall.", "M\xc3\xa9xico no pagar\xc3\xa1 el muro.", .5},
	{"The report has 14 pages.", "El informe tiene 14 p\xc3\xa1ginas.", .7},
	{"Entrance is free.", "La entrada es gratuita.", 1},
};

#define PAIRS (sizeof(pairs) / sizeof(pairs[0]))
#define SIZE sizeof(struct cotejo_match_options)

static void what_is_found(void **state)
{
	static const struct row rows[] = {
		{"The report has 12 pages.", ANY, "100 en|90 en changed[12/14]|"},
		{"The report has 13 pages.", ANY, "90 en changed[13/12]|90 en changed[13/14]|"},
		{"the REPORT has 12 pages.", {SIZE, .limit = 1},
			"96 en form[the REPORT/The report]|"},
		{"El informe tiene 12 p\xc3\xa1ginas", {SIZE, .limit = 1}, "96 es added[/.]|"},
		{"El informe tiene 12 paginas.", {SIZE, .limit = 1},
			"98 es form[paginas/p\xc3\xa1ginas]|"},
		{"Mexico will pay for the wall.", ANY, "86 en added[/not]|"},
		{"Mexico will not ever pay for the wall.", ANY, "87 en missing[ever/]|"},
		{"Mexico will not pay for the walls", {SIZE, .min_score = 60},
			"83 en changed[walls/wall] added[/.]|"},
		{"Mexico will not pay for the walls", {SIZE, .min_score = 84}, ""},
		{"Mexico will not pay for the wall.", {SIZE, .language = "es"}, ""},
		{"Mexico will not pay for the wall.", {SIZE, .language = "en"}, "100 en|"},
		{"Mexico will not pay for the wall.", {SIZE, .target_language = "es"}, "100 en|"},
		{"Mexico will not pay for the wall.", {SIZE, .target_language = "fr"}, ""},
		{"Mexico will not pay for the wall.", {SIZE, .min_probability = .6}, ""},
		{"The report has 12 pages.", {SIZE, .penalties = {.automatic = 5}},
			"100-5 en|90-5 en changed[12/14]|"},
		{"The report has 12 pages.", {SIZE, .penalties = {.automatic = 25}}, "100-25 en|"},
		{"The report has 13 pages.", {SIZE, .penalties = {.improbable = 10}},
			"90-1 en changed[13/12]|90-3 en changed[13/14]|"},
		{"The report has 14 pages.",
			{SIZE, .limit = 1, .penalties = {0, 0, 0, "client", "Acme", 7}},
			"100-7 en|"},
		{"purple elephants", ANY, ""},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", pairs, PAIRS);
	check_rows(memory, rows, sizeof(rows) / sizeof(rows[0]));
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void states_and_properties(void **state)
{
	static const struct row rows[] = {
		/* The second is confirmed. */
		{"The report has 13 pages.", ANY, "90 en changed[13/14]|90 en changed[13/12]|"},
		{"The report has 13 pages.", {SIZE, .penalties = {.automatic = 1}},
			"90 en changed[13/14]|90-1 en changed[13/12]|"},
		{"The report has 13 pages.", {SIZE, .penalties = {0, 0, 0, "client", "Acme", 7}},
			"90 en changed[13/12]|90-7 en changed[13/14]|"},
		{"Entrance is free.", ANY, ""},
		{"Mexico will not pay for the wall.", {SIZE, .penalties = {.doubtful = 9}},
			"100-9 en|"},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", pairs, PAIRS);
	fixture_sql(memory, "UPDATE unit SET state = 1 WHERE id = 3;"
			    "UPDATE unit SET state = 2 WHERE id = 2;"
			    "UPDATE unit SET state = 3 WHERE id = 4;"
			    "INSERT INTO property(unit, name, value) VALUES(1, 'client', 'Acme')");
	check_rows(memory, rows, sizeof(rows) / sizeof(rows[0]));
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* ---- Flags and codes ---- */

static const struct cotejo_inline bold = {.kind = COTEJO_INLINE_PH, .content = {"<b>", 3}};
static const struct cotejo_inline bold_and_break[] = {
	{.kind = COTEJO_INLINE_PH, .content = {"<br/>", 5}},
	{.kind = COTEJO_INLINE_PH, .content = {"<b>", 3}},
};

/* A memory in which the second pair has a wrong number and the fourth an inline code. */
static struct cotejo_memory *faulty_memory(struct fixture *fixture)
{
	static const struct fixture_pair faulty[] = {
		{"The report has 12 pages.", "El informe tiene 12 p\xc3\xa1ginas.", .9},
		{"The report has 14 pages.", "El informe tiene 41 p\xc3\xa1ginas.", 1},
		{"Mexico will not pay for the wall.", "Mexico will not pay for the wall.", .5},
		{"Entrance is free.", "La entrada es gratuita.", 1},
	};
	struct cotejo_memory *memory;
	struct buffer codes = {0}, sql = {0};

	fixture_setup(fixture);
	memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", faulty, sizeof(faulty) / sizeof(faulty[0]));
	codes_write(&codes, &bold, 1);
	buffer_add_string(&sql, "UPDATE variant SET codes = x'");
	for (size_t i = 0; i < codes.length; i++)
		buffer_add_format(&sql, "%02x", (unsigned char)codes.bytes[i]);
	buffer_add_string(&sql, "' WHERE unit = 4");
	buffer_add_byte(&sql, '\0');
	fixture_sql(memory, sql.bytes);
	buffer_clear(&codes);
	buffer_clear(&sql);
	return memory;
}

static void flags_lower(void **state)
{
	static const struct row rows[] = {
		{"The report has 13 pages.", ANY, "90 en changed[13/14]|90 en changed[13/12]|"},
		{"The report has 13 pages.", {SIZE, .flags = COTEJO_MATCH_FLAGS},
			"90 en changed[13/12]|90-5 en changed[13/14]|"},
		{"The report has 13 pages.", {SIZE, .limit = 1, .flags = COTEJO_MATCH_FLAGS},
			"90 en changed[13/12]|"},
		{"The report has 13 pages.", {SIZE, .flags = COTEJO_MATCH_FLAGS, .min_score = 86},
			"90 en changed[13/12]|"},
		{"The report has 13 pages.", {SIZE, .flags = 50},
			"90 en changed[13/12]|90-2 en changed[13/14]|"},
		{"The report has 14 pages.",
			{SIZE, .limit = 1, .flags = 100, .penalties = {.automatic = 3}},
			"100-8 en|"},
		{"Entrance is free.", {SIZE, .codes = 3}, "100-3 en|"},
		{"Entrance is free.", {SIZE, .codes = 40}, "100-30 en|"},
		{"Entrance is free.", {SIZE, .codes = 3, .min_score = 98}, ""},
	};
	struct fixture fixture;
	struct cotejo_memory *memory = faulty_memory(&fixture);

	(void)state;
	check_rows(memory, rows, sizeof(rows) / sizeof(rows[0]));
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void codes_are_compared(void **state)
{
	const struct {
		const struct cotejo_inline *codes;
		size_t count;
		int penalty;
	} rows[] = {{NULL, 0, 2}, {&bold, 1, 0}, {bold_and_break, 1, 4}, {bold_and_break, 2, 2}};
	struct cotejo_match_options options = ANY;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *found;
	struct fixture fixture;
	struct cotejo_memory *memory = faulty_memory(&fixture);

	(void)state;
	options.codes = 2;
	check_ok(cotejo_matcher_new(&matcher, memory, &options, &error), &error);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		check_ok(cotejo_matcher_find_coded(matcher, slice_of("Entrance is free."),
				 rows[i].codes, rows[i].count, NULL, NULL, &error),
			&error);
		assert_int_equal(cotejo_matcher_next(matcher, &found, &error), 1);
		assert_int_equal(found->of_codes, rows[i].penalty);
		assert_int_equal(found->penalty, rows[i].penalty);
	}
	cotejo_matcher_free(matcher);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* A caller that was built with a shorter structure of options. */
static void old_callers(void **state)
{
	struct cotejo_match_options old = {
		.struct_size = offsetof(struct cotejo_match_options, flags), .flags = 100};
	struct buffer seen = {0};
	struct fixture fixture;
	struct cotejo_memory *memory = faulty_memory(&fixture);

	(void)state;
	match(memory, "The report has 14 pages.", &old, NULL, &seen);
	assert_true(slice_starts(buffer_text(&seen), slice_of("100 en|")));
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void contexts(void **state)
{
	const struct {
		const char *before, *sentence, *after, *expected;
	} rows[] = {
		{pairs[0].left, pairs[1].left, pairs[2].left, "101 en|"},
		{pairs[0].right, pairs[1].right, pairs[2].right, "101 es|"},
		{" The report  has\n12 pages.", pairs[1].left, pairs[2].left, "101 en|"},
		{pairs[2].left, pairs[1].left, pairs[0].left, "100 en|"},
		{pairs[0].left, pairs[1].left, "", "100 en|"},
		{pairs[2].left, pairs[3].left, "", "101 en|"},
		{"", pairs[3].left, "", "100 en|"},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer seen = {0};

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", pairs, PAIRS);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_match_context context = {
			slice_of(rows[i].before), slice_of(rows[i].after)};

		match(memory, rows[i].sentence, NULL, &context, &seen);
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("row %zu: %.*s", i, (int)seen.length, seen.bytes);
	}
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static int write_seen(void *user, const char *bytes, size_t length)
{
	buffer_add(user, slice(bytes, length));
	return 0;
}

static void json(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *found;
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer seen = {0};
	struct cotejo_output output = {write_seen, &seen};
	static const char begin[] =
		"{\"score\":90,\"penalty\":0,\"variant\":0,\"differences\":[{\"kind\":\"changed\","
		"\"sentence\":{\"begin\":15,\"length\":2},\"text\":{\"begin\":15,\"length\":2}}],"
		"\"unit\":{\"id\":1,\"probability\":0.9000,";

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "news", "en", "es", pairs, PAIRS);
	check_ok(cotejo_matcher_new(&matcher, memory, NULL, &error), &error);
	check_ok(cotejo_matcher_find(
			 matcher, slice_of("The report has 13 pages."), NULL, NULL, &error),
		&error);
	assert_int_equal(cotejo_matcher_next(matcher, &found, &error), 1);
	check_ok(cotejo_match_write_json(found, &output, &error), &error);
	if (!slice_starts(buffer_text(&seen), slice_of(begin)))
		fail_msg("%.*s", (int)seen.length, seen.bytes);
	buffer_clear(&seen);
	cotejo_matcher_free(matcher);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void flags_as_json(void **state)
{
	struct cotejo_match_options options = {SIZE, .flags = COTEJO_MATCH_FLAGS};
	static const char begin[] = "{\"score\":100,\"penalty\":5,\"penalty_of_flags\":5,"
				    "\"flags\":{\"numbers\":\"14 | 41\"},\"variant\":0,";
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_matcher *matcher = NULL;
	const struct cotejo_match *found;
	struct buffer seen = {0};
	struct cotejo_output output = {write_seen, &seen};
	struct fixture fixture;
	struct cotejo_memory *memory = faulty_memory(&fixture);

	(void)state;
	check_ok(cotejo_matcher_new(&matcher, memory, &options, &error), &error);
	check_ok(cotejo_matcher_find(
			 matcher, slice_of("The report has 14 pages."), NULL, NULL, &error),
		&error);
	assert_int_equal(cotejo_matcher_next(matcher, &found, &error), 1);
	check_ok(cotejo_match_write_json(found, &output, &error), &error);
	if (!slice_starts(buffer_text(&seen), slice_of(begin)))
		fail_msg("%.*s", (int)seen.length, seen.bytes);
	buffer_clear(&seen);
	cotejo_matcher_free(matcher);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void words_are_counted(void **state)
{
	static const struct {
		const char *text;
		size_t words;
	} rows[] = {{"", 0}, {"...", 0}, {"The report has 12 pages.", 5}, {"l'homme", 2},
		{"\xe4\xb8\xad\xe6\x96\x87\xe3\x80\x82", 2}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;
		size_t words = 99;

		check_ok(cotejo_match_words(&words, slice_of(rows[i].text), &error), &error);
		assert_int_equal(words, rows[i].words);
	}
	assert_int_equal(
		cotejo_match_words(&(size_t){0}, slice("\xff", 1), NULL), COTEJO_EENCODING);
}

static void what_is_refused(void **state)
{
	static const struct cotejo_match_options wrong[] = {
		{SIZE, .language = "!!"},
		{SIZE, .target_language = ""},
		{SIZE, .min_score = -1},
		{SIZE, .min_score = 102},
		{SIZE, .penalties = {.automatic = -1}},
		{SIZE, .flags = -1},
		{SIZE, .codes = 1001},
	};
	struct cotejo_matcher *matcher = NULL;
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer text = {0};

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(
			cotejo_matcher_new(&matcher, memory, &wrong[i], NULL), COTEJO_EARGUMENT);
	assert_null(matcher);
	assert_int_equal(cotejo_matcher_new(&matcher, memory, NULL, NULL), 0);
	assert_int_equal(
		cotejo_matcher_find(matcher, slice_of(" \n"), NULL, NULL, NULL), COTEJO_EARGUMENT);
	assert_int_equal(cotejo_matcher_find(matcher, slice("a\xff", 2), NULL, NULL, NULL),
		COTEJO_EENCODING);
	for (int i = 0; i < 20000; i++)
		buffer_add_string(&text, "a ");
	assert_int_equal(
		cotejo_matcher_find(matcher, buffer_text(&text), NULL, NULL, NULL), COTEJO_ELIMIT);
	cotejo_matcher_free(matcher);
	cotejo_matcher_free(NULL);
	buffer_clear(&text);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_found),
		cmocka_unit_test(states_and_properties),
		cmocka_unit_test(flags_lower),
		cmocka_unit_test(codes_are_compared),
		cmocka_unit_test(old_callers),
		cmocka_unit_test(flags_as_json),
		cmocka_unit_test(contexts),
		cmocka_unit_test(json),
		cmocka_unit_test(words_are_counted),
		cmocka_unit_test(what_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
