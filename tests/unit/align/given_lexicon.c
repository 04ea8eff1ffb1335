/*
 * given_lexicon.c - what a lexicon from outside gives to an alignment
 *
 * Sentences of words without a likeness, all of one length, one of them without a counterpart: only
 * the lexicon can tell which.
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/align.h>

static struct cotejo_text lefts[] = {{"bago nilo temu", 14}, {"kesi dula mofa", 14},
	{"rotu gami sebo", 14}, {"pilo fenu daka", 14}, {"zuma tolo vike", 14}};
/* The third has no counterpart. */
static struct cotejo_text rights[] = {{"xarq yeth worb", 14}, {"jund huv clish", 14},
	{"ghip brax twel", 14}, {"smod quen flir", 14}};

static const char dictionary[] =
	"bago\txarq\nnilo\tyeth\ntemu\tworb\nkesi\tjund\ndula\thuv\nmofa\tclish\n"
	"pilo\tghip\nfenu\tbrax\ndaka\ttwel\nzuma\tsmod\ntolo\tquen\nvike\tflir\n";

/* Aligns the texts, or the same with the sides swapped. */
static struct cotejo_alignment *align(const struct cotejo_lexicon *lexicon, int swapped)
{
	struct cotejo_sentences left = {"en", 5, lefts, NULL, NULL};
	struct cotejo_sentences right = {"es", 4, rights, NULL, NULL};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	options.lexicon = lexicon;
	check_ok(cotejo_align(&alignment, swapped ? &right : &left, swapped ? &left : &right,
			 &options, &error),
		&error);
	return alignment;
}

/* The probability that left sentence `left` and right sentence `right` are a bead. */
static double probability(const struct cotejo_alignment *alignment, size_t left, size_t right)
{
	const struct cotejo_bead *beads = cotejo_alignment_beads(alignment);

	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
		if (beads[b].left_begin == left && beads[b].left_count == 1 &&
			beads[b].right_begin == right && beads[b].right_count == 1)
			return beads[b].probability;
	return 0;
}

static void test_both_ways(void **state)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	check_ok(cotejo_lexicon_new(&lexicon, &error), &error);
	check_ok(cotejo_lexicon_parse(lexicon, slice_of(dictionary), NULL, &error), &error);
	for (int swapped = 0; swapped < 2; swapped++) {
		struct cotejo_alignment *alignment = align(lexicon, swapped);

		for (size_t i = 0; i < 4; i++) {
			size_t left = i + (i > 1);
			double p = swapped ? probability(alignment, i, left)
					   : probability(alignment, left, i);

			if (p < .9)
				fail_msg("sides %s, sentence %zu: %.3f",
					swapped ? "swapped" : "as they are", left, p);
		}
		cotejo_alignment_free(alignment);
	}
	cotejo_lexicon_free(lexicon);
}

/* An empty lexicon, and one of which no word occurs, change nothing. */
static void test_nothing_known(void **state)
{
	struct cotejo_alignment *without = align(NULL, 0);
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;

	(void)state;
	check_ok(cotejo_lexicon_new(&lexicon, &error), &error);
	for (int step = 0; step < 2; step++) {
		struct cotejo_alignment *with = align(lexicon, 0);

		assert_int_equal(
			cotejo_alignment_bead_count(with), cotejo_alignment_bead_count(without));
		for (size_t i = 0; i < 4; i++)
			assert_true(probability(with, i + 1, i) == probability(without, i + 1, i));
		cotejo_alignment_free(with);
		check_ok(cotejo_lexicon_parse(lexicon,
				 slice_of("house\tcasa\none two three four five six\tx\n"), NULL,
				 &error),
			&error);
	}
	assert_true(probability(without, 3, 2) < .9);
	cotejo_lexicon_free(lexicon);
	cotejo_alignment_free(without);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_ways),
		cmocka_unit_test(test_nothing_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
