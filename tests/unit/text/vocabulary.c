/*
 * Tests of text/vocabulary.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "text/vocabulary.h"

static struct vocabulary *vocabulary_of(const char *language)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct vocabulary *vocabulary = NULL;

	check_ok(vocabulary_new(&vocabulary, language, &error), &error);
	return vocabulary;
}

static void knows_words_by_class(void **state)
{
	static const struct {
		const char *language, *word;
		uint32_t classes;
	} rows[] = {
		{"en", "Mr", ABBREVIATION_TITLE},
		{"en", "p.m", ABBREVIATION_HOUR},
		{"en", "etc", ABBREVIATION_PHRASE_END},
		{"en", "however", WORD_STARTER},
		{"en", "I", WORD_SOFT_STARTER | WORD_ALWAYS_CAPITAL},
		{"en", "figure", WORD_CAPTION},
		{"en", "harbour", 0},
		{"en", "", 0},
		{"en", "a.word.that.is.longer.than.any.in.the.list", 0},
		{"es", "sra", ABBREVIATION_TITLE},
		{"es", "núm", ABBREVIATION_REFERENCE},
		{"es", "EE.UU", ABBREVIATION_PHRASE_END},
		{"es", "también", WORD_STARTER},
		{"de", "usw", ABBREVIATION_PHRASE_END},
		{"fr", "mme", ABBREVIATION_TITLE},
		{"pt", "sr", ABBREVIATION_TITLE},
		{"it", "S.p.A", ABBREVIATION_NAME_END},
		{"ca", "pàg", ABBREVIATION_REFERENCE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct vocabulary *vocabulary = vocabulary_of(rows[i].language);
		uint32_t classes = vocabulary_classes(vocabulary, slice_of(rows[i].word));

		if (classes != rows[i].classes)
			fail_msg("%s, \"%s\": %x is not %x", rows[i].language, rows[i].word,
				classes, rows[i].classes);
		vocabulary_free(vocabulary);
	}
}

static void minds_capitals_where_the_list_has_them(void **state)
{
	static const struct {
		const char *word;
		uint32_t classes;
	} rows[] = {
		{"THE", WORD_STARTER}, {"The", WORD_STARTER}, {"MR", ABBREVIATION_TITLE},
		{"mr", 0}, /* written with a capital */
		{"Mass", ABBREVIATION_NAME_END}, {"mass", 0}, {"Ft", ABBREVIATION_TITLE},
		{"ft", ABBREVIATION_UNIT}, {"A", WORD_SOFT_STARTER}, {"p", ABBREVIATION_REFERENCE},
		{"P", 0}, /* a single letter has its own case */
	};
	struct vocabulary *english = vocabulary_of("en"), *spanish = vocabulary_of("es");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		uint32_t classes = vocabulary_classes(english, slice_of(rows[i].word));

		if (classes != rows[i].classes)
			fail_msg("\"%s\": %x is not %x", rows[i].word, classes, rows[i].classes);
	}
	assert_int_equal(vocabulary_classes(spanish, slice_of("Él")), WORD_STARTER);
	assert_int_equal(vocabulary_classes(spanish, slice_of("ÉL")), WORD_STARTER);
	vocabulary_free(english);
	vocabulary_free(spanish);
}

static void is_none_for_other_languages(void **state)
{
	(void)state;
	assert_null(vocabulary_of("ru"));
	assert_null(vocabulary_of("e"));
	vocabulary_free(NULL);
}

static void knows_where_ordinals_have_a_stop(void **state)
{
	struct vocabulary *german = vocabulary_of("de"), *english = vocabulary_of("en");

	(void)state;
	assert_true(vocabulary_has_dotted_ordinals(german));
	assert_false(vocabulary_has_dotted_ordinals(english));
	vocabulary_free(german);
	vocabulary_free(english);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_words_by_class),
		cmocka_unit_test(minds_capitals_where_the_list_has_them),
		cmocka_unit_test(is_none_for_other_languages),
		cmocka_unit_test(knows_where_ordinals_have_a_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
