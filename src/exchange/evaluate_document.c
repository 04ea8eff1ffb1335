/*
 * evaluate_document.c - the beads of one list, to be looked up by their sentences
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/evaluate_document.h"

#include <stdlib.h>

enum { LEFT, RIGHT };

/* A list that says more of a sentence is no alignment, and would take too long to look at. */
enum { MOST_BEADS_OF_SENTENCE = 100 };

static const size_t *numbers_of(const struct cotejo_listed_bead *bead, int side, size_t *ret_count)
{
	*ret_count = side == LEFT ? bead->left_count : bead->right_count;
	return side == LEFT ? bead->left : bead->right;
}

static int compare(const void *a, const void *b)
{
	const struct incidence *first = a, *second = b;

	if (first->number != second->number)
		return first->number < second->number ? -1 : 1;
	return (first->bead > second->bead) - (first->bead < second->bead);
}

static int check(const struct incidence *items, size_t count, struct cotejo_error *error)
{
	for (size_t i = MOST_BEADS_OF_SENTENCE; i < count; i++) {
		if (items[i].number == items[i - MOST_BEADS_OF_SENTENCE].number)
			return error_set(error, COTEJO_ELIMIT,
				"sentence %zu is in more than %d beads", items[i].number,
				MOST_BEADS_OF_SENTENCE);
	}
	return 0;
}

static int set_up_side(struct bead_index *index, int side, struct cotejo_error *error)
{
	struct incidence *items;
	size_t total = 0, next = 0, count;

	for (size_t i = 0; i < index->count; i++) {
		numbers_of(&index->beads[i], side, &count);
		total += count;
	}
	items = calloc(total + 1, sizeof(*items));
	if (!items)
		return error_no_memory(error);
	index->sides[side] = items;
	index->side_counts[side] = total;
	for (size_t i = 0; i < index->count; i++) {
		const size_t *numbers = numbers_of(&index->beads[i], side, &count);

		for (size_t k = 0; k < count; k++)
			items[next++] = (struct incidence){numbers[k], i};
	}
	qsort(items, total, sizeof(*items), compare);
	return check(items, total, error);
}

/* Both sides' numbers as bytes; false when memory ran out. */
static bool make_key(struct buffer *key, const struct cotejo_listed_bead *bead)
{
	size_t counts[2] = {bead->left_count, bead->right_count};

	buffer_reset(key);
	buffer_add(key, slice((const char *)counts, sizeof(counts)));
	buffer_add(key, slice((const char *)bead->left, bead->left_count * sizeof(*bead->left)));
	buffer_add(key, slice((const char *)bead->right, bead->right_count * sizeof(*bead->right)));
	return !key->failed;
}

int bead_index_set_up(
	struct bead_index *index, const struct cotejo_bead_list *list, struct cotejo_error *error)
{
	int code = 0;

	index->beads = cotejo_bead_list_beads(list);
	index->count = cotejo_bead_list_count(list);
	if (index->count > UINT32_MAX)
		return error_set(error, COTEJO_ELIMIT, "more than %u beads", UINT32_MAX);
	index->looks = calloc(index->count + 1, sizeof(*index->looks));
	if (!index->looks)
		return error_no_memory(error);
	for (size_t i = 0; i < index->count; i++) {
		bool is_new;

		if (!make_key(&index->key, &index->beads[i]) ||
			!map_insert(&index->exact, buffer_text(&index->key), (uint32_t)i, &is_new))
			return error_no_memory(error);
	}
	for (int side = 0; side < 2 && code == 0; side++)
		code = set_up_side(index, side, error);
	return code;
}

void bead_index_clear(struct bead_index *index)
{
	map_clear(&index->exact);
	free(index->sides[LEFT]);
	free(index->sides[RIGHT]);
	free(index->looks);
	buffer_clear(&index->key);
}

static const struct map_entry *find(struct bead_index *index, const struct cotejo_listed_bead *bead)
{
	if (!make_key(&index->key, bead))
		return NULL;
	return map_find(&index->exact, buffer_text(&index->key));
}

bool bead_index_counts(struct bead_index *index, size_t number)
{
	const struct cotejo_listed_bead *bead = &index->beads[number];
	const struct map_entry *entry;

	if (bead->left_count + bead->right_count == 0)
		return false;
	entry = find(index, bead);
	return entry && entry->value == number;
}

bool bead_index_has(struct bead_index *index, const struct cotejo_listed_bead *bead)
{
	return find(index, bead) != NULL;
}

/* The first incidence of a sentence, or the end. */
static size_t first_of(const struct bead_index *index, int side, size_t number)
{
	const struct incidence *items = index->sides[side];
	size_t low = 0, high = index->side_counts[side];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (items[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Looks at all beads with a sentence of this bead's side: marks them, or finds a marked one. */
static bool look(
	struct bead_index *index, const struct cotejo_listed_bead *bead, int side, bool marks)
{
	size_t count;
	const size_t *numbers = numbers_of(bead, side, &count);

	for (size_t k = 0; k < count; k++) {
		size_t i = first_of(index, side, numbers[k]);

		for (; i < index->side_counts[side] && index->sides[side][i].number == numbers[k];
			i++) {
			size_t *seen = &index->looks[index->sides[side][i].bead];

			if (marks)
				*seen = index->look;
			else if (*seen == index->look)
				return true;
		}
	}
	return false;
}

bool bead_index_overlaps(struct bead_index *index, const struct cotejo_listed_bead *bead)
{
	index->look++;
	look(index, bead, LEFT, true);
	return look(index, bead, RIGHT, false);
}

const struct cotejo_listed_bead *bead_index_at(
	const struct bead_index *index, const struct cotejo_listed_bead *bead)
{
	int side = bead->left_count ? LEFT : RIGHT;
	size_t count, at;
	const size_t *numbers = numbers_of(bead, side, &count);

	if (count == 0)
		return NULL;
	at = first_of(index, side, numbers[0]);
	if (at == index->side_counts[side] || index->sides[side][at].number != numbers[0])
		return NULL;
	return &index->beads[index->sides[side][at].bead];
}
