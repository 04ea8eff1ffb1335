/*
 * lexicon.c - which words translate which, as far as is known
 *
 * IBM model 1. All steps run word by word of the side that explains. Which pairs of words may be
 * translations, and where in the lessons each pair meets (its links), is found once; each iteration
 * then runs over the links alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

/* Smaller probabilities are 0: numbers close to the least float are slow to reckon with. */
#define NOTHING 1e-7F

/* A pair of words that may be translations. */
struct pair {
	uint32_t word;
	uint32_t links;    /* how many there are */
	float seed;        /* how likely it is before anything is learnt */
	float translation; /* t(f|e) while learning */
	float count;       /* expected */
};

/* All words that are met with e too rarely to be learnt of one by one. They take their share. */
struct rest {
	uint32_t words;
	float translation; /* t(f|e) of each of them */
	float count;       /* expected, of all together */
};

/* Where a pair of the current row meets. */
struct meeting {
	uint32_t pair, slot;
};

/* The words of one side of a lesson. */
struct run {
	const uint32_t *tokens;
	size_t count;
};

/* Everything that lives while a lexicon is learnt. e: the words that explain; f: the explained. */
struct learner {
	const struct lessons *lessons;
	const struct settings *settings;
	const struct vocabulary *from_words, *to_words;
	int from;
	size_t from_count, to_count;

	size_t *occurrence_first; /* lessons of each e: with repetition, in order */
	uint32_t *occurrences;
	struct run *targets; /* of each lesson: its words f */
	size_t *slot_first;  /* of each lesson: its first slot; a slot is a word f in its place */
	float *sums;         /* of each lesson's slots */
	float *slots;        /* the sum of t(f|e) over all e of the lesson */

	size_t *row_first;  /* of each e */
	struct rest *rests; /* of each e */
	struct pair *pairs;
	size_t pair_count, pair_capacity;

	uint32_t *links;    /* slots in which a pair meets, pair by pair */
	size_t *link_first; /* of each e */
	size_t link_capacity;
	struct meeting *meetings; /* the row's links in the order of the text */
	size_t meeting_capacity;

	uint32_t *place;  /* of f in the current row + 1; 0: not in it */
	float *together;  /* of each f: expected count with the current e */
	float *explained; /* of each f: count that has an explanation */
	float *occurring; /* of each f: count in lessons */
};

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
	free(learner->targets);
	free(learner->slot_first);
	free(learner->sums);
	free(learner->slots);
	free(learner->row_first);
	free(learner->rests);
	free(learner->pairs);
	free(learner->place);
	free(learner->links);
	free(learner->link_first);
	free(learner->meetings);
	free(learner->together);
	free(learner->explained);
	free(learner->occurring);
}

static struct run lesson_run(const struct lessons *lessons, const struct lesson *lesson, int side)
{
	const struct side *text = &lessons->documents[lesson->document][side];

	/* A text without any word has no array to point into. */
	return (struct run){text->tokens ? text->tokens + text->first[lesson->begin[side]] : NULL,
		side_tokens(text, lesson->begin[side], lesson->count[side])};
}

static int learner_alloc(struct learner *learner)
{
	size_t lesson_count = learner->lessons->count;

	learner->occurrence_first = calloc(learner->from_count + 2, sizeof(size_t));
	learner->targets = calloc(lesson_count + 1, sizeof(struct run));
	learner->slot_first = calloc(lesson_count + 1, sizeof(size_t));
	learner->row_first = calloc(learner->from_count + 1, sizeof(size_t));
	learner->rests = calloc(learner->from_count + 1, sizeof(struct rest));
	learner->place = calloc(learner->to_count + 1, sizeof(uint32_t));
	learner->sums = calloc(lesson_count + 1, sizeof(float));
	learner->link_first = calloc(learner->from_count + 1, sizeof(size_t));
	learner->together = calloc(learner->to_count + 1, sizeof(float));
	learner->explained = calloc(learner->to_count + 1, sizeof(float));
	learner->occurring = calloc(learner->to_count + 1, sizeof(float));
	if (!learner->occurrence_first || !learner->targets || !learner->slot_first ||
		!learner->row_first || !learner->rests || !learner->place || !learner->sums ||
		!learner->link_first || !learner->together || !learner->explained ||
		!learner->occurring)
		return COTEJO_ENOMEM;
	return 0;
}

/* Lists the lessons of each word by counting: sizes, sums, then each in its place. */
static int list_occurrences(struct learner *learner)
{
	const struct lessons *lessons = learner->lessons;
	size_t *first = learner->occurrence_first;

	for (size_t i = 0; i < lessons->count; i++) {
		const struct lesson *lesson = &lessons->items[i];
		struct run from = lesson_run(lessons, lesson, learner->from);
		struct run to = lesson_run(lessons, lesson, !learner->from);

		learner->targets[i] = to;
		for (size_t k = 0; k < from.count; k++)
			first[from.tokens[k] + 2]++;
		for (size_t k = 0; k < to.count; k++)
			learner->occurring[to.tokens[k]] += lesson->weight;
		learner->slot_first[i + 1] = learner->slot_first[i] + to.count;
	}
	for (size_t e = 0; e < learner->from_count; e++)
		first[e + 2] += first[e + 1];
	learner->occurrences = calloc(first[learner->from_count + 1] + 1, sizeof(uint32_t));
	learner->slots = calloc(learner->slot_first[lessons->count] + 1, sizeof(float));
	if (!learner->occurrences || !learner->slots)
		return COTEJO_ENOMEM;
	for (size_t i = 0; i < lessons->count; i++) {
		struct run from = lesson_run(lessons, &lessons->items[i], learner->from);

		for (size_t k = 0; k < from.count; k++)
			learner->occurrences[first[from.tokens[k] + 1]++] = (uint32_t)i;
	}
	return 0;
}

static int add_pair(struct learner *learner, uint32_t word, float seed)
{
	struct pair *pairs = array_reserve(
		learner->pairs, &learner->pair_capacity, learner->pair_count + 1, sizeof(*pairs));

	if (!pairs)
		return COTEJO_ENOMEM;
	learner->pairs = pairs;
	pairs[learner->pair_count++] = (struct pair){word, 0, seed, 0, 0};
	return 0;
}

/* The seeds of a word, from `*at` on in the sorted list; they sum to 1 at most. */
static int add_seeds(struct learner *learner, const struct seeds *seeds, size_t *at, size_t e)
{
	size_t begin = *at;
	double sum = 0;

	for (; *at < seeds->count && seeds->items[*at].words[learner->from] == e; ++*at)
		sum += (double)seeds->items[*at].strength;
	for (size_t i = begin; i < *at; i++) {
		uint32_t word = seeds->items[i].words[!learner->from];
		double share = (double)seeds->items[i].strength / (sum > 1 ? sum : 1);

		if (add_pair(learner, word, (float)share))
			return COTEJO_ENOMEM;
		learner->place[word] = (uint32_t)learner->pair_count;
	}
	return 0;
}

/* Adds a word's likely partners: those that it shares more than a bead with. */
static int add_partners(struct learner *learner, size_t e)
{
	const struct lessons *lessons = learner->lessons;
	const size_t *first = learner->occurrence_first;

	for (size_t o = first[e]; o < first[e + 1]; o++) {
		const struct lesson *lesson = &lessons->items[learner->occurrences[o]];
		struct run to = learner->targets[learner->occurrences[o]];

		if (o > first[e] && learner->occurrences[o] == learner->occurrences[o - 1])
			continue;
		for (size_t k = 0; k < to.count; k++) {
			float *together = &learner->together[to.tokens[k]];

			learner->rests[e].words += *together == 0;
			*together += lesson->weight;
			if (learner->place[to.tokens[k]] ||
				(double)*together <= learner->settings->pair_least)
				continue;
			if (add_pair(learner, to.tokens[k], 0))
				return COTEJO_ENOMEM;
			learner->place[to.tokens[k]] = (uint32_t)learner->pair_count;
		}
	}
	return 0;
}

static float expected_occurrences(const struct learner *learner, size_t e)
{
	float sum = 0;

	for (size_t o = learner->occurrence_first[e]; o < learner->occurrence_first[e + 1]; o++)
		sum += learner->lessons->items[learner->occurrences[o]].weight;
	return sum;
}

/* How much two words keep to each other, from 0 to 1 if neither is ever without the other: the
 * square of Dice's coefficient, from which EM has not far to go. */
static float affinity(float together, float one, float other)
{
	float dice = 2 * together / (one + other);

	return dice * dice;
}

/* At first words are the likelier translations the more they keep to each other. */
static void start_row(struct learner *learner, size_t e)
{
	size_t pairs = learner->row_first[e + 1] - learner->row_first[e];
	struct rest *rest = &learner->rests[e];
	float occurrences = expected_occurrences(learner, e), sum = 0;

	rest->words -= (uint32_t)(rest->words > pairs ? pairs : rest->words);
	rest->translation = rest->words ? affinity(1, occurrences, 1) : 0;
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];

		learner->place[pair->word] = 0;
		pair->translation = affinity(learner->together[pair->word], occurrences,
			learner->occurring[pair->word] + NOTHING);
		sum += pair->translation;
	}
	sum += rest->translation * (float)rest->words;
	rest->translation /= sum;
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];
		pair->translation = pair->translation / sum + pair->seed;
	}
}

static void forget_partners(struct learner *learner, size_t e)
{
	const size_t *first = learner->occurrence_first;

	for (size_t o = first[e]; o < first[e + 1]; o++) {
		struct run to = learner->targets[learner->occurrences[o]];

		for (size_t k = 0; k < to.count; k++)
			learner->together[to.tokens[k]] = 0;
	}
}

/* Drops the partners that a word hardly keeps to; they are part of its rest. */
static void drop_partners(struct learner *learner, size_t e)
{
	float least = (float)(learner->settings->affinity_least), occurrences;
	size_t kept = learner->row_first[e];

	occurrences = expected_occurrences(learner, e);
	for (size_t i = kept; i < learner->pair_count; i++) {
		struct pair *pair = &learner->pairs[i];
		float close = affinity(learner->together[pair->word], occurrences,
			learner->occurring[pair->word] + NOTHING);

		if (pair->seed <= 0 && close < least) {
			learner->place[pair->word] = 0;
			continue;
		}
		learner->pairs[kept++] = *pair;
		learner->place[pair->word] = (uint32_t)kept;
	}
	learner->pair_count = kept;
}

/* Lists where the pairs of a row meet, in the order of the text. */
static int find_meetings(struct learner *learner, size_t e, size_t *ret_count)
{
	const size_t *first = learner->occurrence_first;
	size_t count = 0;

	for (size_t o = first[e]; o < first[e + 1]; o++) {
		size_t lesson = learner->occurrences[o];
		struct run to = learner->targets[lesson];
		struct meeting *meetings = array_reserve(learner->meetings,
			&learner->meeting_capacity, count + to.count + 1, sizeof(*meetings));

		if (!meetings)
			return COTEJO_ENOMEM;
		learner->meetings = meetings;
		for (size_t k = 0; k < to.count; k++) {
			uint32_t place = learner->place[to.tokens[k]];

			if (place == 0)
				continue;
			learner->pairs[place - 1].links++;
			meetings[count++] = (struct meeting){
				place - 1, (uint32_t)(learner->slot_first[lesson] + k)};
		}
	}
	*ret_count = count;
	return 0;
}

/* Sorts the row's meetings by pair. */
static int build_links(struct learner *learner, size_t e)
{
	size_t begin = learner->link_first[e], at = begin, count;
	uint32_t *links;

	if (find_meetings(learner, e, &count))
		return COTEJO_ENOMEM;
	links = array_reserve(
		learner->links, &learner->link_capacity, begin + count + 1, sizeof(*links));
	if (!links)
		return COTEJO_ENOMEM;
	learner->links = links;
	learner->link_first[e + 1] = begin + count;
	/* `place` is where the next link of the pair goes. */
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		learner->place[learner->pairs[i].word] = (uint32_t)(at - begin);
		at += learner->pairs[i].links;
	}
	for (size_t m = 0; m < count; m++) {
		const struct pair *pair = &learner->pairs[learner->meetings[m].pair];

		links[begin + learner->place[pair->word]++] = learner->meetings[m].slot;
	}
	return 0;
}

static int build_rows(struct learner *learner, const struct seeds *seeds)
{
	size_t at = 0;

	for (size_t e = 0; e < learner->from_count; e++) {
		if (add_seeds(learner, seeds, &at, e) || add_partners(learner, e))
			return COTEJO_ENOMEM;
		drop_partners(learner, e);
		learner->row_first[e + 1] = learner->pair_count;
		if (build_links(learner, e))
			return COTEJO_ENOMEM;
		start_row(learner, e);
		forget_partners(learner, e);
	}
	return 0;
}

/* Gives every slot what chance and the rests of the lesson's words explain. */
static void fill_slots_with_rests(struct learner *learner)
{
	double null = learner->settings->null_share / (1 - learner->settings->null_share) /
		      (double)(learner->to_words->token_count + 1);

	for (size_t i = 0; i < learner->lessons->count; i++) {
		const struct lesson *lesson = &learner->lessons->items[i];
		struct run from = lesson_run(learner->lessons, lesson, learner->from);
		struct run to = learner->targets[i];
		float *slots = learner->slots + learner->slot_first[i], rests = 0;

		for (size_t k = 0; k < from.count; k++)
			rests += learner->rests[from.tokens[k]].translation;
		for (size_t k = 0; k < to.count; k++)
			slots[k] = rests + (float)((double)from.count * null *
						   learner->to_words->types[to.tokens[k]].count);
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
	total = expected_occurrences(learner, e);
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

static void set_floors(const struct learner *learner, float *floors)
{
	float least = (float)learner->settings->floor_least;

	for (size_t f = 0; f < learner->to_count; f++) {
		float occurring = learner->occurring[f] > 0
					  ? learner->occurring[f]
					  : (float)learner->to_words->types[f].count;
		float share = learner->explained[f] / occurring;

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
	struct seeds *seeds, const struct settings *settings, struct cotejo_error *error)
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
	seeds_sort(seeds, from);
	status = learner_alloc(&learner);
	if (status == 0)
		status = list_occurrences(&learner);
	if (status == 0)
		status = build_rows(&learner, seeds);
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
