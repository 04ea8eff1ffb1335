/*
 * learn.c - tests: a memory learns invented languages from its units
 *
 * Word n is "w<n>k" in Latin, "a<n>q" in Esperanto and "m<n>z" in Yiddish, where sentences run
 * backwards.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/learn.h>

#include "memory/database.h"
#include "memory/names.h"

enum { UNITS = 300, VOCABULARY = 40, LENGTH = 6, LANGUAGES = 3 };

static const char *const tags[LANGUAGES] = {"la", "eo-US", "yi"};
static const char heads[] = "wam", tails[] = "kqz";

/* 1: there is something. */
static void check_one(int status, const struct cotejo_error *error)
{
	if (status < 0)
		check_ok(status, error);
	assert_int_equal(status, 1);
}

struct lesson {
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer texts[LANGUAGES];
};

static void write_texts(struct buffer texts[LANGUAGES], uint32_t seed)
{
	unsigned sentence[LENGTH];
	uint32_t random = seed * 2654435761U;

	for (size_t i = 0; i < LENGTH; i++) {
		random = random * 1664525U + 1013904223U;
		sentence[i] = (random >> 8) % VOCABULARY * 17 + 100;
	}
	for (size_t k = 0; k < LANGUAGES; k++) {
		buffer_reset(&texts[k]);
		for (size_t i = 0; i < LENGTH; i++)
			buffer_add_format(&texts[k], "%c%u%c ", heads[k],
				sentence[k == 2 ? LENGTH - 1 - i : i], tails[k]);
		assert_false(texts[k].failed);
	}
}

static int64_t add_unit(struct lesson *lesson, uint32_t seed, size_t languages)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_text texts[LANGUAGES] = {{0}};
	struct unit_wanted wanted = {.texts = texts, .count = languages};
	struct buffer scratch = {0};
	int64_t unit = 0;
	bool is_new = false;

	write_texts(lesson->texts, seed);
	for (size_t k = 0; k < languages; k++) {
		texts[k].tag = tags[k];
		texts[k].text = buffer_text(&lesson->texts[k]);
		check_ok(language_number(lesson->memory, tags[k], &texts[k].language, &error),
			&error);
	}
	check_ok(unit_store(lesson->memory, &wanted, &scratch, &unit, &is_new, &error), &error);
	buffer_clear(&scratch);
	return unit;
}

static void lesson_setup(struct lesson *lesson)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	*lesson = (struct lesson){0};
	fixture_setup(&lesson->fixture);
	lesson->memory = fixture_open(&lesson->fixture, COTEJO_MEMORY_CREATE);
	check_ok(memory_begin(lesson->memory, &error), &error);
	for (uint32_t n = 0; n < UNITS; n++)
		add_unit(lesson, n, n % 2 ? 2 : 3);
	check_ok(memory_commit(lesson->memory, &error), &error);
}

static void lesson_teardown(struct lesson *lesson)
{
	cotejo_memory_close(lesson->memory);
	for (size_t k = 0; k < LANGUAGES; k++)
		buffer_clear(&lesson->texts[k]);
	assert_int_equal(fixture_teardown(&lesson->fixture), 1);
}

static struct cotejo_learn_result learn(struct lesson *lesson, unsigned threads)
{
	struct cotejo_learn_options options = COTEJO_LEARN_OPTIONS_INIT;
	struct cotejo_learn_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	options.threads = threads;
	check_ok(cotejo_memory_learn(lesson->memory, &options, &result, &error), &error);
	return result;
}

static int64_t ask(struct lesson *lesson, const char *sql)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int64_t answer = -1;

	check_ok(database_integer(lesson->memory->db, "test", sql, &answer, &error), &error);
	return answer;
}

static void run(struct lesson *lesson, const char *sql)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(database_run(lesson->memory->db, "test", sql, &error), &error);
}

/* A unit as add_unit() makes it. */
static struct cotejo_unit unit_of(
	struct lesson *lesson, uint32_t seed, int64_t id, struct cotejo_variant variants[LANGUAGES])
{
	write_texts(lesson->texts, seed);
	for (size_t k = 0; k < LANGUAGES; k++)
		variants[k] = (struct cotejo_variant){
			.language = tags[k], .text = buffer_text(&lesson->texts[k])};
	return (struct cotejo_unit){
		.id = id, .variant_count = seed % 2 ? 2 : 3, .variants = variants};
}

/* Whether the links between two variants are the right ones. */
static void check_links(
	struct cotejo_linker *linker, const struct cotejo_unit *unit, size_t source, size_t target)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	bool reversed = (source == 2) != (target == 2);

	check_one(cotejo_linker_links(linker, unit, source, target, &links, &error), &error);
	if (links.count != LENGTH)
		fail_msg("unit %lld, %zu-%zu: %zu links", (long long)unit->id, source, target,
			links.count);
	for (size_t k = 0; k < links.count; k++) {
		size_t expected = reversed ? LENGTH - 1 - k : k;

		if (links.links[k].source != k || links.links[k].target != expected)
			fail_msg("unit %lld, %zu-%zu: a link %u-%u", (long long)unit->id, source,
				target, links.links[k].source, links.links[k].target);
	}
	cotejo_word_links_clear(&links);
}

static struct cotejo_linker *new_linker(struct lesson *lesson)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_linker *linker = NULL;

	check_ok(cotejo_linker_new(&linker, lesson->memory, &error), &error);
	return linker;
}

/* No word comes twice in the sentences of these units, so that their links are beyond doubt. */
static bool is_clear(uint32_t seed)
{
	bool seen[VOCABULARY] = {false};
	uint32_t random = seed * 2654435761U;

	for (size_t i = 0; i < LENGTH; i++) {
		random = random * 1664525U + 1013904223U;
		if (seen[(random >> 8) % VOCABULARY])
			return false;
		seen[(random >> 8) % VOCABULARY] = true;
	}
	return true;
}

static void check_units(struct lesson *lesson, struct cotejo_linker *linker)
{
	struct cotejo_variant variants[LANGUAGES];

	for (uint32_t n = 0; n < UNITS; n += 7) {
		struct cotejo_unit unit = unit_of(lesson, n, n + 1, variants);

		if (!is_clear(n))
			continue;
		for (size_t s = 0; s < unit.variant_count; s++) {
			for (size_t t = 0; t < unit.variant_count; t++) {
				if (s != t)
					check_links(linker, &unit, s, t);
			}
		}
	}
}

static void units_are_linked(void **state)
{
	struct cotejo_learn_result result;
	struct cotejo_linker *linker;
	struct lesson lesson;
	(void)state;

	lesson_setup(&lesson);
	result = learn(&lesson, 1);
	assert_int_equal(result.language_pairs, 3);
	assert_int_equal(result.units, UNITS + UNITS / 2 + UNITS / 2);
	assert_true(result.links > result.units * (LENGTH - 1));
	assert_true(result.words >= (size_t)6 * VOCABULARY &&
		    result.word_pairs >= (size_t)3 * VOCABULARY);
	assert_int_equal(ask(&lesson, "SELECT count(*) FROM link"), UNITS);
	linker = new_linker(&lesson);
	check_units(&lesson, linker);
	cotejo_linker_free(linker);

	/* What is stored needs nothing else. */
	run(&lesson, "DELETE FROM learnt");
	assert_int_equal(ask(&lesson, "SELECT count(*) FROM learnt_word"), 0);
	linker = new_linker(&lesson);
	check_units(&lesson, linker);
	cotejo_linker_free(linker);
	lesson_teardown(&lesson);
}

static void missing_links_are_made(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	struct cotejo_variant variants[LANGUAGES];
	struct cotejo_linker *linker;
	struct cotejo_unit unit;
	struct lesson lesson;
	(void)state;

	lesson_setup(&lesson);
	unit = unit_of(&lesson, 0, 1, variants);
	linker = new_linker(&lesson);
	assert_int_equal(cotejo_linker_links(linker, &unit, 0, 1, &links, &error), 0);
	assert_int_equal(links.count, 0);
	cotejo_linker_free(linker);
	learn(&lesson, 1);
	run(&lesson, "DELETE FROM link");
	linker = new_linker(&lesson);
	check_units(&lesson, linker);

	/* And kept when asked for. */
	assert_true(is_clear(UNITS + 1));
	unit = unit_of(&lesson, UNITS + 1, add_unit(&lesson, UNITS + 1, 2), variants);
	check_ok(cotejo_linker_store(linker, &unit, &error), &error);
	assert_int_equal(ask(&lesson, "SELECT count(*) FROM link"), 1);
	check_links(linker, &unit, 0, 1);
	check_links(linker, &unit, 1, 0);
	assert_int_equal(
		cotejo_linker_links(linker, &unit, 0, 2, &links, &error), COTEJO_EARGUMENT);
	assert_int_equal(
		cotejo_linker_links(linker, &unit, 1, 1, &links, &error), COTEJO_EARGUMENT);
	cotejo_linker_free(linker);
	lesson_teardown(&lesson);
}

static void links_go_with_their_texts(void **state)
{
	struct lesson lesson;
	(void)state;

	lesson_setup(&lesson);
	learn(&lesson, 1);
	run(&lesson, "UPDATE variant SET text = 'another' WHERE unit = 4 AND language = 1");
	run(&lesson, "UPDATE unit SET state = 1 WHERE id = 5");
	run(&lesson, "UPDATE variant SET unit = 8 WHERE unit = 7 AND language = 1");
	run(&lesson, "DELETE FROM variant WHERE unit = 9 AND language = 3");
	run(&lesson, "DELETE FROM unit WHERE id = 20");
	assert_int_equal(ask(&lesson, "SELECT count(*) FROM link"), UNITS - 5);
	assert_int_equal(
		ask(&lesson, "SELECT count(*) FROM link WHERE unit IN (4, 7, 8, 9, 20)"), 0);
	/* Learning again links what is there now. */
	learn(&lesson, 1);
	assert_int_equal(ask(&lesson, "SELECT count(*) FROM link"), UNITS - 1);
	lesson_teardown(&lesson);
}

static const char content[] =
	"SELECT sum(length(links) * unit) + (SELECT sum(forward * source + backward * target)"
	" FROM learnt_pair) + (SELECT sum(number * linked) FROM learnt_word) FROM link";

static void threads_and_runs_change_nothing(void **state)
{
	struct lesson lesson;
	int64_t first;
	(void)state;

	lesson_setup(&lesson);
	learn(&lesson, 1);
	first = ask(&lesson, content);
	learn(&lesson, 3);
	assert_int_equal(ask(&lesson, content), first);
	lesson_teardown(&lesson);
}

static void new_texts_are_known(void **state)
{
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	struct cotejo_words *aligner = NULL;
	struct lesson lesson;
	double coverage = 0;
	(void)state;

	lesson_setup(&lesson);
	assert_int_equal(
		cotejo_memory_words(&aligner, lesson.memory, "la", "eo", &options, &error), 0);
	assert_null(aligner);
	learn(&lesson, 1);
	assert_int_equal(
		cotejo_memory_words(&aligner, lesson.memory, "la", "ja", &options, &error), 0);
	assert_int_equal(cotejo_memory_words(&aligner, lesson.memory, "?", "eo", &options, &error),
		COTEJO_EARGUMENT);
	check_one(cotejo_memory_words(&aligner, lesson.memory, "eo", "la-VA", &options, &error),
		&error);
	assert_int_equal(cotejo_words_pair_count(aligner), 0);
	write_texts(lesson.texts, 5000);
	check_ok(cotejo_words_align(aligner, buffer_text(&lesson.texts[1]),
			 buffer_text(&lesson.texts[0]), COTEJO_LINKS_MEAN, &links, &error),
		&error);
	assert_true(links.count >= LENGTH - 1);
	check_ok(cotejo_words_coverage(aligner, buffer_text(&lesson.texts[1]),
			 buffer_text(&lesson.texts[0]), &coverage, NULL, &error),
		&error);
	assert_true(coverage > 0.8);
	check_ok(cotejo_words_coverage(aligner, buffer_text(&lesson.texts[1]),
			 slice_of("w117k w134k w151k"), &coverage, NULL, &error),
		&error);
	assert_true(coverage < COTEJO_COVERAGE_DOUBTFUL);
	cotejo_word_links_clear(&links);
	cotejo_words_free(aligner);
	lesson_teardown(&lesson);
}

/* A few new pairs whose words are all known: what the memory knows decides, and training on top of
 * it takes nothing away. */
static void learning_goes_on(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_word_links links = {0};
	struct cotejo_words *aligner = NULL;
	struct lesson lesson;
	size_t right = 0, pairs = 0;
	(void)state;

	lesson_setup(&lesson);
	learn(&lesson, 1);
	check_one(cotejo_memory_words(&aligner, lesson.memory, "la", "yi", NULL, &error), &error);
	for (uint32_t seed = 6000; seed < 6020; seed++) {
		write_texts(lesson.texts, seed);
		check_ok(cotejo_words_add(aligner, buffer_text(&lesson.texts[0]),
				 buffer_text(&lesson.texts[2]), &error),
			&error);
	}
	assert_int_equal(cotejo_words_pair_count(aligner), 20);
	assert_int_equal(cotejo_words_links(aligner, 0, COTEJO_LINKS_MEAN, &links, &error),
		COTEJO_EARGUMENT);
	for (int time = 0; time < 2; time++) {
		check_ok(cotejo_words_train(aligner, &error), &error);
		for (size_t pair = 0; pair < 20; pair++) {
			check_ok(cotejo_words_links(
					 aligner, pair, COTEJO_LINKS_MEAN, &links, &error),
				&error);
			for (size_t k = 0; k < links.count; k++)
				right +=
					links.links[k].source + links.links[k].target == LENGTH - 1;
			pairs++;
		}
	}
	/* Words that come twice in a sentence may be linked either way. */
	if (right < pairs * LENGTH * 9 / 10)
		fail_msg("%zu of %zu links are right", right, pairs * LENGTH);
	cotejo_word_links_clear(&links);
	cotejo_words_free(aligner);
	lesson_teardown(&lesson);
}

static void words_become_a_lexicon(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_lexicon_entry *entries;
	struct cotejo_lexicon *lexicon = NULL;
	struct lesson lesson;
	size_t count = 0;
	(void)state;

	lesson_setup(&lesson);
	assert_int_equal(cotejo_memory_lexicon(&lexicon, lesson.memory, "yi", "la", &error), 0);
	learn(&lesson, 1);
	check_one(cotejo_memory_lexicon(&lexicon, lesson.memory, "yi", "la", &error), &error);
	assert_in_range(cotejo_lexicon_count(lexicon), VOCABULARY, 2 * VOCABULARY);
	entries = cotejo_lexicon_find(lexicon, slice_of("m117z"), &count);
	assert_int_equal(count, 1);
	assert_true(slice_equals(entries->target, "w117k"));
	assert_true(entries->forward > 0.9 && entries->backward > 0.9);
	cotejo_lexicon_free(lexicon);
	lesson_teardown(&lesson);
}

static int stop(void *user)
{
	return ++*(int *)user > 2;
}

static void a_stop_changes_nothing(void **state)
{
	struct cotejo_learn_options options = COTEJO_LEARN_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct lesson lesson;
	int64_t before;
	int calls = 0;
	(void)state;

	lesson_setup(&lesson);
	learn(&lesson, 1);
	before = ask(&lesson, content);
	options.cancel = stop;
	options.user = &calls;
	options.seed = 2;
	assert_int_equal(
		cotejo_memory_learn(lesson.memory, &options, NULL, &error), COTEJO_EINTERRUPTED);
	assert_int_equal(ask(&lesson, content), before);
	options.cancel = NULL;
	options.samplers = 0;
	assert_int_equal(
		cotejo_memory_learn(lesson.memory, &options, NULL, &error), COTEJO_EARGUMENT);
	assert_int_equal(ask(&lesson, content), before);
	lesson_teardown(&lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_are_linked),
		cmocka_unit_test(missing_links_are_made),
		cmocka_unit_test(links_go_with_their_texts),
		cmocka_unit_test(threads_and_runs_change_nothing),
		cmocka_unit_test(new_texts_are_known),
		cmocka_unit_test(learning_goes_on),
		cmocka_unit_test(words_become_a_lexicon),
		cmocka_unit_test(a_stop_changes_nothing),
	};

	return cmocka_run_group_tests_name("learn/learn", tests, NULL, NULL);
}
