/*
 * pair.c - the pair of texts as a whole: verdicts, stretches, moved text, fixed beads
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <stdlib.h>

#include <cotejo/align.h>

enum { MANY = 200, WORDS = 9, KINDS = 3000 };

/* Sentences of made-up words: the same number gives the same sentence. */
struct text {
	size_t count;
	struct cotejo_text texts[MANY];
	char bytes[MANY][WORDS * 8 + 1];
};

static void add(struct text *text, unsigned number)
{
	static const char *const syllables[] = {"ba", "co", "di", "fe", "gu", "ha", "jo", "ka",
		"li", "mo", "nu", "pe", "ra", "si", "to", "vu"};
	char *bytes = text->bytes[text->count];
	unsigned seed = number * 2654435761U + 1;
	size_t used = 0;

	assert_true(text->count < MANY);
	for (unsigned w = 0; w < 4 + number % (WORDS - 4); w++) {
		seed = seed * 1103515245U + 12345U;
		for (unsigned s = 0, kind = seed / 65536U % KINDS; s < 3; s++, kind /= 16)
			used += (size_t)sprintf(bytes + used, "%s", syllables[kind % 16]);
		bytes[used++] = ' ';
	}
	text->texts[text->count++] = slice(bytes, used);
}

static void add_many(struct text *text, unsigned first, unsigned count)
{
	for (unsigned n = 0; n < count; n++)
		add(text, first + n);
}

static struct cotejo_alignment *align(const struct text *left, const struct text *right,
	const struct cotejo_bead *fixed, size_t fixed_count)
{
	struct cotejo_sentences left_view = {"en", left->count, left->texts, NULL, NULL};
	struct cotejo_sentences right_view = {"es", right->count, right->texts, NULL, NULL};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	options.fixed = fixed;
	options.fixed_count = fixed_count;
	check_ok(cotejo_align(&alignment, &left_view, &right_view, &options, &error), &error);
	return alignment;
}

static void test_verdicts(void **state)
{
	static const struct {
		const char *name;
		unsigned left, right, shift; /* sentences, and the number of the first right one */
		enum cotejo_verdict verdict;
	} rows[] = {
		{"the same", 60, 60, 0, COTEJO_VERDICT_TRANSLATIONS},
		{"others", 60, 60, 1000, COTEJO_VERDICT_UNRELATED},
		{"the right one has the first half", 60, 30, 0, COTEJO_VERDICT_PARTIAL},
		{"the left one has the second half", 30, 60, -30U, COTEJO_VERDICT_PARTIAL},
		{"nothing on the right", 5, 0, 0, COTEJO_VERDICT_EMPTY},
		{"nothing at all", 0, 0, 0, COTEJO_VERDICT_EMPTY},
	};

	(void)state;
	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
		struct text *left = calloc(1, sizeof(*left)), *right = calloc(1, sizeof(*right));
		struct cotejo_alignment *alignment;
		struct cotejo_judgement judgement;

		assert_true(left && right);
		add_many(left, 100, rows[r].left);
		add_many(right, 100 + rows[r].shift, rows[r].right);
		alignment = align(left, right, NULL, 0);
		judgement = cotejo_alignment_judge(alignment);
		if (judgement.verdict != rows[r].verdict)
			fail_msg("%s: %s, %f and %f shared, evidence %f", rows[r].name,
				cotejo_verdict_name(judgement.verdict), judgement.left_shared,
				judgement.right_shared, judgement.evidence);
		cotejo_alignment_free(alignment);
		free(left);
		free(right);
	}
	assert_string_equal(cotejo_verdict_name(COTEJO_VERDICT_PARTIAL), "partial");
	assert_string_equal(cotejo_verdict_name(COTEJO_VERDICT_SWAPPED), "swapped");
	assert_null(cotejo_verdict_name((enum cotejo_verdict)99));
}

static void test_stretches(void **state)
{
	struct text *left = calloc(1, sizeof(*left)), *right = calloc(1, sizeof(*right));
	struct cotejo_alignment *alignment;
	const struct cotejo_stretch *stretches;
	size_t count;

	(void)state;
	assert_true(left && right);
	add_many(left, 0, 60);
	add_many(right, 0, 20);
	add_many(right, 30, 30);
	alignment = align(left, right, NULL, 0);
	stretches = cotejo_alignment_stretches(alignment, &count);
	assert_int_equal(count, 1);
	assert_int_equal(stretches[0].left_begin, 20);
	assert_int_equal(stretches[0].left_count, 10);
	assert_int_equal(stretches[0].right_begin, 20);
	assert_int_equal(stretches[0].right_count, 0);
	cotejo_alignment_free(alignment);
	free(left);
	free(right);
}

/* Three sentences stand thirty further up on the right. */
static void test_moved(void **state)
{
	struct text *left = calloc(1, sizeof(*left)), *right = calloc(1, sizeof(*right));
	struct cotejo_alignment *alignment;
	const struct cotejo_bead *beads;
	size_t moved = 0;

	(void)state;
	assert_true(left && right);
	add_many(left, 0, 60);
	add_many(right, 0, 10);
	add_many(right, 40, 3);
	add_many(right, 10, 30);
	add_many(right, 43, 17);
	alignment = align(left, right, NULL, 0);
	beads = cotejo_alignment_beads(alignment);
	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++) {
		if (b)
			assert_true(beads[b].left_begin >= beads[b - 1].left_begin);
		if (!beads[b].moved)
			continue;
		assert_int_equal(beads[b].left_begin, 40 + moved);
		assert_int_equal(beads[b].right_begin, 10 + moved);
		assert_int_equal(beads[b].left_count, 1);
		assert_int_equal(beads[b].right_count, 1);
		moved++;
	}
	assert_int_equal(moved, 3);
	cotejo_alignment_free(alignment);
	free(left);
	free(right);
}

/* Fixed beads come out as they are, however wrong, and what is between them keeps to its place. */
static void test_fixed(void **state)
{
	static const struct cotejo_bead fixed[] = {{5, 1, 6, 1, 0, 0}, {9, 1, 9, 2, .5, 1}};
	struct text *left = calloc(1, sizeof(*left)), *right = calloc(1, sizeof(*right));
	struct cotejo_alignment *alignment;
	const struct cotejo_bead *beads;
	size_t found = 0, sentences = 0;

	(void)state;
	assert_true(left && right);
	add_many(left, 0, 20);
	add_many(right, 0, 20);
	alignment = align(left, right, fixed, 2);
	beads = cotejo_alignment_beads(alignment);
	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++) {
		const struct cotejo_bead *bead = &beads[b];

		sentences += bead->left_count + bead->right_count;
		assert_true(bead->left_begin >= 6 || bead->right_begin < 7);
		if ((bead->left_begin != 5 && bead->left_begin != 9) || !bead->left_count)
			continue;
		assert_int_equal(bead->right_begin, fixed[found].right_begin);
		assert_int_equal(bead->right_count, fixed[found].right_count);
		assert_true(bead->probability >= 1 && !bead->moved);
		found++;
	}
	assert_int_equal(found, 2);
	assert_int_equal(sentences, 40);
	cotejo_alignment_free(alignment);
	free(left);
	free(right);
}

static void test_fixed_is_checked(void **state)
{
	static const struct {
		const char *name;
		struct cotejo_bead beads[2];
	} rows[] = {
		{"outside", {{0, 1, 0, 1, 1, 0}, {5, 2, 5, 1, 1, 0}}},
		{"overlap", {{0, 2, 0, 1, 1, 0}, {1, 1, 2, 1, 1, 0}}},
		{"crossing", {{0, 1, 3, 1, 1, 0}, {1, 1, 2, 1, 1, 0}}},
	};
	struct text *text = calloc(1, sizeof(*text));
	struct cotejo_sentences view;
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;

	(void)state;
	assert_non_null(text);
	add_many(text, 0, 6);
	view = (struct cotejo_sentences){"en", text->count, text->texts, NULL, NULL};
	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
		struct cotejo_alignment *alignment = NULL;
		struct cotejo_error error = COTEJO_ERROR_INIT;

		options.fixed = rows[r].beads;
		options.fixed_count = 2;
		if (cotejo_align(&alignment, &view, &view, &options, &error) != COTEJO_EARGUMENT)
			fail_msg("%s: taken", rows[r].name);
		assert_null(alignment);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_verdicts),
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_fixed),
		cmocka_unit_test(test_fixed_is_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
