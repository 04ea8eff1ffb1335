/*
 * links.c - probabilities become links
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "words/aligner.h"
#include "words/symmetrise.h"

/* The least mean probability of a link between two words that have no other. */
static const float LEAST_CHANCE = 0.3F;

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

static bool is_link(enum cotejo_words_symmetry symmetry, bool forward, bool backward, float mean)
{
	switch (symmetry) {
	case COTEJO_LINKS_INTERSECTION:
		return forward && backward;
	case COTEJO_LINKS_UNION:
		return forward || backward;
	case COTEJO_LINKS_FORWARD:
		return forward;
	case COTEJO_LINKS_BACKWARD:
		return backward;
	default:
		return mean > 0.5F;
	}
}

static void join(uint8_t *marks, uint8_t *const directions[CORPUS_SIDES], const float *means,
	const struct matrix *matrix, enum cotejo_words_symmetry symmetry)
{
	size_t sources = matrix->words[0], targets = matrix->words[1];
	const uint8_t *forward = directions[0], *backward = directions[1];

	if (symmetry == COTEJO_LINKS_GROW) {
		symmetrise_grow(marks, forward, backward, sources, targets);
		return;
	}
	for (size_t at = 0; at < sources * targets; at++)
		marks[at] = is_link(symmetry, forward[at], backward[at], means[at]);
}

/* Lets small words take part in the links of their neighbours. */
static int lean(uint8_t *marks, float *chances, struct matrix *matrix,
	const struct word_model *model, struct cotejo_error *error)
{
	size_t places = matrix->words[0] * matrix->words[1], columns = matrix->words[1];
	uint8_t *base = arena_alloc(&matrix->arena, places, 1);

	if (!base)
		return error_no_memory(error);
	memcpy(base, marks, places);
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct lean_words words = {
			matrix->types[side], model->leans[side], matrix->words[side]};
		struct lean_links links = {marks, base, chances, side == 0 ? columns : 1,
			matrix->words[1 - side], side == 0 ? 1 : columns};

		lean_join(&links, &words);
	}
	return 0;
}

static int collect(struct cotejo_word_links *links, const uint8_t *marks, const float *chances,
	size_t places, struct cotejo_error *error)
{
	size_t columns = links->target_words;

	for (size_t at = 0; at < places; at++) {
		struct cotejo_word_link *grown;

		if (!marks[at])
			continue;
		grown = array_reserve(
			links->links, &links->capacity, links->count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		links->links = grown;
		grown[links->count++] = (struct cotejo_word_link){
			(uint16_t)(at / columns), (uint16_t)(at % columns), chances[at]};
	}
	return 0;
}

/* Sets the mean probability of each link. */
static void set_means(float *ret_means, const struct matrix *matrix)
{
	for (size_t at = 0; at < matrix->words[0] * matrix->words[1]; at++)
		ret_means[at] = (matrix->chances[0][at] + matrix->chances[1][at]) / 2;
}

int links_of_matrix(struct cotejo_word_links *links, struct matrix *matrix,
	const struct word_model *model, enum cotejo_words_symmetry symmetry,
	struct cotejo_error *error)
{
	size_t places = matrix->words[0] * matrix->words[1];
	uint8_t *directions[CORPUS_SIDES], *marks;
	float *means;
	int status = 0;

	links->count = 0;
	links->source_words = matrix->words[0];
	links->target_words = matrix->words[1];
	if (places == 0)
		return 0;
	directions[0] = arena_zalloc(&matrix->arena, places, 1);
	directions[1] = arena_zalloc(&matrix->arena, places, 1);
	marks = arena_zalloc(&matrix->arena, places, 1);
	means = arena_alloc(&matrix->arena, places, sizeof(*means));
	if (!directions[0] || !directions[1] || !marks || !means)
		return error_no_memory(error);
	set_means(means, matrix);
	mark_best(directions[0], matrix, 0);
	mark_best(directions[1], matrix, 1);
	join(marks, directions, means, matrix, symmetry);
	if (symmetry == COTEJO_LINKS_PHRASES) {
		status = lean(marks, means, matrix, model, error);
		symmetrise_free(marks, means, matrix->words[0], matrix->words[1], LEAST_CHANCE);
	}
	return status < 0 ? status : collect(links, marks, means, places, error);
}
