/*
 * partners.c - which pairs of words may be translations
 *
 * Words that translate each other are about equally frequent; so of the words that a word meets
 * only those of about its own frequency are looked at. In a list of a bead's words by frequency
 * these are neighbours.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/learner.h"

#include <math.h>
#include <stdlib.h>

#include "align/logarithm.h"
#include "base/array.h"

enum {
	LEVELS = 256,
	LEVELS_A_FACTOR = 8, /* for each factor e */
	LEVEL_OF_ONE = 32,   /* of a word that is expected once */
	MET_LESSONS = 32     /* more of a word's lessons are not asked how many words it meets */
};

/* The steps of frequency that are looked at for a word: from, and up to but not including. */
struct level_range {
	unsigned low, end;
};

static unsigned level_of(double occurrences)
{
	double level;

	if (occurrences < (double)NOTHING)
		return 0;
	level = LEVEL_OF_ONE + LEVELS_A_FACTOR * quick_log(occurrences);
	return level < 0 ? 0 : level < LEVELS - 1 ? (unsigned)level : LEVELS - 1;
}

/* Counts how often each word is expected, and the words of each lesson. */
static void count_words(struct learner *learner)
{
	const struct lessons *lessons = learner->lessons;

	for (size_t i = 0; i < lessons->count; i++) {
		const struct lesson *lesson = &lessons->items[i];
		struct run from = lesson_run(lessons, lesson, learner->from);
		struct run to = lesson_run(lessons, lesson, !learner->from);

		for (size_t k = 0; k < from.count; k++) {
			learner->occurrence_first[from.tokens[k] + 2]++;
			learner->expected[from.tokens[k]] += lesson->weight;
		}
		for (size_t k = 0; k < to.count; k++)
			learner->occurring[to.tokens[k]] += lesson->weight;
		learner->slot_first[i + 1] = learner->slot_first[i] + to.count;
	}
}

/* Lists the lessons of each e by counting: sizes, sums, then each in its place. */
static int list_occurrences(struct learner *learner)
{
	const struct lessons *lessons = learner->lessons;
	size_t *first = learner->occurrence_first;

	for (size_t e = 0; e < learner->from_count; e++)
		first[e + 2] += first[e + 1];
	learner->occurrences = calloc(first[learner->from_count + 1] + 1, sizeof(uint32_t));
	if (!learner->occurrences)
		return COTEJO_ENOMEM;
	for (size_t i = 0; i < lessons->count; i++) {
		struct run from = lesson_run(lessons, &lessons->items[i], learner->from);

		for (size_t k = 0; k < from.count; k++)
			learner->occurrences[first[from.tokens[k] + 1]++] = (uint32_t)i;
	}
	return 0;
}

/* The words f by level. */
static void sort_words(struct learner *learner, uint32_t *ret_words)
{
	size_t begin[LEVELS + 1] = {0};

	for (size_t f = 0; f < learner->to_count; f++) {
		learner->levels[f] = (unsigned char)level_of((double)learner->occurring[f]);
		begin[learner->levels[f] + 1]++;
	}
	for (size_t level = 0; level < LEVELS; level++)
		begin[level + 1] += begin[level];
	for (size_t f = 0; f < learner->to_count; f++)
		ret_words[begin[learner->levels[f]]++] = (uint32_t)f;
}

/* The slots of each f, in the order of the text; `first` has two places more than words. */
static void list_slots(const struct learner *learner, size_t *first, uint32_t *ret_lessons)
{
	const struct lessons *lessons = learner->lessons;

	for (size_t i = 0; i < lessons->count; i++) {
		struct run to = lesson_run(lessons, &lessons->items[i], !learner->from);

		for (size_t k = 0; k < to.count; k++)
			first[to.tokens[k] + 2]++;
	}
	for (size_t f = 0; f < learner->to_count; f++)
		first[f + 2] += first[f + 1];
	for (size_t i = 0; i < lessons->count; i++) {
		struct run to = lesson_run(lessons, &lessons->items[i], !learner->from);

		for (size_t k = 0; k < to.count; k++)
			ret_lessons[first[to.tokens[k] + 1]++] = (uint32_t)i;
	}
}

/* Hands the words out to the lessons by level; so they come to each in this order. */
static int fill_lessons(struct learner *learner)
{
	size_t slots = learner->slot_first[learner->lessons->count];
	uint32_t *sorted = calloc(learner->to_count + 1, sizeof(*sorted));
	size_t *first = calloc(learner->to_count + 2, sizeof(*first));
	uint32_t *lessons = calloc(slots + 1, sizeof(*lessons));
	size_t *next = calloc(learner->lessons->count + 1, sizeof(*next));
	int status = COTEJO_ENOMEM;

	learner->words = calloc(slots + 1, sizeof(*learner->words));
	learner->slots = calloc(slots + 1, sizeof(*learner->slots));
	if (sorted && first && lessons && next && learner->words && learner->slots) {
		sort_words(learner, sorted);
		list_slots(learner, first, lessons);
		for (size_t i = 0; i < learner->lessons->count; i++)
			next[i] = learner->slot_first[i];
		for (size_t n = 0; n < learner->to_count; n++) {
			uint32_t f = sorted[n];

			for (size_t k = first[f]; k < first[f + 1]; k++)
				learner->words[next[lessons[k]]++] = f;
		}
		status = 0;
	}
	free(sorted);
	free(first);
	free(lessons);
	free(next);
	return status;
}

static int add_pair(struct learner *learner, uint32_t word, float seed)
{
	struct pair *pairs = array_reserve(
		learner->pairs, &learner->pair_capacity, learner->pair_count + 1, sizeof(*pairs));

	if (!pairs)
		return COTEJO_ENOMEM;
	learner->pairs = pairs;
	pairs[learner->pair_count++] = (struct pair){word, 0, seed, 0, 0};
	learner->place[word] = (uint32_t)learner->pair_count;
	return 0;
}

/* The seeds of a word, from `*at` on in the sorted list; they sum to 1 at most. */
static int add_seeds(struct learner *learner, const struct seeds *seeds, size_t *at, size_t e)
{
	const struct seed *items = seeds_by(seeds, learner->from);
	size_t begin = *at;
	double sum = 0;

	for (; *at < seeds->count && items[*at].words[learner->from] == e; ++*at)
		sum += (double)items[*at].strengths[learner->from];
	for (size_t i = begin; i < *at; i++) {
		double share = (double)items[i].strengths[learner->from] / (sum > 1 ? sum : 1);

		if (add_pair(learner, items[i].words[!learner->from], (float)share))
			return COTEJO_ENOMEM;
	}
	return 0;
}

/* How much two words keep to each other, from 0 to 1 if neither is ever without the other: the
 * square of Dice's coefficient, from which EM has not far to go. */
static float affinity(float together, float one, float other)
{
	float dice = 2 * together / (one + other);

	return dice * dice;
}

/* How frequent a word can be that keeps to one of so many occurrences. They are together at most as
 * often as the rarer occurs. */
static struct level_range partner_levels(const struct learner *learner, size_t e)
{
	double dice = sqrt(learner->settings->affinity_least);
	double factor = (2 - dice) / dice, expected = (double)learner->expected[e];

	if (expected <= learner->settings->pair_least)
		return (struct level_range){LEVELS, 0};
	return (struct level_range){level_of(expected / factor), level_of(expected * factor) + 1};
}

/* Widens the range to the words of a row. */
static void include_row(const struct learner *learner, size_t begin, struct level_range *range)
{
	for (size_t i = begin; i < learner->pair_count; i++) {
		unsigned level = learner->levels[learner->pairs[i].word];

		range->low = level < range->low ? level : range->low;
		range->end = level + 1 > range->end ? level + 1 : range->end;
	}
}

/* The first slot of a lesson whose word is of a level or above. */
static size_t find_level(const struct learner *learner, size_t lesson, unsigned level)
{
	size_t low = learner->slot_first[lesson], high = learner->slot_first[lesson + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (learner->levels[learner->words[middle]] < level)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Counts the different words that a word meets. In longer texts they grow with the root of the
 * length, as vocabularies do; so the first lessons are enough. */
static void count_met(struct learner *learner, size_t e)
{
	const size_t *first = learner->occurrence_first;
	size_t lessons = first[e + 1] - first[e];
	size_t end = first[e] + (lessons < MET_LESSONS ? lessons : MET_LESSONS);
	uint32_t mark = (uint32_t)e + 1, words = 0;

	for (size_t o = first[e]; o < end; o++) {
		size_t lesson = learner->occurrences[o];

		if (o > first[e] && lesson == learner->occurrences[o - 1])
			continue;
		for (size_t k = learner->slot_first[lesson]; k < learner->slot_first[lesson + 1];
			k++) {
			uint32_t *seen = &learner->seen[learner->words[k]];

			words += *seen != mark;
			*seen = mark;
		}
	}
	if (lessons > MET_LESSONS)
		words = (uint32_t)(words * sqrt((double)lessons / MET_LESSONS));
	learner->rests[e].words = words;
}

/* How often a word is expected together with those of some levels; returns how many of them there
 * are in `touched`. */
static size_t count_together(struct learner *learner, size_t e, struct level_range range)
{
	const size_t *first = learner->occurrence_first;
	size_t touched = 0;

	for (size_t o = first[e]; o < first[e + 1]; o++) {
		size_t lesson = learner->occurrences[o];
		float weight = learner->lessons->items[lesson].weight;

		if (range.end == 0 || (o > first[e] && lesson == learner->occurrences[o - 1]))
			continue;
		for (size_t k = find_level(learner, lesson, range.low);
			k < learner->slot_first[lesson + 1]; k++) {
			uint32_t f = learner->words[k];

			if (learner->levels[f] >= range.end)
				break;
			if (learner->together[f] == 0)
				learner->touched[touched++] = f;
			learner->together[f] += weight;
		}
	}
	return touched;
}

/* Of the words that are counted together with a word, adds its likely partners: those that it
 * shares more than a bead with, and keeps to. The others are part of its rest. */
static int add_partners(struct learner *learner, size_t e, size_t touched)
{
	float least = (float)learner->settings->affinity_least;

	for (size_t n = 0; n < touched; n++) {
		uint32_t f = learner->touched[n];
		float together = learner->together[f];

		if (!learner->place[f] && (double)together > learner->settings->pair_least &&
			affinity(together, learner->expected[e], learner->occurring[f]) >= least &&
			add_pair(learner, f, 0))
			return COTEJO_ENOMEM;
	}
	return 0;
}

/* Lists where the pairs of a row meet, in the order of the text. */
static int find_meetings(
	struct learner *learner, size_t e, struct level_range range, size_t *ret_count)
{
	const size_t *first = learner->occurrence_first;
	size_t count = 0;

	for (size_t o = first[e]; o < first[e + 1]; o++) {
		size_t lesson = learner->occurrences[o], end = learner->slot_first[lesson + 1];
		size_t k = find_level(learner, lesson, range.low);
		struct meeting *meetings = array_reserve(learner->meetings,
			&learner->meeting_capacity, count + (end - k) + 1, sizeof(*meetings));

		if (!meetings)
			return COTEJO_ENOMEM;
		learner->meetings = meetings;
		for (; k < end; k++) {
			uint32_t f = learner->words[k], place = learner->place[f];

			if (learner->levels[f] >= range.end)
				break;
			if (place == 0)
				continue;
			learner->pairs[place - 1].links++;
			meetings[count++] = (struct meeting){place - 1, (uint32_t)k};
		}
	}
	*ret_count = count;
	return 0;
}

/* Sorts the row's meetings by pair. */
static int build_links(struct learner *learner, size_t e)
{
	size_t begin = learner->link_first[e], at = begin, count = 0;
	struct level_range range = {LEVELS, 0};
	uint32_t *links;

	include_row(learner, learner->row_first[e], &range);
	if (range.end && find_meetings(learner, e, range, &count))
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

/* At first words are the likelier translations the more they keep to each other. */
static void start_row(struct learner *learner, size_t e)
{
	size_t pairs = learner->row_first[e + 1] - learner->row_first[e];
	struct rest *rest = &learner->rests[e];
	float occurrences = learner->expected[e], sum = 0;

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
	if (sum <= 0) /* it is in no lesson */
		return;
	rest->translation /= sum;
	for (size_t i = learner->row_first[e]; i < learner->row_first[e + 1]; i++) {
		struct pair *pair = &learner->pairs[i];
		pair->translation = pair->translation / sum + pair->seed;
	}
}

/* The row of a word; `at`: its first seed, if it has one. */
static int build_row(struct learner *learner, const struct seeds *seeds, size_t *at, size_t e)
{
	struct level_range range = partner_levels(learner, e);
	size_t touched;

	if (add_seeds(learner, seeds, at, e))
		return COTEJO_ENOMEM;
	include_row(learner, learner->row_first[e], &range);
	count_met(learner, e);
	touched = count_together(learner, e, range);
	if (add_partners(learner, e, touched))
		return COTEJO_ENOMEM;
	learner->row_first[e + 1] = learner->pair_count;
	if (build_links(learner, e))
		return COTEJO_ENOMEM;
	start_row(learner, e);
	for (size_t n = 0; n < touched; n++)
		learner->together[learner->touched[n]] = 0;
	return 0;
}

int learner_find_partners(struct learner *learner, const struct seeds *seeds)
{
	size_t at = 0;

	count_words(learner);
	if (list_occurrences(learner) || fill_lessons(learner))
		return COTEJO_ENOMEM;
	for (size_t e = 0; e < learner->from_count; e++)
		if (build_row(learner, seeds, &at, e))
			return COTEJO_ENOMEM;
	return 0;
}
