/*
 * items.c - what a text has of something
 *
 * SPDX-License-Identifier: MIT
 */
#include "check/items.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/slice.h"

/* A detail is read by people; more than this says nothing more. */
enum { SHOWN = 8 };

void items_reset(struct items *items)
{
	buffer_reset(&items->text);
	items->count = 0;
	items->failed = false;
}

void items_clear(struct items *items)
{
	buffer_clear(&items->text);
	free(items->list);
	*items = (struct items){0};
}

void items_add_since(struct items *items, size_t begin)
{
	struct item *grown;

	if (items->text.length == begin && !items->text.failed)
		return;
	grown = items->text.failed ? NULL
				   : array_reserve(items->list, &items->capacity, items->count + 1,
					     sizeof(*grown));
	if (!grown) {
		items->failed = true;
		return;
	}
	items->list = grown;
	items->list[items->count++] = (struct item){begin, items->text.length - begin};
}

void items_add(struct items *items, struct cotejo_text text)
{
	size_t begin = items->text.length;

	buffer_add(&items->text, text);
	items_add_since(items, begin);
}

struct cotejo_text items_at(const struct items *items, size_t i)
{
	return slice(items->text.bytes + items->list[i].begin, items->list[i].length);
}

bool items_have(const struct items *items, struct cotejo_text text)
{
	for (size_t i = 0; i < items->count; i++) {
		if (slice_equal(items_at(items, i), text))
			return true;
	}
	return false;
}

void items_drop(struct items *items, size_t i)
{
	memmove(&items->list[i], &items->list[i + 1],
		(--items->count - i) * sizeof(items->list[0]));
}

/* Sorting by a comparison that needs the text: lists are short, and a heap sort needs no more. */
static void sift(struct items *items, size_t root, size_t end)
{
	for (size_t child; (child = 2 * root + 1) < end; root = child) {
		struct item kept = items->list[root];

		if (child + 1 < end &&
			slice_compare(items_at(items, child), items_at(items, child + 1)) < 0)
			child++;
		if (slice_compare(items_at(items, root), items_at(items, child)) >= 0)
			return;
		items->list[root] = items->list[child];
		items->list[child] = kept;
	}
}

static void sort(struct items *items)
{
	for (size_t i = items->count / 2; i-- > 0;)
		sift(items, i, items->count);
	for (size_t end = items->count; end > 1; end--) {
		struct item last = items->list[end - 1];

		items->list[end - 1] = items->list[0];
		items->list[0] = last;
		sift(items, 0, end - 1);
	}
}

void items_subtract(struct items *left, struct items *right)
{
	size_t i = 0, j = 0, kept_left = 0, kept_right = 0;

	sort(left);
	sort(right);
	while (i < left->count || j < right->count) {
		int order = i == left->count ? 1
			    : j == right->count
				    ? -1
				    : slice_compare(items_at(left, i), items_at(right, j));

		if (order < 0)
			left->list[kept_left++] = left->list[i];
		else if (order > 0)
			right->list[kept_right++] = right->list[j];
		i += order <= 0;
		j += order >= 0;
	}
	left->count = kept_left;
	right->count = kept_right;
}

static void write_side(struct buffer *buffer, const struct items *items)
{
	for (size_t i = 0; i < items->count && i < SHOWN; i++) {
		buffer_add_string(buffer, i ? ", " : "");
		buffer_add(buffer, items_at(items, i));
	}
	if (items->count > SHOWN)
		buffer_add_string(buffer, ", ...");
}

void items_write(struct buffer *buffer, const struct items *left, const struct items *right)
{
	write_side(buffer, left);
	buffer_add_string(buffer, left->count ? " |" : "|");
	buffer_add_string(buffer, right->count ? " " : "");
	write_side(buffer, right);
}
