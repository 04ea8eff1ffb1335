/*
 * projection.c - which stretch of a translation stands for a phrase
 *
 * Each word of the target is a gain or a loss by how much it is the phrase's, and the stretch with
 * the greatest sum is the translation. What single sentences leave open, all of them together often
 * tell: a stretch that was found in many of them is taken where it stands around a shorter one that
 * was found less often, and where nothing was clear.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "lookup/association.h"

/* Words that are less than this the phrase's are not counted to its translation; those that are
 * more make it longer. */
static const double threshold = .35;
/* Links leave out small words inside a phrase: one that is linked bridges more of them. */
static const double threshold_of_links = .2;
/* A translation of which no word of content is so much the phrase's is not clear. */
static const double least_clear = .5;

enum {
	MOST_USUAL = 12, /* stretches that are looked for in all targets */
	LEAST_USUAL = 3  /* times that one must have been found */
};

/* Tokens of a target; none when `end` is 0. */
struct stretch {
	size_t begin, end;
};

/* The words of a stretch that was found, and how often. */
struct usual {
	const struct token *tokens;
	size_t count, times;
};

/* ---- In one target ---- */

/* Of a row of gains and losses, the part with the greatest sum. */
static struct stretch best_part(const double *shares, size_t count, double least)
{
	struct stretch part = {0, 0};
	double best = 0, sum = 0;
	size_t begin = 0;

	for (size_t j = 0; j < count; j++) {
		if (sum <= 0) {
			sum = 0;
			begin = j;
		}
		sum += shares[j] - least;
		if (sum > best) {
			best = sum;
			part = (struct stretch){begin, j + 1};
		}
	}
	return part;
}

static bool is_small_phrase(const struct token_pair *pair)
{
	for (size_t i = 0; i < pair->source.count; i++) {
		if (pair->source.tokens[i].phrase && !pair->source.tokens[i].small)
			return false;
	}
	return true;
}

/* Small words at the edges belong to the sentence around. */
static void trim(const struct token_pair *pair, struct stretch *part)
{
	const struct token *tokens = pair->target.tokens;

	while (part->begin + 1 < part->end && tokens[part->begin].small)
		part->begin++;
	while (part->begin + 1 < part->end && tokens[part->end - 1].small)
		part->end--;
}

static struct stretch find_stretch(
	const struct association *association, size_t number, size_t place)
{
	const struct token_pair *pair = &association->pairs[number];
	const struct stretch none = {0, 0};
	double shares[ASSOCIATION_MOST_TOKENS], clear = 0;
	bool small = is_small_phrase(pair);
	struct stretch part;

	if (!association_shares(association, number, place, shares))
		return none;
	part = best_part(
		shares, pair->target.count, pair->has_links ? threshold_of_links : threshold);
	/* Links take along the small words that belong to a phrase, and no others. */
	if (!pair->has_links)
		trim(pair, &part);
	for (size_t j = part.begin; j < part.end; j++) {
		/* A small word alone stands for nothing but small words, unless links say so. */
		if ((small || pair->has_links || !pair->target.tokens[j].small) &&
			shares[j] > clear)
			clear = shares[j];
	}
	return clear < least_clear ? none : part;
}

/* ---- In all of them ---- */

static int by_words(const void *a, const void *b)
{
	const struct usual *first = a, *second = b;
	size_t shorter = first->count < second->count ? first->count : second->count;

	for (size_t i = 0; i < shorter; i++) {
		if (first->tokens[i].number != second->tokens[i].number)
			return first->tokens[i].number > second->tokens[i].number ? 1 : -1;
	}
	return (first->count > second->count) - (first->count < second->count);
}

static int by_times(const void *a, const void *b)
{
	const struct usual *first = a, *second = b;

	if (first->times != second->times)
		return first->times > second->times ? -1 : 1;
	return by_words(a, b);
}

/* Counts what was found: one of each kind stays, the most frequent first. */
static size_t count_usual(struct usual *usual, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(usual, count, sizeof(*usual), by_words);
	for (size_t i = 0; i < count; i++) {
		if (kept && by_words(&usual[kept - 1], &usual[i]) == 0)
			usual[kept - 1].times++;
		else
			usual[kept++] = usual[i];
	}
	if (kept)
		qsort(usual, kept, sizeof(*usual), by_times);
	return kept;
}

/* Where the words stand in a target around a stretch, or anywhere when there is none. */
static bool stands_around(
	const struct usual *usual, const struct token_list *target, struct stretch *part)
{
	for (size_t j = 0; j + usual->count <= target->count; j++) {
		struct usual here = {&target->tokens[j], usual->count, 0};

		if (part->end && (j > part->begin || j + usual->count < part->end))
			continue;
		if (by_words(usual, &here) != 0)
			continue;
		*part = (struct stretch){j, j + usual->count};
		return true;
	}
	return false;
}

static void agree(const struct association *association, struct stretch *parts, size_t count,
	const struct usual *usual, size_t kinds)
{
	for (size_t i = 0; i < count; i++) {
		const struct token_list *target = &association->pairs[i].target;
		struct usual own = {
			&target->tokens[parts[i].begin], parts[i].end - parts[i].begin, 0};

		/* The first of them is the most frequent; at its own kind the search is over. */
		for (size_t k = 0; k < kinds && k < MOST_USUAL; k++) {
			if (usual[k].times < LEAST_USUAL ||
				(own.count && by_words(&usual[k], &own) == 0) ||
				stands_around(&usual[k], target, &parts[i]))
				break;
		}
	}
}

static size_t gather(const struct association *association, const struct stretch *parts,
	size_t count, struct usual *usual)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		if (parts[i].end)
			usual[found++] =
				(struct usual){&association->pairs[i].target.tokens[parts[i].begin],
					parts[i].end - parts[i].begin, 1};
	}
	return count_usual(usual, found);
}

static struct cotejo_span span_of(const struct token_list *target, const struct stretch *part)
{
	struct cotejo_span span = {0, 0};

	if (part->end) {
		span.begin = target->tokens[part->begin].begin;
		span.length = target->tokens[part->end - 1].end - span.begin;
	}
	return span;
}

struct cotejo_span association_project_place(
	const struct association *association, size_t pair, size_t place)
{
	struct stretch part = {0, 0};

	if (place < ASSOCIATION_MOST_PLACES)
		part = find_stretch(association, pair, place);
	return span_of(&association->pairs[pair].target, &part);
}

int association_project(const struct association *association, size_t count,
	struct cotejo_span *ret_spans, struct cotejo_error *error)
{
	struct stretch *parts = calloc(count + 1, sizeof(*parts));
	struct usual *usual = calloc(count + 1, sizeof(*usual));
	int code = parts && usual ? 0 : error_no_memory(error);

	if (code == 0) {
		for (size_t i = 0; i < count; i++)
			parts[i] = find_stretch(association, i, 0);
		agree(association, parts, count, usual, gather(association, parts, count, usual));
		for (size_t i = 0; i < count; i++) {
			ret_spans[i] = span_of(&association->pairs[i].target, &parts[i]);
		}
	}
	free(parts);
	free(usual);
	return code;
}
