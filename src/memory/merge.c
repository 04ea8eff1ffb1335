/*
 * merge.c - units that say the same become one
 *
 * Every unit is written down as a number: a hash of what it must share with another to be merged
 * with it. Units with the same number stand together when the numbers are sorted; whether they
 * really share it is then looked at in their texts.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include <cotejo/edit.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/change.h"
#include "memory/handle.h"
#include "memory/index.h"
#include "memory/key.h"
#include "memory/units.h"
#include "text/normal.h"

struct share {
	uint64_t hash;
	int64_t unit;
};

/* A unit among those that share something; the best comes first. */
struct rank {
	int64_t unit;
	int state; /* as a rank: the lower the better */
	double probability;
};

struct merging {
	struct change change;
	struct share *shares;
	size_t count, capacity;
	struct rank *ranks;
	size_t rank_count, rank_capacity;
	struct buffer form, other;
};

/* ---- What a unit shares ---- */

/* One text of the unit, in the form in which it is compared. */
static void write_text(struct buffer *form, struct query *row, bool normal)
{
	buffer_add(form, query_text(row, 1));
	buffer_add_byte(form, '\n');
	if (normal)
		normal_append(form, query_text(row, 2));
	else
		buffer_add(form, query_text(row, 2));
	buffer_add_byte(form, '\n');
	buffer_add(form, query_text(row, 3));
	buffer_add_byte(form, '\n');
}

/* All texts of the unit. */
static int write_unit(
	struct merging *merging, int64_t unit, struct buffer *form, struct cotejo_error *error)
{
	struct query query;
	int code;

	buffer_reset(form);
	query_begin(&query, merging->change.memory, QUERY_UNIT_TEXTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1)
		write_text(form, &query, true);
	query_end(&query);
	return code == 0 && form->failed ? error_no_memory(error) : code;
}

static int add_share(struct merging *merging, int64_t unit, struct cotejo_error *error)
{
	struct share *grown;

	if (merging->form.failed)
		return error_no_memory(error);
	grown = array_reserve(
		merging->shares, &merging->capacity, merging->count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	merging->shares = grown;
	merging->shares[merging->count++] = (struct share){
		key_hash(merging->change.memory->seed, buffer_text(&merging->form)), unit};
	return 0;
}

static int share_all_texts(struct merging *merging, int64_t unit, struct cotejo_error *error)
{
	int code = write_unit(merging, unit, &merging->form, error);

	return code < 0 ? code : add_share(merging, unit, error);
}

static int share_each_text(struct merging *merging, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, merging->change.memory, QUERY_UNIT_TEXTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1) {
		buffer_reset(&merging->form);
		write_text(&merging->form, &query, false);
		code = add_share(merging, unit, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	return code;
}

static int compare_shares(const void *a, const void *b)
{
	const struct share *left = a, *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return (left->unit > right->unit) - (left->unit < right->unit);
}

/* ---- Which one stays ---- */

static int rank_of_state(enum cotejo_unit_state state)
{
	return state == COTEJO_UNIT_CONFIRMED ? 0 : state == COTEJO_UNIT_AUTOMATIC ? 1 : (int)state;
}

static int compare_ranks(const void *a, const void *b)
{
	const struct rank *left = a, *right = b;

	if (left->state != right->state)
		return left->state < right->state ? -1 : 1;
	if (left->probability != right->probability)
		return left->probability > right->probability ? -1 : 1;
	return (left->unit > right->unit) - (left->unit < right->unit);
}

/* Ranks the units from `begin` to `end`, each once; those that are gone are left out. */
static int rank_units(struct merging *merging, size_t begin, size_t end, struct cotejo_error *error)
{
	merging->rank_count = 0;
	for (size_t i = begin; i < end; i++) {
		const struct cotejo_unit *unit = &merging->change.before.unit;
		struct rank *grown = array_reserve(merging->ranks, &merging->rank_capacity,
			merging->rank_count + 1, sizeof(*grown));
		int code;

		if (!grown)
			return error_no_memory(error);
		merging->ranks = grown;
		if (i > begin && merging->shares[i].unit == merging->shares[i - 1].unit)
			continue;
		code = change_look(&merging->change, merging->shares[i].unit, error);
		if (code < 0)
			return code;
		if (code == 1)
			merging->ranks[merging->rank_count++] = (struct rank){
				unit->id, rank_of_state(unit->state), unit->probability};
	}
	if (merging->rank_count)
		qsort(merging->ranks, merging->rank_count, sizeof(*merging->ranks), compare_ranks);
	return 0;
}

/* ---- Merging two ---- */

static int move(struct merging *merging, enum query_name what, int64_t from, int64_t to,
	struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, merging->change.memory, what);
	query_bind_integer(&query, 1, from);
	query_bind_integer(&query, 2, to);
	return query_run(&query, error);
}

/* The unit at which was looked last goes into another. */
static int merge_into(struct merging *merging, int64_t best, struct cotejo_error *error)
{
	static const enum query_name moves[] = {QUERY_UNIT_MOVE_BEADS, QUERY_UNIT_MOVE_IMPORTS,
		QUERY_UNIT_MOVE_PROPERTIES, QUERY_UNIT_MOVE_NOTES};
	int64_t unit = merging->change.before.unit.id;
	int code = 0;

	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]) && code == 0; i++)
		code = move(merging, moves[i], unit, best, error);
	if (code == 0)
		code = unit_remove(merging->change.memory, unit, error);
	if (code == 0)
		code = unit_weigh(merging->change.memory, best, error);
	return code < 0 ? code : change_tell(&merging->change, error);
}

static int merge_alike(struct merging *merging, struct cotejo_error *error)
{
	int64_t best = merging->ranks[0].unit;
	int code = write_unit(merging, best, &merging->form, error);

	for (size_t i = 1; i < merging->rank_count && code == 0; i++) {
		int64_t unit = merging->ranks[i].unit;

		code = write_unit(merging, unit, &merging->other, error);
		if (code < 0 ||
			!slice_equal(buffer_text(&merging->form), buffer_text(&merging->other)))
			continue;
		code = change_look(&merging->change, unit, error);
		if (code == 1)
			code = merge_into(merging, best, error);
	}
	return code;
}

/* ---- Joining two ---- */

/* The text that both have, or 0: no one text, or another language too. */
static int find_common(struct merging *merging, int64_t best, int64_t unit, int64_t *ret_variant,
	struct cotejo_error *error)
{
	struct query query;
	size_t same = 0, clashes = 0;
	int code;

	query_begin(&query, merging->change.memory, QUERY_UNITS_COMMON);
	query_bind_integer(&query, 1, best);
	query_bind_integer(&query, 2, unit);
	while ((code = query_step(&query, error)) == 1) {
		if (query_integer(&query, 1)) {
			*ret_variant = query_integer(&query, 0);
			same++;
		} else {
			clashes++;
		}
	}
	query_end(&query);
	return code < 0 ? code : same == 1 && clashes == 0;
}

static int join(struct merging *merging, int64_t best, int64_t common, struct cotejo_error *error)
{
	static const enum query_name moves[] = {
		QUERY_VARIANTS_MOVE, QUERY_VARIANTS_MOVE_PROPERTIES, QUERY_VARIANTS_MOVE_NOTES};
	int64_t unit = merging->change.before.unit.id;
	struct cotejo_memory *memory = merging->change.memory;
	struct query query;
	int code = index_drop_unit(memory, unit, error);

	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]) && code == 0; i++) {
		query_begin(&query, memory, moves[i]);
		query_bind_integer(&query, 1, unit);
		query_bind_integer(&query, 2, best);
		query_bind_integer(&query, 3, common);
		code = query_run(&query, error);
	}
	if (code == 0)
		code = index_add_unit(memory, best, error);
	if (code == 0)
		code = change_sign(&merging->change, best, error);
	return code < 0 ? code : merge_into(merging, best, error);
}

static int join_others(struct merging *merging, struct cotejo_error *error)
{
	int64_t best = merging->ranks[0].unit, common = 0;
	int code = 0;

	for (size_t i = 1; i < merging->rank_count && code == 0; i++) {
		code = find_common(merging, best, merging->ranks[i].unit, &common, error);
		if (code == 1)
			code = change_look(&merging->change, merging->ranks[i].unit, error);
		if (code == 1)
			code = join(merging, best, common, error);
	}
	return code;
}

/* ---- All of them ---- */

static int merge_groups(struct merging *merging, enum cotejo_merge how, struct cotejo_error *error)
{
	size_t end;
	int code = 0;

	if (merging->count)
		qsort(merging->shares, merging->count, sizeof(*merging->shares), compare_shares);
	for (size_t begin = 0; begin < merging->count && code == 0; begin = end) {
		end = begin + 1;
		while (end < merging->count &&
			merging->shares[end].hash == merging->shares[begin].hash)
			end++;
		if (end - begin < 2)
			continue;
		code = rank_units(merging, begin, end, error);
		if (code == 0 && merging->rank_count > 1)
			code = how == COTEJO_MERGE_JOIN ? join_others(merging, error)
							: merge_alike(merging, error);
		if (code == 0)
			code = change_go_on(&merging->change, error);
	}
	return code;
}

int cotejo_memory_merge(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	enum cotejo_merge how, const struct cotejo_change_options *options,
	struct cotejo_change_result *ret_result, struct cotejo_error *error)
{
	struct merging merging = {0};
	int code = change_begin(&merging.change, memory, "merge", filter, options, error);

	for (size_t i = 0; i < merging.change.chosen.count && code == 0; i++) {
		int64_t unit = merging.change.chosen.items[i];

		code = how == COTEJO_MERGE_JOIN ? share_each_text(&merging, unit, error)
						: share_all_texts(&merging, unit, error);
	}
	if (code == 0)
		code = merge_groups(&merging, how, error);
	free(merging.shares);
	free(merging.ranks);
	buffer_clear(&merging.form);
	buffer_clear(&merging.other);
	return change_end(&merging.change, code, ret_result, error);
}
