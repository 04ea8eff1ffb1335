/*
 * known.c - phrases that are refused at once, and those that must not be
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "align/known.h"

enum { PREFIX_LETTERS = 6 };

static const struct {
	const char *phrase;
	bool may;
} rows[] = {
	{"prime", true},
	{"PRIME minister", true},
	{"prim", false},
	{"primes", false},
	{"translation", true}, /* cut like a word of the text */
	{"transl", true},
	{"transgression", false},
	{"corazón", true}, /* not of ASCII: nothing is known */
	{"ñandú", true},
	{"don't", true},
	{"dont", false},
	{"don", false},
	{"well-known", true}, /* where it ends is for others to say */
	{"wel known", false},
	{"3rd", true},
	{"", true},
	{" prime", true},
};

static void check_rows(const struct known *known)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (known_may_begin(known, slice_of(rows[i].phrase)) != rows[i].may)
			fail_msg("\"%s\": should be %s", rows[i].phrase,
				rows[i].may ? "looked at" : "refused");
}

static void read_text(
	struct vocabulary *vocabulary, struct tokenizer *tokenizer, struct cotejo_text text)
{
	struct cotejo_sentences sentences = {"en", 1, &text, NULL, NULL};
	struct side side = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(side_read(&side, vocabulary, tokenizer, &sentences, &error), &error);
	side_clear(&side);
}

static void test_rows(void **state)
{
	struct tokenizer tokenizer = {.prefix_letters = PREFIX_LETTERS};
	struct vocabulary vocabulary = {0};
	struct known known = {0};

	(void)state;
	read_text(&vocabulary, &tokenizer, slice_of("Prime translators don't say CORAZON, well."));
	assert_int_equal(known_fill(&known, &vocabulary, PREFIX_LETTERS), 0);
	check_rows(&known);
	known_clear(&known);
	vocabulary_clear(&vocabulary);
	tokenizer_clear(&tokenizer);
}

/* Whatever the words and wherever they are cut: no word of the text is refused. */
static void test_no_word_is_refused(void **state)
{
	static const char text[] =
		"It's a Test; naïve œuvre ŒUVRE straße 12:30 l'été aujourd'hui e\xcc\x81t\xcc\x81 "
		"internationalisation x-ray İstanbul ﬁne don’t AbCdEfGhIjK über abcdefg\xcc\x81";

	(void)state;
	for (size_t letters = 1; letters < 12; letters++) {
		struct tokenizer tokenizer = {.prefix_letters = letters};
		struct vocabulary vocabulary = {0};
		struct known known = {0};
		struct cotejo_error error = COTEJO_ERROR_INIT;
		struct word word;

		read_text(&vocabulary, &tokenizer, slice_of(text));
		assert_int_equal(known_fill(&known, &vocabulary, letters), 0);
		words_start(&tokenizer.words, slice_of(text));
		while (words_next(&tokenizer.words, &word, &error) > 0)
			if (word.kind != WORD_MARK &&
				!known_may_begin(&known, slice(text + word.begin, word.length)))
				fail_msg("\"%.*s\" cut to %zu letters", (int)word.length,
					text + word.begin, letters);
		known_clear(&known);
		vocabulary_clear(&vocabulary);
		tokenizer_clear(&tokenizer);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_no_word_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
