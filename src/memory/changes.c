/*
 * changes.c - what is new in the index of words and not yet in its blocks
 *
 * A change is the number 2 * unit + removed; a list holds the differences from one to the next,
 * which may go down.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/changes.h"

#include <stdlib.h>

#include "base/array.h"

enum {
	FIRST_SLOTS = 1024,
	FIRST_ROOM = 8,    /* most words are rare */
	LONGEST_NUMBER = 9 /* bytes: 63 bits */
};

void changes_clear(struct changes *changes)
{
	free(changes->lists);
	free(changes->slots);
	arena_clear(&changes->arena);
	*changes = (struct changes){0};
}

/* ---- Finding the list of a term ---- */

static uint32_t *find_slot(
	uint32_t *slots, size_t slot_count, const struct change_list *lists, int64_t term)
{
	/* Terms are numbered one after the other: Fibonacci's step spreads them. */
	size_t mask = slot_count - 1;
	size_t i = (size_t)(((uint64_t)term * 0x9e3779b97f4a7c15U) >> 32) & mask;

	while (slots[i] && lists[slots[i] - 1].term != term)
		i = (i + 1) & mask;
	return &slots[i];
}

const struct change_list *changes_find(const struct changes *changes, int64_t term)
{
	uint32_t slot;

	if (changes->count == 0)
		return NULL;
	slot = *find_slot(changes->slots, changes->slot_count, changes->lists, term);
	return slot ? &changes->lists[slot - 1] : NULL;
}

static int grow_slots(struct changes *changes, struct cotejo_error *error)
{
	size_t slot_count = changes->slot_count ? changes->slot_count * 2 : FIRST_SLOTS;
	uint32_t *slots = calloc(slot_count, sizeof(*slots));

	if (!slots)
		return error_no_memory(error);
	for (size_t i = 0; i < changes->count; i++)
		*find_slot(slots, slot_count, changes->lists, changes->lists[i].term) =
			(uint32_t)i + 1;
	free(changes->slots);
	changes->slots = slots;
	changes->slot_count = slot_count;
	return 0;
}

static int list_of(struct changes *changes, int64_t term, struct change_list **ret_list,
	struct cotejo_error *error)
{
	struct change_list *grown;
	uint32_t *slot;

	if (changes->count * 2 >= changes->slot_count) {
		int code = grow_slots(changes, error);

		if (code < 0)
			return code;
	}
	slot = find_slot(changes->slots, changes->slot_count, changes->lists, term);
	if (*slot == 0) {
		grown = array_reserve(
			changes->lists, &changes->capacity, changes->count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		changes->lists = grown;
		grown[changes->count] =
			(struct change_list){.term = term, .last = -1, .rising = true};
		*slot = (uint32_t)++changes->count;
	}
	*ret_list = &changes->lists[*slot - 1];
	return 0;
}

/* ---- One change ---- */

/* Differences may be negative: the lowest bit is the sign. */
static uint64_t fold_sign(int64_t number)
{
	return number < 0 ? (uint64_t)-number << 1 | 1 : (uint64_t)number << 1;
}

static int64_t unfold_sign(uint64_t number)
{
	return number & 1 ? -(int64_t)(number >> 1) : (int64_t)(number >> 1);
}

static int make_room(struct changes *changes, struct change_list *list, struct cotejo_error *error)
{
	uint32_t room = list->room ? list->room * 2 : FIRST_ROOM;
	unsigned char *bytes;

	while (room < list->length + LONGEST_NUMBER)
		room *= 2;
	bytes = arena_alloc(&changes->arena, room, 1);
	if (!bytes)
		return error_no_memory(error);
	if (list->length)
		memcpy(bytes, list->bytes, list->length);
	list->bytes = bytes;
	list->room = room;
	return 0;
}

static int add_to_list(struct changes *changes, struct change_list *list, int64_t change,
	struct cotejo_error *error)
{
	uint64_t number = fold_sign(list->last < 0 ? change : change - list->last);

	if (change == list->last)
		return 0;
	if (list->room - list->length < LONGEST_NUMBER) {
		int code = make_room(changes, list, error);

		if (code < 0)
			return code;
	}
	list->rising &= !(change & 1) && change > list->last;
	list->last = change;
	for (; number >= 0x80; number >>= 7)
		list->bytes[list->length++] = (unsigned char)(number | 0x80);
	list->bytes[list->length++] = (unsigned char)number;
	return 0;
}

int changes_add(struct changes *changes, int64_t term, int64_t unit, bool removed, uint64_t *place,
	struct cotejo_error *error)
{
	struct change_list *list = NULL;
	int code = 0;

	/* The place may be that of earlier changes. */
	if (*place && *place <= changes->count && changes->lists[*place - 1].term == term)
		list = &changes->lists[*place - 1];
	else
		code = list_of(changes, term, &list, error);
	if (code < 0)
		return code;
	*place = (uint64_t)(list - changes->lists) + 1;
	return add_to_list(changes, list, unit << 1 | removed, error);
}

/* ---- Rows ---- */

size_t changes_size(const struct changes *changes)
{
	size_t size = 0;

	for (size_t i = 0; i < changes->count; i++)
		size += changes->lists[i].length + 4;
	return size;
}

static int by_term(const void *a, const void *b)
{
	const struct change_list *first = a, *second = b;

	return (first->term > second->term) - (first->term < second->term);
}

void changes_sort(struct changes *changes)
{
	if (changes->count)
		qsort(changes->lists, changes->count, sizeof(*changes->lists), by_term);
}

void changes_save(const struct changes *changes, struct buffer *buffer)
{
	int64_t term = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct change_list *list = &changes->lists[i];

		buffer_add_packed(buffer, (uint64_t)(list->term - term));
		buffer_add_packed(buffer, list->length);
		buffer_add(buffer, slice((const char *)list->bytes, list->length));
		term = list->term;
	}
}

/* Walks the changes of a list: true and the next one, or false at the end. */
static bool next_change(struct cotejo_text bytes, size_t *at, int64_t *change)
{
	uint64_t number = 0;
	int64_t next;

	if (!number_read(bytes, at, &number))
		return false;
	next = *change + unfold_sign(number);
	*change = next;
	return next >= 0 && next >> 1 <= UNIT_MOST;
}

static int load_list(
	struct changes *changes, int64_t term, struct cotejo_text bytes, struct cotejo_error *error)
{
	struct change_list *list = NULL;
	int64_t change = 0;
	size_t at = 0;
	int code = list_of(changes, term, &list, error);

	while (code == 0 && at < bytes.length) {
		if (!next_change(bytes, &at, &change))
			return error_set(error, COTEJO_ECORRUPT, "damaged: the index of words");
		code = add_to_list(changes, list, change, error);
	}
	return code;
}

int changes_load(struct changes *changes, struct cotejo_text bytes, struct cotejo_error *error)
{
	int64_t term = 0;
	size_t at = 0;
	int code = 0;

	while (code == 0 && at < bytes.length) {
		uint64_t step, length;

		if (!number_read(bytes, &at, &step) || !number_read(bytes, &at, &length) ||
			length > bytes.length - at || step > (uint64_t)(TERM_MOST - term))
			return error_set(error, COTEJO_ECORRUPT, "damaged: the index of words");
		term += (int64_t)step;
		code = load_list(changes, term, slice(bytes.bytes + at, (size_t)length), error);
		at += (size_t)length;
	}
	return code;
}

/* ---- Applying them ---- */

static struct cotejo_text bytes_of(const struct change_list *changes)
{
	return slice((const char *)changes->bytes, changes->length);
}

int64_t change_list_first(const struct change_list *changes)
{
	int64_t change = 0, first = INT64_MAX;
	size_t at = 0;

	while (next_change(bytes_of(changes), &at, &change)) {
		first = change >> 1 < first ? change >> 1 : first;
		if (changes->rising)
			break;
	}
	return first;
}

/* The usual case: all that is new lies behind what is there. */
static int append_all(
	const struct change_list *changes, struct unit_list *units, struct cotejo_error *error)
{
	int64_t change = 0;
	size_t at = 0;
	int code = 0;

	while (code == 0 && next_change(bytes_of(changes), &at, &change))
		code = unit_list_add(units, change >> 1, error);
	return code;
}

/* What was said of a unit, and when. */
struct event {
	int64_t unit;
	size_t when;
	bool removed;
};

static int by_unit(const void *a, const void *b)
{
	const struct event *first = a, *second = b;

	if (first->unit != second->unit)
		return first->unit > second->unit ? 1 : -1;
	return first->when > second->when ? 1 : -1;
}

/* The last event of each unit, in order of units. */
static size_t settle(struct event *events, size_t count)
{
	size_t kept = 0;

	qsort(events, count, sizeof(*events), by_unit);
	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && events[i + 1].unit == events[i].unit)
			continue;
		events[kept++] = events[i];
	}
	return kept;
}

static int merge(const struct event *events, size_t count, struct unit_list *units,
	struct unit_list *scratch, struct cotejo_error *error)
{
	struct unit_list swapped;
	size_t i = 0, j = 0;
	int code = 0;

	scratch->count = 0;
	while (code == 0 && (i < units->count || j < count)) {
		if (j == count || (i < units->count && units->units[i] < events[j].unit)) {
			code = unit_list_add(scratch, units->units[i++], error);
			continue;
		}
		i += i < units->count && units->units[i] == events[j].unit;
		if (!events[j].removed)
			code = unit_list_add(scratch, events[j].unit, error);
		j++;
	}
	swapped = *units;
	*units = *scratch;
	*scratch = swapped;
	return code;
}

int change_list_apply(const struct change_list *changes, struct unit_list *units,
	struct unit_list *scratch, struct cotejo_error *error)
{
	struct event *events;
	int64_t change = 0;
	size_t at = 0, count = 0;
	int code;

	if (changes->length == 0)
		return 0;
	if (changes->rising &&
		(units->count == 0 || units->units[units->count - 1] < change_list_first(changes)))
		return append_all(changes, units, error);
	events = malloc(changes->length * sizeof(*events));
	if (!events)
		return error_no_memory(error);
	while (next_change(bytes_of(changes), &at, &change)) {
		events[count] = (struct event){change >> 1, count, change & 1};
		count++;
	}
	code = merge(events, settle(events, count), units, scratch, error);
	free(events);
	return code;
}
