/*
 * Tests of lookup/spans.h and lookup/candidates.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/buffer.h"
#include "lookup/candidates.h"
#include "lookup/spans.h"

enum { STARS = 64 };

static void places(void **state)
{
	static const struct {
		const char *name, *phrase, *language, *text;
		unsigned how;
		const char *expected;
	} rows[] = {
		{"one word", "wall", "en", "a wall", 0, "[wall]="},
		{"inflected", "wall", "en", "walls", 0, "[walls]"},
		{"not when exact", "wall", "en", "walls", SPANS_EXACT, ""},
		{"both", "wall", "en", "walls wall", 0, "[walls][wall]="},
		{"exact of both", "wall", "en", "walls wall", SPANS_EXACT, "[wall]="},
		{"no overlap", "a a", "en", "a a a a a", 0, "[a a][a a]="},
		{"after a false start", "a b", "en", "a a b", 0, "[a b]="},
		{"written inside an inflected one", "wall wall", "en", "walls wall wall", 0,
			"[walls wall]="},
		{"too short", "a b c", "en", "a b", 0, ""},
		{"empty text", "a", "en", "", 0, ""},
		{"marks between", "a b", "en",
			"(a), \xc2\xab"
			"b\xc2\xbb",
			0,
			"[a), \xc2\xab"
			"b]="},
		{"other language", "walls", "und", "wall", 0, ""},
		{"whole text", "mass deportations", "en-US", "Mass deportation", 0,
			"[Mass deportation]"},
		{"any order", "wall pay", "en", "he pays for walls and a wall", SPANS_ANY_ORDER,
			"[pays][walls][wall]"},
		{"any order, as written", "wall pay", "en", "pay the wall", SPANS_ANY_ORDER,
			"[pay][wall]="},
		{"any order, side by side", "wall pay", "en", "a wall pays, a wall",
			SPANS_ANY_ORDER, "[wall pays][wall]"},
		{"any order, one is missing", "wall pay", "en", "wall wall", SPANS_ANY_ORDER, ""},
		{"any order, exact", "wall pay", "en", "pays wall", SPANS_ANY_ORDER | SPANS_EXACT,
			""},
		{"any word", "the * wall", "en", "the wall, the great walls", STARS,
			"[the great walls]"},
		{"begins with", "deport* now", "en", "Deporting now. deportation now", STARS,
			"[Deporting now][deportation now]="},
		{"ends with", "*ci\xc3\xb3n", "es", "naci\xc3\xb3n, CANCION, nacio", STARS,
			"[naci\xc3\xb3n][CANCION]="},
		{"in the middle", "d*t*n", "en", "deportation, dtn, dn, tn", STARS,
			"[deportation][dtn]="},
		{"stars that are marks", "*wall*", "en", "wall walled", 0, "[wall][walled]="},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct terms terms = {0};
	struct spans spans = {0};
	struct buffer seen = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct phrase phrase = {0};

		terms_forget(&terms);
		check_ok(
			phrase_read(&phrase, slice_of(rows[i].phrase), rows[i].how & STARS, &error),
			&error);
		check_ok(phrase_stem(&phrase, &terms, rows[i].language, &error), &error);
		check_ok(spans_find(&spans, &phrase, &terms, rows[i].language,
				 slice_of(rows[i].text), rows[i].how & ~STARS, &error),
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
	check_ok(
		phrase_read(&phrase, slice(text.bytes + begin, text.length - begin), false, &error),
		&error);
	assert_int_equal(phrase.count, PHRASE_WORDS);
	check_ok(spans_find(&spans, &phrase, &terms, "en", buffer_text(&text), 0, &error), &error);
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
