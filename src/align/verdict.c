/*
 * verdict.c - are the two texts translations of each other?
 *
 * Two things tell: how much of the texts finds a counterpart, and how much likelier the words and
 * lengths are made by an alignment than by none. Texts that have nothing to do with each other
 * have neither; short ones may have the first by chance, but not the second.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/verdict.h"

#include <math.h>

enum {
	STRETCH_LEAST = 3,
	LARGE_LEAST = 5,
	/* Fewer sentences a side can find counterparts by chance; twice as many as the pieces that
	 * the rules for short texts were set on. */
	SHORT_SENTENCES = 16
};

/* Below the first share nothing helps; above the second the evidence may be weak. Both were set on
 * documents and mispaired documents of five collections, far from either kind. */
static const double shared_least = .5, shared_enough = .9, evidence_least = .2;

/* Short texts find counterparts by chance, but seldom for all of both; where the evidence speaks
 * against the pair, hardly a sentence may be left over. Set on the first eight sentences of the
 * same documents. Longer texts never found counterparts for two thirds of either by chance. */
static const double shared_nearly_all = .95, evidence_against = -.2;

static const double large_share = .25;

/* What the borders of all beads can be expected to score. They say how texts are aligned, but not
 * whether they are translations: any two texts begin and end their sentences alike. */
static double expected_borders(const struct lattice *lattice, const struct side document[SIDES],
	const struct border_model *borders)
{
	double sum = 0;

	for (size_t b = 0; b < lattice->bead_count; b++) {
		const struct likely_bead *bead = &lattice->beads[b];
		size_t begin[SIDES], count[SIDES];

		for (int side = 0; side < SIDES; side++) {
			count[side] = shapes[bead->shape].count[side];
			begin[side] = bead->end[side] - count[side];
		}
		sum += (double)bead->posterior * border_score(borders, document, begin, count);
	}
	return sum;
}

void testimony_add(struct testimony *testimony, const struct lattice *lattice,
	const struct side document[SIDES], const struct border_model *borders)
{
	testimony->total += lattice->total - expected_borders(lattice, document, borders);
	for (int side = 0; side < SIDES; side++) {
		testimony->sentences[side] += (double)document[side].sentence_count;
		for (size_t i = 0; i < document[side].sentence_count; i++) {
			double length = (double)document[side].lengths[i];
			double alone = lattice->alone[side][i];

			testimony->length[side] += length;
			testimony->shared[side] += length * (alone < 1 ? 1 - alone : 0);
		}
	}
}

void testimony_add_alone(struct testimony *testimony, const struct side document[SIDES])
{
	for (int side = 0; side < SIDES; side++) {
		testimony->sentences[side] += (double)document[side].sentence_count;
		for (size_t i = 0; i < document[side].sentence_count; i++)
			testimony->length[side] += (double)document[side].lengths[i];
	}
}

struct cotejo_judgement testimony_judge(const struct testimony *testimony)
{
	const double *shared = testimony->shared, *length = testimony->length;
	double sentences = testimony->sentences[LEFT] + testimony->sentences[RIGHT];
	double most, least;
	bool is_short;
	struct cotejo_judgement judgement = {COTEJO_VERDICT_TRANSLATIONS, 0, 0, 0};

	if (testimony->sentences[LEFT] <= 0 || testimony->sentences[RIGHT] <= 0) {
		judgement.verdict = COTEJO_VERDICT_EMPTY;
		return judgement;
	}
	judgement.left_shared = length[LEFT] > 0 ? shared[LEFT] / length[LEFT] : 1;
	judgement.right_shared = length[RIGHT] > 0 ? shared[RIGHT] / length[RIGHT] : 1;
	judgement.evidence = 2 * testimony->total / sentences;
	is_short = sentences < SIDES * SHORT_SENTENCES;
	most = fmax(judgement.left_shared, judgement.right_shared);
	least = fmin(judgement.left_shared, judgement.right_shared);
	if (most < shared_least || (most < shared_enough && judgement.evidence < evidence_least) ||
		(is_short && least < shared_nearly_all && judgement.evidence < evidence_against))
		judgement.verdict = COTEJO_VERDICT_UNRELATED;
	return judgement;
}

static bool is_two_sided(const struct cotejo_bead *bead)
{
	return bead->left_count && bead->right_count;
}

size_t find_stretches(
	const struct cotejo_bead *beads, size_t bead_count, struct cotejo_stretch *ret_stretches)
{
	struct cotejo_stretch stretch = {0};
	size_t count = 0;

	for (size_t b = 0; b <= bead_count; b++) {
		if (b < bead_count && !is_two_sided(&beads[b])) {
			if (stretch.left_count == 0 && stretch.right_count == 0) {
				stretch.left_begin = beads[b].left_begin;
				stretch.right_begin = beads[b].right_begin;
			}
			stretch.left_count += beads[b].left_count;
			stretch.right_count += beads[b].right_count;
			continue;
		}
		if (stretch.left_count >= STRETCH_LEAST || stretch.right_count >= STRETCH_LEAST)
			ret_stretches[count++] = stretch;
		stretch = (struct cotejo_stretch){0};
	}
	return count;
}

bool stretches_are_large(
	const struct cotejo_stretch *stretches, size_t count, const struct testimony *testimony)
{
	for (size_t s = 0; s < count; s++) {
		double left = (double)stretches[s].left_count;
		double right = (double)stretches[s].right_count;

		if ((left >= LARGE_LEAST && left >= large_share * testimony->sentences[LEFT]) ||
			(right >= LARGE_LEAST &&
				right >= large_share * testimony->sentences[RIGHT]))
			return true;
	}
	return false;
}
