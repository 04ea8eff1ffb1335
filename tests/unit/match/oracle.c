/*
 * Tests of fuzzy match against an oracle that compares every text, while units come and go.
 *
 * Texts are made of few words in many forms, of numbers and of marks, so that they are alike more
 * or less, that some share nothing but marks, and that many hold the same roots.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/match.h>

#include "match/score.h"
#include "memory/codes.h"
#include "memory/names.h"
#include "text/language.h"

enum { UNITS = 400, QUERIES = 60, LANGUAGES = 5, MOST_FOUND = UNITS * 3 };

static const char *const tags[LANGUAGES] = {"en", "en-US", "es", "zh", "und"};

static uint32_t seed = 20170223;

static size_t random_below(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (size_t)((uint64_t)seed * n >> 32);
}

static void add_random_token(struct buffer *text, size_t kind)
{
	static const char *const words[] = {"the", "The", "house", "houses", "housing", "configure",
		"configuration", "Configured", "caf\xc3\xa9", "cafe", "of", "to", "open", "file",
		"files", "\xe4\xb8\xad", "\xe6\x96\x87", "\xe5\xad\x97", "internet",
		"international", "muro", "muros"};
	static const char *const numbers[] = {"1", "2", "1,234", "2017", "3.5"};
	static const char *const marks[] = {
		".", ",", "!", "\xc2\xbf", "?", "-", "*", "\xe2\x80\xa6"};

	if (kind == 0)
		buffer_add_string(text, marks[random_below(sizeof(marks) / sizeof(*marks))]);
	else if (kind == 1)
		buffer_add_string(text, numbers[random_below(sizeof(numbers) / sizeof(*numbers))]);
	else
		buffer_add_string(text, words[random_below(sizeof(words) / sizeof(*words))]);
}

/* One text in five is of marks and numbers mostly. */
static void make_text(struct buffer *text)
{
	size_t count = 1 + random_below(random_below(4) ? 8 : 30);
	bool sparse = random_below(5) == 0;

	buffer_reset(text);
	for (size_t i = 0; i < count; i++) {
		size_t kind = sparse ? random_below(3) * random_below(2) : random_below(10);

		if (i && random_below(10))
			buffer_add_byte(text, ' ');
		add_random_token(text, kind);
	}
	assert_false(text->failed);
}

/* ---- The memory ---- */

/* Up to three codes of few kinds, most texts have none. */
static size_t make_codes(struct cotejo_inline *codes)
{
	static const char *const contents[] = {"<b>", "</b>", "<br/>"};
	size_t count = random_below(3) ? 0 : random_below(4);

	for (size_t i = 0; i < count; i++)
		codes[i] = (struct cotejo_inline){
			.kind = random_below(2) ? COTEJO_INLINE_PH : COTEJO_INLINE_UT,
			.content = slice_of(contents[random_below(3)])};
	return count;
}

static void store(struct cotejo_memory *memory, struct buffer *texts, size_t count)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct unit_text stored[3] = {0};
	struct buffer scratch = {0}, codes[3] = {0};
	int64_t unit;
	bool is_new;

	for (size_t i = 0; i < count; i++) {
		const char *tag = tags[random_below(LANGUAGES)];
		struct cotejo_inline inlines[3];

		codes_write(&codes[i], inlines, make_codes(inlines));
		stored[i].codes = buffer_text(&codes[i]);

		make_text(&texts[i]);
		stored[i].tag = tag;
		stored[i].text = buffer_text(&texts[i]);
		check_ok(language_number(memory, tag, &stored[i].language, &error), &error);
	}
	check_ok(unit_store(memory, &(struct unit_wanted){.texts = stored, .count = count},
			 &scratch, &unit, &is_new, &error),
		&error);
	for (size_t i = 0; i < count; i++)
		buffer_clear(&codes[i]);
	buffer_clear(&scratch);
}

static void add_units(struct cotejo_memory *memory, size_t count, bool commit)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer texts[3] = {0};

	check_ok(memory_begin(memory, &error), &error);
	for (size_t i = 0; i < count; i++)
		store(memory, texts, 2 + random_below(2));
	if (commit)
		check_ok(memory_commit(memory, &error), &error);
	else
		memory_rollback(memory);
	for (int i = 0; i < 3; i++)
		buffer_clear(&texts[i]);
}

/* Nothing supports these units, so they go when somebody asks. */
static void drop_units(struct cotejo_memory *memory, size_t one_in)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(memory_begin(memory, &error), &error);
	for (int64_t unit = 1; unit <= (int64_t)4 * UNITS; unit++) {
		if (random_below(one_in) == 0)
			check_ok(unit_drop_unsupported(memory, unit, &error), &error);
	}
	check_ok(memory_commit(memory, &error), &error);
}

/* ---- The oracle ---- */

struct answer {
	int64_t unit;
	int score, penalty;
};

/* What sentences are asked with, and what the oracle checks texts with. */
static struct cotejo_checker *checker;
static struct cotejo_inline query_codes[3];
static size_t query_code_count;

static bool is_same_code(const struct cotejo_inline *a, const struct cotejo_inline *b)
{
	return a->kind == b->kind && slice_equal(a->content, b->content);
}

/* How many codes one has and the other has not: each takes one of its like away. */
static int count_other_codes(const struct cotejo_variant *variant)
{
	bool taken[3] = {false};
	size_t common = 0;

	for (size_t i = 0; i < query_code_count; i++) {
		for (size_t j = 0; j < variant->code_count; j++) {
			if (taken[j] || !is_same_code(&query_codes[i], &variant->codes[j]))
				continue;
			taken[j] = true;
			common++;
			break;
		}
	}
	return (int)(query_code_count + variant->code_count - 2 * common);
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* How far a text is from the query, as a share: of texts with the same score one may be nearer. */
static double distance_of(struct cotejo_text query, struct cotejo_text text)
{
	static struct scorer scorer;
	struct tokens pair[2] = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint32_t distance = 0, heavier;

	check_ok(tokens_read(&pair[0], query, 0, &error), &error);
	check_ok(tokens_read(&pair[1], text, 0, &error), &error);
	check_ok(score_distance(&scorer, &pair[0], &pair[1], UINT32_MAX / 4, &distance, &error),
		&error);
	heavier = pair[0].weight > pair[1].weight ? pair[0].weight : pair[1].weight;
	for (int i = 0; i < 2; i++)
		tokens_clear(&pair[i]);
	scorer_clear(&scorer);
	return (double)distance / heavier;
}

/* The points of the flags that are raised both ways. */
static int points_of_flags(const struct cotejo_variant *one, const struct cotejo_variant *other)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_findings findings;
	int times[COTEJO_FLAG_COUNT] = {0}, points = 0;

	for (int i = 0; i < 2; i++) {
		check_ok(cotejo_checker_check(
				 checker, i ? one : other, i ? other : one, &findings, &error),
			&error);
		for (size_t j = 0; j < findings.count; j++)
			times[findings.findings[j].flag]++;
	}
	for (int flag = 0; flag < COTEJO_FLAG_COUNT; flag++)
		points += times[flag] == 2 ? cotejo_flag_penalty((enum cotejo_flag)flag) : 0;
	return least(points, COTEJO_PENALTY_MAX);
}

static int ask_for_penalty(
	const struct cotejo_unit *unit, size_t variant, const struct cotejo_match_options *options)
{
	int flags = COTEJO_PENALTY_MAX;
	int codes = options->codes * count_other_codes(&unit->variants[variant]);

	for (size_t i = 0; i < unit->variant_count; i++) {
		if (i != variant &&
			language_covers(options->target_language, unit->variants[i].language))
			flags = least(flags,
				points_of_flags(&unit->variants[variant], &unit->variants[i]));
	}
	return flags * options->flags / 100 + least(codes, COTEJO_PENALTY_MAX);
}

static int compare_answers(const void *a, const void *b)
{
	const struct answer *one = a, *other = b;

	return (one->unit > other->unit) - (one->unit < other->unit);
}

static size_t ask_oracle(struct cotejo_memory *memory, struct cotejo_text query,
	const struct cotejo_match_options *options, struct answer *answers)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_units *units = NULL;
	const struct cotejo_unit *unit;
	size_t count = 0;
	int code;

	check_ok(cotejo_units_new(&units, memory, NULL, &error), &error);
	while ((code = cotejo_units_next(units, &unit, &error)) == 1) {
		int best = -1, penalty = 0;
		size_t nearest = 0;
		double distance = 0, least_distance = 2;

		for (size_t i = 0; i < unit->variant_count; i++) {
			bool has_target = !options->target_language;
			int score = 0;

			for (size_t j = 0; j < unit->variant_count; j++)
				has_target = has_target ||
					     (i != j && language_covers(options->target_language,
								unit->variants[j].language));
			if (!has_target ||
				!language_covers(options->language, unit->variants[i].language))
				continue;
			check_ok(cotejo_match_score(&score, query, unit->variants[i].text, &error),
				&error);
			distance = distance_of(query, unit->variants[i].text);
			if (distance < least_distance)
				nearest = i;
			least_distance = distance < least_distance ? distance : least_distance;
			best = score > best ? score : best;
		}
		if (best >= options->min_score)
			penalty = ask_for_penalty(unit, nearest, options);
		if (best - penalty >= options->min_score)
			answers[count++] = (struct answer){unit->id, best, penalty};
	}
	check_ok(code, &error);
	cotejo_units_free(units);
	return count;
}

static size_t ask_matcher(
	struct cotejo_matcher *matcher, struct cotejo_text query, struct answer *answers)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_match *match;
	size_t count = 0, told = 0;
	int code, last = COTEJO_SCORE_CONTEXT;

	check_ok(cotejo_matcher_find_coded(
			 matcher, query, query_codes, query_code_count, NULL, &told, &error),
		&error);
	while ((code = cotejo_matcher_next(matcher, &match, &error)) == 1) {
		int score = 0;

		check_ok(cotejo_match_score(
				 &score, query, match->unit->variants[match->variant].text, &error),
			&error);
		assert_int_equal(score, match->score);
		assert_true(match->score - match->penalty <= last);
		last = match->score - match->penalty;
		answers[count++] = (struct answer){match->unit->id, match->score, match->penalty};
	}
	check_ok(code, &error);
	assert_int_equal(count, told);
	return count;
}

/* The best of all, in the order in which they come. */
static void check_limit(struct cotejo_memory *memory, struct cotejo_text query,
	struct cotejo_match_options options, const struct answer *all, size_t count)
{
	static struct answer some[MOST_FOUND];
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_matcher *matcher = NULL;
	size_t found;

	options.limit = 1 + random_below(6);
	check_ok(cotejo_matcher_new(&matcher, memory, &options, &error), &error);
	found = ask_matcher(matcher, query, some);
	assert_int_equal(found, count < options.limit ? count : options.limit);
	for (size_t i = 0; i < found; i++) {
		assert_int_equal(some[i].unit, all[i].unit);
		assert_int_equal(some[i].score, all[i].score);
	}
	cotejo_matcher_free(matcher);
}

static void check_query(struct cotejo_memory *memory, struct cotejo_matcher *matcher,
	const struct cotejo_match_options *options, struct cotejo_text query)
{
	static struct answer expected[MOST_FOUND], found[MOST_FOUND];
	size_t count = ask_oracle(memory, query, options, expected);
	size_t found_count = ask_matcher(matcher, query, found);

	if (random_below(4) == 0)
		check_limit(memory, query, *options, found, found_count);
	qsort(expected, count, sizeof(*expected), compare_answers);
	qsort(found, found_count, sizeof(*found), compare_answers);
	for (size_t i = 0; i < count && i < found_count; i++) {
		if (expected[i].unit != found[i].unit || expected[i].score != found[i].score ||
			expected[i].penalty != found[i].penalty)
			fail_msg("'%.*s' at %d in %s: unit %lld, %d-%d instead of %lld, %d-%d",
				(int)query.length, query.bytes, options->min_score,
				options->language ? options->language : "any",
				(long long)found[i].unit, found[i].score, found[i].penalty,
				(long long)expected[i].unit, expected[i].score,
				expected[i].penalty);
	}
	if (count != found_count)
		fail_msg("'%.*s' at %d in %s: %zu instead of %zu", (int)query.length, query.bytes,
			options->min_score, options->language ? options->language : "any",
			found_count, count);
}

static void check_queries(struct cotejo_memory *memory)
{
	static const int scores[] = {1, 30, 50, 60, 66, 67, 70, 75, 85, 95, 99, 100};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer query = {0};

	for (size_t i = 0; i < sizeof(scores) / sizeof(scores[0]); i++) {
		struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
		struct cotejo_matcher *matcher = NULL;

		options.min_score = scores[i];
		if (random_below(2))
			options.language = tags[random_below(LANGUAGES)];
		if (random_below(2))
			options.target_language = tags[random_below(LANGUAGES)];
		if (random_below(2))
			options.flags = 50 + (int)random_below(51);
		if (random_below(2))
			options.codes = (int)random_below(12);
		check_ok(cotejo_matcher_new(&matcher, memory, &options, &error), &error);
		for (size_t j = 0; j < QUERIES / 10; j++) {
			make_text(&query);
			query_code_count = make_codes(query_codes);
			check_query(memory, matcher, &options, buffer_text(&query));
		}
		cotejo_matcher_free(matcher);
	}
	buffer_clear(&query);
}

static void nothing_is_missed(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	check_queries(memory);
	add_units(memory, UNITS, true);
	check_queries(memory);
	add_units(memory, 20, false);
	add_units(memory, 20, true);
	drop_units(memory, 4);
	check_queries(memory);
	cotejo_memory_close(memory);
	memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	check_queries(memory);
	/* Rules that are nobody's: all indexes are made anew. */
	fixture_sql(memory, "UPDATE meta SET value = 'none' WHERE name = 'text_rules'");
	cotejo_memory_close(memory);
	memory = fixture_open(&fixture, COTEJO_MEMORY_WRITE);
	check_queries(memory);
	drop_units(memory, 1);
	check_queries(memory);
	check_ok(cotejo_memory_check(memory, &error), &error);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* What another handle commits is seen, what it has not yet committed is not. */
static void others_write(void **state)
{
	struct fixture fixture;
	struct cotejo_memory *writer, *memory;

	(void)state;
	fixture_setup(&fixture);
	writer = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	memory = fixture_open(&fixture, COTEJO_MEMORY_READ);
	for (int i = 0; i < 4; i++) {
		add_units(writer, 40, i != 2);
		check_queries(memory);
	}
	drop_units(writer, 3);
	check_queries(memory);
	cotejo_memory_close(writer);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_missed),
		cmocka_unit_test(others_write),
	};

	int failed;

	if (cotejo_checker_new(&checker, NULL) != COTEJO_OK)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	cotejo_checker_free(checker);
	return failed;
}
