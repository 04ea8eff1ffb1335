/*
 * corpus.c - tests: pairs of sentences as numbers, and the cells of their words
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/words.h>

#include "words/cells.h"

static void add_words(struct corpus *corpus, size_t side, const char *text)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	while (*text) {
		size_t length = strcspn(text, " ");

		check_ok(corpus_add_word(corpus, side, slice(text, length), &error), &error);
		text += length + (text[length] == ' ');
	}
}

static void make_types(struct corpus *corpus)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	check_ok(corpus_make_types(corpus, NULL, &error), &error);
}

static void add_pair(struct corpus *corpus, const char *source, const char *target)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;

	add_words(corpus, 0, source);
	add_words(corpus, 1, target);
	check_ok(corpus_end_pair(corpus, &error), &error);
}

struct type_row {
	const char *name, *one, *other;
	int same;
};

static const struct type_row type_rows[] = {
	{"the same word", "house", "house", 1},
	{"letter case", "House", "hOUSE", 1},
	{"accents", "árbol", "arbol", 1},
	{"endings", "informar", "informado", 1},
	{"other words", "house", "mouse", 0},
	{"a short word and its beginning", "hou", "hous", 0},
	{"letters are not bytes", "ñandúes", "ñandú", 1},
	{"other scripts", "привет", "приветы", 1},
	{"marks", ",", ".", 0},
};

static void words_have_types(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(type_rows) / sizeof(type_rows[0]); k++) {
		const struct type_row *row = &type_rows[k];
		struct corpus corpus = {0};
		struct corpus_view source, target;

		add_pair(&corpus, row->one, row->other);
		make_types(&corpus);
		source = corpus_sentence(&corpus, 0, 0);
		target = corpus_sentence(&corpus, 1, 0);
		if ((source.types[0] == target.types[0]) != row->same)
			fail_msg("%s: \"%s\" and \"%s\"", row->name, row->one, row->other);
		corpus_clear(&corpus);
	}
}

/* The key of the type that a word has on a side. */
static void check_type(
	const struct corpus *corpus, size_t side, const char *word, const char *expected)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer folded = {0};
	uint32_t type = 0;

	check_ok(corpus_find_type(corpus, side, slice_of(word), &folded, &type, &error), &error);
	if (!expected)
		assert_true(type == NO_TYPE);
	else if (type == NO_TYPE)
		fail_msg("\"%s\" has no type", word);
	else
		check_text(corpus->types.entries[type].key, expected);
	buffer_clear(&folded);
}

/* Beginnings that many words share are types of their own; rare words join the shorter one. */
static void frequent_words_have_longer_types(void **state)
{
	struct corpus corpus = {0};

	(void)state;
	for (int k = 0; k < 120; k++)
		add_pair(&corpus, "international", "inter");
	add_pair(&corpus, "internal Intel", "internado x");
	make_types(&corpus);
	check_type(&corpus, 0, "INTERNATIONALLY", "internat");
	check_type(&corpus, 0, "internal", "interna");
	check_type(&corpus, 0, "interval", "inte");
	check_type(&corpus, 0, "integral", "inte");
	check_type(&corpus, 0, "inside", NULL);
	check_type(&corpus, 1, "international", "inter");
	check_type(&corpus, 1, "integral", NULL);
	check_type(&corpus, 0, "x", NULL);
	corpus_clear(&corpus);
}

static void a_dropped_pair_leaves_nothing(void **state)
{
	struct corpus corpus = {0};

	(void)state;
	add_words(&corpus, 0, "never mind");
	corpus_drop_pair(&corpus);
	add_pair(&corpus, "a b", "c");
	add_words(&corpus, 1, "nor this");
	corpus_drop_pair(&corpus);
	add_pair(&corpus, "", "d e f");
	make_types(&corpus);
	assert_int_equal(corpus.pair_count, 2);
	assert_int_equal(corpus_sentence(&corpus, 0, 0).count, 2);
	assert_int_equal(corpus_sentence(&corpus, 1, 0).count, 1);
	assert_int_equal(corpus_sentence(&corpus, 0, 1).count, 0);
	assert_int_equal(corpus_sentence(&corpus, 1, 1).count, 3);
	corpus_clear(&corpus);
}

static const float priors[CELL_LEVELS] = {0.25F, 0.25F, 0.5F, 1};

/* The cell of source word i and target word j of a pair. */
static uint32_t cell_at(
	const struct cells *cells, const struct corpus *corpus, size_t pair, size_t i, size_t j)
{
	return cells->index[cells->starts[pair] + i * corpus_sentence(corpus, 1, pair).count + j];
}

static void cells_number_what_meets_twice(void **state)
{
	struct corpus corpus = {0};
	struct cells cells;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint32_t ax, madrid;

	(void)state;
	add_pair(&corpus, "a b madrid", "x y madrid");
	add_pair(&corpus, "a c internal", "z x interno");
	add_pair(&corpus, "", "z");
	make_types(&corpus);
	check_ok(cells_make(&cells, &corpus, priors, NULL, &error), &error);
	ax = cell_at(&cells, &corpus, 0, 0, 0);
	assert_true(ax >= CELL_LEVELS);
	assert_int_equal(cell_at(&cells, &corpus, 1, 0, 1), ax);
	assert_int_equal(cells.count, CELL_LEVELS + 1);
	assert_int_equal(cell_at(&cells, &corpus, 0, 1, 1), CELL_PLAIN);
	madrid = cell_at(&cells, &corpus, 0, 2, 2);
	assert_int_equal(madrid, CELL_SAME);
	/* The sums of the priors: "a" meets x, y, madrid, z and interno; "madrid" x, y and itself.
	 */
	assert_float_equal(cells.masses[0][corpus_sentence(&corpus, 0, 0).types[0]], 1.25, 1e-6);
	assert_float_equal(cells.masses[0][corpus_sentence(&corpus, 0, 0).types[2]], 1.5, 1e-6);
	assert_int_equal(cells_find(&cells, corpus_sentence(&corpus, 0, 0).types[0],
				 corpus_sentence(&corpus, 1, 0).types[0]),
		ax);
	assert_int_equal(cells_find(&cells, 0, UINT32_MAX), CELL_PLAIN);
	assert_int_equal(cells_find(&cells, UINT32_MAX, 0), CELL_PLAIN);
	cells_clear(&cells);
	corpus_clear(&corpus);
}

/* Every place has the cell that a search by its types finds. */
static void places_agree_with_the_search(void **state)
{
	struct corpus corpus = {0};
	struct cells cells;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint32_t random = 7;

	(void)state;
	for (int pair = 0; pair < 200; pair++) {
		for (size_t side = 0; side < CORPUS_SIDES; side++) {
			random = random * 1664525U + 1013904223U;
			for (uint32_t n = random >> 29; n > 0; n--) {
				char word[16];

				random = random * 1664525U + 1013904223U;
				snprintf(word, sizeof(word), "%u", (random >> 16) % 40);
				add_words(&corpus, side, word);
			}
		}
		check_ok(corpus_end_pair(&corpus, &error), &error);
	}
	make_types(&corpus);
	check_ok(cells_make(&cells, &corpus, priors, NULL, &error), &error);
	for (size_t pair = 0; pair < corpus.pair_count; pair++) {
		struct corpus_view source = corpus_sentence(&corpus, 0, pair);
		struct corpus_view target = corpus_sentence(&corpus, 1, pair);

		for (size_t at = 0; at < source.count * target.count; at++) {
			uint32_t i = source.types[at / target.count];
			uint32_t j = target.types[at % target.count];
			uint32_t cell = cells.index[cells.starts[pair] + at];

			if (cell >= CELL_LEVELS)
				assert_int_equal(cells_find(&cells, i, j), cell);
			else
				assert_int_equal(cells_find(&cells, i, j), CELL_PLAIN);
		}
	}
	cells_clear(&cells);
	corpus_clear(&corpus);
}

struct level_row {
	const char *one, *other;
	enum cell_level level;
};

static const struct level_row level_rows[] = {
	{"madrid", "madrid", CELL_SAME},
	{"information", "informacion", CELL_SAME},
	{"animal", "animo", CELL_SIMILAR},
	{"visit", "vista", CELL_NEAR},
	{"to", "todo", CELL_PLAIN},
	{"house", "mouse", CELL_PLAIN},
	{"12345", "12346", CELL_PLAIN},
	{"12345", "12345", CELL_SAME},
	{".", ".", CELL_SAME},
	{".", "...", CELL_PLAIN},
	{"", "", CELL_SAME},
};

static void likeness_has_levels(void **state)
{
	(void)state;
	for (size_t k = 0; k < sizeof(level_rows) / sizeof(level_rows[0]); k++) {
		const struct level_row *row = &level_rows[k];
		struct cotejo_text one = slice_of(row->one), other = slice_of(row->other);

		if (similar_level(one, other) != row->level ||
			similar_level(other, one) != row->level)
			fail_msg("\"%s\" and \"%s\"", row->one, row->other);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_types),
		cmocka_unit_test(frequent_words_have_longer_types),
		cmocka_unit_test(a_dropped_pair_leaves_nothing),
		cmocka_unit_test(cells_number_what_meets_twice),
		cmocka_unit_test(places_agree_with_the_search),
		cmocka_unit_test(likeness_has_levels),
	};

	return cmocka_run_group_tests_name("words/corpus", tests, NULL, NULL);
}
