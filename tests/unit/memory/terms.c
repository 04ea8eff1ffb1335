/*
 * Tests of memory/terms.h: words and stems in texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/terms.h"

static void words_and_stems(void **state)
{
	static const struct {
		const char *language, *text, *expected; /* word/stem of each term */
		bool stems;
	} rows[] = {
		{"en", "Mass deportations!", "mass/mass deportations/deport", true},
		{"en-GB", "Mass deportations!", "mass/mass deportations/deport", true},
		{"es-MX",
			"\xc2\xbf"
			"Deportaci\xc3\xb3n?",
			"deportacion/deport", true},
		{"zz", "Deportations, deportations",
			"deportations/deportations "
			"deportations/deportations",
			false},
		{"en", "1,234.5 walls", "1,234.5/1,234.5 walls/wall", true},
		{"en", "don't don\xe2\x80\x99t", "don't/don't don't/don't", true},
		{"en", " ... --- \xe2\x80\x94", "", true},
		{"en", "", "", true},
		{"zh", "\xe4\xb8\xad\xe6\x96\x87",
			"\xe4\xb8\xad/\xe4\xb8\xad "
			"\xe6\x96\x87/\xe6\x96\x87",
			false},
	};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer seen = {0};
	struct terms terms = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct term term;
		int code;

		buffer_reset(&seen);
		check_ok(terms_start(&terms, rows[i].language, slice_of(rows[i].text), &error),
			&error);
		assert_int_equal(terms_have_stems(&terms), rows[i].stems);
		while ((code = terms_next(&terms, &term, &error)) == 1) {
			assert_true(term.begin + term.length <= strlen(rows[i].text));
			buffer_add_string(&seen, seen.length ? " " : "");
			buffer_add(&seen, term.word);
			buffer_add_byte(&seen, '/');
			buffer_add(&seen, term.stem);
		}
		check_ok(code, &error);
		if (!slice_equals(buffer_text(&seen), rows[i].expected))
			fail_msg("%s: %.*s", rows[i].text, (int)seen.length, seen.bytes);
	}
	buffer_clear(&seen);
	terms_clear(&terms);
}

static void bad_bytes(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct terms terms = {0};

	(void)state;
	assert_int_equal(terms_start(&terms, "en", slice("ab\xff", 3), &error), COTEJO_EENCODING);
	assert_int_equal(error.offset, 2);
	terms_clear(&terms);
}

/* More languages than are kept at a time. */
static void many_languages(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct terms terms = {0};
	struct term term;

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int letter = 'a'; letter <= 'z'; letter++) {
			char c = (char)letter;

			for (int j = 0; j < 2; j++) {
				char tag[] = {j ? 'e' : c, j ? 'n' : 'x', '\0'};

				check_ok(terms_start(&terms, tag, slice_of("walls"), &error),
					&error);
				assert_int_equal(terms_next(&terms, &term, &error), 1);
				check_text(term.stem, j ? "wall" : "walls");
			}
		}
	}
	terms_clear(&terms);
}

/* Each form of a word is worked out once, and the caller's numbers stay with it. */
static void forms_are_kept(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct terms terms = {0};
	struct term term;

	(void)state;
	for (uint64_t round = 0; round < 3; round++) {
		check_ok(terms_start(&terms, "en", slice_of("walls Walls"), &error), &error);
		assert_int_equal(terms_next(&terms, &term, &error), 1);
		assert_int_equal(term.own[0], round);
		assert_int_equal(terms_next(&terms, &term, &error), 1);
		assert_int_equal(term.own[0], round * 10);
		term.own[0] += 10;
		check_ok(terms_start(&terms, "es", slice_of("walls"), &error), &error);
		assert_int_equal(terms_next(&terms, &term, &error), 1);
		assert_int_equal(term.own[0], 0);
		check_ok(terms_start(&terms, "en-GB", slice_of("walls"), &error), &error);
		assert_int_equal(terms_next(&terms, &term, &error), 1);
		assert_int_equal(term.own[0]++, round);
	}
	terms_forget(&terms);
	check_ok(terms_start(&terms, "en", slice_of("walls"), &error), &error);
	assert_int_equal(terms_next(&terms, &term, &error), 1);
	assert_int_equal(term.own[0], 0);
	terms_clear(&terms);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_stems),
		cmocka_unit_test(bad_bytes),
		cmocka_unit_test(many_languages),
		cmocka_unit_test(forms_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
