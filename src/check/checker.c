/*
 * checker.c - what looks wrong with a pair of texts
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/checker.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "text/utf8.h"

enum {
	LEARN_PAIRS = 100000, /* of each two languages; more teach hardly more */
	LEAST_WORD_PAIRS = 1000
};

static const struct {
	const char *name;
	int penalty;
} flags[COTEJO_FLAG_COUNT] = {
	[COTEJO_FLAG_NUMBERS] = {"numbers", 5},
	[COTEJO_FLAG_DATES] = {"dates", 5},
	[COTEJO_FLAG_NAMES] = {"names", 2},
	[COTEJO_FLAG_PLACEHOLDERS] = {"placeholders", 5},
	[COTEJO_FLAG_TAGS] = {"tags", 3},
	[COTEJO_FLAG_BRACKETS] = {"brackets", 1},
	[COTEJO_FLAG_QUOTES] = {"quotes", 1},
	[COTEJO_FLAG_COPY] = {"copy", 10},
	[COTEJO_FLAG_LANGUAGE] = {"language", 10},
	[COTEJO_FLAG_LENGTH] = {"length", 5},
	[COTEJO_FLAG_WORDS] = {"words", 10},
};

const char *cotejo_flag_name(enum cotejo_flag flag)
{
	return (unsigned)flag < COTEJO_FLAG_COUNT ? flags[flag].name : NULL;
}

int cotejo_flag_penalty(enum cotejo_flag flag)
{
	return (unsigned)flag < COTEJO_FLAG_COUNT ? flags[flag].penalty : 0;
}

/* ---- Languages ---- */

static void close_pair(struct language_pair *pair)
{
	months_close(&pair->months[SOURCE]);
	months_close(&pair->months[TARGET]);
	map_clear(&pair->names);
	map_clear(&pair->usual[SOURCE]);
	map_clear(&pair->usual[TARGET]);
	items_clear(&pair->translated);
	free(pair->lengths);
	cotejo_words_free(pair->words);
}

static int open_pair(struct language_pair *pair, struct cotejo_error *error)
{
	int code = months_open(&pair->months[SOURCE], pair->tags[SOURCE], error);

	if (code == 0)
		code = months_open(&pair->months[TARGET], pair->tags[TARGET], error);
	return code < 0 ? code : names_learn(pair, error);
}

int find_languages(struct cotejo_checker *checker, const char *source, const char *target,
	struct language_pair **ret_pair, struct cotejo_error *error)
{
	char tag[LANGUAGE_SIZE];
	struct language_pair pair = {0}, *grown;
	int code = language_canonical(tag, source, error);

	if (code == 0) {
		language_primary(pair.tags[SOURCE], tag);
		code = language_canonical(tag, target, error);
	}
	if (code < 0)
		return code;
	language_primary(pair.tags[TARGET], tag);
	for (size_t i = 0; i < checker->pair_count; i++) {
		if (memcmp(checker->pairs[i].tags, pair.tags, sizeof(pair.tags)) == 0) {
			*ret_pair = &checker->pairs[i];
			return 0;
		}
	}
	grown = array_reserve(
		checker->pairs, &checker->pair_capacity, checker->pair_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	checker->pairs = grown;
	code = open_pair(&pair, error);
	if (code < 0) {
		close_pair(&pair);
		return code;
	}
	checker->pairs[checker->pair_count] = pair;
	*ret_pair = &checker->pairs[checker->pair_count++];
	return 0;
}

/* ---- A checker ---- */

int cotejo_checker_new(struct cotejo_checker **ret_checker, struct cotejo_error *error)
{
	struct cotejo_checker *checker = calloc(1, sizeof(*checker));

	if (!checker)
		return error_no_memory(error);
	*ret_checker = checker;
	return 0;
}

static void forget(struct cotejo_checker *checker)
{
	for (size_t i = 0; i < checker->pair_count; i++)
		close_pair(&checker->pairs[i]);
	checker->pair_count = 0;
}

void cotejo_checker_free(struct cotejo_checker *checker)
{
	if (!checker)
		return;
	forget(checker);
	for (int side = SOURCE; side < SIDES; side++) {
		items_clear(&checker->numbers[side]);
		items_clear(&checker->items[side]);
	}
	words_clear(&checker->scanner);
	buffer_clear(&checker->folded);
	buffer_clear(&checker->details);
	free(checker->pairs);
	free(checker);
}

/* ---- Learning ---- */

static int learn_pair(struct cotejo_checker *checker, const struct cotejo_variant *source,
	const struct cotejo_variant *target, struct cotejo_error *error)
{
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct language_pair *pair;
	bool same;
	int code = find_languages(checker, source->language, target->language, &pair, error);

	if (code < 0 || pair->word_pairs == LEARN_PAIRS)
		return code;
	pair->word_pairs++;
	code = lengths_add(pair, source->text, target->text, error);
	/* What was only copied teaches nothing of the other language. */
	same = slice_equal(source->text, target->text);
	if (code == 0 && !same)
		code = usual_learn(checker, &pair->usual[SOURCE], source->text, error);
	if (code == 0 && !same)
		code = usual_learn(checker, &pair->usual[TARGET], target->text, error);
	options.tokens = COTEJO_TOKENS_TEXT;
	options.samplers = 1;
	if (code == 0 && !pair->words)
		code = cotejo_words_new(&pair->words, &options, error);
	return code < 0 ? code : cotejo_words_add(pair->words, source->text, target->text, error);
}

static int learn_units(struct cotejo_checker *checker, struct cotejo_memory *memory,
	int (*cancel)(void *user), void *user, struct cotejo_error *error)
{
	struct cotejo_units *units = NULL;
	const struct cotejo_unit *unit;
	int code = cotejo_units_new(&units, memory, NULL, error), learnt = 0;

	while (code >= 0 && learnt == 0 && (code = cotejo_units_next(units, &unit, error)) == 1) {
		for (size_t i = 1; i < unit->variant_count && learnt == 0; i++)
			learnt = learn_pair(checker, &unit->variants[0], &unit->variants[i], error);
		if (learnt == 0 && cancel && cancel(user))
			learnt = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	}
	cotejo_units_free(units);
	return code < 0 ? code : learnt;
}

/* Few pairs teach nothing of words that could be relied on. */
static int train(struct language_pair *pair, struct cotejo_error *error)
{
	lengths_learn(pair);
	if (pair->words && pair->word_pairs < LEAST_WORD_PAIRS) {
		cotejo_words_free(pair->words);
		pair->words = NULL;
	}
	return pair->words ? cotejo_words_train(pair->words, error) : 0;
}

int cotejo_checker_learn(struct cotejo_checker *checker, struct cotejo_memory *memory,
	int (*cancel)(void *user), void *user, struct cotejo_error *error)
{
	int code;

	forget(checker);
	code = learn_units(checker, memory, cancel, user, error);
	for (size_t i = 0; i < checker->pair_count && code == 0; i++) {
		code = train(&checker->pairs[i], error);
		if (code == 0 && cancel && cancel(user))
			code = error_set(error, COTEJO_EINTERRUPTED, "interrupted");
	}
	if (code < 0)
		forget(checker);
	return code;
}

/* ---- Checking ---- */

void note_finding(struct cotejo_checker *checker, enum cotejo_flag flag, size_t begin)
{
	buffer_add_byte(&checker->details, '\0');
	checker->places[checker->count] = begin;
	checker->findings[checker->count++].flag = flag;
}

void note_items(struct cotejo_checker *checker, enum cotejo_flag flag)
{
	size_t begin = checker->details.length;

	if (!checker->items[SOURCE].count && !checker->items[TARGET].count)
		return;
	items_write(&checker->details, &checker->items[SOURCE], &checker->items[TARGET]);
	note_finding(checker, flag, begin);
}

int check_words(struct cotejo_checker *checker, struct cotejo_error *error)
{
	size_t begin = checker->details.length;
	double coverage, evidence;
	int code;

	if (!checker->languages->words)
		return 0;
	code = cotejo_words_coverage(checker->languages->words, checker->texts[SOURCE],
		checker->texts[TARGET], &coverage, &evidence, error);
	if (code < 0 || evidence < COTEJO_COVERAGE_EVIDENCE || coverage >= COTEJO_COVERAGE_DOUBTFUL)
		return code;
	buffer_add_format(&checker->details, "%d%% have a counterpart", (int)(coverage * 100));
	note_finding(checker, COTEJO_FLAG_WORDS, begin);
	return 0;
}

static int take_text(struct cotejo_checker *checker, int side, const struct cotejo_variant *variant,
	struct cotejo_error *error)
{
	checker->texts[side] = variant->text;
	if (utf8_valid_length(variant->text) == variant->text.length)
		return 0;
	return error_set(error, COTEJO_EENCODING, "a text is not valid UTF-8");
}

static int run_checks(struct cotejo_checker *checker, struct cotejo_error *error)
{
	int code;

	checker->count = 0;
	buffer_reset(&checker->details);
	code = check_numbers(checker, error);
	if (code == 0)
		code = check_names(checker, error);
	if (code == 0) {
		check_marks(checker);
		code = check_language(checker, error);
	}
	if (code == 0) {
		check_length(checker);
		code = check_words(checker, error);
	}
	if (code == 0 && (checker->details.failed || checker->items[SOURCE].failed ||
				 checker->items[TARGET].failed))
		code = error_no_memory(error);
	return code;
}

int cotejo_checker_check(struct cotejo_checker *checker, const struct cotejo_variant *source,
	const struct cotejo_variant *target, struct cotejo_findings *ret_findings,
	struct cotejo_error *error)
{
	int code = find_languages(
		checker, source->language, target->language, &checker->languages, error);
	struct cotejo_findings findings = {0};

	if (code == 0)
		code = take_text(checker, SOURCE, source, error);
	if (code == 0)
		code = take_text(checker, TARGET, target, error);
	if (code == 0)
		code = run_checks(checker, error);
	if (code < 0)
		return code;
	for (size_t i = 0; i < checker->count; i++) {
		checker->findings[i].detail = checker->details.bytes + checker->places[i];
		findings.penalty += flags[checker->findings[i].flag].penalty;
	}
	if (findings.penalty > COTEJO_PENALTY_MAX)
		findings.penalty = COTEJO_PENALTY_MAX;
	findings.count = checker->count;
	findings.findings = checker->findings;
	*ret_findings = findings;
	return 0;
}
