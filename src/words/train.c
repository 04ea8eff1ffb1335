/*
 * train.c - samplers become a model
 *
 * All samplers make their passes in step: a pass of one direction looks at the links that the other
 * direction had before it, so a pass of all is a set of tasks that do not depend on each other, and
 * threads change nothing but the time.
 *
 * SPDX-License-Identifier: MIT
 */
#include "words/model.h"

#include <stdlib.h>

#include "base/error.h"
#include "words/prior.h"
#include "words/workers.h"

/* Both directions of every sampler: of sampler s with side g given, the one at 2 s + g. */
struct crew {
	struct sampler **samplers;
	size_t count;
	enum stage stage;
	struct word_model *model;
};

static void direction_clear(struct direction *direction, size_t samplers)
{
	free(direction->counts);
	free(direction->totals);
	free(direction->nulls);
	free(direction->fertilities);
	for (size_t s = 0; direction->links && s < samplers; s++)
		free(direction->links[s]);
	free(direction->links);
}

void word_model_clear(struct word_model *model)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		direction_clear(&model->directions[side], model->samplers);
		free(model->leans[side]);
		free(model->occurrences[side]);
	}
	cells_clear(&model->cells);
	*model = (struct word_model){0};
}

static int allocate_direction(
	struct direction *direction, const struct word_model *model, struct cotejo_error *error)
{
	direction->counts = calloc(model->cells.count + 1, sizeof(*direction->counts));
	direction->totals = calloc(model->types + 1, sizeof(*direction->totals));
	direction->nulls = calloc(model->types + 1, sizeof(*direction->nulls));
	direction->fertilities = calloc(model->types + 1, sizeof(*direction->fertilities));
	direction->links = calloc(model->samplers, sizeof(*direction->links));
	return direction->counts && direction->totals && direction->nulls &&
			       direction->fertilities && direction->links
		       ? 0
		       : error_no_memory(error);
}

static void pass_task(void *context, size_t task)
{
	struct crew *crew = context;

	sampler_pass(crew->samplers[task], crew->samplers[task ^ 1], crew->stage);
}

/* Adds `share` of what a sampler has counted. */
static void add_counts(struct direction *direction, const struct word_model *model,
	const struct sampler *sampler, float share)
{
	for (size_t cell = 0; cell < model->cells.count; cell++)
		direction->counts[cell] += share * (float)sampler_count(sampler, cell);
	for (size_t type = 0; type < model->types; type++) {
		direction->totals[type] += share * sampler->totals[type];
		direction->nulls[type] += share * sampler->nulls[type];
		for (size_t k = 0; k < FERTILITIES; k++)
			direction->fertilities[type].values[k] +=
				share * sampler->fertilities[type].values[k];
	}
	direction->null_total += share * sampler->null_total;
	for (size_t bucket = 0; bucket < JUMP_BUCKETS; bucket++)
		direction->jump_counts.buckets[bucket] +=
			(double)share * sampler->jump_counts.buckets[bucket];
}

/* Adds what all samplers of one direction have counted in the pass just made. */
static void keep_task(void *context, size_t given)
{
	struct crew *crew = context;
	struct word_model *model = crew->model;
	float share = 1 / (float)((int)model->samplers * model->settings.kept_passes);

	for (size_t s = 0; s < model->samplers; s++)
		add_counts(&model->directions[given], model,
			crew->samplers[CORPUS_SIDES * s + given], share);
}

static int run_passes(
	struct crew *crew, const struct training *training, struct cotejo_error *error)
{
	const struct settings *settings = &crew->model->settings;

	for (int stage = 0; stage < STAGES; stage++) {
		crew->stage = (enum stage)stage;
		for (int pass = 0; pass < settings->passes[stage]; pass++) {
			if (training->cancel && training->cancel(training->user) != 0)
				return error_set(error, COTEJO_EINTERRUPTED, "interrupted");
			for (size_t s = 0; s < crew->count; s++)
				sampler_turn(crew->samplers[s]);
			workers_run(training->threads, crew->count, pass_task, crew);
			if (stage == STAGE_FERTILITY &&
				pass >= settings->passes[stage] - settings->kept_passes)
				workers_run(training->threads, CORPUS_SIDES, keep_task, crew);
		}
	}
	return 0;
}

/* Turns the kept counts into what judging needs and takes over the last links. */
static void finish(struct crew *crew, const struct word_prior *prior)
{
	struct word_model *model = crew->model;

	for (size_t given = 0; given < CORPUS_SIDES; given++) {
		struct direction *direction = &model->directions[given];
		struct fertility_row whole;

		if (prior)
			word_prior_add_jumps(prior, given, &direction->jump_counts);
		jumps_estimate(
			&direction->jumps, &direction->jump_counts, model->settings.jump_prior);
		fertility_sum(&whole, direction->fertilities, model->types);
		if (prior)
			word_prior_add_fertility(prior, given, &whole);
		fertility_ratios(&direction->ratios, &whole, model->settings.fertility_prior);
		for (size_t type = 0; type < model->types; type++)
			fertility_ratios(&direction->fertilities[type], &whole,
				model->settings.fertility_prior);
		for (size_t s = 0; s < model->samplers; s++) {
			struct sampler *sampler = crew->samplers[CORPUS_SIDES * s + given];

			direction->links[s] = sampler->links;
			sampler->links = NULL;
		}
	}
}

/* Which small words lean: those of a side that the other side, given, left unlinked. */
static int learn_leans(
	struct word_model *model, const struct corpus *corpus, struct cotejo_error *error)
{
	int status = 0;

	for (size_t side = 0; status == 0 && side < CORPUS_SIDES; side++) {
		model->leans[side] = calloc(model->types + 1, 1);
		status = model->leans[side] ? lean_learn(model->leans[side], corpus, side,
						      model->directions[1 - side].nulls, error)
					    : error_no_memory(error);
	}
	return status;
}

static int count_types(
	struct word_model *model, const struct corpus *corpus, struct cotejo_error *error)
{
	for (size_t side = 0; side < CORPUS_SIDES; side++) {
		const struct corpus_side *words = &corpus->sides[side];
		float *counts = calloc(model->types + 1, sizeof(*counts));

		if (!counts)
			return error_no_memory(error);
		for (size_t w = 0; w < words->count; w++)
			counts[words->types[w]]++;
		model->occurrences[side] = counts;
		model->words[side] = (double)words->count;
	}
	return 0;
}

static int make_crew(struct crew *crew, const struct corpus *corpus,
	const struct training *training, struct cotejo_error *error)
{
	struct word_model *model = crew->model;
	int status = 0;

	crew->count = CORPUS_SIDES * model->samplers;
	crew->samplers = calloc(crew->count, sizeof(struct sampler *));
	if (!crew->samplers)
		return error_no_memory(error);
	for (size_t s = 0; status == 0 && s < crew->count; s++)
		status = sampler_new(&crew->samplers[s], corpus, &model->cells, &model->settings,
			training->prior, s % CORPUS_SIDES, random_stream(training->seed, s), error);
	return status;
}

int word_model_train(struct word_model *ret_model, const struct corpus *corpus,
	const struct training *training, struct cotejo_error *error)
{
	struct word_model model = {.settings = settings_for(corpus->pair_count, training->effort),
		.samplers = training->samplers,
		.types = corpus->types.count,
		.seed = training->seed};
	struct crew crew = {.model = &model};
	int status = cells_make(
		&model.cells, corpus, model.settings.cell_priors, training->prior, error);

	for (size_t given = 0; status == 0 && given < CORPUS_SIDES; given++)
		status = allocate_direction(&model.directions[given], &model, error);
	if (status == 0)
		status = make_crew(&crew, corpus, training, error);
	if (status == 0)
		status = run_passes(&crew, training, error);
	if (status == 0) {
		finish(&crew, training->prior);
		status = learn_leans(&model, corpus, error);
		if (status == 0)
			status = count_types(&model, corpus, error);
	}
	if (status == 0) {
		*ret_model = model;
	} else {
		word_model_clear(&model);
	}
	for (size_t s = 0; crew.samplers && s < crew.count; s++)
		sampler_free(crew.samplers[s]);
	free(crew.samplers);
	return status;
}
