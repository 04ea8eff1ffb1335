/*
 * Tests of phrase lookup against an oracle that looks at every text.
 *
 * The texts are made of few words in many forms, so that phrases occur often, in other inflections,
 * across marks, without their accents, and in several languages of a unit.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/lookup.h>

#include "text/fold.h"
#include "text/language.h"
#include "text/stem.h"
#include "text/words.h"

enum { UNITS = 300, PHRASES = 250, MOST_WORDS = 40, MOST_STEMS = 8 };

static const char *const vocabulary[2][24] = {
	{"wall", "walls", "Wall", "pay", "pays", "paid", "deportation", "deportations",
		"Deportation", "mass", "no", "talk", "talks", "talked", "caf\xc3\xa9", "cafe",
		"the", "The", "of", "don't", "don\xe2\x80\x99t", "1,234", "G20", "AND"},
	{"muro", "muros", "Muro", "pagar", "paga", "pag\xc3\xb3", "deportaci\xc3\xb3n",
		"deportaciones", "DEPORTACI\xc3\x93N", "masiva", "masivas", "no", "reuni\xc3\xb3n",
		"reuniones", "caf\xc3\xa9", "deportacion", "el", "El", "de", "papa", "pap\xc3\xa1",
		"1.234", "G20", "NEAR"},
};

static const char *const gaps[] = {" ", " ", " ", " ", " ", ", ", " - ", ". ", " \xc2\xab", "-"};

static uint32_t seed = 20170223;

static size_t random_below(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

static void make_text(struct buffer *text, size_t side, size_t most)
{
	size_t count = 1 + random_below(most);

	buffer_reset(text);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add_string(text, gaps[random_below(sizeof(gaps) / sizeof(*gaps))]);
		buffer_add_string(text, vocabulary[side][random_below(24)]);
	}
	buffer_add_byte(text, '\0');
	assert_false(text->failed);
	text->length--;
}

/* ---- The oracle ---- */

struct oracle_words {
	char word[MOST_WORDS][64], stem[MOST_WORDS][64];
	size_t begin[MOST_WORDS], end[MOST_WORDS];
	size_t count;
	const char *others[MOST_WORDS][MOST_STEMS]; /* of a phrase: see find_stems() */
	size_t other_count[MOST_WORDS];
};

static struct fixture_pair pairs[UNITS];
static struct oracle_words pair_words[UNITS][2];

static void copy(char to[64], struct buffer *from)
{
	assert_true(from->length < 64 && !from->failed);
	memcpy(to, from->bytes, from->length);
	to[from->length] = '\0';
	buffer_reset(from);
}

static void read_words(struct oracle_words *read, const char *language, const char *text)
{
	struct words words = {0};
	struct stemmer *stemmer;
	struct buffer buffer = {0};
	struct word word;

	read->count = 0;
	assert_int_equal(stemmer_new(&stemmer, language, NULL), 0);
	words_start(&words, slice_of(text));
	while (words_next(&words, &word, NULL) == 1) {
		struct cotejo_text bytes = slice(text + word.begin, word.length);

		if (word.kind == WORD_MARK)
			continue;
		fold_append(&buffer, bytes);
		copy(read->word[read->count], &buffer);
		stemmer_append(stemmer, &buffer, bytes);
		copy(read->stem[read->count], &buffer);
		read->begin[read->count] = word.begin;
		read->end[read->count++] = word.begin + word.length;
	}
	words_clear(&words);
	stemmer_free(stemmer);
	buffer_clear(&buffer);
}

/* A word of a phrase has its own stem, and those that the same word, perhaps with accents, has in
 * any text of the language. */
static void find_stems(struct oracle_words *phrase, size_t side)
{
	for (size_t i = 0; i < phrase->count; i++)
		phrase->other_count[i] = 0;
	for (size_t j = 0; j < (size_t)UNITS * MOST_WORDS; j++) {
		const struct oracle_words *text = &pair_words[j / MOST_WORDS][side];
		size_t k = j % MOST_WORDS;

		for (size_t i = 0; k < text->count && i < phrase->count; i++) {
			const char **others = phrase->others[i];
			size_t known = 0;

			if (strcmp(text->word[k], phrase->word[i]) != 0)
				continue;
			while (known < phrase->other_count[i] &&
				strcmp(others[known], text->stem[k]) != 0)
				known++;
			assert_true(known < MOST_STEMS);
			others[known] = text->stem[k];
			if (known == phrase->other_count[i])
				phrase->other_count[i]++;
		}
	}
}

static bool may_have_stem(const struct oracle_words *phrase, size_t i, const char *stem)
{
	bool may = strcmp(phrase->stem[i], stem) == 0;

	for (size_t j = 0; j < phrase->other_count[i]; j++)
		may |= strcmp(phrase->others[i][j], stem) == 0;
	return may;
}

/* Whether the phrase stands at the i-th word: 0 no, 1 inflected, 2 as written. */
static int stands_at(const struct oracle_words *phrase, const struct oracle_words *text, size_t i)
{
	int how = 2;

	if (i + phrase->count > text->count)
		return 0;
	for (size_t j = 0; j < phrase->count; j++) {
		bool written = strcmp(phrase->word[j], text->word[i + j]) == 0;

		if (!written && !may_have_stem(phrase, j, text->stem[i + j]))
			return 0;
		if (!written)
			how = 1;
	}
	return how;
}

struct expected {
	size_t unit;
	bool exact;
	char spans[400]; /* of the first variant that has them, or has them as written */
};

/* What must be said of one text. */
static bool expect_text(struct expected *expected, const struct cotejo_lookup_options *options,
	const char *language, const struct oracle_words *phrase, const struct oracle_words *text)
{
	struct expected found = {.unit = expected->unit};
	size_t free_from = 0;

	if (options->language && !language_covers(options->language, language))
		return false;
	for (size_t i = 0; i < text->count; i++) {
		int how = stands_at(phrase, text, i);

		found.exact |= how == 2;
		if (how == 0 || (options->exact && how == 1) || i < free_from)
			continue;
		free_from = i + phrase->count;
		snprintf(found.spans + strlen(found.spans),
			sizeof(found.spans) - strlen(found.spans), "%zu-%zu ", text->begin[i],
			text->end[i + phrase->count - 1]);
	}
	if (!found.spans[0] || (expected->spans[0] && (expected->exact || !found.exact)))
		return false;
	*expected = found;
	return true;
}

/* The order of the header: as written first, then the most probable, then the newest. */
static int compare(const void *left, const void *right)
{
	const struct expected *a = left, *b = right;
	double p = pairs[a->unit].probability, q = pairs[b->unit].probability;

	if (a->exact != b->exact)
		return a->exact ? -1 : 1;
	if (p != q)
		return p > q ? -1 : 1;
	return a->unit > b->unit ? -1 : 1;
}

static size_t expect(
	struct expected *expected, const struct cotejo_lookup_options *options, const char *phrase)
{
	static struct oracle_words words[2];
	size_t count = 0;

	read_words(&words[0], "en", phrase);
	read_words(&words[1], "es-MX", phrase);
	find_stems(&words[0], 0);
	find_stems(&words[1], 1);
	for (size_t i = 0; i < UNITS; i++) {
		struct expected one = {.unit = i};

		if (pairs[i].probability < options->min_probability)
			continue;
		expect_text(&one, options, "en", &words[0], &pair_words[i][0]);
		expect_text(&one, options, "es-MX", &words[1], &pair_words[i][1]);
		if (one.spans[0])
			expected[count++] = one;
	}
	if (count)
		qsort(expected, count, sizeof(*expected), compare);
	return options->limit && count > options->limit ? options->limit : count;
}

/* ---- Both of them ---- */

static void compare_lookup(struct cotejo_memory *memory,
	const struct cotejo_lookup_options *options, struct cotejo_text phrase)
{
	static struct expected expected[UNITS];
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	size_t count = expect(expected, options, phrase.bytes);
	int code;

	check_ok(cotejo_lookup_new(&lookup, memory, phrase, options, &error), &error);
	for (size_t i = 0; i < count; i++) {
		char spans[400] = "";

		code = cotejo_lookup_next(lookup, &hit, &error);
		if (code != 1)
			fail_msg("'%s': %d at hit %zu of %zu", phrase.bytes, code, i, count);
		for (size_t j = 0; j < hit->span_count; j++)
			snprintf(spans + strlen(spans), sizeof(spans) - strlen(spans), "%zu-%zu ",
				hit->spans[j].begin, hit->spans[j].begin + hit->spans[j].length);
		if ((size_t)hit->unit->id != expected[i].unit + 1 ||
			hit->exact != expected[i].exact || strcmp(spans, expected[i].spans) != 0)
			fail_msg("'%s', hit %zu: unit %d (%d) %s, not %zu (%d) %s", phrase.bytes, i,
				(int)hit->unit->id, hit->exact, spans, expected[i].unit + 1,
				expected[i].exact, expected[i].spans);
	}
	code = cotejo_lookup_next(lookup, &hit, &error);
	if (code != 0)
		fail_msg("'%s': more than %zu hits", phrase.bytes, count);
	cotejo_lookup_free(lookup);
}

static void make_pairs(void)
{
	struct buffer text = {0};

	for (size_t i = 0; i < UNITS; i++) {
		make_text(&text, 0, 12);
		pairs[i].left = strdup(text.bytes);
		make_text(&text, 1, 12);
		/* No two are the same. */
		buffer_add_format(&text, " n%zu", i);
		pairs[i].right = strndup(text.bytes, text.length);
		pairs[i].probability = (double)random_below(5) / 4;
		assert_non_null(pairs[i].left);
		assert_non_null(pairs[i].right);
		read_words(&pair_words[i][0], "en", pairs[i].left);
		read_words(&pair_words[i][1], "es-MX", pairs[i].right);
	}
	buffer_clear(&text);
}

static void same_as_looking_at_every_text(void **state)
{
	static const struct cotejo_lookup_options options[] = {
		COTEJO_LOOKUP_OPTIONS_INIT,
		{sizeof(options[0]), .exact = 1},
		{sizeof(options[0]), .language = "en"},
		{sizeof(options[0]), .language = "es", .target_language = "en"},
		{sizeof(options[0]), .min_probability = .5, .limit = 3},
	};
	struct fixture fixture;
	struct cotejo_memory *memory;
	struct buffer phrase = {0};

	(void)state;
	make_pairs();
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "random", "en", "es-MX", pairs, UNITS);
	for (size_t i = 0; i < PHRASES; i++) {
		make_text(&phrase, random_below(2), 3);
		for (size_t j = 0; j < sizeof(options) / sizeof(options[0]); j++)
			compare_lookup(memory, &options[j], buffer_text(&phrase));
	}
	buffer_clear(&phrase);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_as_looking_at_every_text),
	};
	int failures = cmocka_run_group_tests(tests, NULL, NULL);

	for (size_t i = 0; i < UNITS; i++) {
		free((char *)(uintptr_t)pairs[i].left);
		free((char *)(uintptr_t)pairs[i].right);
	}
	return failures;
}
