/*
 * evaluate.c - how good is an alignment? (cotejo/evaluate.h)
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/array.h"
#include "exchange/evaluate_document.h"

/* The share of beads that are the best ones. */
static const double BEST_SHARE = 0.9;

/* A found bead with two sides and a probability. */
struct judged {
	double probability;
	size_t order;
	bool lax;
};

struct bin {
	size_t beads, right;
	double probability; /* their sum */
};

struct cotejo_evaluation {
	struct cotejo_evaluation_scores counts; /* its scores are made when asked for */
	size_t precise[2], recalled[2];         /* beads that are right: strictly, laxly */
	struct bin bins[COTEJO_CALIBRATION_BINS];
	struct judged *judged;
	size_t judged_count, judged_capacity;
	struct map shape_numbers;
	struct cotejo_shape_confusion *shapes;
	size_t shape_count, shape_capacity;
	struct cotejo_wrong_bead *wrong;
	size_t wrong_count, wrong_capacity;
};

enum { STRICT, LAX };

int cotejo_evaluation_new(struct cotejo_evaluation **ret_evaluation, struct cotejo_error *error)
{
	struct cotejo_evaluation *evaluation = calloc(1, sizeof(*evaluation));

	if (!evaluation)
		return error_no_memory(error);
	*ret_evaluation = evaluation;
	return 0;
}

void cotejo_evaluation_free(struct cotejo_evaluation *evaluation)
{
	if (!evaluation)
		return;
	map_clear(&evaluation->shape_numbers);
	free(evaluation->judged);
	free(evaluation->shapes);
	free(evaluation->wrong);
	free(evaluation);
}

/* ---- One document ---- */

static bool add_wrong(
	struct cotejo_evaluation *evaluation, size_t number, double probability, bool lax)
{
	struct cotejo_wrong_bead *grown = array_reserve(evaluation->wrong,
		&evaluation->wrong_capacity, evaluation->wrong_count + 1, sizeof(*grown));

	if (!grown)
		return false;
	evaluation->wrong = grown;
	grown[evaluation->wrong_count++] =
		(struct cotejo_wrong_bead){evaluation->counts.documents, number, probability, lax};
	return true;
}

static bool add_judged(
	struct cotejo_evaluation *evaluation, double probability, bool strict, bool lax)
{
	int last = COTEJO_CALIBRATION_BINS - 1;
	int number = (int)(probability * COTEJO_CALIBRATION_BINS);
	struct bin *bin = &evaluation->bins[number < last ? number : last];
	struct judged *grown = array_reserve(evaluation->judged, &evaluation->judged_capacity,
		evaluation->judged_count + 1, sizeof(*grown));

	if (!grown)
		return false;
	evaluation->judged = grown;
	grown[evaluation->judged_count] =
		(struct judged){probability, evaluation->judged_count, lax};
	evaluation->judged_count++;
	bin->beads++;
	bin->right += strict;
	bin->probability += probability;
	return true;
}

/* What there is to say of a found bead. */
static bool judge_found(struct cotejo_evaluation *evaluation, struct bead_index *gold,
	struct bead_index *found, size_t number)
{
	const struct cotejo_listed_bead *bead = &found->beads[number];
	bool two_sided = listed_bead_is_two_sided(bead);
	bool strict = bead_index_has(gold, bead);
	bool lax = strict || bead_index_overlaps(gold, bead);

	if (two_sided && bead->probability >= 0 &&
		!add_judged(evaluation, bead->probability, strict, lax))
		return false;
	if (!bead_index_counts(found, number))
		return true;
	evaluation->counts.found++;
	evaluation->counts.found_two_sided += two_sided;
	evaluation->precise[STRICT] += strict;
	evaluation->precise[LAX] += lax;
	return strict || !two_sided || add_wrong(evaluation, number, bead->probability, lax);
}

static bool add_shape(struct cotejo_evaluation *evaluation, const struct cotejo_listed_bead *gold,
	const struct cotejo_listed_bead *found, bool right)
{
	struct cotejo_shape_confusion shape = {gold->left_count, gold->right_count,
		found ? found->left_count : 0, found ? found->right_count : 0, 0, 0};
	struct cotejo_shape_confusion *grown;
	struct map_entry *entry;
	bool is_new;

	/* Of an array of numbers without gaps between them. */
	entry = map_insert(&evaluation->shape_numbers, slice((const char *)&shape, sizeof(shape)),
		(uint32_t)evaluation->shape_count, &is_new);
	grown = array_reserve(evaluation->shapes, &evaluation->shape_capacity,
		evaluation->shape_count + 1, sizeof(*grown));
	if (grown)
		evaluation->shapes = grown;
	if (!entry || !grown)
		return false;
	if (is_new)
		grown[evaluation->shape_count++] = shape;
	grown[entry->value].beads++;
	grown[entry->value].right += right;
	return true;
}

static bool judge_gold(struct cotejo_evaluation *evaluation, struct bead_index *gold,
	struct bead_index *found, size_t number)
{
	const struct cotejo_listed_bead *bead = &gold->beads[number];
	bool two_sided = listed_bead_is_two_sided(bead), strict;

	if (!bead_index_counts(gold, number))
		return true;
	strict = bead_index_has(found, bead);
	evaluation->counts.gold++;
	if (two_sided) {
		evaluation->counts.gold_two_sided++;
		evaluation->recalled[STRICT] += strict;
		evaluation->recalled[LAX] += strict || bead_index_overlaps(found, bead);
	}
	return add_shape(evaluation, bead, strict ? bead : bead_index_at(found, bead), strict);
}

int cotejo_evaluation_add(struct cotejo_evaluation *evaluation, const struct cotejo_bead_list *gold,
	const struct cotejo_bead_list *found, struct cotejo_error *error)
{
	struct bead_index indexes[2] = {{0}, {0}};
	bool enough = true;
	int code = bead_index_set_up(&indexes[0], gold, error);

	if (code == 0)
		code = bead_index_set_up(&indexes[1], found, error);
	for (size_t i = 0; i < indexes[1].count && code == 0 && enough; i++)
		enough = judge_found(evaluation, &indexes[0], &indexes[1], i);
	for (size_t i = 0; i < indexes[0].count && code == 0 && enough; i++)
		enough = judge_gold(evaluation, &indexes[0], &indexes[1], i);
	evaluation->counts.documents++;
	/* A key that could not be made was told as "not there". */
	if (code == 0 && (!enough || indexes[0].key.failed || indexes[1].key.failed))
		code = error_no_memory(error);
	for (int i = 0; i < 2; i++)
		bead_index_clear(&indexes[i]);
	return code;
}

/* ---- What came out ---- */

static double divide(size_t a, size_t b)
{
	return b ? (double)a / (double)b : 0;
}

static struct cotejo_score score_of(const struct cotejo_evaluation *evaluation, int which)
{
	struct cotejo_score score = {divide(evaluation->precise[which], evaluation->counts.found),
		divide(evaluation->recalled[which], evaluation->counts.gold_two_sided), 0};

	if (score.precision + score.recall > 0)
		score.f1 = 2 * score.precision * score.recall / (score.precision + score.recall);
	return score;
}

struct cotejo_evaluation_scores cotejo_evaluation_scores(const struct cotejo_evaluation *evaluation)
{
	struct cotejo_evaluation_scores scores = evaluation->counts;

	scores.strict = score_of(evaluation, STRICT);
	scores.lax = score_of(evaluation, LAX);
	return scores;
}

static int by_probability(const void *a, const void *b)
{
	const struct judged *first = a, *second = b;

	if (first->probability != second->probability)
		return first->probability > second->probability ? -1 : 1;
	return (first->order > second->order) - (first->order < second->order);
}

static double best_lax_precision(const struct cotejo_evaluation *evaluation)
{
	size_t best = (size_t)(BEST_SHARE * (double)evaluation->judged_count), lax = 0;

	/* Sorting changes nothing that can be seen: each remembers its place. */
	if (evaluation->judged_count)
		qsort(evaluation->judged, evaluation->judged_count, sizeof(*evaluation->judged),
			by_probability);
	for (size_t i = 0; i < best; i++)
		lax += evaluation->judged[i].lax;
	return divide(lax, best);
}

struct cotejo_calibration cotejo_evaluation_calibrate(const struct cotejo_evaluation *evaluation)
{
	struct cotejo_calibration calibration = {.beads = evaluation->judged_count};
	double apart = 0;

	for (int i = 0; i < COTEJO_CALIBRATION_BINS; i++) {
		const struct bin *bin = &evaluation->bins[i];
		double difference = bin->probability - (double)bin->right;

		calibration.bins[i].beads = bin->beads;
		if (bin->beads == 0)
			continue;
		calibration.bins[i].probability = bin->probability / (double)bin->beads;
		calibration.bins[i].right = divide(bin->right, bin->beads);
		apart += difference < 0 ? -difference : difference;
	}
	if (calibration.beads)
		calibration.error = apart / (double)calibration.beads;
	calibration.best_lax_precision = best_lax_precision(evaluation);
	return calibration;
}

static int more_first(const void *a, const void *b)
{
	const struct cotejo_shape_confusion *first = a, *second = b;
	const size_t ours[] = {second->beads, first->gold_left, first->gold_right,
		first->found_left, first->found_right};
	const size_t theirs[] = {first->beads, second->gold_left, second->gold_right,
		second->found_left, second->found_right};

	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		if (ours[i] != theirs[i])
			return ours[i] < theirs[i] ? -1 : 1;
	}
	return 0;
}

const struct cotejo_shape_confusion *cotejo_evaluation_shapes(
	struct cotejo_evaluation *evaluation, size_t *ret_count)
{
	struct cotejo_shape_confusion *shapes = evaluation->shapes;

	*ret_count = evaluation->shape_count;
	if (shapes)
		qsort(shapes, evaluation->shape_count, sizeof(*shapes), more_first);
	/* They stand elsewhere now; a document that is added later finds them again. */
	for (size_t i = 0; i < evaluation->shape_count; i++) {
		struct cotejo_shape_confusion key = shapes[i];
		struct map_entry *entry;

		key.beads = key.right = 0;
		entry = map_find(
			&evaluation->shape_numbers, slice((const char *)&key, sizeof(key)));
		if (entry)
			entry->value = (uint32_t)i;
	}
	return shapes;
}

static int worst_first(const void *a, const void *b)
{
	const struct cotejo_wrong_bead *first = a, *second = b;

	if (first->lax != second->lax)
		return first->lax ? 1 : -1;
	if (first->probability != second->probability)
		return first->probability > second->probability ? -1 : 1;
	if (first->document != second->document)
		return first->document < second->document ? -1 : 1;
	return (first->bead > second->bead) - (first->bead < second->bead);
}

const struct cotejo_wrong_bead *cotejo_evaluation_wrong(
	struct cotejo_evaluation *evaluation, size_t *ret_count)
{
	*ret_count = evaluation->wrong_count;
	if (evaluation->wrong_count)
		qsort(evaluation->wrong, evaluation->wrong_count, sizeof(*evaluation->wrong),
			worst_first);
	return evaluation->wrong;
}
