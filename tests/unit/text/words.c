/*
 * Tests of text/words.h.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include "base/buffer.h"
#include "text/words.h"

/* The words of a text between bars, each with a letter for its kind. */
static void split(struct words *words, struct buffer *out, struct cotejo_text text)
{
	struct cotejo_error error;
	struct word word;
	int code;

	words_start(words, text);
	while ((code = words_next(words, &word, &error)) > 0) {
		buffer_add_byte(out, "LNIM"[word.kind]);
		buffer_add(out, slice(text.bytes + word.begin, word.length));
		buffer_add_byte(out, '|');
	}
	assert_int_equal(code, 0);
}

static void texts_become_words(void **state)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"", ""},
		{"  \t\n ", ""},
		{"Hello, world!", "LHello|M,|Lworld|M!|"},
		{"El 1.234,5 % de 2017.", "LEl|N1.234,5|M%|Lde|N2017|M.|"},
		{"12:30, 1st G20 3D", "N12|M:|N30|M,|N1st|LG20|N3D|"},
		{"don't Trump’s we'll", "Ldon't|LTrump’s|Lwe'll|"},
		{"l'homme dell’arte", "Ll|M'|Lhomme|Ldell|M’|Larte|"},
		{"'quoted' rock'n'roll", "M'|Lquoted|M'|Lrock|M'|Ln|M'|Lroll|"},
		{"Spanish-speaking", "LSpanish|M-|Lspeaking|"},
		{"¿Qué? — «Sí».", "M¿|LQué|M?|M—|M«|LSí|M»|M.|"},
		{"co\xc2\xadop", "Lco\xc2\xadop|"},
		{"a\xcc\x81rbol", "La\xcc\x81rbol|"},
		{"东京は2020年", "I东|I京|Iは|N2020|I年|"},
		{"한국어 문장", "L한국어|L문장|"},
		{"सच्ची बात", "Lसच्ची|Lबात|"},
		{"😀ok", "M😀|Lok|"},
	};
	struct words words = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer out = {0};

		split(&words, &out, slice_of(rows[i].text));
		check_text(buffer_text(&out), rows[i].words);
		buffer_clear(&out);
	}
	words_clear(&words);
}

static void thai_is_split_by_dictionary(void **state)
{
	struct words words = {0};
	struct buffer out = {0};

	(void)state;
	split(&words, &out, slice_of("ภาษาไทย ok ภาษาไทย"));
	check_text(buffer_text(&out), "Lภาษา|Lไทย|Lok|Lภาษา|Lไทย|");
	buffer_clear(&out);
	words_clear(&words);
}

/* Words never overlap, never run past the end, and skip nothing but what cannot be seen. */
static void words_lie_in_order(void **state)
{
	static const char *const pieces[] = {"a", "é", "'", "’", ".", ",", "1", "42", " ", "\n",
		"東", "ไ", "ท", "\xcc\x81", "\xc2\xad", "-", "\xf0\x9f\x98\x80", "٣", "٫"};
	struct words words = {0};
	uint32_t random = 1;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct buffer text = {0};
		size_t end = 0;
		struct word word;

		for (int i = 0; i < 12; i++) {
			random = random * 1664525 + 1013904223;
			buffer_add_string(&text,
				pieces[(random >> 16) % (sizeof(pieces) / sizeof(pieces[0]))]);
		}
		words_start(&words, buffer_text(&text));
		while (words_next(&words, &word, NULL) > 0) {
			assert_true(word.begin >= end);
			assert_true(word.length > 0);
			for (size_t i = end; i < word.begin; i++)
				assert_non_null(strchr(" \n\xc2\xad", text.bytes[i]));
			end = word.begin + word.length;
			assert_true(end <= text.length);
		}
		buffer_clear(&text);
	}
	words_clear(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_become_words),
		cmocka_unit_test(thai_is_split_by_dictionary),
		cmocka_unit_test(words_lie_in_order),
	};

	return cmocka_run_group_tests_name("text/words", tests, NULL, NULL);
}
