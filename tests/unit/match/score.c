/*
 * Tests of the score of a fuzzy match: rows that show the definition, and an oracle that follows it
 * to the letter, over random texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/match.h>

#include "base/buffer.h"
#include "text/utf8.h"
#include "match/letters.h"
#include "match/score.h"

static int score(const char *one, const char *other)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int result = -1;

	check_ok(cotejo_match_score(&result, slice_of(one), slice_of(other), &error), &error);
	return result;
}

static void the_definition(void **state)
{
	static const struct {
		const char *one, *other;
		int score;
	} rows[] = {
		{"", "", 100},
		{"", "a", 0},
		{"a b c d", "a b c d", 100},
		{"a  b\tc\nd ", " a b c d", 100},
		{"a b c d", "a b c", 75},
		{"a b c d", "a c d", 75},
		{"a b c d", "a x c d", 75},
		{"a b c d", "b a c d", 50},
		{"a b c d e f g h i j", "a b c d e f g h i", 90},
		{"a b c d", "w x y z", 0},
		{"a b c d", "A b c d", 97},
		{"cafe con leche frio", "caf\xc3\xa9 con leche frio", 97},
		{"page 3 of 7 now", "page 4 of 7 now", 90},
		{"page 3 of 7 now", "page three of 7 now", 80},
		/* Five of thirteen letters, one root. */
		{"configure this now please", "configuration this now please", 90},
		{"houses", "house", 80},
		{"house", "mouse", 0},
		/* 20 of 220. */
		{"two words.", "two words", 90},
		{"two words.", "two words!", 90},
		/* 5 of 220. */
		{"two words,", "two words\xef\xbc\x8c", 97},
		{"\xe4\xb8\xad\xe6\x96\x87\xe5\xad\x97\xe5\x85\xb8",
			"\xe4\xb8\xad\xe6\x96\x87\xe8\xaf\x8d\xe5\x85\xb8", 75},
		{"don't stop", "don\xe2\x80\x99t stop", 95},
		{"...", "...", 100},
		{"...", "..", 66},
		{".", "a", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int there = score(rows[i].one, rows[i].other);
		int back = score(rows[i].other, rows[i].one);

		if (there != rows[i].score || back != rows[i].score)
			fail_msg("row %zu, '%s' and '%s': %d and %d instead of %d", i, rows[i].one,
				rows[i].other, there, back, rows[i].score);
	}
}

static void what_cannot_be_scored(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer text = {0};
	int result = -1;

	(void)state;
	assert_int_equal(cotejo_match_score(&result, slice_of("a"), slice_of("b\xff"), &error),
		COTEJO_EENCODING);
	assert_int_equal(error.offset, 1);
	for (int i = 0; i <= SCORE_TOKENS; i++)
		buffer_add_string(&text, "a ");
	assert_int_equal(cotejo_match_score(&result, slice_of("a"), buffer_text(&text), &error),
		COTEJO_ELIMIT);
	assert_int_equal(result, -1);
	buffer_clear(&text);
}

/* ---- The oracle ---- */

static uint32_t seed = 20170223;

static size_t random_below(size_t n)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % n;
}

/* Words in several forms, numbers, marks, other scripts; and words from few letters. */
static void add_random_token(struct buffer *text)
{
	static const char *const vocabulary[] = {"the", "The", "house", "houses", "housing",
		"Caf\xc3\xa9", "cafe", "cafes", "1", "2", "1,234", ".", ",", "!", "\xc2\xbf",
		"\xef\xbc\x8c", "\xe4\xb8\xad", "\xe6\x96\x87", "\xce\xba\xce\xb1\xce\xb9",
		"international", "internationally", "internet"};

	if (random_below(3)) {
		buffer_add_string(
			text, vocabulary[random_below(sizeof(vocabulary) / sizeof(*vocabulary))]);
		return;
	}
	for (size_t i = 1 + random_below(9); i; i--)
		buffer_add_byte(text, (char)('a' + random_below(2)));
}

static void make_text(struct buffer *text, size_t most)
{
	buffer_reset(text);
	for (size_t i = random_below(most + 1); i; i--) {
		add_random_token(text);
		buffer_add_byte(text, ' ');
	}
	assert_false(text->failed);
}

static uint32_t minimum(uint32_t a, uint32_t b, uint32_t c)
{
	return a < b ? (a < c ? a : c) : (b < c ? b : c);
}

enum { MOST = 80 };

static uint32_t plain_letters(const int32_t *a, size_t m, const int32_t *b, size_t n)
{
	uint32_t table[MOST][MOST];

	for (uint32_t i = 0; i <= m; i++) {
		for (uint32_t j = 0; j <= n; j++) {
			if (i == 0 || j == 0)
				table[i][j] = i + j;
			else
				table[i][j] = minimum(table[i - 1][j] + 1, table[i][j - 1] + 1,
					table[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
		}
	}
	return table[m][n];
}

/* The costs as the header of the API has them, from the folded words alone. */
static uint32_t plain_cost(const struct tokens *a, size_t i, const struct tokens *b, size_t j)
{
	const struct token *one = &a->items[i], *other = &b->items[j];
	struct cotejo_text x = token_folded(a, one), y = token_folded(b, other);
	int32_t p[64], q[64];
	size_t m, n, same = 0;
	uint32_t cost;

	if (slice_equal(token_text(a, one), token_text(b, other)))
		return 0;
	if ((one->kind == WORD_MARK) != (other->kind == WORD_MARK))
		return 1000;
	if (one->kind == WORD_MARK)
		return slice_equal(x, y) ? 5 : 20;
	if (slice_equal(x, y))
		return 10;
	if (one->kind == WORD_NUMBER || other->kind == WORD_NUMBER)
		return one->kind == other->kind ? 50 : 100;
	m = letters_read(x, p, 64);
	n = letters_read(y, q, 64);
	while (same < m && same < n && p[same] == q[same])
		same++;
	if (same < 5)
		return 100;
	cost = plain_letters(p, m, q, n) * 100 / (uint32_t)(m > n ? m : n);
	return cost < 20 ? 20 : cost;
}

static uint32_t weight_of(const struct token *token)
{
	return token->kind == WORD_MARK ? 20 : 100;
}

static uint32_t plain_distance(const struct tokens *a, const struct tokens *b)
{
	uint32_t table[MOST][MOST] = {{0}};

	for (size_t i = 0; i <= a->count; i++) {
		for (size_t j = 0; j <= b->count; j++) {
			uint32_t out = UINT32_MAX, in = UINT32_MAX, change = UINT32_MAX;

			if (i)
				out = table[i - 1][j] + weight_of(&a->items[i - 1]);
			if (j)
				in = table[i][j - 1] + weight_of(&b->items[j - 1]);
			if (i && j)
				change = table[i - 1][j - 1] + plain_cost(a, i - 1, b, j - 1);
			if (i || j)
				table[i][j] = minimum(out, in, change);
		}
	}
	return table[a->count][b->count];
}

static void check_steps(
	struct scorer *scorer, const struct tokens *a, const struct tokens *b, uint32_t distance)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct score_step_at steps[2 * MOST];
	uint32_t sum = 0, i = 0, j = 0;
	size_t count = 0;

	check_ok(score_steps(scorer, a, b, steps, &count, &error), &error);
	for (size_t k = 0; k < count; k++) {
		enum score_step step = steps[k].step;

		assert_int_equal(steps[k].a, i);
		assert_int_equal(steps[k].b, j);
		if (step == STEP_LEFT_OUT)
			sum += weight_of(&a->items[i]);
		else if (step == STEP_PUT_IN)
			sum += weight_of(&b->items[j]);
		else
			sum += plain_cost(a, i, b, j);
		i += step != STEP_PUT_IN;
		j += step != STEP_LEFT_OUT;
	}
	assert_int_equal(i, a->count);
	assert_int_equal(j, b->count);
	assert_int_equal(sum, distance);
}

static void check_pair(struct scorer *scorer, const struct tokens *a, const struct tokens *b)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	uint32_t expected = plain_distance(a, b), found = 0;

	check_ok(score_distance(scorer, a, b, 100000, &found, &error), &error);
	if (found != expected)
		fail_msg("'%.*s' and '%.*s': %u instead of %u", (int)a->text.length, a->text.bytes,
			(int)b->text.length, b->text.bytes, found, expected);
	for (int i = 0; i < 4; i++) {
		uint32_t most = (uint32_t)random_below(expected + 40);

		check_ok(score_distance(scorer, a, b, most, &found, &error), &error);
		if (expected <= most ? found != expected : found <= most)
			fail_msg("'%.*s' and '%.*s' within %u: %u instead of %u",
				(int)a->text.length, a->text.bytes, (int)b->text.length,
				b->text.bytes, most, found, expected);
	}
	check_steps(scorer, a, b, expected);
	for (int s = 1; s <= 100; s++)
		assert_int_equal(score_of_distance(expected, a->weight, b->weight) >= s,
			expected <= score_most_distance(s, a->weight, b->weight));
}

static void random_texts(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct buffer texts[2] = {0};
	struct tokens pair[2] = {0};
	struct scorer scorer = {0};

	(void)state;
	for (int round = 0; round < 3000; round++) {
		for (int i = 0; i < 2; i++) {
			make_text(&texts[i], 12);
			check_ok(tokens_read(&pair[i], buffer_text(&texts[i]), 7, &error), &error);
		}
		check_pair(&scorer, &pair[0], &pair[1]);
		check_pair(&scorer, &pair[0], &pair[0]);
	}
	for (int i = 0; i < 2; i++) {
		tokens_clear(&pair[i]);
		buffer_clear(&texts[i]);
	}
	scorer_clear(&scorer);
}

static void random_words(void **state)
{
	int32_t pair[2][64];
	size_t counts[2];

	(void)state;
	for (int round = 0; round < 5000; round++) {
		for (int i = 0; i < 2; i++) {
			counts[i] = random_below(65);
			for (size_t j = 0; j < counts[i]; j++)
				pair[i][j] = (int32_t)(0x3b1 + random_below(round % 5 + 1));
		}
		assert_int_equal(letters_distance(pair[0], counts[0], pair[1], counts[1]),
			plain_letters(pair[0], counts[0], pair[1], counts[1]));
	}
}

static void random_letters(void **state)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct letter_pattern pattern = {0};
	enum { LONGEST = 300 };
	static uint32_t table[LONGEST + 1][LONGEST + 1];

	(void)state;
	for (int round = 0; round < 300; round++) {
		static const char *const letters[] = {
			"a", "b", "\xc3\xb1", "\xe4\xb8\xad", "\xf0\x9f\x98\x80"};
		struct buffer texts[2] = {0};
		int32_t points[2][LONGEST];
		size_t counts[2], distance, most = random_below(LONGEST);

		for (int i = 0; i < 2; i++) {
			for (size_t j = random_below(LONGEST); j > 0; j--)
				buffer_add_string(
					&texts[i], letters[random_below((size_t)round % 5 + 1)]);
			counts[i] = letters_read(buffer_text(&texts[i]), points[i], LONGEST);
			assert_int_equal(counts[i], utf8_count(buffer_text(&texts[i])));
		}
		for (uint32_t i = 0; i <= counts[0]; i++) {
			for (uint32_t j = 0; j <= counts[1]; j++)
				table[i][j] =
					i == 0 || j == 0
						? i + j
						: minimum(table[i - 1][j] + 1, table[i][j - 1] + 1,
							  table[i - 1][j - 1] +
								  (points[0][i - 1] !=
									  points[1][j - 1]));
		}
		check_ok(letter_pattern_set(&pattern, buffer_text(&texts[0]), &error), &error);
		distance = table[counts[0]][counts[1]];
		assert_int_equal(letter_pattern_distance(&pattern, buffer_text(&texts[1]),
					 counts[1], (size_t)2 * LONGEST),
			distance);
		assert_int_equal(letter_pattern_distance(
					 &pattern, buffer_text(&texts[1]), counts[1], most) <= most,
			distance <= most);
		for (int i = 0; i < 2; i++)
			buffer_clear(&texts[i]);
	}
	letter_pattern_clear(&pattern);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_definition),
		cmocka_unit_test(what_cannot_be_scored),
		cmocka_unit_test(random_texts),
		cmocka_unit_test(random_words),
		cmocka_unit_test(random_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
