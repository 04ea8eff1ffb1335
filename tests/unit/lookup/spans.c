/*
 * Tests of lookup/spans.h and lookup/candidates.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/buffer.h"
#include "lookup/candidates.h"
#include "lookup/spans.h"

static void places(void **state)
{
	static const struct {
		const char *name, *phrase, *language, *text;
		bool exact;
		const char *expected;
	} rows[] = {
		{"one word", "wall", "en", "a wall", false, "[wall]="},
		{"inflected", "wall", "en", "walls", false, "[walls]"},
		{"not when exact", "wall", "en", "walls", true, ""},
		{"both", "wall", "en", "walls wall", false, "[walls][wall]="},
		{"exact of both", "wall", "en", "walls wall", true, "[wall]="},
		{"no overlap", "a a", "en", "a a a a a", false, "[a a][a a]="},
		{"after a false start", "a b", "en", "a a b", false, "[a b]="},
		{"written inside an inflected one", "wall wall", "en", "walls wall wall", false,
			"[walls wall]="},
		{"too short", "a b c", "en", "a b", false, ""},
		{"empty text", "a", "en", "", false, ""},
		{"marks between", "a b", "en",
			"(a), \xc2\xab"
			"b\xc2\xbb",
			false,
			"[a), \xc2\xab"
			"b]="},
		{"other language", "walls", "und", "wall", false, ""},
		{"whole text", "mass deportations", "en-US", "Mass deportation", false,
			"[Mass deportation]"},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct terms terms = {0};
	struct spans spans = {0};
	struct buffer seen = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct phrase phrase = {0};

		check_ok(phrase_read(&phrase, &terms, slice_of(rows[i].phrase), &error), &error);
		check_ok(spans_find(&spans, &phrase, &terms, rows[i].language,
				 slice_of(rows[i].text), rows[i].exact, &error),
			&error);
		buffer_reset(&seen);
		for (size_t j = 0; j < spans.count; j++)
			buffer_add_format(&seen, "[%.*s]", (int)spans.items[j].length,
				rows[i].text + spans.items[j].begin);
		buffer_add_string(&seen, spans.exact ? "=" : "");
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].name, (int)seen.length, seen.bytes);
		phrase_clear(&phrase);
	}
	buffer_clear(&seen);
	spans_clear(&spans);
	terms_clear(&terms);
}

/* A phrase of as many words as there may be, at the end of a long text. */
static void longest_phrase(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer text = {0};
	struct phrase phrase = {0};
	struct terms terms = {0};
	struct spans spans = {0};
	size_t begin = 0;

	(void)state;
	for (int i = 0; i < 300; i++) {
		if (i == 300 - PHRASE_WORDS)
			begin = text.length;
		buffer_add_format(&text, "w%d ", i);
	}
	check_ok(phrase_read(
			 &phrase, &terms, slice(text.bytes + begin, text.length - begin), &error),
		&error);
	assert_int_equal(phrase.count, PHRASE_WORDS);
	check_ok(spans_find(&spans, &phrase, &terms, "en", buffer_text(&text), false, &error),
		&error);
	assert_int_equal(spans.count, 1);
	assert_int_equal(spans.items[0].begin, begin);
	assert_int_equal(spans.items[0].length, text.length - begin - 1);
	phrase_clear(&phrase);
	buffer_clear(&text);
	spans_clear(&spans);
	terms_clear(&terms);
}

static void best_first(void **state)
{
	enum { COUNT = 1000, UNITS = 400 };
	struct candidates candidates = {0};
	double probabilities[UNITS];
	bool added[UNITS] = {false};
	uint32_t seed = 3;
	int64_t unit = 0, last = 0;
	size_t taken = 0, different = 0;

	(void)state;
	for (int i = 0; i < UNITS; i++)
		probabilities[i] = (i * 7919 % 13) / 13.0;
	for (int i = 0; i < COUNT; i++) {
		seed = seed * 1664525U + 1013904223U;
		unit = (seed >> 8) % UNITS;
		different += !added[unit];
		added[unit] = true;
		assert_int_equal(candidates_add(&candidates, unit, probabilities[unit], NULL), 0);
	}
	candidates_order(&candidates);
	for (; candidates_take(&candidates, &unit); taken++, last = unit) {
		assert_true(added[unit]);
		if (taken)
			assert_true(probabilities[unit] < probabilities[last] ||
				    (probabilities[unit] == probabilities[last] && unit < last));
	}
	assert_int_equal(taken, different);
	candidates_clear(&candidates);
	assert_false(candidates_take(&candidates, &unit));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places),
		cmocka_unit_test(longest_phrase),
		cmocka_unit_test(best_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
