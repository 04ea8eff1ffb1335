/*
 * learning.c - tests: what the word aligner learns from invented languages
 *
 * The target language of a test is made from the source by a rule, so the right links are known.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdbool.h>
#include <stdlib.h>

#include <cotejo/words.h>

#include "base/buffer.h"

enum { VOCABULARY = 60, PAIRS = 400, LONGEST = 9 };

/* How the target of a sentence is made from its source. */
enum rule {
	RULE_WORD_BY_WORD,
	RULE_REVERSED, /* the words come in reversed order */
	RULE_SWAPPED,  /* each two neighbours change places */
	RULE_DOUBLED,  /* a word out of three becomes two words */
	RULE_PARTICLE  /* a word that stands for nothing goes before the last */
};

struct sample {
	struct cotejo_words *words;
	uint32_t random;
	enum rule rule;
	uint8_t gold[PAIRS][LONGEST][2 * LONGEST]; /* source word, target word */
	size_t gold_count;
};

static uint32_t next_random(struct sample *sample, uint32_t below)
{
	sample->random = sample->random * 1664525U + 1013904223U;
	return (sample->random >> 8) % below;
}

/* Adds a target word for source word i of a pair. */
static void add_target(struct sample *sample, size_t pair, struct buffer *target, size_t *count,
	size_t i, unsigned word, char kind)
{
	buffer_add_format(target, "%c%uq ", kind, word * 7919);
	sample->gold[pair][i][(*count)++] = 1;
	sample->gold_count++;
}

static size_t place_of(enum rule rule, size_t i, size_t length)
{
	if (rule == RULE_REVERSED)
		return length - 1 - i;
	if (rule == RULE_SWAPPED)
		return (i ^ 1) < length ? i ^ 1 : i;
	return i;
}

static void add_pair(struct sample *sample, size_t pair)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer source = {0}, target = {0};
	size_t length = 1 + next_random(sample, LONGEST), count = 0;
	unsigned sentence[LONGEST];

	for (size_t i = 0; i < length; i++) {
		/* Some words are frequent and some rare. */
		sentence[i] = next_random(sample, 1 + next_random(sample, VOCABULARY));
		buffer_add_format(&source, "w%uk ", sentence[i] * 104729);
	}
	for (size_t j = 0; j < length; j++) {
		size_t i = place_of(sample->rule, j, length);

		if (sample->rule == RULE_PARTICLE && j + 1 == length) {
			buffer_add_string(&target, "ta ");
			count++;
		}
		add_target(sample, pair, &target, &count, i, sentence[i], 'a');
		if (sample->rule == RULE_DOUBLED && sentence[i] % 3 == 0)
			add_target(sample, pair, &target, &count, i, sentence[i], 'b');
	}
	assert_false(source.failed || target.failed);
	check_ok(
		cotejo_words_add(sample->words, buffer_text(&source), buffer_text(&target), &error),
		&error);
	buffer_clear(&source);
	buffer_clear(&target);
}

static struct cotejo_words_options options_of(unsigned samplers, unsigned threads, uint64_t seed)
{
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;

	options.samplers = samplers;
	options.effort = 0.25;
	options.threads = threads;
	options.seed = seed;
	return options;
}

static struct sample *make_sample(enum rule rule, const struct cotejo_words_options *options)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct sample *sample = calloc(1, sizeof(*sample));

	assert_non_null(sample);
	sample->rule = rule;
	sample->random = 3;
	check_ok(cotejo_words_new(&sample->words, options, &error), &error);
	for (size_t pair = 0; pair < PAIRS; pair++)
		add_pair(sample, pair);
	return sample;
}

static void free_sample(struct sample *sample)
{
	cotejo_words_free(sample->words);
	free(sample);
}

struct score {
	size_t right, found, gold;
};

static struct score score_sample(const struct sample *sample, enum cotejo_words_symmetry symmetry)
{
	struct score score = {.gold = sample->gold_count};
	struct cotejo_word_links links = {0};

	for (size_t pair = 0; pair < PAIRS; pair++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;

		check_ok(cotejo_words_links(sample->words, pair, symmetry, &links, &error), &error);
		score.found += links.count;
		for (size_t k = 0; k < links.count; k++)
			score.right +=
				sample->gold[pair][links.links[k].source][links.links[k].target];
	}
	cotejo_word_links_clear(&links);
	return score;
}

struct rule_row {
	const char *name;
	enum rule rule;
	double precision, recall; /* at least */
};

static const struct rule_row rule_rows[] = {
	{"word by word", RULE_WORD_BY_WORD, .99, .99},
	{"reversed", RULE_REVERSED, .97, .97},
	{"neighbours swapped", RULE_SWAPPED, .97, .97},
	{"some words become two", RULE_DOUBLED, .97, .90},
	{"a particle without a source", RULE_PARTICLE, .90, .97},
};

static void rules_are_learnt(void **state)
{
	static const struct cotejo_words_options plain = COTEJO_WORDS_OPTIONS_INIT;

	(void)state;
	for (size_t k = 0; k < sizeof(rule_rows) / sizeof(rule_rows[0]); k++) {
		const struct rule_row *row = &rule_rows[k];
		struct sample *sample = make_sample(row->rule, &plain);
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct score score;
		double precision, recall;

		check_ok(cotejo_words_train(sample->words, &error), &error);
		score = score_sample(sample, COTEJO_LINKS_MEAN);
		precision = (double)score.right / (double)score.found;
		recall = (double)score.right / (double)score.gold;
		if (precision < row->precision || recall < row->recall)
			fail_msg("%s: precision %.3f recall %.3f", row->name, precision, recall);
		free_sample(sample);
	}
}

static bool has_link(const struct cotejo_word_links *links, size_t source, size_t target)
{
	for (size_t k = 0; k < links->count; k++) {
		if (links->links[k].source == source && links->links[k].target == target)
			return true;
	}
	return false;
}

static void small_words_go_with_their_neighbour(void **state)
{
	struct sample *sample = make_sample(RULE_PARTICLE, NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	size_t alone = 0, together = 0;

	(void)state;
	check_ok(cotejo_words_train(sample->words, &error), &error);
	for (size_t pair = 0; pair < PAIRS; pair++) {
		size_t last;

		check_ok(cotejo_words_links(sample->words, pair, COTEJO_LINKS_MEAN, &links, &error),
			&error);
		last = links.source_words - 1;
		alone += !has_link(&links, last, last);
		check_ok(cotejo_words_links(
				 sample->words, pair, COTEJO_LINKS_PHRASES, &links, &error),
			&error);
		together += has_link(&links, last, last) && has_link(&links, last, last + 1);
	}
	assert_true(alone > PAIRS * 9 / 10);
	assert_true(together > PAIRS * 9 / 10);
	cotejo_word_links_clear(&links);
	free_sample(sample);
}

/* Appends all that is known of the links of all pairs, bit by bit. */
static void dump(struct buffer *buffer, const struct sample *sample)
{
	struct cotejo_word_links links = {0};

	for (size_t pair = 0; pair < PAIRS; pair++) {
		struct cotejo_error error = COTEJO_ERROR_INIT;

		check_ok(
			cotejo_words_links(sample->words, pair, COTEJO_LINKS_UNION, &links, &error),
			&error);
		for (size_t k = 0; k < links.count; k++)
			buffer_add_format(buffer, "%u-%u=%a ", (unsigned)links.links[k].source,
				(unsigned)links.links[k].target,
				(double)links.links[k].probability);
		buffer_add_byte(buffer, '\n');
	}
	cotejo_word_links_clear(&links);
	assert_false(buffer->failed);
}

static void train_and_dump(struct buffer *buffer, unsigned threads, uint64_t seed)
{
	struct cotejo_words_options options = options_of(3, threads, seed);
	struct sample *sample = make_sample(RULE_SWAPPED, &options);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_words_train(sample->words, &error), &error);
	dump(buffer, sample);
	free_sample(sample);
}

static void threads_and_runs_change_nothing(void **state)
{
	static const unsigned threads[] = {0, 1, 2, 3, 7, 1000};
	struct buffer first = {0}, other = {0};

	(void)state;
	train_and_dump(&first, 1, 1);
	for (size_t k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
		buffer_reset(&other);
		train_and_dump(&other, threads[k], 1);
		if (!slice_equal(buffer_text(&first), buffer_text(&other)))
			fail_msg("%u threads give other links", threads[k]);
	}
	buffer_reset(&other);
	train_and_dump(&other, 1, 2);
	assert_false(slice_equal(buffer_text(&first), buffer_text(&other)));
	buffer_clear(&first);
	buffer_clear(&other);
}

static void training_again_gives_the_same(void **state)
{
	struct sample *sample = make_sample(RULE_DOUBLED, NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer first = {0}, second = {0};

	(void)state;
	check_ok(cotejo_words_train(sample->words, &error), &error);
	dump(&first, sample);
	check_ok(cotejo_words_train(sample->words, &error), &error);
	dump(&second, sample);
	assert_true(slice_equal(buffer_text(&first), buffer_text(&second)));
	buffer_clear(&first);
	buffer_clear(&second);
	free_sample(sample);
}

static int count_links(const struct cotejo_words *words, const char *source, const char *target,
	struct cotejo_word_links *links)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(cotejo_words_align(words, slice_of(source), slice_of(target), COTEJO_LINKS_MEAN,
			 links, &error),
		&error);
	return (int)links->count;
}

static void new_pairs_are_linked_by_what_was_learnt(void **state)
{
	struct sample *sample = make_sample(RULE_REVERSED, NULL);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};

	(void)state;
	check_ok(cotejo_words_train(sample->words, &error), &error);
	/* Words 0, 1 and 2, and a name that was never seen. */
	assert_int_equal(count_links(sample->words, "w0k w104729k Zaragoza w209458k",
				 "a15838q Zaragoza a7919q a0q", &links),
		4);
	for (unsigned k = 0; k < 4; k++) {
		static const unsigned targets[] = {3, 2, 1, 0};

		assert_int_equal(links.links[k].source, k);
		assert_int_equal(links.links[k].target, targets[k]);
		assert_true(
			links.links[k].probability > 0.5F && links.links[k].probability <= 1.0001F);
	}
	assert_int_equal(count_links(sample->words, "", "a0q", &links), 0);
	assert_int_equal(links.target_words, 1);
	assert_int_equal(count_links(sample->words, " ", "", &links), 0);
	assert_int_equal(cotejo_words_align(sample->words, slice_of("a\xff"), slice_of("b"),
				 COTEJO_LINKS_MEAN, &links, &error),
		COTEJO_EENCODING);
	cotejo_word_links_clear(&links);
	free_sample(sample);
}

static void a_text_and_itself_go_straight(void **state)
{
	static const char *const texts[] = {
		"The house is small .", "It is what it is .", "Go", "no no no", "12 , 12 and 12"};
	struct cotejo_words *words = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	size_t count = sizeof(texts) / sizeof(texts[0]);

	(void)state;
	check_ok(cotejo_words_new(&words, NULL, &error), &error);
	for (size_t k = 0; k < count; k++)
		check_ok(cotejo_words_add(words, slice_of(texts[k]), slice_of(texts[k]), &error),
			&error);
	check_ok(cotejo_words_train(words, &error), &error);
	for (size_t pair = 0; pair < count; pair++) {
		check_ok(
			cotejo_words_links(words, pair, COTEJO_LINKS_MEAN, &links, &error), &error);
		if (links.count != links.source_words)
			fail_msg("%s: %zu links", texts[pair], links.count);
		for (size_t k = 0; k < links.count; k++)
			assert_int_equal(links.links[k].source, links.links[k].target);
	}
	cotejo_word_links_clear(&links);
	cotejo_words_free(words);
}

static void long_sentences_keep_their_place(void **state)
{
	struct cotejo_words *words = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	struct buffer text = {0};
	size_t first = 0;

	(void)state;
	check_ok(cotejo_words_new(&words, NULL, &error), &error);
	for (int k = 0; k < COTEJO_WORDS_MAX_WORDS; k++)
		buffer_add_string(&text, "o ");
	check_ok(cotejo_words_add(words, slice_of("a b"), slice_of("a b"), &error), &error);
	check_ok(cotejo_words_add(words, buffer_text(&text), slice_of("o"), &error), &error);
	assert_int_equal(cotejo_words_long_count(words, &first), 0);
	buffer_add_string(&text, "o");
	check_ok(cotejo_words_add(words, slice_of("a b"), buffer_text(&text), &error), &error);
	check_ok(cotejo_words_add(words, buffer_text(&text), slice_of("o"), &error), &error);
	assert_int_equal(cotejo_words_long_count(words, &first), 2);
	assert_int_equal(first, 2);
	assert_int_equal(cotejo_words_pair_count(words), 4);
	check_ok(cotejo_words_train(words, &error), &error);
	check_ok(cotejo_words_links(words, 0, COTEJO_LINKS_MEAN, &links, &error), &error);
	assert_int_equal(links.count, 2);
	check_ok(cotejo_words_links(words, 1, COTEJO_LINKS_FORWARD, &links, &error), &error);
	assert_int_equal(links.source_words, COTEJO_WORDS_MAX_WORDS);
	check_ok(cotejo_words_links(words, 2, COTEJO_LINKS_MEAN, &links, &error), &error);
	assert_int_equal(links.count, 0);
	buffer_add_byte(&text, '\0');
	assert_int_equal(count_links(words, text.bytes, "a", &links), 0);
	cotejo_word_links_clear(&links);
	buffer_clear(&text);
	cotejo_words_free(words);
}

static void running_text_is_taken_apart(void **state)
{
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_words *words = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};

	(void)state;
	options.tokens = COTEJO_TOKENS_TEXT;
	check_ok(cotejo_words_new(&words, &options, &error), &error);
	check_ok(cotejo_words_add(words, slice_of("\"Yes,\" (Madrid)."),
			 slice_of("«Sí», (Madrid)."), &error),
		&error);
	check_ok(cotejo_words_train(words, &error), &error);
	check_ok(cotejo_words_links(words, 0, COTEJO_LINKS_MEAN, &links, &error), &error);
	assert_int_equal(links.source_words, 8);
	assert_int_equal(links.target_words, 8);
	cotejo_word_links_clear(&links);
	cotejo_words_free(words);
}

static int stop(void *user)
{
	int *left = user;

	return (*left)-- == 0;
}

static void training_can_be_stopped(void **state)
{
	int left = 3;
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	struct sample *sample;

	(void)state;
	options.cancel = stop;
	options.user = &left;
	sample = make_sample(RULE_WORD_BY_WORD, &options);
	assert_int_equal(cotejo_words_train(sample->words, &error), COTEJO_EINTERRUPTED);
	assert_int_equal(cotejo_words_links(sample->words, 0, COTEJO_LINKS_MEAN, &links, &error),
		COTEJO_EARGUMENT);
	check_ok(cotejo_words_train(sample->words, &error), &error);
	assert_int_equal(
		cotejo_words_links(sample->words, PAIRS, COTEJO_LINKS_MEAN, &links, &error),
		COTEJO_EARGUMENT);
	free_sample(sample);
}

struct option_row {
	const char *name;
	unsigned samplers;
	double effort;
};

static const struct option_row option_rows[] = {
	{"no samplers", 0, 1},
	{"too many samplers", 65, 1},
	{"no effort", 1, 0},
	{"less than no effort", 1, -1},
	{"too much effort", 1, 101},
};

static void senseless_options_are_refused(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(option_rows) / sizeof(option_rows[0]); k++) {
		const struct option_row *row = &option_rows[k];
		struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
		struct cotejo_words *words = NULL;

		options.samplers = row->samplers;
		options.effort = row->effort;
		if (cotejo_words_new(&words, &options, NULL) != COTEJO_EARGUMENT)
			fail_msg("%s was accepted", row->name);
		assert_null(words);
	}
}

/* Of a newer caller's options the front is taken. */
static void options_of_any_size_are_taken(void **state)
{
	struct {
		struct cotejo_words_options options;
		char more[8];
	} newer = {COTEJO_WORDS_OPTIONS_INIT, {0}};
	struct cotejo_words *words = NULL;

	(void)state;
	newer.options.struct_size = sizeof(newer);
	assert_int_equal(cotejo_words_new(&words, &newer.options, NULL), 0);
	cotejo_words_free(words);
	newer.options.samplers = 0;
	assert_int_equal(cotejo_words_new(&words, &newer.options, NULL), COTEJO_EARGUMENT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_are_learnt),
		cmocka_unit_test(options_of_any_size_are_taken),
		cmocka_unit_test(small_words_go_with_their_neighbour),
		cmocka_unit_test(threads_and_runs_change_nothing),
		cmocka_unit_test(training_again_gives_the_same),
		cmocka_unit_test(new_pairs_are_linked_by_what_was_learnt),
		cmocka_unit_test(a_text_and_itself_go_straight),
		cmocka_unit_test(long_sentences_keep_their_place),
		cmocka_unit_test(running_text_is_taken_apart),
		cmocka_unit_test(training_can_be_stopped),
		cmocka_unit_test(senseless_options_are_refused),
	};

	return cmocka_run_group_tests_name("words/learning", tests, NULL, NULL);
}
