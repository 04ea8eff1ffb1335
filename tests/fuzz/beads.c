/*
 * beads.c - fuzz target: two lists of beads, and how they compare
 *
 * A line "--" parts the gold from what was found.
 *
 * SPDX-License-Identifier: MIT
 */
#include "fuzz/target.h"

#include <stdbool.h>

#include <cotejo/evaluate.h>

static bool is_mark(struct cotejo_text line)
{
	return line.length == 2 && memcmp(line.bytes, "--", 2) == 0;
}

/* What stands before the mark; the rest stays. */
static struct cotejo_text take_list(struct cotejo_text *rest)
{
	struct cotejo_text list = {rest->bytes, 0};

	while (rest->length) {
		struct cotejo_text line = take_line(rest);

		if (is_mark(line))
			break;
		list.length = (size_t)(rest->bytes - list.bytes);
	}
	return list;
}

static struct cotejo_bead_list *read_list(struct cotejo_text text)
{
	struct cotejo_bead_list *list = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = cotejo_bead_list_parse(&list, text, "list", COTEJO_BEADS_AUTO, &error);

	claim((code == 0) == (list != NULL));
	claim(code == 0 || (error.line > 0 && error.message[0]));
	return list;
}

static void claim_share(double share)
{
	claim(share >= 0 && share <= 1);
}

static void check(struct cotejo_evaluation *evaluation)
{
	struct cotejo_evaluation_scores scores = cotejo_evaluation_scores(evaluation);
	size_t count, gold = 0;
	const struct cotejo_shape_confusion *shapes = cotejo_evaluation_shapes(evaluation, &count);
	const struct cotejo_wrong_bead *wrong;

	claim_share(scores.strict.precision);
	claim_share(scores.strict.recall);
	claim(scores.lax.precision >= scores.strict.precision);
	claim(scores.lax.recall >= scores.strict.recall);
	claim_share(scores.lax.f1);
	for (size_t i = 0; i < count; i++) {
		claim(shapes[i].right <= shapes[i].beads);
		gold += shapes[i].beads;
	}
	claim(gold == scores.gold);
	wrong = cotejo_evaluation_wrong(evaluation, &count);
	claim(count <= scores.found_two_sided);
	claim(count == 0 || wrong[0].document == 0);
	claim_share(cotejo_evaluation_calibrate(evaluation).best_lax_precision);
}

/* A list is all right when it is held against itself. */
static void check_itself(const struct cotejo_bead_list *list)
{
	struct cotejo_evaluation *evaluation = NULL;
	struct cotejo_evaluation_scores scores;

	claim(cotejo_evaluation_new(&evaluation, NULL) == 0);
	if (cotejo_evaluation_add(evaluation, list, list, NULL) == 0) {
		scores = cotejo_evaluation_scores(evaluation);
		claim(scores.found == 0 || scores.strict.precision == 1);
		claim(scores.found_two_sided == 0 || scores.strict.recall == 1);
		check(evaluation);
	}
	cotejo_evaluation_free(evaluation);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cotejo_text rest = {(const char *)data, size};
	struct cotejo_bead_list *gold = read_list(take_list(&rest)), *found = read_list(rest);
	struct cotejo_evaluation *evaluation = NULL;

	if (gold)
		check_itself(gold);
	if (gold && found) {
		claim(cotejo_evaluation_new(&evaluation, NULL) == 0);
		if (cotejo_evaluation_add(evaluation, gold, found, NULL) == 0)
			check(evaluation);
		cotejo_evaluation_free(evaluation);
	}
	cotejo_bead_list_free(gold);
	cotejo_bead_list_free(found);
	return 0;
}
