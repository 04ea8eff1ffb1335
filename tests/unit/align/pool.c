/*
 * pool.c - many texts teach one lexicon
 *
 * Texts of made-up words without a likeness: each pair of texts alone has every word once, so that
 * only together they say which words translate each other.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/pool.h>

enum { WORDS = 40, SENTENCES = 8, WORDS_A_SENTENCE = 5, TEXTS = 30, TEXT_BYTES = 4096 };

/* Left words are made of these beginnings, right ones of those, with endings that make them many.
 */
static const char *const lefts[] = {"bago", "nilo", "temu", "kesi", "dula", "mofa", "rotu", "gami"};
static const char *const rights[] = {
	"xarq", "yeth", "worb", "jund", "huvx", "clis", "ghip", "brax"};
static const char *const endings[] = {"ob", "ed", "ik", "uf", "ag"};

struct text {
	char bytes[TEXT_BYTES];
	size_t length;
	struct cotejo_text sentences[SENTENCES];
};

static void add_word(struct text *text, const char *const beginnings[], size_t word)
{
	text->length += (size_t)snprintf(text->bytes + text->length, TEXT_BYTES - text->length,
		"%s%s ", beginnings[word % 8], endings[word / 8]);
}

/* Text `number`: sentences of words that go through the vocabulary in steps of their own; the
 * right side has them in another order. */
static void make(struct text *left, struct text *right, size_t number)
{
	size_t word = number * 7;

	left->length = right->length = 0;
	for (size_t s = 0; s < SENTENCES; s++) {
		size_t left_begin = left->length, right_begin = right->length, words[5];

		for (size_t k = 0; k < WORDS_A_SENTENCE; k++)
			words[k] = (word += 1 + (number + k * s) % 11) % WORDS;
		for (size_t k = 0; k < WORDS_A_SENTENCE; k++) {
			add_word(left, lefts, words[k]);
			add_word(right, rights, words[WORDS_A_SENTENCE - 1 - k]);
		}
		left->sentences[s] = slice(left->bytes + left_begin, left->length - left_begin);
		right->sentences[s] =
			slice(right->bytes + right_begin, right->length - right_begin);
	}
}

static struct cotejo_sentences view(const struct text *text, const char *language)
{
	return (struct cotejo_sentences){language, SENTENCES, text->sentences, NULL, NULL};
}

static struct cotejo_pool *new_pool(void)
{
	struct cotejo_pool *pool = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_pool_new(&pool, &error), &error);
	return pool;
}

static void add(struct cotejo_pool *pool, size_t number, bool paired)
{
	static struct text left, right;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_sentences left_view, right_view;

	make(&left, &right, number);
	left_view = view(&left, number % 2 ? "en" : "en-GB");
	right_view = view(&right, "es");
	check_ok(paired ? cotejo_pool_add_pairs(pool, &left_view, &right_view, NULL, &error)
			: cotejo_pool_add(pool, &left_view, &right_view, NULL, &error),
		&error);
}

/* How many of the words have their translation as the likeliest. */
static size_t count_right(const struct cotejo_lexicon *lexicon)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);
	size_t found = 0;

	for (size_t i = 0; i < cotejo_lexicon_count(lexicon); i++)
		for (size_t w = 0; w < WORDS; w++) {
			char left[16], right[16];

			snprintf(left, sizeof(left), "%s%s", lefts[w % 8], endings[w / 8]);
			snprintf(right, sizeof(right), "%s%s", rights[w % 8], endings[w / 8]);
			found += slice_equals(entries[i].source, left) &&
				 slice_equals(entries[i].target, right) &&
				 entries[i].forward > .5 && entries[i].backward > .5;
		}
	return found;
}

static void learn(struct cotejo_pool *pool)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_pool_learn(pool, NULL, &error), &error);
}

static void test_texts_teach(void **state)
{
	for (int paired = 0; paired < 2; paired++) {
		struct cotejo_pool *pool = new_pool();
		size_t found;

		(void)state;
		assert_null(cotejo_pool_lexicon(pool, "en", "es"));
		for (size_t t = 0; t < TEXTS; t++)
			add(pool, t, paired);
		assert_null(cotejo_pool_lexicon(pool, "en", "es"));
		learn(pool);
		assert_non_null(cotejo_pool_lexicon(pool, "en-US", "es-MX"));
		assert_null(cotejo_pool_lexicon(pool, "es", "en"));
		assert_null(cotejo_pool_lexicon(pool, "en", "not a tag"));
		found = count_right(cotejo_pool_lexicon(pool, "en", "es"));
		if (found < WORDS * 9 / 10)
			fail_msg("%s: %zu of %d words", paired ? "pairs" : "texts", found, WORDS);
		cotejo_pool_free(pool);
	}
	cotejo_pool_free(NULL);
}

/* What was learnt is neither lost nor doubled when there is more. */
static void test_more_later(void **state)
{
	struct cotejo_pool *pool = new_pool();
	const struct cotejo_lexicon_entry *entries;
	const struct cotejo_lexicon *lexicon;

	(void)state;
	for (size_t t = 0; t < TEXTS; t++) {
		add(pool, t, true);
		if (t % 10 == 9)
			learn(pool);
	}
	add(pool, 3, true);
	assert_null(cotejo_pool_lexicon(pool, "en", "es"));
	learn(pool);
	learn(pool);
	lexicon = cotejo_pool_lexicon(pool, "en", "es");
	assert_true(count_right(lexicon) >= WORDS * 9 / 10);
	entries = cotejo_lexicon_entries(lexicon);
	for (size_t i = 0; i < cotejo_lexicon_count(lexicon); i++) {
		const struct cotejo_lexicon_entry *other;
		double sum = 0;
		size_t count;

		other = cotejo_lexicon_find(lexicon, entries[i].source, &count);
		for (size_t k = 0; k < count; k++)
			sum += other[k].forward;
		if (sum > 1.001)
			fail_msg("%.*s: %.3f", (int)entries[i].source.length,
				entries[i].source.bytes, sum);
	}
	cotejo_pool_free(pool);
}

static int stop(void *user)
{
	(void)user;
	return 1;
}

static void test_refused(void **state)
{
	static struct text left, right;
	struct cotejo_pool *pool = new_pool();
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_sentences left_view, right_view, bad;
	struct cotejo_text bytes[] = {{"\xff", 1}};

	(void)state;
	make(&left, &right, 0);
	left_view = view(&left, "en");
	right_view = view(&right, "es");
	right_view.count--;
	assert_int_equal(cotejo_pool_add_pairs(pool, &left_view, &right_view, NULL, &error),
		COTEJO_EARGUMENT);
	bad = (struct cotejo_sentences){"es", 1, bytes, NULL, NULL};
	assert_int_equal(cotejo_pool_add(pool, &left_view, &bad, NULL, &error), COTEJO_EENCODING);
	bad = (struct cotejo_sentences){"no tag", 1, bytes, NULL, NULL};
	assert_int_equal(cotejo_pool_add(pool, &left_view, &bad, NULL, &error), COTEJO_EARGUMENT);
	learn(pool);
	assert_int_equal(cotejo_lexicon_count(cotejo_pool_lexicon(pool, "en", "es")), 0);
	check_ok(cotejo_pool_add(pool, &left_view, &right_view, NULL, &error), &error);
	options.cancel = stop;
	assert_int_equal(cotejo_pool_learn(pool, &options, &error), COTEJO_EINTERRUPTED);
	assert_null(cotejo_pool_lexicon(pool, "en", "es"));
	learn(pool);
	assert_non_null(cotejo_pool_lexicon(pool, "en", "es"));
	cotejo_pool_free(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_teach),
		cmocka_unit_test(test_more_later),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
