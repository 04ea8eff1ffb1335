/*
 * forget.c - pools of bounded size: rare words go, frequent ones and their pairs stay
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <string.h>

#include "align/forget.h"

enum { SENTENCES = 60, BYTES = 64, COMMON = 12, MOST_WORDS = 100, MOST_PAIRS = 40 };

struct text {
	struct cotejo_text sentences[SENTENCES];
	char bytes[SENTENCES][BYTES];
};

/* Words that come again and again, and in each sentence one that never does. */
static void make(struct text *text, unsigned round, char letter)
{
	for (unsigned s = 0; s < SENTENCES; s++) {
		unsigned number = round * SENTENCES + s;
		int length = snprintf(text->bytes[s], BYTES, "%cab%c %cab%c %cx%c%c%c%c", letter,
			'a' + (char)(number * 5 % COMMON), letter,
			'a' + (char)(number / 3 * 7 % COMMON), letter, 'a' + (char)(number % 26),
			'a' + (char)(number / 26 % 26), letter, 'a' + (char)(number / 676 % 26));

		text->sentences[s] = slice(text->bytes[s], (size_t)length);
	}
}

static void add_round(struct pooled *pooled, unsigned round)
{
	static struct text left, right;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	make(&left, round, 'k');
	make(&right, round, 'z');
	check_ok(pooled_add(pooled,
			 &(struct cotejo_sentences){"en", SENTENCES, left.sentences, NULL, NULL},
			 &(struct cotejo_sentences){"es", SENTENCES, right.sentences, NULL, NULL},
			 true, &error),
		&error);
	check_ok(pooled_learn(pooled, &error), &error);
}

/* Each common word is still translated by the other side's with the same last letter. */
static void check_common(const struct pooled *pooled)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(pooled->lexicon);
	size_t found = 0;

	for (size_t i = 0; i < cotejo_lexicon_count(pooled->lexicon); i++)
		if (entries[i].source.length == 4 && entries[i].target.length == 4 &&
			memcmp(entries[i].source.bytes, "kab", 3) == 0 &&
			memcmp(entries[i].target.bytes, "zab", 3) == 0 &&
			entries[i].source.bytes[3] == entries[i].target.bytes[3])
			found += entries[i].forward > .3;
	assert_int_equal(found, COMMON);
}

static void check_numbers(const struct pooled *pooled)
{
	for (int side = 0; side < SIDES; side++) {
		const struct vocabulary *vocabulary = &pooled->model.vocabularies[side];

		assert_true(pooled->learnt_count[side] <= vocabulary->numbers.count);
		assert_true(pooled->forms[side].count <= vocabulary->numbers.count);
		for (size_t w = 0; w < vocabulary->numbers.count; w++)
			assert_int_equal(vocabulary->numbers.entries[w].value, w);
		for (size_t i = 0; i < pooled->known.count; i++)
			assert_true(pooled->known.items[i].words[side] < vocabulary->numbers.count);
	}
}

static void test_bounded(void **state)
{
	struct settings settings = settings_default;
	struct pooled pooled = {.languages = {"en", "es"}, .model = {.settings = &settings}};
	size_t most = 0;

	(void)state;
	settings.pool_words = MOST_WORDS;
	settings.pool_pairs = MOST_PAIRS;
	for (unsigned round = 0; round < 12; round++) {
		add_round(&pooled, round);
		for (int side = 0; side < SIDES; side++)
			if (pooled.model.vocabularies[side].numbers.count > most)
				most = pooled.model.vocabularies[side].numbers.count;
		assert_true(pooled.known.count <= MOST_PAIRS);
		check_numbers(&pooled);
	}
	assert_true(most <= MOST_WORDS);
	check_common(&pooled);
	pooled_clear(&pooled);
}

/* Without the bound all words stay: the test above tries something. */
static void test_unbounded(void **state)
{
	struct pooled pooled = {
		.languages = {"en", "es"}, .model = {.settings = &settings_default}};

	(void)state;
	for (unsigned round = 0; round < 4; round++)
		add_round(&pooled, round);
	assert_true(pooled.model.vocabularies[LEFT].numbers.count > (size_t)2 * MOST_WORDS);
	check_common(&pooled);
	pooled_clear(&pooled);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bounded),
		cmocka_unit_test(test_unbounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
