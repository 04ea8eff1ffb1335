/*
 * Tests of cotejo/lookup.h: what a phrase became, and what is known of a sentence.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include <cotejo/learn.h>
#include <cotejo/lookup.h>

#include "lookup/small_words.h"

/* "the wall" is now "el muro", now "la pared", and once nothing of the kind. */
static const struct fixture_pair pairs[] = {
	{"The wall is high.", "El muro es alto.", .9},
	{"We saw the wall.", "Vimos el muro.", .9},
	{"They built a wall in the city.", "Construyeron un muro en la ciudad.", .8},
	{"The walls of the city are old.", "Los muros de la ciudad son viejos.", .8},
	{"A wall in the house is white.", "Una pared de la casa es blanca.", .7},
	{"The house has white walls.", "La casa tiene paredes blancas.", .7},
	{"Paint the wall of the house.", "Pinte la pared de la casa.", .7},
	{"The city is old.", "La ciudad es vieja.", .9},
	{"The house is white.", "La casa es blanca.", .9},
	{"We saw the city and the house.", "Vimos la ciudad y la casa.", .9},
	{"They built the house.", "Construyeron la casa.", .9},
	{"The configuration file is in the folder.",
		"El archivo de configuraci\xc3\xb3n est\xc3\xa1 en la carpeta.", .9},
	{"Open the configuration file.", "Abra el archivo de configuraci\xc3\xb3n.", .9},
	{"Configuration files are old.", "Los ficheros de configuraci\xc3\xb3n son viejos.", .9},
};

#define PAIRS (sizeof(pairs) / sizeof(pairs[0]))

static struct cotejo_memory *set_up(struct fixture *fixture)
{
	struct cotejo_memory *memory;

	fixture_setup(fixture);
	memory = fixture_open(fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "walls", "en", "es", pairs, PAIRS);
	return memory;
}

/* Writes "text count;" for each translation, and how many examples have none. */
static void translate(struct cotejo_memory *memory, const char *phrase,
	const struct cotejo_lookup_options *options, struct buffer *seen)
{
	struct cotejo_translations *translations = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_example *examples;
	size_t count, sum = 0;
	double shares = 0;

	buffer_reset(seen);
	check_ok(cotejo_translations_new(&translations, memory, slice_of(phrase), options, &error),
		&error);
	count = cotejo_translations_examples(translations, &examples);
	for (size_t i = 0; i < cotejo_translations_count(translations); i++) {
		const struct cotejo_translation *one = cotejo_translations_get(translations, i);

		buffer_add(seen, one->text);
		buffer_add_format(seen, " %zu;", one->count);
		assert_true(one->form_count > 0 && one->example < count);
		assert_int_equal(examples[one->example].group, i);
		sum += one->count;
		shares += one->share;
	}
	assert_null(cotejo_translations_get(translations, cotejo_translations_count(translations)));
	assert_int_equal(sum + cotejo_translations_unclear(translations), count);
	assert_true(sum == 0 || (shares > .999 && shares < 1.001));
	for (size_t i = 0; i < count; i++) {
		const struct cotejo_example *example = &examples[i];

		assert_true(example->span_count > 0);
		assert_true(example->translation.begin + example->translation.length <=
			    example->target.length);
		assert_int_equal(example->group == SIZE_MAX, example->translation.length == 0);
	}
	cotejo_translations_free(translations);
}

static void groups(void **state)
{
	static const struct {
		const char *phrase, *expected; /* how it begins */
		struct cotejo_lookup_options options;
	} rows[] = {
		{"wall", "muro 4;pared ", COTEJO_LOOKUP_OPTIONS_INIT},
		{"pared", "wall ", COTEJO_LOOKUP_OPTIONS_INIT},
		{"city", "ciudad 4;", COTEJO_LOOKUP_OPTIONS_INIT},
		{"configuration file", "archivo de configuraci\xc3\xb3n 2;",
			COTEJO_LOOKUP_OPTIONS_INIT},
		{"wall", "muro 4;", {sizeof(rows[0].options), .without = "pared"}},
		{"nothing of the kind", "", COTEJO_LOOKUP_OPTIONS_INIT},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer seen = {0};
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);

	(void)state;
	/* Again with the links that the memory has learnt. */
	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		size_t row = i % (sizeof(rows) / sizeof(rows[0]));

		if (i == sizeof(rows) / sizeof(rows[0]))
			check_ok(cotejo_memory_learn(memory, NULL, NULL, &error), &error);
		translate(memory, rows[row].phrase, &rows[row].options, &seen);
		if (!slice_starts(buffer_text(&seen), slice_of(rows[row].expected)))
			fail_msg(
				"%zu, %s: %.*s", i, rows[row].phrase, (int)seen.length, seen.bytes);
	}
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* A phrase that stands twice in a sentence: by the links each place has its own translation. */
static void places(void **state)
{
	static const struct fixture_pair twice[] = {
		{"The house is old and the house is white.",
			"La casa es vieja y la vivienda es blanca.", .9},
	};
	static const char *const expected[] = {"casa", "vivienda"};
	struct cotejo_translations *translations = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_example *examples;
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	size_t count, found = 0;

	(void)state;
	fixture_add(memory, "twice", "en", "es", twice, 1);
	check_ok(cotejo_memory_learn(memory, NULL, NULL, &error), &error);
	check_ok(cotejo_translations_new(&translations, memory, slice_of("house"), NULL, &error),
		&error);
	count = cotejo_translations_examples(translations, &examples);
	for (size_t i = 0; i < count; i++) {
		const struct cotejo_example *example = &examples[i];

		if (example->span_count != 2)
			continue;
		found++;
		for (size_t k = 0; k < 2; k++) {
			struct cotejo_span span = example->translations[k];
			struct cotejo_text text = slice(
						   example->target.bytes + span.begin, span.length),
					   tail = slice_of(expected[k]);

			if (text.length < tail.length ||
				!slice_equal(
					slice(text.bytes + text.length - tail.length, tail.length),
					tail))
				fail_msg("place %zu: %.*s", k, (int)text.length, text.bytes);
		}
	}
	assert_int_equal(found, 1);
	cotejo_translations_free(translations);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

/* How many hits an option leaves. */
static size_t count_hits(struct cotejo_memory *memory, const char *phrase,
	const struct cotejo_lookup_options *options, uint64_t *ret_total, int *ret_exact)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	size_t count = 0;
	int code;

	check_ok(cotejo_lookup_new(&lookup, memory, slice_of(phrase), options, &error), &error);
	while ((code = cotejo_lookup_next(lookup, &hit, &error)) == 1)
		count++;
	check_ok(code, &error);
	*ret_exact = cotejo_lookup_total(lookup, ret_total);
	cotejo_lookup_free(lookup);
	return count;
}

static void options(void **state)
{
	static const struct cotejo_filter confirmed = {
		sizeof(confirmed), .states = 1U << COTEJO_UNIT_CONFIRMED};
	static const struct cotejo_filter document = {sizeof(document), .document = "walls.es"};
	static const struct cotejo_filter nowhere = {sizeof(nowhere), .document = "elsewhere"};
	static const struct cotejo_filter old = {sizeof(old), .changed_before = "2001-01-01"};
	static const struct {
		const char *name, *phrase;
		struct cotejo_lookup_options options;
		size_t hits;
	} rows[] = {
		{"in order", "city wall", COTEJO_LOOKUP_OPTIONS_INIT, 0},
		{"any order", "city wall", {sizeof(rows[0].options), .any_order = 1}, 2},
		{"any order, exact", "city walls",
			{sizeof(rows[0].options), .any_order = 1, .exact = 1}, 1},
		{"a pattern", "config*", {sizeof(rows[0].options), .wildcards = 1}, 3},
		{"the end of a pattern", "*ficheros", {sizeof(rows[0].options), .wildcards = 1}, 1},
		{"any word", "archivo * configuracion", {sizeof(rows[0].options), .wildcards = 1},
			2},
		{"stars are marks", "archivo * configuracion", COTEJO_LOOKUP_OPTIONS_INIT, 0},
		{"without", "wall", {sizeof(rows[0].options), .without = "muros"}, 3},
		{"without, exact", "wall",
			{sizeof(rows[0].options), .without = "muros", .exact = 1}, 5},
		{"no accents", "configuracion", COTEJO_LOOKUP_OPTIONS_INIT, 3},
		{"none confirmed", "wall", {sizeof(rows[0].options), .filter = &confirmed}, 0},
		{"a document", "wall", {sizeof(rows[0].options), .filter = &document}, 7},
		{"another document", "wall", {sizeof(rows[0].options), .filter = &nowhere}, 0},
		{"before", "wall", {sizeof(rows[0].options), .filter = &old}, 0},
	};
	struct cotejo_lookup_options sample = COTEJO_LOOKUP_OPTIONS_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	uint64_t total;
	int exact;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t hits = count_hits(memory, rows[i].phrase, &rows[i].options, &total, &exact);

		if (hits != rows[i].hits || total != hits || !exact)
			fail_msg("%s: %zu hits, %d in all", rows[i].name, hits, (int)total);
	}
	sample.sample = 3;
	sample.exact = 1;
	assert_int_equal(count_hits(memory, "the", &sample, &total, &exact), 3);
	assert_false(exact);
	assert_int_equal(total, 13);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void total_of_translations(void **state)
{
	struct cotejo_translations *translations = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	uint64_t total = 0;

	(void)state;
	check_ok(cotejo_translations_new(&translations, memory, slice_of("wall"), NULL, &error),
		&error);
	assert_int_equal(cotejo_translations_total(translations, &total), 1);
	assert_int_equal(total, 7);
	cotejo_translations_free(translations);
	cotejo_translations_free(NULL);
	translations = NULL;
	assert_int_equal(
		cotejo_translations_new(&translations, memory, slice_of("..."), NULL, &error),
		COTEJO_EARGUMENT);
	assert_null(translations);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void covers(void **state)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"Open the configuration file.", "Open the configuration file|"},
		{"The wall of the configuration file", "The wall of the|configuration file|"},
		{"the configuration files of the purple city", "the configuration files|city|"},
		{"of the", ""},
		{"purple elephants", ""},
		{"", ""},
	};
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer many = {0};
	struct fixture fixture;
	struct cotejo_memory *memory = set_up(&fixture);
	struct cotejo_cover *cover = NULL;

	(void)state;
	options.language = "en";
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct cotejo_text text = slice_of(rows[i].text);
		size_t at = 0, count;

		buffer_reset(&many);

		check_ok(cotejo_cover_new(&cover, memory, text, &options, &error), &error);
		for (size_t j = 0; j < cotejo_cover_count(cover); j++) {
			const struct cotejo_fragment *fragment = cotejo_cover_get(cover, j);

			assert_true(fragment->span.begin >= at);
			at = fragment->span.begin + fragment->span.length;
			assert_true(at <= text.length);
			assert_non_null(fragment->translations);
			buffer_add(&many,
				slice(text.bytes + fragment->span.begin, fragment->span.length));
			buffer_add_byte(&many, '|');
		}
		if (!slice_equals(buffer_text(&many), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].text, (int)many.length, many.bytes);
		count = cotejo_cover_count(cover);
		assert_null(cotejo_cover_get(cover, count));
		cotejo_cover_free(cover);
	}
	buffer_reset(&many);
	for (int i = 0; i <= COTEJO_COVER_WORDS; i++)
		buffer_add_string(&many, "word ");
	cover = NULL;
	assert_int_equal(
		cotejo_cover_new(&cover, memory, buffer_text(&many), NULL, &error), COTEJO_ELIMIT);
	assert_null(cover);
	cotejo_cover_free(NULL);
	buffer_clear(&many);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

static void small_words(void **state)
{
	static const struct {
		const char *primary, *word;
		bool small;
	} rows[] = {{"en", "the", true}, {"en", "he", false}, {"es", "de", true},
		{"es", "archivo", false}, {"de", "fur", true}, {"zz", "the", false},
		{"en", "", false}, {"en", "incomprehensible", false}};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (is_small_word(rows[i].primary, slice_of(rows[i].word)) != rows[i].small)
			fail_msg("%s, %s", rows[i].primary, rows[i].word);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups),
		cmocka_unit_test(places),
		cmocka_unit_test(options),
		cmocka_unit_test(total_of_translations),
		cmocka_unit_test(covers),
		cmocka_unit_test(small_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
