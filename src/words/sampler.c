/*
 * sampler.c - one direction of word alignment, learnt by Gibbs sampling
 *
 * Counts of links are kept up to date with every draw (the sampler is collapsed); the probabilities
 * of jumps and fertilities change little within a pass and are estimated before it.
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/sampler.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "words/prior.h"

/* How many words ahead counts are fetched. */
enum { FETCH_AHEAD = 2 };

/* A link more of a cell. */
#define COUNT_STEP ((uint32_t)1 << CELL_LEVEL_BITS)

/* One pair of sentences as a sampler sees it. */
struct scene {
	const uint32_t *given, *made; /* types */
	size_t given_count, made_count;
	/* The cell of given word g and made word m is index[g * given_step + m * made_step]. */
	const uint32_t *index;
	size_t given_step, made_step;
	const uint16_t *old; /* links of made words */
	uint16_t *links;
	const uint16_t *partner; /* old links of given words, in the other direction */
};

static struct scene scene_of(
	const struct sampler *sampler, const struct sampler *partner, size_t pair)
{
	const struct corpus *corpus = sampler->corpus;
	struct corpus_view given = corpus_sentence(corpus, sampler->given, pair);
	struct corpus_view made = corpus_sentence(corpus, sampler->made, pair);
	bool given_rows = sampler->given == 0;
	size_t columns = given_rows ? made.count : given.count;
	size_t made_start = corpus->sides[sampler->made].starts[pair];
	size_t given_start = corpus->sides[sampler->given].starts[pair];

	return (struct scene){given.types, made.types, given.count, made.count,
		sampler->cells->index + sampler->cells->starts[pair], given_rows ? columns : 1,
		given_rows ? 1 : columns, sampler->old_links + made_start,
		sampler->links + made_start, partner ? partner->old_links + given_start : NULL};
}

void sampler_free(struct sampler *sampler)
{
	if (!sampler)
		return;
	free(sampler->links);
	free(sampler->old_links);
	free(sampler->counts);
	free(sampler->totals);
	free(sampler->inverses);
	free(sampler->nulls);
	free(sampler->fertilities);
	free(sampler->ratios);
	free(sampler);
}

static bool allocate(struct sampler *sampler, size_t types, size_t words, size_t cells)
{
	sampler->links = malloc((words + 1) * sizeof(*sampler->links));
	sampler->old_links = malloc((words + 1) * sizeof(*sampler->old_links));
	sampler->counts = calloc(cells, sizeof(*sampler->counts));
	sampler->totals = malloc((types + 1) * sizeof(*sampler->totals));
	sampler->inverses = malloc((types + 1) * sizeof(*sampler->inverses));
	sampler->nulls = malloc((types + 1) * sizeof(*sampler->nulls));
	sampler->fertilities = calloc(types + 1, sizeof(*sampler->fertilities));
	sampler->ratios = calloc(types + 1, sizeof(*sampler->ratios));
	return sampler->links && sampler->old_links && sampler->counts && sampler->totals &&
	       sampler->inverses && sampler->nulls && sampler->fertilities && sampler->ratios;
}

static void set_priors(struct sampler *sampler, float scale)
{
	for (size_t level = 0; level < CELL_LEVELS; level++)
		sampler->priors[level] = scale * sampler->settings->cell_priors[level];
	sampler->prior_scale = scale;
}

int sampler_new(struct sampler **ret_sampler, const struct corpus *corpus,
	const struct cells *cells, const struct settings *settings, const struct word_prior *prior,
	size_t given, struct random random, struct cotejo_error *error)
{
	struct sampler *sampler = calloc(1, sizeof(*sampler));
	size_t types = corpus->types.count, words = corpus->sides[1 - given].count;

	if (!sampler || !allocate(sampler, types, words, cells->count)) {
		sampler_free(sampler);
		return error_no_memory(error);
	}
	sampler->corpus = corpus;
	sampler->cells = cells;
	sampler->settings = settings;
	sampler->prior = prior;
	sampler->given = given;
	sampler->made = 1 - given;
	sampler->random = random;
	for (size_t word = 0; word < words; word++)
		sampler->links[word] = sampler->old_links[word] = NO_LINK;
	for (size_t type = 0; type < types; type++) {
		sampler->totals[type] = cells->masses[given][type];
		sampler->inverses[type] = 1 / sampler->totals[type];
		sampler->nulls[type] = settings->null_prior;
	}
	sampler->null_total = settings->null_prior * (float)types;
	for (size_t cell = 0; cell < cells->count; cell++)
		sampler->counts[cell] = cells->levels[cell];
	set_priors(sampler, 1);
	*ret_sampler = sampler;
	return 0;
}

void sampler_turn(struct sampler *sampler)
{
	uint16_t *links = sampler->links;

	sampler->links = sampler->old_links;
	sampler->old_links = links;
}

/* Adds `change` (1 or -1) to what a link counts to. */
static void count_link(
	struct sampler *sampler, const struct scene *scene, size_t made, uint16_t link, int change)
{
	uint32_t cell, type;

	if (link == NO_LINK) {
		sampler->nulls[scene->made[made]] += (float)change;
		sampler->null_total += (float)change;
		return;
	}
	cell = scene->index[link * scene->given_step + made * scene->made_step];
	type = scene->given[link];
	if (cell >= CELL_LEVELS)
		sampler->counts[cell] += (uint32_t)change * COUNT_STEP;
	sampler->totals[type] += (float)change;
	sampler->inverses[type] = 1 / sampler->totals[type];
}

/* P(made | given) for the words of a place. */
static inline float word_weight(const struct sampler *sampler, uint32_t cell, uint32_t given)
{
	uint32_t count = sampler->counts[cell], whole = count / COUNT_STEP;

	return (sampler->priors[count % COUNT_STEP] + (float)whole) * sampler->inverses[given];
}

/* Weighs every link that a made word may have by the words alone, as running sums. */
static float weigh_words(struct sampler *sampler, const struct scene *scene, size_t made)
{
	const uint32_t *index = scene->index + made * scene->made_step;
	float sum = 0;

	for (size_t given = 0; given < scene->given_count; given++) {
		float weight =
			word_weight(sampler, index[given * scene->given_step], scene->given[given]);

		if (scene->partner[given] == made)
			weight *= sampler->settings->agreement;
		sampler->sums[given] = sum += weight;
	}
	return sum;
}

/* The same by words, by the jumps from the previous link and to the next, and by fertilities. */
static float weigh_all(
	struct sampler *sampler, const struct scene *scene, size_t made, ptrdiff_t previous)
{
	const uint32_t *index = scene->index + made * scene->made_step;
	const float *from = jumps_at(&sampler->jumps) - previous;
	const float *to = jumps_at(&sampler->jumps) + sampler->nexts[made];
	float sum = 0;

	for (size_t given = 0; given < scene->given_count; given++) {
		ptrdiff_t place = (ptrdiff_t)given;
		float weight =
			word_weight(sampler, index[given * scene->given_step], scene->given[given]);

		weight *= from[place] * to[-place] * sampler->pair_ratios[given];
		if (scene->partner[given] == made)
			weight *= sampler->settings->agreement;
		sampler->sums[given] = sum += weight;
	}
	return sum;
}

/* Has the counts of a made word brought from far memory, to be there when its turn comes. */
static inline void fetch_counts(
	const struct sampler *sampler, const struct scene *scene, size_t made)
{
	const uint32_t *index = scene->index + made * scene->made_step;

	if (made >= scene->made_count)
		return;
	for (size_t given = 0; given < scene->given_count; given++)
		__builtin_prefetch(&sampler->counts[index[given * scene->given_step]]);
}

/* Draws a link from the running sums of weights, the last of which is that of no link. */
static uint16_t draw(struct sampler *sampler, size_t given_count)
{
	float at = random_unit(&sampler->random) * sampler->sums[given_count];

	for (size_t given = 0; given < given_count; given++) {
		if (at < sampler->sums[given])
			return (uint16_t)given;
	}
	return NO_LINK;
}

/* The chance of no link for a made word, on the scale of weigh_words(). */
static float null_weight(const struct sampler *sampler, uint32_t made, enum stage stage)
{
	float probability = sampler->settings->null_probability[stage];

	return probability / (1 - probability) * sampler->nulls[made] / sampler->null_total;
}

static void sample_words(struct sampler *sampler, const struct scene *scene)
{
	for (size_t made = 0; made < scene->made_count; made++) {
		float sum;

		if (sampler->begun)
			count_link(sampler, scene, made, scene->old[made], -1);
		fetch_counts(sampler, scene, made + FETCH_AHEAD);
		sum = weigh_words(sampler, scene, made);
		sampler->sums[scene->given_count] =
			sum + (float)scene->given_count *
				      null_weight(sampler, scene->made[made], STAGE_WORDS);
		scene->links[made] = draw(sampler, scene->given_count);
		count_link(sampler, scene, made, scene->links[made], 1);
	}
}

/* Notes for each made word where the next link behind it goes. */
static void find_nexts(struct sampler *sampler, const struct scene *scene)
{
	size_t next = scene->given_count;

	for (size_t made = scene->made_count; made-- > 0;) {
		sampler->nexts[made] = (uint16_t)next;
		if (scene->old[made] != NO_LINK)
			next = scene->old[made];
	}
}

static void set_ratio(
	struct sampler *sampler, const struct scene *scene, size_t given, enum stage stage)
{
	sampler->pair_ratios[given] = stage == STAGE_FERTILITY
					      ? sampler->ratios[scene->given[given]]
							.values[sampler->pair_fertilities[given]]
					      : 1;
}

static void count_fertilities(
	uint8_t *fertilities, const uint16_t *links, size_t made_count, size_t given_count)
{
	memset(fertilities, 0, given_count);
	for (size_t made = 0; made < made_count; made++) {
		if (links[made] != NO_LINK && fertilities[links[made]] < MAX_FERTILITY)
			fertilities[links[made]]++;
	}
}

static void sample_all(struct sampler *sampler, const struct scene *scene, enum stage stage)
{
	const float *jumps = jumps_at(&sampler->jumps);
	uint8_t *fertilities = sampler->pair_fertilities;
	ptrdiff_t previous = -1;

	for (size_t made = 0; made < FETCH_AHEAD; made++)
		fetch_counts(sampler, scene, made);
	find_nexts(sampler, scene);
	count_fertilities(fertilities, scene->old, scene->made_count, scene->given_count);
	for (size_t given = 0; given < scene->given_count; given++)
		set_ratio(sampler, scene, given, stage);
	for (size_t made = 0; made < scene->made_count; made++) {
		uint16_t link = scene->old[made];
		float sum;

		count_link(sampler, scene, made, link, -1);
		if (link != NO_LINK && fertilities[link] > 0) {
			fertilities[link]--;
			set_ratio(sampler, scene, link, stage);
		}
		fetch_counts(sampler, scene, made + FETCH_AHEAD);
		sum = weigh_all(sampler, scene, made, previous);
		sampler->sums[scene->given_count] =
			sum + jumps[sampler->nexts[made] - previous] *
				      null_weight(sampler, scene->made[made], stage);
		scene->links[made] = link = draw(sampler, scene->given_count);
		count_link(sampler, scene, made, link, 1);
		if (link == NO_LINK)
			continue;
		previous = link;
		if (fertilities[link] < MAX_FERTILITY)
			fertilities[link]++;
		set_ratio(sampler, scene, link, stage);
	}
}

/* Counts jumps and fertilities of the links as they are after a pass. */
static void count_pair(struct sampler *sampler, const struct scene *scene)
{
	int previous = -1;
	double *buckets = sampler->jump_counts.buckets;

	for (size_t made = 0; made < scene->made_count; made++) {
		if (scene->links[made] != NO_LINK) {
			buckets[jumps_bucket(scene->links[made] - previous)]++;
			previous = scene->links[made];
		}
	}
	buckets[jumps_bucket((int)scene->given_count - previous)]++;
	count_fertilities(
		sampler->pair_fertilities, scene->links, scene->made_count, scene->given_count);
	for (size_t given = 0; given < scene->given_count; given++)
		sampler->fertilities[scene->given[given]]
			.values[sampler->pair_fertilities[given]]++;
}

/* Estimates from the counts of the last pass, and sets them back to 0. */
static void estimate(struct sampler *sampler)
{
	size_t types = sampler->corpus->types.count;
	struct fertility_row whole;
	struct fertility_row *ratios = sampler->fertilities;

	if (sampler->prior)
		word_prior_add_jumps(sampler->prior, sampler->given, &sampler->jump_counts);
	jumps_estimate(&sampler->jumps, &sampler->jump_counts, sampler->settings->jump_prior);
	fertility_sum(&whole, ratios, types);
	if (sampler->prior)
		word_prior_add_fertility(sampler->prior, sampler->given, &whole);
	for (size_t type = 0; type < types; type++)
		fertility_ratios(&ratios[type], &whole, sampler->settings->fertility_prior);
	sampler->fertilities = sampler->ratios;
	sampler->ratios = ratios;
	memset(sampler->fertilities, 0, types * sizeof(*sampler->fertilities));
	sampler->jump_counts = (struct jump_counts){0};
}

/* Multiplies what is believed of all cells. */
static void scale_priors(struct sampler *sampler, float scale)
{
	float change = scale - sampler->prior_scale;

	for (size_t type = 0; type < sampler->corpus->types.count; type++) {
		sampler->totals[type] += change * sampler->cells->masses[sampler->given][type];
		sampler->inverses[type] = 1 / sampler->totals[type];
	}
	set_priors(sampler, scale);
}

void sampler_pass(struct sampler *sampler, const struct sampler *partner, enum stage stage)
{
	estimate(sampler);
	scale_priors(sampler, sampler->settings->prior_scale[stage]);
	for (size_t pair = 0; pair < sampler->corpus->pair_count; pair++) {
		struct scene scene = scene_of(sampler, partner, pair);

		if (scene.given_count == 0 || scene.made_count == 0)
			continue;
		if (stage == STAGE_WORDS)
			sample_words(sampler, &scene);
		else
			sample_all(sampler, &scene, stage);
		count_pair(sampler, &scene);
	}
	sampler->begun = true;
}
