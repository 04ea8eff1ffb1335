/*
 * lexicon.c - which words translate which, as far as is known
 *
 * IBM model 1: the iterations of EM, and what becomes of its counts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lexicon.h"

#include <stdlib.h>

#include "align/learner.h"

void lexicon_clear(struct lexicon *lexicon)
{
	free(lexicon->first);
	free(lexicon->words);
	free(lexicon->weights);
	free(lexicon->floors);
	*lexicon = (struct lexicon){0};
}

static void learner_clear(struct learner *learner)
{
	free(learner->occurrence_first);
	free(learner->occurrences);
	free(learner->expected);
	free(learner->slot_first);
	free(learner->words);
	free(learner->levels);
	free(learner->sums);
	free(learner->slots);
	free(learner->row_first);
	free(learner->rests);
	free(learner->pairs);
	free(learner->links);
	free(learner->link_first);
	free(learner->meetings);
	free(learner->place);
	free(learner->together);
	free(learner->touched);
	free(learner->seen);
	free(learner->explained);
	free(learner->occurring);
}

/* What has a place for each word or lesson. */
static int learner_alloc(struct learner *learner)
{
	size_t lessons = learner->lessons->count + 1;
	size_t from = learner->from_count + 1, to = learner->to_count + 1;

	learner->occurrence_first = calloc(from + 1, sizeof(size_t));
	learner->expected = calloc(from, sizeof(float));
	learner->slot_first = calloc(lessons, sizeof(size_t));
	learner->levels = calloc(to, 1);
	learner->sums = calloc(lessons, sizeof(float));
	learner->row_first = calloc(from, sizeof(size_t));
	learner->rests = calloc(from, sizeof(struct rest));
	learner->link_first = calloc(from, sizeof(size_t));
	learner->place = calloc(to, sizeof(uint32_t));
	learner->together = calloc(to, sizeof(float));
	learner->touched = calloc(to, sizeof(uint32_t));
	learner->seen = calloc(to, sizeof(uint32_t));
	learner->explained = calloc(to, sizeof(float));
	learner->occurring = calloc(to, sizeof(float));
	return learner->occurrence_first && learner->expected && learner->slot_first &&
			       learner->levels && learner->sums && learner->row_first &&
			       learner->rests && learner->link_first && learner->place &&
			       learner->together && learner->touched && learner->seen &&
			       learner->explained && learner->occurring
		       ? 0
		       : COTEJO_ENOMEM;
}

/* Gives every slot what chance and the rests of the lesson's words explain. */
static void fill_slots_with_rests(struct learner *learner)
{
	double null = learner->settings->null_share / (1 - learner->settings->null_share) /
		      (double)(learner->to_words->token_count + 1);

	for (size_t i = 0; i < learner->lessons->count; i++) {
		const struct lesson *lesson = &learner->lessons->items[i];
		struct run from = lesson_run(learner->lessons, lesson, learner->from);
		float rests = 0;

		for (size_t k = 0; k < from.count; k++)
			rests += learner->rests[from.tokens[k]].translation;
		for (size_t k = learner->slot_first[i]; k < learner->slot_first[i + 1]; k++)
			learner->slots[k] =
				rests + (float)((double)from.count * null *
						learner->to_words->types[learner->words[k]].count);
	}
}

/* Each slot then holds the weight of its lesson, divided by all that explains its word; the lesson
 * their sum. */
static void invert_slots(struct learner *learner)
{
	for (size_t i = 0; i < learner->lessons->count; i++) {
		float weight = learner->lessons->items[i].weight, sum = 0;

		for (size_t k = learner->slot_first[i]; k < learner->slot_first[i + 1]; k++) {
			learner->slots[k] = weight / learner->slots[k];
			sum += learner->slots[k];
		}
		learner->sums[i] = sum;
	}
}

static void fill_slots(struct learner *learner, size_t e)
{
	const uint32_t *link = learner->links + learner->link_first[e];

	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		const struct pair *pair = &learner->pairs[i];

		for (uint32_t n = 0; n < pair->links; n++)
			learner->slots[*link++] += pair->translation;
	}
}

static void collect_counts(struct learner *learner, size_t e)
{
	const size_t *first = learner->occurrence_first;
	const uint32_t *link = learner->links + learner->link_first[e];
	float rest = 0;

	for (size_t o = first[e]; o < first[e + 1]; o++)
		rest += learner->sums[learner->occurrences[o]];
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];
		float sum = 0;

		for (uint32_t n = 0; n < pair->links; n++)
			sum += learner->slots[*link++];
		pair->count = sum * pair->translation;
		/* What the slots of its words sum to is no part of the rest. */
		rest -= sum;
	}
	learner->rests[e].count = rest > 0 ? rest * learner->rests[e].translation : 0;
}

/* Counts become probabilities, the seeds counted as seen. */
static void normalise(struct learner *learner, size_t e)
{
	float strength = (float)learner->settings->seed_count;
	struct rest *rest = &learner->rests[e];
	float sum = strength + rest->count;

	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++)
		sum += learner->pairs[i].count;
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];

		pair->translation = (pair->count + strength * pair->seed) / sum;
		if (pair->translation < NOTHING)
			pair->translation = 0;
	}
	rest->translation = rest->words ? rest->count / sum / (float)rest->words : 0;
}

static void iterate(struct learner *learner)
{
	fill_slots_with_rests(learner);
	for (size_t e = 0; e < learner->from_count; e++)
		fill_slots(learner, e);
	invert_slots(learner);
	for (size_t e = 0; e < learner->from_count; e++) {
		collect_counts(learner, e);
		normalise(learner, e);
	}
}

/*
 * Takes the discount off the counts of a row and gives what it freed to the seeds. Afterwards
 * `translation` is t(f|e), which sums to less than 1, and the f know how much explains them.
 */
static void discount(struct learner *learner, size_t e)
{
	float take = (float)learner->settings->discount, sum = 0, kept = 0, total;

	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];

		sum += pair->count;
		pair->count = pair->count > take ? pair->count - take : 0;
		kept += pair->count;
	}
	sum += learner->rests[e].count;
	total = learner->expected[e];
	if (total < sum)
		total = sum;
	if (total <= 0)
		total = (float)learner->from_words->types[e].count;
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];

		pair->count += (total - kept) * pair->seed;
		pair->translation = pair->count / total;
		learner->explained[pair->word] += pair->count;
	}
}

/*
 * How much of the numbers is explained in all. A rare word that nothing explains says nothing, as
 * nothing could have been learnt of it; but numbers need not be learnt, they stay what they are.
 * So one that is missing on the other side speaks against a bead the more the others are not.
 */
static float share_of_numbers(const struct learner *learner)
{
	float explained = 0, occurring = 1;

	for (size_t f = 0; f < learner->to_count; f++)
		if (learner->to_words->types[f].kind == WORD_NUMBER) {
			float most = learner->occurring[f];

			explained += learner->explained[f] < most ? learner->explained[f] : most;
			occurring += most;
		}
	return (float)learner->settings->number_most * explained / occurring;
}

static void set_floors(const struct learner *learner, float *floors)
{
	float least = (float)learner->settings->floor_least;
	float numbers = learner->lessons->count ? share_of_numbers(learner) : 0;
	float strength = (float)learner->settings->number_strength;

	for (size_t f = 0; f < learner->to_count; f++) {
		float occurring = learner->occurring[f] > 0
					  ? learner->occurring[f]
					  : (float)learner->to_words->types[f].count;
		float share = learner->explained[f] / occurring;

		if (learner->to_words->types[f].kind == WORD_NUMBER && learner->lessons->count)
			share = (learner->explained[f] + strength * numbers) /
				(occurring + strength);
		floors[f] = share < 1 - least ? 1 - share : least;
	}
}

static int write_lexicon(const struct learner *learner, struct lexicon *lexicon)
{
	size_t at = 0;

	lexicon->first = calloc(learner->from_count + 1, sizeof(*lexicon->first));
	lexicon->words = calloc(learner->pair_count + 1, sizeof(*lexicon->words));
	lexicon->weights = calloc(learner->pair_count + 1, sizeof(*lexicon->weights));
	lexicon->floors = calloc(learner->to_count + 1, sizeof(*lexicon->floors));
	if (!lexicon->first || !lexicon->words || !lexicon->weights || !lexicon->floors)
		return COTEJO_ENOMEM;
	lexicon->word_count = learner->to_count;
	set_floors(learner, lexicon->floors);
	for (size_t e = 0; e < learner->from_count; e++) {
		for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
			const struct pair *pair = &learner->pairs[i];
			double chance = (double)learner->to_words->types[pair->word].count /
					(double)learner->to_words->token_count;
			double lift = (double)pair->translation / chance;

			if (lift < learner->settings->entry_least)
				continue;
			lexicon->words[at] = pair->word;
			lexicon->weights[at++] = (float)lift * (1 - lexicon->floors[pair->word]) /
						 lexicon->floors[pair->word];
		}
		lexicon->first[e + 1] = at;
	}
	return 0;
}

static unsigned iterations_for(const struct learner *learner)
{
	return learner->from_words->token_count > learner->settings->large_words
		       ? learner->settings->large_iterations
		       : learner->settings->iterations;
}

int lexicon_learn(struct lexicon *lexicon, int from, const struct lessons *lessons,
	const struct seeds *seeds, const struct settings *settings, struct cotejo_error *error)
{
	struct learner learner = {.lessons = lessons,
		.settings = settings,
		.from_words = &lessons->vocabularies[from],
		.to_words = &lessons->vocabularies[!from],
		.from = from,
		.from_count = lessons->vocabularies[from].numbers.count,
		.to_count = lessons->vocabularies[!from].numbers.count};
	int status;

	lexicon_clear(lexicon);
	status = learner_alloc(&learner);
	if (status == 0)
		status = learner_find_partners(&learner, seeds);
	if (status == 0) {
		for (unsigned i = 0; lessons->count && i < iterations_for(&learner); i++)
			iterate(&learner);
		for (size_t e = 0; e < learner.from_count; e++)
			discount(&learner, e);
		status = write_lexicon(&learner, lexicon);
	}
	learner_clear(&learner);
	return status < 0 ? error_no_memory(error) : 0;
}
