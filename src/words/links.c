/*
 * links.c - probabilities become links
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "words/aligner.h"
#include "words/symmetrise.h"

void cotejo_word_links_clear(struct cotejo_word_links *links)
{
	free(links->links);
	*links = (struct cotejo_word_links){0};
}

/* Marks the likeliest link of each made word, if it is likelier than none. */
static void mark_best(uint8_t *marks, const struct matrix *matrix, size_t given)
{
	size_t columns = matrix->words[1];
	size_t step = given == 0 ? columns : 1, made_step = given == 0 ? 1 : columns;

	for (size_t m = 0; m < matrix->words[1 - given]; m++) {
		const float *chances = matrix->chances[given] + m * made_step;
		float none = 1;
		size_t best = 0;

		for (size_t g = 0; g < matrix->words[given]; g++) {
			none -= chances[g * step];
			if (chances[g * step] > chances[best * step])
				best = g;
		}
		if (chances[best * step] > none)
			marks[m * made_step + best * step] = 1;
	}
}

static void join(uint8_t *marks, uint8_t *const directions[CORPUS_SIDES],
	const struct matrix *matrix, enum cotejo_words_symmetry symmetry)
{
	size_t sources = matrix->words[0], targets = matrix->words[1];
	const uint8_t *forward = directions[0], *backward = directions[1];

	if (symmetry == COTEJO_LINKS_GROW)
		symmetrise_grow(marks, forward, backward, sources, targets);
	for (size_t at = 0; at < sources * targets; at++) {
		if (symmetry == COTEJO_LINKS_INTERSECTION)
			marks[at] = forward[at] && backward[at];
		else if (symmetry == COTEJO_LINKS_UNION)
			marks[at] = forward[at] || backward[at];
		else if (symmetry != COTEJO_LINKS_GROW)
			marks[at] = (symmetry == COTEJO_LINKS_FORWARD ? forward : backward)[at];
	}
}

static int collect(struct cotejo_word_links *links, const uint8_t *marks,
	const struct matrix *matrix, struct cotejo_error *error)
{
	size_t places = matrix->words[0] * matrix->words[1];

	for (size_t at = 0; at < places; at++) {
		struct cotejo_word_link *grown;

		if (!marks[at])
			continue;
		grown = array_reserve(
			links->links, &links->capacity, links->count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		links->links = grown;
		grown[links->count++] = (struct cotejo_word_link){(uint16_t)(at / matrix->words[1]),
			(uint16_t)(at % matrix->words[1]),
			(matrix->chances[0][at] + matrix->chances[1][at]) / 2};
	}
	return 0;
}

int links_of_matrix(struct cotejo_word_links *links, struct matrix *matrix,
	enum cotejo_words_symmetry symmetry, struct cotejo_error *error)
{
	size_t places = matrix->words[0] * matrix->words[1];
	uint8_t *directions[CORPUS_SIDES], *marks;

	links->count = 0;
	links->source_words = matrix->words[0];
	links->target_words = matrix->words[1];
	if (places == 0)
		return 0;
	directions[0] = arena_zalloc(&matrix->arena, places, 1);
	directions[1] = arena_zalloc(&matrix->arena, places, 1);
	marks = arena_zalloc(&matrix->arena, places, 1);
	if (!directions[0] || !directions[1] || !marks)
		return error_no_memory(error);
	if (symmetry == COTEJO_LINKS_MEAN) {
		symmetrise_mean(marks, matrix->chances[0], matrix->chances[1], matrix->words[0],
			matrix->words[1]);
	} else {
		mark_best(directions[0], matrix, 0);
		mark_best(directions[1], matrix, 1);
		join(marks, directions, matrix, symmetry);
	}
	return collect(links, marks, matrix, error);
}
