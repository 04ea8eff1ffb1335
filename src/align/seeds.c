/*
 * seeds.c - pairs of words that are likely translations before anything is learnt
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/seeds.h"

#include <stdlib.h>
#include <string.h>

#include "align/known.h"
#include "base/array.h"

enum {
	IDENTICAL_LETTERS = 4,
	NAME_WORDS = 4,
	SPELLED_DIGITS = 3,
	LONE_LEAST =
		3 /* ICU takes a millisecond for the numbers in words; fewer are not worth it */
};

void seeds_clear(struct seeds *seeds)
{
	free(seeds->items);
	free(seeds->by_right);
	*seeds = (struct seeds){0};
}

int seeds_put(struct seeds *seeds, const struct seed *seed)
{
	struct seed *items =
		array_reserve(seeds->items, &seeds->capacity, seeds->count + 1, sizeof(*items));

	if (!items)
		return COTEJO_ENOMEM;
	seeds->items = items;
	items[seeds->count++] = *seed;
	return 0;
}

int seeds_add(struct seeds *seeds, uint32_t left, uint32_t right, double strength)
{
	return seeds_put(seeds, &(struct seed){{left, right}, {(float)strength, (float)strength}});
}

static int compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* By left word, then right word. */
static int compare_left(const void *a, const void *b)
{
	const struct seed *x = a, *y = b;
	int order = compare(x->words[LEFT], y->words[LEFT]);

	return order ? order : compare(x->words[RIGHT], y->words[RIGHT]);
}

static bool same_words(const struct seed *a, const struct seed *b)
{
	return a->words[LEFT] == b->words[LEFT] && a->words[RIGHT] == b->words[RIGHT];
}

/* Sorts by left word; of the seeds of one pair makes one by `join`. */
static void sort(struct seeds *seeds, void (*join)(struct seed *to, const struct seed *seed))
{
	size_t kept = 0;

	if (seeds->count == 0)
		return;
	qsort(seeds->items, seeds->count, sizeof(*seeds->items), compare_left);
	for (size_t i = 0; i < seeds->count; i++)
		if (kept && same_words(&seeds->items[kept - 1], &seeds->items[i]))
			join(&seeds->items[kept - 1], &seeds->items[i]);
		else
			seeds->items[kept++] = seeds->items[i];
	seeds->count = kept;
}

static void keep_greater(struct seed *to, const struct seed *seed)
{
	for (int from = 0; from < SIDES; from++)
		if (seed->strengths[from] > to->strengths[from])
			to->strengths[from] = seed->strengths[from];
}

static void add_strengths(struct seed *to, const struct seed *seed)
{
	for (int from = 0; from < SIDES; from++)
		to->strengths[from] += seed->strengths[from];
}

void seeds_add_up(struct seeds *seeds)
{
	sort(seeds, add_strengths);
}

int seeds_sort(struct seeds *seeds, size_t right_words)
{
	size_t *next = calloc(right_words + 1, sizeof(*next));
	struct seed *by_right;

	sort(seeds, keep_greater);
	by_right = calloc(seeds->count + 1, sizeof(*by_right));
	if (!next || !by_right) {
		free(next);
		free(by_right);
		return COTEJO_ENOMEM;
	}
	for (size_t i = 0; i < seeds->count; i++)
		next[seeds->items[i].words[RIGHT] + 1]++;
	for (size_t w = 0; w < right_words; w++)
		next[w + 1] += next[w];
	for (size_t i = 0; i < seeds->count; i++)
		by_right[next[seeds->items[i].words[RIGHT]]++] = seeds->items[i];
	free(next);
	free(seeds->by_right);
	seeds->by_right = by_right;
	return 0;
}

/* How surely a token stands for itself in the other language; 0: no more than by chance. */
static double identical_strength(const struct token_type *type, const struct settings *settings)
{
	switch (type->kind) {
	case WORD_NUMBER:
		return settings->seed_number;
	case WORD_MARK:
		return settings->seed_mark;
	case WORD_IDEOGRAPH:
		return settings->seed_identical;
	default:
		return type->letters >= IDENTICAL_LETTERS || type->capital
			       ? settings->seed_identical
			       : 0;
	}
}

int seeds_add_identical(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct settings *settings, struct cotejo_error *error)
{
	const struct map *left = &vocabularies[LEFT].numbers;

	for (size_t i = 0; i < left->count; i++) {
		const struct map_entry *right =
			map_find(&vocabularies[RIGHT].numbers, left->entries[i].key);
		double strength = identical_strength(&vocabularies[LEFT].types[i], settings);

		if (right && strength > 0 && seeds_add(seeds, (uint32_t)i, right->value, strength))
			return error_no_memory(error);
	}
	return 0;
}

/* What the taker of names needs. */
struct naming {
	struct seeds *seeds;
	const struct vocabulary *vocabularies;
	struct tokenizer *tokenizer;
	double strengths[SIDES];
};

/* The vocabulary's numbers of the words of a name; 0 of them if one is missing or they are many. */
static int name_tokens(const struct naming *naming, int side, struct cotejo_text name,
	uint32_t ret_tokens[NAME_WORDS], size_t *ret_count, struct cotejo_error *error)
{
	struct word word;
	size_t count = 0;
	int status;

	*ret_count = 0;
	words_start(&naming->tokenizer->words, name);
	while ((status = words_next(&naming->tokenizer->words, &word, error)) > 0) {
		const struct map_entry *entry;

		if (word.kind == WORD_MARK || !tokenizer_make(naming->tokenizer, name, &word))
			continue;
		if (naming->tokenizer->token.failed)
			return error_no_memory(error);
		entry = map_find(&naming->vocabularies[side].numbers,
			buffer_text(&naming->tokenizer->token));
		if (!entry || count == NAME_WORDS)
			return 0;
		ret_tokens[count++] = entry->value;
	}
	*ret_count = count;
	return status;
}

/* Any word of the name may be translated by any word of the other, those in the same place sooner.
 */
static int take_name(
	void *user, struct cotejo_text left, struct cotejo_text right, struct cotejo_error *error)
{
	const struct naming *naming = user;
	uint32_t lefts[NAME_WORDS], rights[NAME_WORDS];
	size_t left_count, right_count;
	int status = name_tokens(naming, LEFT, left, lefts, &left_count, error);

	if (status < 0 || left_count == 0)
		return status;
	status = name_tokens(naming, RIGHT, right, rights, &right_count, error);
	if (status < 0)
		return status;
	for (size_t i = 0; i < left_count; i++)
		for (size_t j = 0; j < right_count; j++) {
			double longer =
				(double)(left_count > right_count ? left_count : right_count);
			struct seed seed = {{lefts[i], rights[j]},
				{(float)(naming->strengths[LEFT] / longer),
					(float)(naming->strengths[RIGHT] / longer)}};

			if (seeds_put(naming->seeds, &seed))
				return error_no_memory(error);
		}
	return 0;
}

/* A name of which no word is in the text needs no counterpart. */
static int wants_name(void *user, struct cotejo_text left, struct cotejo_error *error)
{
	uint32_t tokens[NAME_WORDS];
	size_t count;
	int status = name_tokens(user, LEFT, left, tokens, &count, error);

	return status < 0 ? status : count > 0;
}

/* How many numbers of few digits are only on this side: the other may have them in words. */
static size_t count_lone_numbers(const struct vocabulary vocabularies[SIDES], int side)
{
	const struct map *numbers = &vocabularies[side].numbers;
	size_t count = 0;

	for (size_t i = 0; i < numbers->count; i++)
		count += vocabularies[side].types[i].kind == WORD_NUMBER &&
			 vocabularies[side].types[i].letters <= SPELLED_DIGITS &&
			 !map_find(&vocabularies[!side].numbers, numbers->entries[i].key);
	return count;
}

int seeds_add_names(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const char *const languages[SIDES], const struct names_list *names,
	struct tokenizer *tokenizer, const struct settings *settings, struct cotejo_error *error)
{
	struct naming naming = {
		seeds, vocabularies, tokenizer, {settings->seed_name, settings->seed_name}};
	size_t lone =
		count_lone_numbers(vocabularies, LEFT) + count_lone_numbers(vocabularies, RIGHT);
	struct names_taker taker = {take_name, wants_name, &naming, lone < LONE_LEAST};

	if (names && names_list_is_of(names, languages[LEFT], languages[RIGHT]))
		return names_list_each(names, &taker, error);
	return names_each(languages[LEFT], languages[RIGHT], &taker, error);
}

/* The entries as seeds, their sources in the words of side `from`. */
static int take_entries(struct naming *naming, const struct known known[SIDES], int from,
	const struct cotejo_lexicon *lexicon, struct cotejo_error *error)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);
	size_t count = cotejo_lexicon_count(lexicon);
	int status = 0;

	for (size_t i = 0; i < count && status == 0; i++) {
		const struct cotejo_lexicon_entry *entry = &entries[i];

		if (!known_may_begin(&known[from], entry->source) ||
			!known_may_begin(&known[!from], entry->target))
			continue;
		naming->strengths[from] = entry->forward;
		naming->strengths[!from] = entry->backward;
		status = take_name(naming, from == LEFT ? entry->source : entry->target,
			from == LEFT ? entry->target : entry->source, error);
	}
	return status;
}

/*
 * Nobody says which side the lexicon's sources belong to, and with the sides swapped hardly an
 * entry is in the texts: both ways are tried, and the one that finds more stays.
 */
static int take_better_way(struct naming *naming, const struct known known[SIDES],
	const struct cotejo_lexicon *lexicon, struct cotejo_error *error)
{
	struct seeds *seeds = naming->seeds;
	size_t begin = seeds->count, middle;
	int status = take_entries(naming, known, LEFT, lexicon, error);

	middle = seeds->count;
	if (status == 0)
		status = take_entries(naming, known, RIGHT, lexicon, error);
	if (status < 0)
		return status;
	if (seeds->count - middle <= middle - begin) {
		seeds->count = middle;
		return 0;
	}
	memmove(&seeds->items[begin], &seeds->items[middle],
		(seeds->count - middle) * sizeof(*seeds->items));
	seeds->count -= middle - begin;
	return 0;
}

/* What a side's words get from the seeds in all. */
static void sum_strengths(const struct seeds *seeds, int from, float *sums)
{
	for (size_t i = 0; i < seeds->count; i++)
		sums[seeds->items[i].words[from]] += seeds->items[i].strengths[from];
}

/* What is given of a word sums to `most` at most, and what was guessed shares the rest. */
static int share_strengths(
	struct seeds *guessed, struct seeds *given, int from, size_t word_count, float most)
{
	float *sums = calloc(word_count + 1, sizeof(*sums));

	if (!sums)
		return COTEJO_ENOMEM;
	sum_strengths(given, from, sums);
	for (size_t i = 0; i < guessed->count; i++) {
		float sum = sums[guessed->items[i].words[from]];

		guessed->items[i].strengths[from] *= 1 - (sum < most ? sum : most);
	}
	for (size_t i = 0; i < given->count; i++) {
		float sum = sums[given->items[i].words[from]];

		if (sum > most)
			given->items[i].strengths[from] *= most / sum;
	}
	free(sums);
	return 0;
}

int seeds_add_given(struct seeds *seeds, struct seeds *given,
	const struct vocabulary vocabularies[SIDES], const struct settings *settings)
{
	sort(given, keep_greater);
	for (int side = 0; side < SIDES; side++)
		if (share_strengths(seeds, given, side, vocabularies[side].numbers.count,
			    (float)settings->seed_lexicon))
			return COTEJO_ENOMEM;
	for (size_t i = 0; i < given->count; i++)
		if (seeds_put(seeds, &given->items[i]))
			return COTEJO_ENOMEM;
	return 0;
}

int seeds_add_lexicon(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct cotejo_lexicon *lexicon, struct tokenizer *tokenizer,
	const struct settings *settings, struct cotejo_error *error)
{
	struct seeds given = {0};
	struct naming naming = {&given, vocabularies, tokenizer, {0}};
	struct known known[SIDES] = {{0}};
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++)
		if (known_fill(&known[side], &vocabularies[side], tokenizer->prefix_letters))
			status = error_no_memory(error);
	if (status == 0)
		status = take_better_way(&naming, known, lexicon, error);
	if (status == 0 && seeds_add_given(seeds, &given, vocabularies, settings))
		status = error_no_memory(error);
	seeds_clear(&given);
	known_clear(&known[LEFT]);
	known_clear(&known[RIGHT]);
	return status;
}
