/*
 * embeddings.c - vectors beside the words: they decide what words cannot, and noise decides nothing
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <math.h>

#include <cotejo/align.h>

#include "align/vectors.h"

enum { SENTENCES = 40, DIMENSION = 64 };

struct text {
	size_t count;
	struct cotejo_text texts[SENTENCES];
	float values[SENTENCES][DIMENSION];
};

static unsigned draw(unsigned *seed)
{
	*seed = *seed * 1103515245U + 12345U;
	return *seed / 65536U;
}

/* A vector that belongs to a number: the same for the same, without relation to others. */
static void set_vector(float *values, unsigned number, float noise, unsigned *seed)
{
	unsigned own = number * 2654435761U + 7;

	for (size_t k = 0; k < DIMENSION; k++) {
		values[k] = (float)(draw(&own) % 1000) / 500 - 1;
		values[k] += noise * ((float)(draw(seed) % 1000) / 500 - 1);
		values[k] += 2; /* what all of a language have in common */
	}
}

/* One sentence is like the other: words and lengths say nothing. */
static void add(struct text *text, const char *sentence)
{
	text->texts[text->count++] = slice_of(sentence);
}

/* The right side lacks the left sentences `from` to `from + 9`. */
static void make(struct text *left, struct text *right, unsigned from, float noise)
{
	unsigned seed = 3;

	for (unsigned n = 0; n < SENTENCES; n++) {
		set_vector(left->values[left->count], n, noise, &seed);
		add(left, "Hehe hehe.");
		if (n >= from && n < from + 10)
			continue;
		set_vector(right->values[right->count], n, noise, &seed);
		add(right, "Quququ qu.");
	}
}

static struct cotejo_alignment *align(const struct text *left, const struct text *right,
	const struct cotejo_embeddings *embeddings, const struct cotejo_bead *fixed, size_t count)
{
	struct cotejo_sentences sides[] = {{"en", left->count, left->texts, NULL, NULL},
		{"fi", right->count, right->texts, NULL, NULL}};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	options.embeddings = embeddings;
	options.fixed = fixed;
	options.fixed_count = count;
	check_ok(cotejo_align(&alignment, &sides[0], &sides[1], &options, &error), &error);
	return alignment;
}

static void list(
	struct cotejo_embeddings embeddings[2], const struct text *left, const struct text *right)
{
	embeddings[0] = (struct cotejo_embeddings){left->values[0], left->count, DIMENSION, NULL};
	embeddings[1] = (struct cotejo_embeddings){right->values[0], right->count, DIMENSION, NULL};
}

/* How many beads join what belongs together. */
static size_t count_right(const struct cotejo_alignment *alignment, unsigned from)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);
	size_t right = 0;

	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
		right += beads[b].left_count == 1 && beads[b].right_count == 1 &&
			 beads[b].left_begin ==
				 beads[b].right_begin + (beads[b].right_begin >= from ? 10 : 0);
	return right;
}

static void test_vectors_decide(void **state)
{
	static const float noises[] = {0, .5F, 1};

	(void)state;
	for (size_t n = 0; n < sizeof(noises) / sizeof(noises[0]); n++) {
		struct text left = {0}, right = {0};
		struct cotejo_embeddings embeddings[2];
		struct cotejo_alignment *without, *with;

		make(&left, &right, 14, noises[n]);
		list(embeddings, &left, &right);
		without = align(&left, &right, NULL, NULL, 0);
		with = align(&left, &right, embeddings, NULL, 0);
		if (count_right(without, 14) > SENTENCES - 14)
			fail_msg("noise %g: words alone find %zu beads, there is nothing to decide",
				(double)noises[n], count_right(without, 14));
		if (count_right(with, 14) < SENTENCES - 11)
			fail_msg("noise %g: only %zu beads are right", (double)noises[n],
				count_right(with, 14));
		cotejo_alignment_free(without);
		cotejo_alignment_free(with);
	}
}

/* Vectors of the right side that belong to no sentence of the left one, where words suffice. */
static void test_noise_is_nothing(void **state)
{
	static const char *const names[] = {"Ana", "Bolivia", "Carla", "Dakar", "Elena", "Francia",
		"Gloria", "Havana", "Irene", "Jordan", "Kenia", "Lima", "Malta", "Nairobi", "Oslo",
		"Panama"};

	(void)state;
	for (unsigned try = 0; try < 10; try++) {
		struct text left = {0}, right = {0};
		struct cotejo_embeddings embeddings[2];
		struct cotejo_alignment *without, *with;
		unsigned seed = try;

		make(&left, &right, 14, 0);
		for (size_t i = 0; i < SENTENCES; i++)
			left.texts[i] = slice_of(names[i * 7 % 16]);
		for (size_t j = 0; j < right.count; j++) {
			right.texts[j] = left.texts[j < 14 ? j : j + 10];
			set_vector(right.values[j], 1000 + (unsigned)j, 1, &seed);
		}
		list(embeddings, &left, &right);
		without = align(&left, &right, NULL, NULL, 0);
		with = align(&left, &right, embeddings, NULL, 0);
		if (count_right(with, 14) + 1 < count_right(without, 14))
			fail_msg("%zu beads are right, without noise %zu", count_right(with, 14),
				count_right(without, 14));
		cotejo_alignment_free(without);
		cotejo_alignment_free(with);
	}
}

/* Rows that say nothing leave the others as they are. */
static void test_broken_rows(void **state)
{
	static const struct {
		const char *name;
		float value;
	} rows[] = {{"zeros", 0}, {"NaN", NAN}, {"infinity", INFINITY}, {"-infinity", -INFINITY},
		{"huge", 3e38F}, {"tiny", 1e-40F}};

	(void)state;
	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
		struct text left = {0}, right = {0};
		struct cotejo_embeddings embeddings[2];
		struct cotejo_alignment *alignment;
		const struct cotejo_bead *beads;

		make(&left, &right, 14, .5F);
		for (size_t k = 0; k < DIMENSION; k++)
			left.values[3][k] = right.values[20][k] = rows[r].value;
		list(embeddings, &left, &right);
		alignment = align(&left, &right, embeddings, NULL, 0);
		beads = cotejo_alignment_beads(alignment);
		for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
			assert_true(beads[b].probability >= 0 && beads[b].probability <= 1);
		if (count_right(alignment, 14) < SENTENCES - 14)
			fail_msg("%s: only %zu beads are right", rows[r].name,
				count_right(alignment, 14));
		cotejo_alignment_free(alignment);
		/* All rows of a side. */
		for (size_t i = 0; i < left.count; i++)
			for (size_t k = 0; k < DIMENSION; k++)
				left.values[i][k] = rows[r].value;
		cotejo_alignment_free(align(&left, &right, embeddings, NULL, 0));
	}
}

/* Fixed beads part the texts, not the vectors. */
static void test_fixed_beads(void **state)
{
	const struct cotejo_bead fixed[] = {{2, 1, 2, 1, 1, 0}, {30, 1, 20, 1, 1, 0}};
	struct text left = {0}, right = {0};
	struct cotejo_embeddings embeddings[2];
	struct cotejo_alignment *alignment;

	(void)state;
	make(&left, &right, 14, .5F);
	list(embeddings, &left, &right);
	alignment = align(&left, &right, embeddings, fixed, 2);
	assert_true(count_right(alignment, 14) >= SENTENCES - 11);
	cotejo_alignment_free(alignment);
}

static void test_refused(void **state)
{
	static const struct {
		const char *name;
		size_t rows[2], dimension[2];
		int code;
	} cases[] = {
		{"a row too few", {SENTENCES - 1, 30}, {DIMENSION, DIMENSION}, COTEJO_EARGUMENT},
		{"a row too many", {SENTENCES, 31}, {DIMENSION, DIMENSION}, COTEJO_EARGUMENT},
		{"two dimensions", {SENTENCES, 30}, {DIMENSION, DIMENSION / 2}, COTEJO_EARGUMENT},
		{"no numbers", {SENTENCES, 30}, {0, 0}, COTEJO_ELIMIT},
		{"too many numbers", {SENTENCES, 30}, {16385, 16385}, COTEJO_ELIMIT},
	};
	static struct text left, right;
	struct cotejo_sentences sides[2];

	(void)state;
	make(&left, &right, 14, 0);
	sides[0] = (struct cotejo_sentences){"en", left.count, left.texts, NULL, NULL};
	sides[1] = (struct cotejo_sentences){"fi", right.count, right.texts, NULL, NULL};
	for (size_t c = 0; c < sizeof(cases) / sizeof(cases[0]); c++) {
		struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
		struct cotejo_embeddings embeddings[2] = {
			{left.values[0], cases[c].rows[0], cases[c].dimension[0], NULL},
			{right.values[0], cases[c].rows[1], cases[c].dimension[1], NULL}};
		struct cotejo_alignment *alignment = NULL;
		struct cotejo_error error = COTEJO_ERROR_INIT;

		options.embeddings = embeddings;
		if (cotejo_align(&alignment, &sides[0], &sides[1], &options, &error) !=
			cases[c].code)
			fail_msg("%s: not refused as it ought to be", cases[c].name);
		assert_null(alignment);
	}
	/* With texts there may be any number of rows, but some must be of the sentences. */
	{
		struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
		struct cotejo_embeddings embeddings[2] = {
			{left.values[0], 30, DIMENSION, right.texts},
			{right.values[0], 30, DIMENSION, right.texts}};
		struct cotejo_alignment *alignment = NULL;
		struct cotejo_error error = COTEJO_ERROR_INIT;

		options.embeddings = embeddings;
		assert_int_equal(cotejo_align(&alignment, &sides[0], &sides[1], &options, &error),
			COTEJO_EARGUMENT);
	}
}

/* Texts in any order, joins with a space, space around left out, empty lines by their name. */
static void test_overlaps(void **state)
{
	const struct cotejo_text sentences[] = {slice_of(" One. "), slice_of(""), slice_of("Two.")};
	const struct cotejo_text texts[] = {slice_of("Two."), slice_of("One. BLANK_LINE"),
		slice_of("something else"), slice_of("One."), slice_of("One.")};
	const float values[5][2] = {{1, 0}, {0, 1}, {0, 0}, {-1, 0}, {1, 1}};
	const struct cotejo_sentences side = {"en", 3, sentences, NULL, NULL};
	const struct cotejo_embeddings embeddings = {values[0], 5, 2, texts};
	static const struct {
		size_t end, count;
		uint32_t row;
	} runs[] = {{1, 1, 4}, {2, 1, 0}, {3, 1, 1}, {2, 2, 2}, {3, 2, 0}, {3, 3, 0}};
	struct vectors vectors = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	check_ok(vectors_fill(&vectors, &embeddings, &side, &error), &error);
	for (size_t r = 0; r < sizeof(runs) / sizeof(runs[0]); r++)
		if (vectors.run_row[vectors_run(runs[r].end, runs[r].count)] != runs[r].row)
			fail_msg("the run of %zu before %zu has row %u", runs[r].count, runs[r].end,
				vectors.run_row[vectors_run(runs[r].end, runs[r].count)]);
	vectors_clear(&vectors);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vectors_decide),
		cmocka_unit_test(test_noise_is_nothing),
		cmocka_unit_test(test_broken_rows),
		cmocka_unit_test(test_fixed_beads),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_overlaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
