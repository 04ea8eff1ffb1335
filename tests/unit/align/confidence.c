/*
 * confidence.c - what is joined only because both sides are left over is trusted less
 *
 * SPDX-License-Identifier: MIT
 */
#include "unit/check.h"

#include <cotejo/align.h>

enum { PAIRS = 90, WORDS = 10, KINDS = 60, BYTES = WORDS * 12 };

struct text {
	size_t count;
	struct cotejo_text texts[PAIRS];
	char bytes[PAIRS][BYTES];
};

/* A sentence of words that both languages have, each in its own form. */
static void add(struct text *text, unsigned number, const char *form)
{
	char *bytes = text->bytes[text->count];
	unsigned seed = number * 2654435761U + 1;
	size_t used = 0;

	for (unsigned w = 0; w < WORDS; w++) {
		unsigned kind;

		seed = seed * 1103515245U + 12345U;
		kind = seed / 65536U % KINDS;
		used += (size_t)snprintf(bytes + used, BYTES - used, "%c%s%c%c ",
			(char)('a' + kind % 20), form, (char)('a' + kind / 20),
			(char)('a' + kind % 7));
	}
	text->texts[text->count++] = slice(bytes, used);
}

/* Every tenth sentence is missing on the left, and the one behind it on the right. */
static bool is_missing(unsigned number, unsigned which)
{
	return number % 10 == 5 + which;
}

static void test_left_over(void **state)
{
	struct text left = {0}, right = {0};
	unsigned lefts[PAIRS], rights[PAIRS];
	struct cotejo_alignment *alignment = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_bead *beads;
	double least_right = 1, wrong_sum = 0;
	size_t right_count = 0, wrong = 0;

	(void)state;
	for (unsigned n = 0; n < PAIRS; n++) {
		if (!is_missing(n, 0)) {
			lefts[left.count] = n;
			add(&left, n, "or");
		}
		if (!is_missing(n, 1)) {
			rights[right.count] = n;
			add(&right, n, "ek");
		}
	}
	check_ok(cotejo_align(&alignment,
			 &(struct cotejo_sentences){"en", left.count, left.texts, NULL, NULL},
			 &(struct cotejo_sentences){"fi", right.count, right.texts, NULL, NULL},
			 NULL, &error),
		&error);
	beads = cotejo_alignment_beads(alignment);
	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
		if (beads[b].left_count == 1 && beads[b].right_count == 1 &&
			lefts[beads[b].left_begin] == rights[beads[b].right_begin]) {
			right_count++;
			if (beads[b].probability < least_right)
				least_right = beads[b].probability;
		}
	/* Joined or not: what joins sentences of two meanings is below all that is right. */
	for (size_t b = 0; b < cotejo_alignment_bead_count(alignment); b++)
		if (beads[b].left_count == 1 && beads[b].right_count == 1 &&
			lefts[beads[b].left_begin] != rights[beads[b].right_begin]) {
			wrong++;
			wrong_sum += beads[b].probability;
			if (beads[b].probability > least_right)
				fail_msg("a wrong bead has %g, a right one %g",
					beads[b].probability, least_right);
		}
	assert_true(right_count >= PAIRS * 7 / 10);
	/* Else nothing was tried here. */
	assert_true(wrong > 2);
	/* By the posteriors alone they have more than .75. */
	if (wrong_sum / (double)wrong > .6)
		fail_msg("wrong beads have %g", wrong_sum / (double)wrong);
	cotejo_alignment_free(alignment);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_left_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
