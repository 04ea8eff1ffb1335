/*
 * similarity.c - what the vectors of two runs of sentences say
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/similarity.h"

#include <math.h>
#include <stdlib.h>

#include "align/lanes.h"
#include "align/logarithm.h"

/* Curves are no narrower; vectors that are the same would make them so. */
static const double deviation_least = .02;

void similarity_clear(struct similarity *similarity)
{
	free(similarity->products);
	*similarity = (struct similarity){0};
}

/* How similar two runs are by their own rows; 0 if they do not both have one. */
static float own_similarity(const struct vectors *const sides[SIDES], const size_t end[SIDES],
	const size_t count[SIDES])
{
	const float *left = vectors_row(sides[LEFT], end[LEFT], count[LEFT]);
	const float *right = vectors_row(sides[RIGHT], end[RIGHT], count[RIGHT]);

	return left && right ? vectors_product(left, right, 0, sides[LEFT]->width) : 0;
}

static float pair_product(const struct vectors *const sides[SIDES], size_t left, size_t right)
{
	if (sides[LEFT]->weights[left] <= 0 || sides[RIGHT]->weights[right] <= 0)
		return 0;
	return vectors_product(vectors_row(sides[LEFT], left + 1, 1),
		vectors_row(sides[RIGHT], right + 1, 1), 0, sides[LEFT]->width);
}

/* How similar the sides of a bead are; false: nothing is known. */
static bool bead_similarity(const struct vectors vectors[SIDES], const size_t end[SIDES],
	const size_t count[SIDES], double *ret_similarity)
{
	const struct vectors *const sides[SIDES] = {&vectors[LEFT], &vectors[RIGHT]};
	double size = (double)sides[LEFT]->sizes[vectors_run(end[LEFT], count[LEFT])] *
		      (double)sides[RIGHT]->sizes[vectors_run(end[RIGHT], count[RIGHT])];
	double sum = (double)own_similarity(sides, end, count);

	*ret_similarity = sum;
	if (sum > 0 || sum < 0)
		return true;
	if (size <= 0)
		return false;
	for (size_t i = end[LEFT] - count[LEFT]; i < end[LEFT]; i++)
		for (size_t j = end[RIGHT] - count[RIGHT]; j < end[RIGHT]; j++)
			sum += (double)sides[LEFT]->weights[i] * (double)sides[RIGHT]->weights[j] *
			       (double)pair_product(sides, i, j);
	*ret_similarity = sum / size;
	return true;
}

int similarity_collect(struct similarity *similarity)
{
	const struct strip *pairs = similarity->pairs;
	const struct vectors *const sides[SIDES] = {
		&similarity->vectors[LEFT], &similarity->vectors[RIGHT]};

	similarity->products = malloc((strip_cells(pairs) + 1) * sizeof(float));
	if (!similarity->products)
		return COTEJO_ENOMEM;
	for (size_t i = 0; i < pairs->rows; i++)
		for (size_t j = pairs->low[i]; j < pairs->end[i]; j++)
			similarity->products[strip_cell(pairs, i, j)] = pair_product(
				sides, similarity->begin[LEFT] + i, similarity->begin[RIGHT] + j);
	return 0;
}

/* The log odds of a similarity: of translations against others. */
static double odds_of(const struct similarity_model *model, double similarity)
{
	const struct bell *matched = &model->matched, *other = &model->other;
	double one, two, odds;

	if (matched->mean <= other->mean)
		return 0;
	similarity = fmax(similarity, model->vertex);
	one = (similarity - matched->mean) / matched->deviation;
	two = (similarity - other->mean) / other->deviation;
	odds = quick_log(other->deviation / matched->deviation) + .5 * (two * two - one * one);
	odds = fmin(odds, model->most);
	return model->weight *
	       quick_log(
		       model->outlier + (1 - model->outlier) * quick_exp(fmax(odds, -model->most)));
}

void similarity_at(const struct similarity *similarity, size_t i, size_t j, size_t shape_count,
	float ret_odds[])
{
	const struct strip *pairs = similarity->pairs;
	const struct vectors *const sides[SIDES] = {
		&similarity->vectors[LEFT], &similarity->vectors[RIGHT]};
	const size_t end[SIDES] = {similarity->begin[LEFT] + i, similarity->begin[RIGHT] + j};
	double sums[MAX_RUN + 1][MAX_RUN + 1] = {{0}}; /* of the products of two runs' sentences */

	for (size_t a = 1; a <= MAX_RUN && a <= i; a++)
		for (size_t b = 1; b <= MAX_RUN && b <= j; b++) {
			double product = 0;

			if (strip_has(pairs, i - a, j - b))
				product = (double)similarity
						  ->products[strip_cell(pairs, i - a, j - b)] *
					  (double)sides[LEFT]->weights[end[LEFT] - a] *
					  (double)sides[RIGHT]->weights[end[RIGHT] - b];
			sums[a][b] = sums[a - 1][b] + sums[a][b - 1] - sums[a - 1][b - 1] + product;
		}
	for (size_t s = 0; s < shape_count; s++) {
		const size_t count[SIDES] = {shapes[s].count[LEFT], shapes[s].count[RIGHT]};
		double size, own;

		ret_odds[s] = 0;
		if (count[LEFT] > i || count[RIGHT] > j)
			continue;
		size = (double)sides[LEFT]->sizes[vectors_run(end[LEFT], count[LEFT])] *
		       (double)sides[RIGHT]->sizes[vectors_run(end[RIGHT], count[RIGHT])];
		own = s ? (double)own_similarity(sides, end, count) : 0;
		if (own > 0 || own < 0)
			ret_odds[s] = (float)odds_of(similarity->model, own);
		else if (size > 0)
			ret_odds[s] = (float)odds_of(
				similarity->model, sums[count[LEFT]][count[RIGHT]] / size);
	}
}

/* ---- What is learnt ---- */

struct moments {
	double weight, sum, squares;
};

static void moments_add(struct moments *moments, double weight, double value)
{
	moments->weight += weight;
	moments->sum += weight * value;
	moments->squares += weight * value * value;
}

static struct bell bell_of(const struct moments *moments)
{
	double mean = moments->sum / moments->weight;

	return (struct bell){
		mean, fmax(sqrt(fmax(moments->squares / moments->weight - mean * mean, 0)),
			      deviation_least)};
}

/* As many others as `strength`: what similarities are before anything is known to match. */
static struct moments doubt(const struct bell *other, double strength)
{
	return (struct moments){strength, strength * other->mean,
		strength * (other->mean * other->mean + other->deviation * other->deviation)};
}

/* Translations differ at least as much in how similar they are as others do. So the log odds of the
 * two curves fall only below a vertex, where less similarity would say more. */
static void set_bells(struct similarity_model *model, struct bell matched, struct bell other)
{
	double one, two;

	matched.deviation = fmax(matched.deviation, other.deviation);
	one = 1 / (matched.deviation * matched.deviation);
	two = 1 / (other.deviation * other.deviation);
	model->matched = matched;
	model->other = other;
	model->vertex =
		two > one ? (other.mean * two - matched.mean * one) / (two - one) : -INFINITY;
}

/* Before anything is aligned: the most similar of some sentences by one half of the vectors, and
 * how similar they are by the other half. Where vectors are noise, the halves know nothing of each
 * other, and the chosen are no more similar than others. */
enum { CHOSEN_MAX = 600, AROUND = 100, FITS = 8 };

struct halves {
	const struct vectors *sides[SIDES];
	size_t middle; /* of a row */
	struct moments other;
	double chosen[2 * CHOSEN_MAX];
	size_t chosen_count;
};

static double half_similarity(const struct halves *halves, int half, const float *a, const float *b)
{
	size_t begin = half ? halves->middle : 0;
	size_t end = half ? halves->sides[LEFT]->width : halves->middle;
	double size = (double)vectors_product(a, a, begin, end) *
		      (double)vectors_product(b, b, begin, end);

	return size > 0 ? (double)vectors_product(a, b, begin, end) / sqrt(size) : 0;
}

static void compare_halves(struct halves *halves, size_t left, size_t low, size_t high)
{
	const float *row = vectors_row(halves->sides[LEFT], left + 1, 1);
	double most[2] = {-INFINITY, -INFINITY}, chosen[2] = {0};

	for (size_t j = low; j < high; j++) {
		const float *other = vectors_row(halves->sides[RIGHT], j + 1, 1);
		double similar[2];

		if (halves->sides[RIGHT]->weights[j] <= 0)
			continue;
		for (int half = 0; half < 2; half++)
			similar[half] = half_similarity(halves, half, row, other);
		for (int half = 0; half < 2; half++) {
			moments_add(&halves->other, 1, similar[half]);
			if (similar[half] > most[half]) {
				most[half] = similar[half];
				chosen[half] = similar[!half];
			}
		}
	}
	for (int half = 0; half < 2 && isfinite(most[half]); half++) {
		halves->chosen[halves->chosen_count++] = chosen[half];
		moments_add(&halves->other, -1, chosen[half]);
	}
}

static void choose_similar(struct halves *halves, const struct place *place, size_t step)
{
	double slope = (double)place->count[RIGHT] / (double)(place->count[LEFT] + 1);

	for (size_t i = 0; i < place->count[LEFT]; i += step) {
		size_t at = (size_t)((double)i * slope);
		size_t low = at > AROUND ? at - AROUND : 0;
		size_t high = at + AROUND < place->count[RIGHT] ? at + AROUND : place->count[RIGHT];

		if (halves->sides[LEFT]->weights[place->begin[LEFT] + i] > 0 &&
			halves->chosen_count + 2 <= (size_t)2 * CHOSEN_MAX)
			compare_halves(halves, place->begin[LEFT] + i, place->begin[RIGHT] + low,
				place->begin[RIGHT] + high);
	}
}

static double density(const struct bell *bell, double value)
{
	double z = (value - bell->mean) / bell->deviation;

	return exp(-.5 * z * z) / bell->deviation;
}

/* The chosen are translations, or chosen by mistake: a few steps of EM part the two. */
static struct bell fit_matched(const struct halves *halves, struct bell other, double strength)
{
	struct moments all = doubt(&other, strength);
	struct bell matched;
	double share = .5;

	for (size_t c = 0; c < halves->chosen_count; c++)
		moments_add(&all, 1, halves->chosen[c]);
	matched = bell_of(&all);
	for (int fit = 0; fit < FITS; fit++) {
		struct moments moments = doubt(&other, strength);
		double sum = 0;

		for (size_t c = 0; c < halves->chosen_count; c++) {
			double one = share * density(&matched, halves->chosen[c]);
			double two = (1 - share) * density(&other, halves->chosen[c]);
			double weight = one + two > 0 ? one / (one + two) : 1;

			sum += weight;
			moments_add(&moments, weight, halves->chosen[c]);
		}
		share = (sum + 1) / ((double)halves->chosen_count + 2);
		matched = bell_of(&moments);
	}
	return matched;
}

int similarity_model_start(struct similarity_model *model, const struct vectors vectors[SIDES],
	const struct place *places, size_t place_count, const struct settings *settings)
{
	struct halves *halves = calloc(1, sizeof(*halves));
	size_t sentences = 0;

	if (!halves)
		return COTEJO_ENOMEM;
	*model = (struct similarity_model){{0, 1}, {0, 1}, 0, settings->similarity_weight,
		settings->similarity_outlier, settings->similarity_most};
	halves->sides[LEFT] = &vectors[LEFT];
	halves->sides[RIGHT] = &vectors[RIGHT];
	halves->middle = vectors[LEFT].width / 2 / LANES * LANES;
	for (size_t p = 0; p < place_count; p++)
		sentences += places[p].count[LEFT];
	for (size_t p = 0; p < place_count && halves->middle; p++)
		choose_similar(halves, &places[p], sentences / CHOSEN_MAX + 1);
	if (halves->other.weight >= 2) {
		struct bell other = bell_of(&halves->other);

		set_bells(model, fit_matched(halves, other, settings->similarity_strength), other);
	}
	free(halves);
	return 0;
}

/* Others are the same left run with right ones that stand a few sentences away. */
static void learn_others(struct moments *other, const struct vectors vectors[SIDES],
	const struct place *place, const struct lesson *lesson, const size_t end[SIDES])
{
	static const int away[] = {-5, -3, -2, 2, 3, 5};
	const size_t count[SIDES] = {lesson->count[LEFT], lesson->count[RIGHT]};
	size_t last = place->begin[RIGHT] + place->count[RIGHT];

	for (size_t k = 0; k < sizeof(away) / sizeof(away[0]); k++) {
		ptrdiff_t shift = away[k] + (away[k] < 0 ? -1 : 1) * ((ptrdiff_t)count[RIGHT] - 1);
		size_t at[SIDES] = {end[LEFT], (size_t)((ptrdiff_t)end[RIGHT] + shift)};
		double similar;

		if (shift < 0 && end[RIGHT] < place->begin[RIGHT] + count[RIGHT] + (size_t)-shift)
			continue;
		if (at[RIGHT] <= last && bead_similarity(vectors, at, count, &similar))
			moments_add(other, (double)lesson->weight, similar);
	}
}

void similarity_model_learn(struct similarity_model *model, const struct vectors vectors[SIDES],
	const struct place *places, const struct lessons *lessons, const struct settings *settings)
{
	struct moments other = doubt(&model->other, settings->similarity_strength), matched;
	struct bell bell;

	for (size_t n = 0; n < lessons->count; n++) {
		const struct lesson *lesson = &lessons->items[n];
		const struct place *place = &places[lesson->document];
		size_t end[SIDES];

		for (int side = 0; side < SIDES; side++)
			end[side] = place->begin[side] + lesson->begin[side] + lesson->count[side];
		learn_others(&other, vectors, place, lesson, end);
	}
	bell = bell_of(&other);
	matched = doubt(&bell, settings->similarity_strength);
	for (size_t n = 0; n < lessons->count; n++) {
		const struct lesson *lesson = &lessons->items[n];
		const struct place *place = &places[lesson->document];
		const size_t count[SIDES] = {lesson->count[LEFT], lesson->count[RIGHT]};
		size_t end[SIDES];
		double similar;

		for (int side = 0; side < SIDES; side++)
			end[side] = place->begin[side] + lesson->begin[side] + count[side];
		if (bead_similarity(vectors, end, count, &similar))
			moments_add(&matched, (double)lesson->weight, similar);
	}
	set_bells(model, bell_of(&matched), bell);
}
