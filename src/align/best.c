/*
 * best.c - one alignment out of all
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lattice.h"

#include <stdlib.h>

enum { CANCEL_ROWS = 256 };

/* The last step of a path to a node: a bead of the list, or a gap. */
#define LEFT_GAP (UINT32_MAX - 1)
#define RIGHT_GAP UINT32_MAX

/* The best path so far to each node. */
struct best {
	const struct lattice *lattice;
	const struct settings *settings;
	double *values;
	uint32_t *choices;
	size_t next; /* bead of the list */
};

static void choose(struct best *best, size_t node, double value, uint32_t choice)
{
	if (value > best->values[node]) {
		best->values[node] = value;
		best->choices[node] = choice;
	}
}

/* What a right bead is worth. */
static double weight(const struct best *best, const struct shape *shape)
{
	return best->settings->bead_gain * (shape->count[LEFT] + shape->count[RIGHT] - 2) + 2;
}

static void best_to(struct best *best, size_t i, size_t j)
{
	const struct lattice *lattice = best->lattice;
	const struct strip *nodes = &lattice->nodes;
	size_t node = strip_cell(nodes, i, j);

	best->values[node] = i || j ? -1 : 0;
	for (; best->next < lattice->bead_count; best->next++) {
		const struct likely_bead *bead = &lattice->beads[best->next];
		const struct shape *shape = &shapes[bead->shape];

		if (bead->end[LEFT] != i || bead->end[RIGHT] != j)
			break;
		choose(best, node,
			best->values[strip_cell(
				nodes, i - shape->count[LEFT], j - shape->count[RIGHT])] +
				weight(best, shape) * (double)bead->posterior,
			(uint32_t)best->next);
	}
	if (i > 0 && strip_has(nodes, i - 1, j))
		choose(best, node,
			best->values[strip_cell(nodes, i - 1, j)] +
				best->settings->gap_gain * lattice->alone[LEFT][i - 1],
			LEFT_GAP);
	if (j > nodes->low[i])
		choose(best, node,
			best->values[node - 1] +
				best->settings->gap_gain * lattice->alone[RIGHT][j - 1],
			RIGHT_GAP);
}

/* Follows the choices back from the last node; beads come out in reverse. */
static size_t trace(const struct best *best, struct cotejo_bead *ret_beads)
{
	const struct lattice *lattice = best->lattice;
	size_t i = lattice->nodes.rows - 1, j = lattice->nodes.columns - 1, count = 0;

	while (i || j) {
		uint32_t choice = best->choices[strip_cell(&lattice->nodes, i, j)];
		size_t left = choice == LEFT_GAP, right = choice == RIGHT_GAP;
		double probability;

		if (choice < LEFT_GAP) {
			const struct likely_bead *bead = &lattice->beads[choice];

			left = shapes[bead->shape].count[LEFT];
			right = shapes[bead->shape].count[RIGHT];
			probability = (double)bead->posterior;
		} else {
			probability =
				left ? lattice->alone[LEFT][i - 1] : lattice->alone[RIGHT][j - 1];
		}
		i -= left;
		j -= right;
		ret_beads[count++] = (struct cotejo_bead){
			i, left, j, right, probability < 1 ? probability : 1, 0};
	}
	return count;
}

static void reverse(struct cotejo_bead *beads, size_t count)
{
	for (size_t b = 0; b < count / 2; b++) {
		struct cotejo_bead other = beads[b];

		beads[b] = beads[count - 1 - b];
		beads[count - 1 - b] = other;
	}
}

int lattice_best(const struct lattice *lattice, const struct settings *settings,
	struct cotejo_bead *ret_beads, size_t *ret_count, const struct canceller *canceller,
	struct cotejo_error *error)
{
	const struct strip *nodes = &lattice->nodes;
	struct best best = {lattice, settings, calloc(strip_cells(nodes), sizeof(*best.values)),
		calloc(strip_cells(nodes), sizeof(*best.choices)), 0};
	int status = best.values && best.choices ? 0 : error_no_memory(error);

	for (size_t i = 0; i < nodes->rows && status == 0; i++) {
		if (i % CANCEL_ROWS == 0)
			status = canceller_ask(canceller, error);
		for (size_t j = nodes->low[i]; j < nodes->end[i] && status == 0; j++)
			best_to(&best, i, j);
	}
	if (status == 0) {
		*ret_count = trace(&best, ret_beads);
		reverse(ret_beads, *ret_count);
	}
	free(best.values);
	free(best.choices);
	return status;
}
