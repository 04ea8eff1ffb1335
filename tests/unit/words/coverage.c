/*
 * coverage.c - tests: texts that belong together are told from others, and words are found in texts
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/words.h>

#include "base/buffer.h"
#include "base/slice.h"

enum { PAIRS = 500, VOCABULARY = 50, LENGTH = 7 };

static uint32_t next_random(uint32_t *random, uint32_t below)
{
	*random = *random * 1664525U + 1013904223U;
	return (*random >> 8) % below;
}

/* A sentence of the n-th pair, and what it is in the other language. */
static void write_pair(struct buffer sides[2], uint32_t n)
{
	uint32_t random = n;

	buffer_reset(&sides[0]);
	buffer_reset(&sides[1]);
	for (int i = 0; i < LENGTH; i++) {
		unsigned word = next_random(&random, 1 + next_random(&random, VOCABULARY));

		buffer_add_format(&sides[0], "w%uk ", word * 104729);
		buffer_add_format(&sides[1], "a%uq ", word * 7919);
	}
	assert_false(sides[0].failed || sides[1].failed);
}

static struct cotejo_words *learn(void)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_words *words = NULL;
	struct buffer sides[2] = {{0}};

	check_ok(cotejo_words_new(&words, NULL, &error), &error);
	for (uint32_t n = 0; n < PAIRS; n++) {
		write_pair(sides, n);
		check_ok(cotejo_words_add(
				 words, buffer_text(&sides[0]), buffer_text(&sides[1]), &error),
			&error);
	}
	check_ok(cotejo_words_train(words, &error), &error);
	buffer_clear(&sides[0]);
	buffer_clear(&sides[1]);
	return words;
}

static double coverage(const struct cotejo_words *words, struct cotejo_text source,
	struct cotejo_text target, double *ret_evidence)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	double value = -1;

	check_ok(
		cotejo_words_coverage(words, source, target, &value, ret_evidence, &error), &error);
	if (!(value >= 0 && value <= 1))
		fail_msg("a coverage of %g", value);
	return value;
}

static void wrong_pairs_are_not_covered(void **state)
{
	struct cotejo_words *words = learn();
	struct buffer right[2] = {{0}}, other[2] = {{0}};
	int covered = 0, uncovered = 0;
	(void)state;

	/* Half of them were trained on, half are new. */
	for (uint32_t n = PAIRS - 50; n < PAIRS + 50; n++) {
		write_pair(right, n);
		write_pair(other, n + 1000);
		covered += coverage(words, buffer_text(&right[0]), buffer_text(&right[1]), NULL) >=
			   COTEJO_COVERAGE_DOUBTFUL;
		uncovered += coverage(words, buffer_text(&right[0]), buffer_text(&other[1]), NULL) <
			     COTEJO_COVERAGE_DOUBTFUL;
	}
	assert_int_equal(covered, 100);
	if (uncovered < 90)
		fail_msg("only %d of 100 wrong pairs are not covered", uncovered);
	for (int side = 0; side < 2; side++) {
		buffer_clear(&right[side]);
		buffer_clear(&other[side]);
	}
	cotejo_words_free(words);
}

struct evidence_row {
	const char *source, *target;
	bool speaks, covered;
};

static const struct evidence_row evidence_rows[] = {
	{"", "", false, true},
	{"unheard of", "never seen", false, true}, /* nothing is known of these words */
	{"unheard of 47", "never seen 47", true, true},
	{"unheard of 47 and 61", "never seen 48", true, false},
	{"w104729k w209458k w314187k", "a7919q a15838q a23757q", true, true},
	{"w104729k w209458k w314187k", "a31676q a39595q a47514q", true, false},
	{"w104729k w209458k", "", true, false},
};

static void unknown_words_say_nothing(void **state)
{
	struct cotejo_words *words = learn();
	(void)state;

	for (size_t k = 0; k < sizeof(evidence_rows) / sizeof(evidence_rows[0]); k++) {
		const struct evidence_row *row = &evidence_rows[k];
		double evidence = -1;
		double value =
			coverage(words, slice_of(row->source), slice_of(row->target), &evidence);

		if ((evidence > 0) != row->speaks)
			fail_msg("\"%s\": evidence %g", row->source, evidence);
		if ((value >= COTEJO_COVERAGE_DOUBTFUL) != row->covered)
			fail_msg("\"%s\", \"%s\": coverage %g", row->source, row->target, value);
	}
	cotejo_words_free(words);
}

static void nothing_learnt_covers_nothing(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_words *words = NULL;
	double value = -1;
	(void)state;

	check_ok(cotejo_words_new(&words, NULL, &error), &error);
	assert_int_equal(
		cotejo_words_coverage(words, slice_of("a"), slice_of("b"), &value, NULL, &error),
		COTEJO_EARGUMENT);
	check_ok(cotejo_words_train(words, &error), &error);
	assert_int_equal(
		cotejo_words_coverage(words, slice_of("\xff"), slice_of("b"), &value, NULL, &error),
		COTEJO_EENCODING);
	assert_true(value == -1);
	cotejo_words_free(words);
}

static void words_have_their_places(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_spans spans = {0};
	(void)state;

	check_ok(
		cotejo_word_spans_find(&spans, COTEJO_TOKENS_TEXT, slice_of("¿Qué? 1,5 m"), &error),
		&error);
	assert_int_equal(spans.count, 5);
	assert_int_equal(spans.spans[1].begin, 2);
	assert_int_equal(spans.spans[1].length, 4);
	assert_int_equal(spans.spans[3].begin, 8);
	assert_int_equal(spans.spans[3].length, 3);
	check_ok(cotejo_word_spans_find(
			 &spans, COTEJO_TOKENS_SPACED, slice_of("\t¿Qué?  1,5 m "), &error),
		&error);
	assert_int_equal(spans.count, 3);
	assert_int_equal(spans.spans[0].begin, 1);
	assert_int_equal(spans.spans[1].begin, 10);
	assert_int_equal(spans.spans[2].length, 1);
	assert_int_equal(
		cotejo_word_spans_find(&spans, COTEJO_TOKENS_TEXT, slice_of("a\xff"), &error),
		COTEJO_EENCODING);
	cotejo_word_spans_clear(&spans);
	assert_int_equal(spans.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_pairs_are_not_covered),
		cmocka_unit_test(unknown_words_say_nothing),
		cmocka_unit_test(nothing_learnt_covers_nothing),
		cmocka_unit_test(words_have_their_places),
	};

	return cmocka_run_group_tests_name("words/coverage", tests, NULL, NULL);
}
