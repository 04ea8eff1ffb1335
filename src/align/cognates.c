/*
 * cognates.c - words that look alike in two languages
 *
 * Only words with the same first letters are compared, so the work grows with the vocabulary and
 * not with its square. A group of words with one beginning that is very large (a language in which
 * a prefix is everywhere) is left alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include "align/seeds.h"

#include <stdlib.h>

#include "base/array.h"
#include "text/utf8.h"

enum {
	BEGINNING_LETTERS = 3, /* that cognates must share */
	COGNATE_LETTERS = 4,   /* the shortest */
	LETTERS_MAX = 32,
	GROUP_MAX = 400
};

/* A word of one side in the group of those with the same beginning. */
struct candidate {
	uint32_t word;
	uint32_t next; /* index of the next in its group + 1; 0: none */
};

struct group {
	uint32_t first[SIDES]; /* index of a candidate + 1; 0: none */
	uint32_t count[SIDES];
};

/* All words of both sides by their beginnings. */
struct groups {
	struct map beginnings;
	struct group *groups;
	size_t group_capacity;
	struct candidate *candidates;
	size_t candidate_count, candidate_capacity;
};

static void groups_clear(struct groups *groups)
{
	map_clear(&groups->beginnings);
	free(groups->groups);
	free(groups->candidates);
}

static size_t beginning_length(struct cotejo_text token)
{
	size_t at = 0;
	int32_t point;

	for (int i = 0; i < BEGINNING_LETTERS && at < token.length; i++)
		at = utf8_next(token, at, &point);
	return at;
}

static int add_word(struct groups *groups, int side, struct cotejo_text token, uint32_t word)
{
	struct cotejo_text beginning = slice(token.bytes, beginning_length(token));
	struct map_entry *entry;
	struct candidate *candidates;
	struct group *grown, *group;
	bool new;

	grown = array_reserve(groups->groups, &groups->group_capacity, groups->beginnings.count + 1,
		sizeof(*grown));
	if (!grown)
		return COTEJO_ENOMEM;
	groups->groups = grown;
	candidates = array_reserve(groups->candidates, &groups->candidate_capacity,
		groups->candidate_count + 1, sizeof(*candidates));
	if (!candidates)
		return COTEJO_ENOMEM;
	groups->candidates = candidates;
	entry = map_insert(
		&groups->beginnings, beginning, (uint32_t)groups->beginnings.count, &new);
	if (!entry)
		return COTEJO_ENOMEM;
	group = &grown[entry->value];
	if (new)
		*group = (struct group){{0}, {0}};
	candidates[groups->candidate_count] = (struct candidate){word, group->first[side]};
	group->first[side] = (uint32_t)++groups->candidate_count;
	group->count[side]++;
	return 0;
}

static int add_side(struct groups *groups, int side, const struct vocabulary *vocabulary)
{
	for (size_t i = 0; i < vocabulary->numbers.count; i++)
		if (vocabulary->types[i].kind == WORD_LETTERS &&
			vocabulary->types[i].letters >= COGNATE_LETTERS &&
			add_word(groups, side, vocabulary->numbers.entries[i].key, (uint32_t)i))
			return COTEJO_ENOMEM;
	return 0;
}

static size_t decode(int32_t ret_points[LETTERS_MAX], struct cotejo_text token)
{
	size_t at = 0, count = 0;

	while (at < token.length && count < LETTERS_MAX)
		at = utf8_next(token, at, &ret_points[count++]);
	return count;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits (one letter put in, left out or changed) that make one word from the other. */
static size_t edits(const int32_t *a, size_t a_count, const int32_t *b, size_t b_count)
{
	size_t row[LETTERS_MAX + 1];

	for (size_t j = 0; j <= b_count; j++)
		row[j] = j;
	for (size_t i = 1; i <= a_count; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b_count; j++) {
			size_t changed = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			row[j] = least(changed, least(row[j], row[j - 1]) + 1);
		}
	}
	return row[b_count];
}

static double similarity(struct cotejo_text a, struct cotejo_text b)
{
	int32_t a_points[LETTERS_MAX], b_points[LETTERS_MAX];
	size_t a_count = decode(a_points, a), b_count = decode(b_points, b);
	size_t longer = a_count > b_count ? a_count : b_count;

	return 1 - (double)edits(a_points, a_count, b_points, b_count) / (double)longer;
}

static int compare_group(struct seeds *seeds, const struct groups *groups,
	const struct group *group, const struct vocabulary vocabularies[SIDES],
	const struct settings *settings)
{
	for (uint32_t i = group->first[LEFT]; i; i = groups->candidates[i - 1].next)
		for (uint32_t j = group->first[RIGHT]; j; j = groups->candidates[j - 1].next) {
			uint32_t left = groups->candidates[i - 1].word;
			uint32_t right = groups->candidates[j - 1].word;
			double alike = similarity(vocabularies[LEFT].numbers.entries[left].key,
				vocabularies[RIGHT].numbers.entries[right].key);

			if (alike >= settings->cognate_similarity && alike < 1 &&
				seeds_add(seeds, left, right, settings->seed_cognate))
				return COTEJO_ENOMEM;
		}
	return 0;
}

int seeds_add_cognates(struct seeds *seeds, const struct vocabulary vocabularies[SIDES],
	const struct settings *settings, struct cotejo_error *error)
{
	struct groups groups = {0};
	int status = 0;

	for (int side = 0; side < SIDES && status == 0; side++)
		status = add_side(&groups, side, &vocabularies[side]);
	for (size_t i = 0; i < groups.beginnings.count && status == 0; i++) {
		const struct group *group = &groups.groups[i];

		if (group->count[LEFT] <= GROUP_MAX && group->count[RIGHT] <= GROUP_MAX)
			status = compare_group(seeds, &groups, group, vocabularies, settings);
	}
	groups_clear(&groups);
	return status < 0 ? error_no_memory(error) : 0;
}
