/*
 * matrix.c - one pair of sentences, every word against every word
 *
 * The links of one pair are drawn again and again under the fixed model, both directions in turn.
 * What counts is not the links drawn but the probabilities they were drawn from, averaged over all
 * draws: a word with two likely partners shows both.
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/matrix.h"

#include <string.h>

#include "base/error.h"
#include "words/similar.h"

/* Draws of every word in all, and at least from each start. */
enum { DRAWS = 8, MIN_DRAWS = 2 };

/* Draws that are thrown away when the start is a guess. */
enum { GUESS_DRAWS = 4 };

void matrix_clear(struct matrix *matrix)
{
	arena_clear(&matrix->arena);
	*matrix = (struct matrix){0};
}

static bool allocate(struct matrix *matrix)
{
	size_t places = matrix->words[0] * matrix->words[1] + 1;
	bool complete = true;

	for (size_t given = 0; given < CORPUS_SIDES; given++) {
		size_t words = matrix->words[given] + 1, made = matrix->words[1 - given] + 1;
		struct arena *arena = &matrix->arena;

		matrix->weights[given] = arena_zalloc(arena, places, sizeof(float));
		matrix->chances[given] = arena_zalloc(arena, places, sizeof(float));
		matrix->nulls[given] = arena_zalloc(arena, made, sizeof(float));
		matrix->links[given] = arena_zalloc(arena, made, sizeof(uint16_t));
		matrix->ratios[given] =
			arena_zalloc(arena, words, sizeof(const struct fertility_row *));
		complete = complete && matrix->weights[given] && matrix->chances[given] &&
			   matrix->nulls[given] && matrix->links[given] && matrix->ratios[given];
	}
	return complete;
}

/* Where given word g and made word m meet. */
static size_t place(const struct matrix *matrix, size_t given, size_t g, size_t m)
{
	return given == 0 ? g * matrix->words[1] + m : m * matrix->words[1] + g;
}

/* ---- Drawing ---- */

struct drawing {
	struct matrix *matrix;
	const struct word_model *model;
	struct random random;
	size_t given; /* side */
	float *sums;
	uint16_t *nexts;
	uint8_t *fertilities;
};

static void prepare(struct drawing *drawing)
{
	struct matrix *matrix = drawing->matrix;
	size_t given = drawing->given, next = matrix->words[given];
	const uint16_t *links = matrix->links[given];

	memset(drawing->fertilities, 0, matrix->words[given]);
	for (size_t m = matrix->words[1 - given]; m-- > 0;) {
		drawing->nexts[m] = (uint16_t)next;
		if (links[m] == NO_LINK)
			continue;
		next = links[m];
		if (drawing->fertilities[next] < MAX_FERTILITY)
			drawing->fertilities[next]++;
	}
}

/* Weighs the links of made word m as running sums, no link at the end. */
static void weigh(struct drawing *drawing, size_t m, ptrdiff_t previous)
{
	const struct matrix *matrix = drawing->matrix;
	size_t given = drawing->given, count = matrix->words[given];
	size_t step = given == 0 ? matrix->words[1] : 1;
	const float *weights = matrix->weights[given] + place(matrix, given, 0, m);
	const float *jumps = jumps_at(&drawing->model->directions[given].jumps);
	const uint16_t *partner = matrix->links[1 - given];
	ptrdiff_t next = drawing->nexts[m];
	float sum = 0;

	for (size_t g = 0; g < count; g++) {
		ptrdiff_t at = (ptrdiff_t)g;
		float weight = weights[g * step] * jumps[at - previous] * jumps[next - at] *
			       matrix->ratios[given][g]->values[drawing->fertilities[g]];

		if (partner[g] == m)
			weight *= drawing->model->settings.agreement;
		drawing->sums[g] = sum += weight;
	}
	drawing->sums[count] = sum + matrix->nulls[given][m] * jumps[next - previous];
}

/* Adds the probabilities that the sums stand for to the row or column of made word m. */
static void add_chances(struct drawing *drawing, size_t m)
{
	struct matrix *matrix = drawing->matrix;
	size_t given = drawing->given, count = matrix->words[given];
	float scale = 1 / drawing->sums[count], before = 0;

	for (size_t g = 0; g < count; g++) {
		matrix->chances[given][place(matrix, given, g, m)] +=
			(drawing->sums[g] - before) * scale;
		before = drawing->sums[g];
	}
}

static uint16_t draw(struct drawing *drawing)
{
	size_t count = drawing->matrix->words[drawing->given];
	float at = random_unit(&drawing->random) * drawing->sums[count];

	for (size_t g = 0; g < count; g++) {
		if (at < drawing->sums[g])
			return (uint16_t)g;
	}
	return NO_LINK;
}

/* Draws all links of one direction once. */
static void sweep(struct drawing *drawing, bool keep)
{
	struct matrix *matrix = drawing->matrix;
	size_t given = drawing->given;
	uint16_t *links = matrix->links[given];
	ptrdiff_t previous = -1;

	prepare(drawing);
	for (size_t m = 0; m < matrix->words[1 - given]; m++) {
		if (links[m] != NO_LINK && drawing->fertilities[links[m]] > 0)
			drawing->fertilities[links[m]]--;
		weigh(drawing, m, previous);
		if (keep)
			add_chances(drawing, m);
		links[m] = draw(drawing);
		if (links[m] == NO_LINK)
			continue;
		previous = links[m];
		if (drawing->fertilities[previous] < MAX_FERTILITY)
			drawing->fertilities[previous]++;
	}
}

static void sweep_both(struct drawing *drawing, size_t times, bool keep)
{
	for (size_t k = 0; k < times; k++) {
		for (size_t given = 0; given < CORPUS_SIDES; given++) {
			drawing->given = given;
			sweep(drawing, keep);
		}
	}
}

static void scale_chances(struct matrix *matrix, size_t draws)
{
	for (size_t given = 0; given < CORPUS_SIDES; given++) {
		for (size_t at = 0; at < matrix->words[0] * matrix->words[1]; at++)
			matrix->chances[given][at] /= (float)draws;
	}
}

static int start_drawing(struct drawing *ret_drawing, struct matrix *matrix,
	const struct word_model *model, uint64_t stream, struct cotejo_error *error)
{
	size_t longest = matrix->words[0] > matrix->words[1] ? matrix->words[0] : matrix->words[1];
	struct drawing drawing = {matrix, model, random_stream(model->seed, stream), 0,
		arena_alloc(&matrix->arena, longest + 1, sizeof(float)),
		arena_alloc(&matrix->arena, longest + 1, sizeof(uint16_t)),
		arena_alloc(&matrix->arena, longest + 1, sizeof(uint8_t))};

	if (!drawing.sums || !drawing.nexts || !drawing.fertilities)
		return error_no_memory(error);
	*ret_drawing = drawing;
	return 0;
}

/* ---- Pairs of the corpus ---- */

/* A pair of the corpus, one direction. */
struct known {
	const struct word_model *model;
	const uint32_t *types[CORPUS_SIDES];
	const uint32_t *index;
	size_t starts[CORPUS_SIDES]; /* of its words in the corpus */
};

/* Takes what one link of a sampler added out of the counts: other words of the same types too. */
static void take_out(struct matrix *matrix, const struct known *known, size_t given, size_t g,
	size_t m, float *totals)
{
	const uint32_t *given_types = known->types[given], *made_types = known->types[1 - given];
	float share = 1 / (float)known->model->samplers;

	for (size_t x = 0; x < matrix->words[given]; x++) {
		if (given_types[x] != given_types[g])
			continue;
		totals[x] -= share;
		for (size_t y = 0; y < matrix->words[1 - given]; y++) {
			if (made_types[y] == made_types[m])
				matrix->weights[given][place(matrix, given, x, y)] -= share;
		}
	}
}

static void weigh_known(
	struct matrix *matrix, const struct known *known, size_t given, float *totals)
{
	const struct direction *direction = &known->model->directions[given];
	const struct cells *cells = &known->model->cells;
	size_t places = matrix->words[0] * matrix->words[1];

	for (size_t at = 0; at < places; at++)
		matrix->weights[given][at] = direction->counts[known->index[at]];
	for (size_t g = 0; g < matrix->words[given]; g++)
		totals[g] = direction->totals[known->types[given][g]];
	for (size_t s = 0; s < known->model->samplers; s++) {
		const uint16_t *links = direction->links[s] + known->starts[1 - given];

		for (size_t m = 0; m < matrix->words[1 - given]; m++) {
			if (links[m] != NO_LINK)
				take_out(matrix, known, given, links[m], m, totals);
		}
	}
	for (size_t g = 0; g < matrix->words[given]; g++) {
		float least = cells->masses[given][known->types[given][g]];
		float total = totals[g] > least ? totals[g] : least;

		for (size_t m = 0; m < matrix->words[1 - given]; m++) {
			size_t at = place(matrix, given, g, m);
			float *weight = &matrix->weights[given][at];

			*weight = ((*weight > 0 ? *weight : 0) +
					  known->model->settings
						  .cell_priors[cells->levels[known->index[at]]]) /
				  total;
		}
	}
}

/* Weight of no link for a made type that was seen so often without. */
static float null_weight(const struct word_model *model, size_t given, float unlinked)
{
	float probability = model->settings.null_probability[STAGE_FERTILITY];

	return probability / (1 - probability) * unlinked / model->directions[given].null_total;
}

int matrix_judge_pair(struct matrix *ret_matrix, const struct word_model *model,
	const struct corpus *corpus, size_t pair, struct cotejo_error *error)
{
	struct matrix *matrix = ret_matrix;
	struct known known = {
		.model = model, .index = model->cells.index + model->cells.starts[pair]};
	struct drawing drawing;
	size_t draws = DRAWS / model->samplers;
	float *totals;
	int status;

	*matrix = (struct matrix){0};
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		struct corpus_view view = corpus_sentence(corpus, side, pair);

		known.types[side] = view.types;
		known.starts[side] = corpus->sides[side].starts[pair];
		matrix->words[side] = view.count;
		matrix->types[side] = view.types;
	}
	if (matrix->words[0] == 0 || matrix->words[1] == 0)
		return 0;
	totals = arena_alloc(&matrix->arena, CORPUS_MAX_WORDS, sizeof(*totals));
	if (!totals || !allocate(matrix))
		return error_no_memory(error);
	for (size_t given = 0; given < CORPUS_SIDES; given++) {
		const struct direction *direction = &model->directions[given];

		weigh_known(matrix, &known, given, totals);
		for (size_t m = 0; m < matrix->words[1 - given]; m++)
			matrix->nulls[given][m] = null_weight(
				model, given, direction->nulls[known.types[1 - given][m]]);
		for (size_t g = 0; g < matrix->words[given]; g++)
			matrix->ratios[given][g] = &direction->fertilities[known.types[given][g]];
	}
	status = start_drawing(&drawing, matrix, model, pair + 1, error);
	if (status < 0)
		return status;
	draws = draws < MIN_DRAWS ? MIN_DRAWS : draws;
	for (size_t s = 0; s < model->samplers; s++) {
		for (size_t given = 0; given < CORPUS_SIDES; given++)
			memcpy(matrix->links[given],
				model->directions[given].links[s] + known.starts[1 - given],
				matrix->words[1 - given] * sizeof(uint16_t));
		sweep_both(&drawing, draws, true);
	}
	scale_chances(matrix, draws * model->samplers);
	return 0;
}

/* ---- Other pairs ---- */

/* Guesses the links of one direction: the best word near the diagonal. */
static void guess(struct matrix *matrix, const struct word_model *model, size_t given)
{
	const float *jumps = jumps_at(&model->directions[given].jumps);
	size_t count = matrix->words[given], made = matrix->words[1 - given];

	for (size_t m = 0; m < made; m++) {
		ptrdiff_t diagonal = (ptrdiff_t)(m * count / made);
		float best = 0;

		matrix->links[given][m] = NO_LINK;
		for (size_t g = 0; g < count; g++) {
			float weight = matrix->weights[given][place(matrix, given, g, m)] *
				       jumps[(ptrdiff_t)g - diagonal];

			if (weight > best) {
				best = weight;
				matrix->links[given][m] = (uint16_t)g;
			}
		}
	}
}

static enum cell_level level_of(const struct matrix_words *words, size_t i, size_t j)
{
	struct cotejo_text source = words->keys[0][i], target = words->keys[1][j];

	return similar_level(source, target);
}

static void weigh_unknown(struct matrix *matrix, const struct word_model *model,
	const struct matrix_words *words, size_t given)
{
	const struct direction *direction = &model->directions[given];
	size_t made = matrix->words[1 - given];

	for (size_t g = 0; g < matrix->words[given]; g++) {
		uint32_t type = words->types[given][g];
		float total = 0;

		for (size_t m = 0; m < made; m++) {
			size_t at = place(matrix, given, g, m);
			size_t i = given == 0 ? g : m, j = given == 0 ? m : g;
			float prior = model->settings.cell_priors[level_of(words, i, j)];
			uint32_t cell =
				cells_find(&model->cells, words->types[0][i], words->types[1][j]);

			matrix->weights[given][at] = direction->counts[cell] + prior;
			total += prior;
		}
		if (type != NO_TYPE && direction->totals[type] > 0)
			total = direction->totals[type];
		for (size_t m = 0; m < made; m++)
			matrix->weights[given][place(matrix, given, g, m)] /= total;
	}
}

int matrix_judge_words(struct matrix *ret_matrix, const struct word_model *model,
	const struct matrix_words *words, struct cotejo_error *error)
{
	static const struct fertility_row indifferent = {{1, 1, 1, 1, 1, 1, 1, 1}};
	struct matrix *matrix = ret_matrix;
	struct drawing drawing;
	int status;

	*matrix = (struct matrix){.words = {words->counts[0], words->counts[1]},
		.types = {words->types[0], words->types[1]}};
	if (matrix->words[0] == 0 || matrix->words[1] == 0)
		return 0;
	if (!allocate(matrix))
		return error_no_memory(error);
	for (size_t given = 0; given < CORPUS_SIDES; given++) {
		const struct direction *direction = &model->directions[given];

		weigh_unknown(matrix, model, words, given);
		for (size_t m = 0; m < matrix->words[1 - given]; m++) {
			uint32_t type = words->types[1 - given][m];

			matrix->nulls[given][m] = null_weight(model, given,
				type == NO_TYPE ? model->settings.null_prior
						: direction->nulls[type]);
		}
		for (size_t g = 0; g < matrix->words[given]; g++) {
			uint32_t type = words->types[given][g];

			matrix->ratios[given][g] =
				type == NO_TYPE ? &indifferent : &direction->fertilities[type];
		}
		guess(matrix, model, given);
	}
	status = start_drawing(&drawing, matrix, model, 0, error);
	if (status < 0)
		return status;
	sweep_both(&drawing, GUESS_DRAWS, false);
	sweep_both(&drawing, DRAWS, true);
	scale_chances(matrix, DRAWS);
	return 0;
}
