/*
 * pretranslate_edits.c - what is to be put into a text, and what taken out
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/pretranslate_edits.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"

static void finish_last(struct edits *edits)
{
	if (edits->count)
		edits->items[edits->count - 1].end = edits->text.length;
}

int edits_begin(struct edits *edits, size_t at, size_t removed, struct cotejo_error *error)
{
	struct edit *grown =
		array_reserve(edits->items, &edits->capacity, edits->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	edits->items = grown;
	finish_last(edits);
	grown[edits->count] =
		(struct edit){at, removed, edits->text.length, edits->text.length, edits->count};
	edits->count++;
	return 0;
}

static int compare(const void *one, const void *other)
{
	const struct edit *a = one, *b = other;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return a->number < b->number ? -1 : 1;
}

int edits_apply(struct edits *edits, struct buffer *ret_text, struct cotejo_text text,
	struct cotejo_error *error)
{
	size_t at = 0;

	finish_last(edits);
	if (edits->count)
		qsort(edits->items, edits->count, sizeof(*edits->items), compare);
	for (size_t i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->items[i];

		buffer_add(ret_text, slice(text.bytes + at, edit->at - at));
		if (edit->end > edit->begin)
			buffer_add(ret_text,
				slice(edits->text.bytes + edit->begin, edit->end - edit->begin));
		at = edit->at + edit->removed;
	}
	buffer_add(ret_text, slice(text.bytes + at, text.length - at));
	return edits->text.failed || ret_text->failed ? error_no_memory(error) : 0;
}

void edits_clear(struct edits *edits)
{
	free(edits->items);
	buffer_clear(&edits->text);
	*edits = (struct edits){0};
}
