/*
 * Tests of memory/terms.h and memory/tokenizer.h: words and stems in texts and in the index.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/memory/fixture.h"

#include "memory/terms.h"
#include "memory/tokenizer.h"

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
		for (char c = 'a'; c <= 'z'; c++) {
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

/* The terms of the index with their counts, read with FTS5's own vocabulary table. */
static void tokens_in_the_index(void **state)
{
	static const struct fixture_pair pair[] = {{"The walls; the WALL.",
		"Los muros, el muro: \xc2\xa1"
		"EL MURO!",
		1}};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory;
	struct buffer seen = {0};
	struct fixture fixture;
	struct query query;
	int code;

	(void)state;
	fixture_setup(&fixture);
	memory = fixture_open(&fixture, COTEJO_MEMORY_CREATE);
	fixture_add(memory, "wall", "en", "es", pair, 1);
	fixture_sql(
		memory, "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', words, row)");
	query_prepare(&query, memory, "SELECT term, cnt FROM vocabulary ORDER BY term");
	while ((code = query_step(&query, &error)) == 1) {
		buffer_add(&seen, query_text(&query, 0));
		buffer_add_format(&seen, " %d|", (int)query_integer(&query, 1));
	}
	query_finish(&query);
	check_ok(code, &error);
	/* "muro" has the stem "mur", "wall" is its own stem and needs none beside it. */
	check_text(buffer_text(&seen), "/en/wall 1|/es/mur 3|el 2|los 1|muro 2|muros 1|"
				       "the 2|wall 1|walls 1|");
	buffer_clear(&seen);
	cotejo_memory_close(memory);
	fixture_teardown(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_stems),
		cmocka_unit_test(bad_bytes),
		cmocka_unit_test(many_languages),
		cmocka_unit_test(tokens_in_the_index),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
