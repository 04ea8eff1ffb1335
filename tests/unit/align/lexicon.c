/*
 * lexicon.c - what is learnt from beads
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "align/lexicon.h"

/* Words that nothing but their company joins; each occurs in several beads. */
static struct cotejo_text lefts[] = {{"bago nilo", 9}, {"bago temu", 9}, {"nilo temu", 9},
	{"bago kesi", 9}, {"nilo kesi", 9}, {"temu kesi", 9}, {"bago ...", 8}};
static struct cotejo_text rights[] = {{"xarq yeth", 9}, {"xarq worb", 9}, {"yeth worb", 9},
	{"xarq jund", 9}, {"yeth jund", 9}, {"worb jund", 9}, {"...", 3}};

enum { SENTENCES = sizeof(lefts) / sizeof(lefts[0]) };

struct learning {
	struct side documents[1][SIDES];
	struct vocabulary vocabularies[SIDES];
	struct lesson items[SENTENCES];
	struct lexicon lexicon;
};

/* Learns from beads of one sentence each, the first `count`. Words that are the same are seeds if
 * asked for. */
static void learn_from(struct learning *learning, const struct cotejo_text *left,
	const struct cotejo_text *right, size_t count, bool same)
{
	struct tokenizer tokenizer = {.prefix_letters = settings_default.prefix_letters};
	struct cotejo_sentences sentences[SIDES] = {
		{"en", SENTENCES, left, NULL, NULL}, {"es", SENTENCES, right, NULL, NULL}};
	struct lessons lessons = {(const struct side(*)[SIDES])learning->documents,
		learning->vocabularies, learning->items, count, SENTENCES};
	struct seeds seeds = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	for (int side = 0; side < SIDES; side++)
		check_ok(side_read(&learning->documents[0][side], &learning->vocabularies[side],
				 &tokenizer, &sentences[side], &error),
			&error);
	for (uint32_t i = 0; i < count; i++)
		learning->items[i] = (struct lesson){0, {i, i}, {1, 1}, 1};
	if (same)
		check_ok(seeds_add_identical(
				 &seeds, learning->vocabularies, &settings_default, &error),
			&error);
	assert_int_equal(seeds_sort(&seeds, learning->vocabularies[RIGHT].numbers.count), 0);
	check_ok(lexicon_learn(
			 &learning->lexicon, LEFT, &lessons, &seeds, &settings_default, &error),
		&error);
	tokenizer_clear(&tokenizer);
	seeds_clear(&seeds);
}

static void learn(struct learning *learning, size_t count)
{
	learn_from(learning, lefts, rights, count, false);
}

static float floor_of(const struct learning *learning, const char *word)
{
	const struct map_entry *entry =
		map_find(&learning->vocabularies[RIGHT].numbers, slice_of(word));

	assert_non_null(entry);
	return learning->lexicon.floors[entry->value];
}

static void clear(struct learning *learning)
{
	lexicon_clear(&learning->lexicon);
	for (int side = 0; side < SIDES; side++) {
		side_clear(&learning->documents[0][side]);
		vocabulary_clear(&learning->vocabularies[side]);
	}
}

/* The word that is predicted most by a left one. */
static const char *translation(const struct learning *learning, const char *word)
{
	const struct map_entry *entry =
		map_find(&learning->vocabularies[LEFT].numbers, slice_of(word));
	const struct lexicon *lexicon = &learning->lexicon;
	size_t best;

	assert_non_null(entry);
	best = lexicon->first[entry->value];
	if (best == lexicon->first[entry->value + 1])
		return "nothing";
	for (size_t i = best; i < lexicon->first[entry->value + 1]; i++)
		if (lexicon->weights[i] > lexicon->weights[best])
			best = i;
	return learning->vocabularies[RIGHT].numbers.entries[lexicon->words[best]].key.bytes;
}

static void check_translations(const struct learning *learning)
{
	static const char *const pairs[][2] = {
		{"bago", "xarq"}, {"nilo", "yeth"}, {"temu", "worb"}, {"kesi", "jund"}};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_string_equal(translation(learning, pairs[i][0]), pairs[i][1]);
}

static void test_company(void **state)
{
	struct learning learning = {0};

	(void)state;
	learn(&learning, SENTENCES - 1);
	check_translations(&learning);
	clear(&learning);
}

/* A bead of which one side has no words teaches nothing, and spoils nothing. */
static void test_no_words(void **state)
{
	struct learning learning = {0};

	(void)state;
	learn(&learning, SENTENCES);
	check_translations(&learning);
	clear(&learning);
}

static void test_no_lessons(void **state)
{
	struct learning learning = {0};

	(void)state;
	learn(&learning, 0);
	assert_string_equal(translation(&learning, "bago"), "nothing");
	clear(&learning);
}

/* Where numbers have their counterparts, one that has none speaks against its bead. */
static void test_lone_number(void **state)
{
	static const struct cotejo_text left[SENTENCES] = {{"a 11", 4}, {"b 22", 4}, {"c 33", 4},
		{"d 44", 4}, {"e 55", 4}, {"f 66", 4}, {"g", 1}};
	static const struct cotejo_text right[SENTENCES] = {{"q 11", 4}, {"r 22", 4}, {"s 33", 4},
		{"t 44", 4}, {"u 55", 4}, {"v 66", 4}, {"w 77", 4}};
	static const struct cotejo_text others[SENTENCES] = {{"q 81", 4}, {"r 82", 4}, {"s 83", 4},
		{"t 84", 4}, {"u 85", 4}, {"v 86", 4}, {"w 77", 4}};
	struct learning learning = {0};

	(void)state;
	learn_from(&learning, left, right, SENTENCES, true);
	assert_true(floor_of(&learning, "11") < .6F);
	assert_true(floor_of(&learning, "77") < .75F);
	/* Nothing could have been learnt of a word that occurs once. */
	assert_true(floor_of(&learning, "w") >= 1);
	clear(&learning);
	learning = (struct learning){0};
	learn_from(&learning, left, others, SENTENCES, true);
	assert_true(floor_of(&learning, "77") >= 1);
	clear(&learning);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_company),
		cmocka_unit_test(test_no_words),
		cmocka_unit_test(test_no_lessons),
		cmocka_unit_test(test_lone_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
