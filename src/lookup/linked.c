/*
 * linked.c - what the links of a memory say of a phrase
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/linked.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

static bool is_of_phrase(const struct cotejo_hit *hit, const struct cotejo_word_span *word)
{
	for (size_t i = 0; i < hit->span_count; i++) {
		if (word->begin >= hit->spans[i].begin &&
			word->begin < hit->spans[i].begin + hit->spans[i].length)
			return true;
	}
	return false;
}

static int add_span(
	struct linked *linked, const struct cotejo_word_span *word, struct cotejo_error *error)
{
	struct cotejo_span *grown =
		array_reserve(linked->spans, &linked->capacity, linked->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	linked->spans = grown;
	grown[linked->count++] = (struct cotejo_span){word->begin, word->length};
	return 0;
}

int linked_find(struct linked *linked, struct cotejo_memory *memory, const struct cotejo_hit *hit,
	size_t target, struct cotejo_error *error)
{
	const struct cotejo_variant *variants = hit->unit->variants;
	int code = linked->linker ? 0 : cotejo_linker_new(&linked->linker, memory, error);

	linked->count = 0;
	if (code == 0)
		code = cotejo_linker_links(
			linked->linker, hit->unit, hit->variant, target, &linked->links, error);
	if (code != 1)
		return code;
	code = cotejo_word_spans_find(
		&linked->source, COTEJO_TOKENS_TEXT, variants[hit->variant].text, error);
	if (code == 0)
		code = cotejo_word_spans_find(
			&linked->target, COTEJO_TOKENS_TEXT, variants[target].text, error);
	for (size_t i = 0; i < linked->links.count && code == 0; i++) {
		const struct cotejo_word_link *link = &linked->links.links[i];

		if (link->source < linked->source.count && link->target < linked->target.count &&
			is_of_phrase(hit, &linked->source.spans[link->source]))
			code = add_span(linked, &linked->target.spans[link->target], error);
	}
	return code < 0 ? code : 1;
}

void linked_clear(struct linked *linked)
{
	cotejo_linker_free(linked->linker);
	cotejo_word_links_clear(&linked->links);
	cotejo_word_spans_clear(&linked->source);
	cotejo_word_spans_clear(&linked->target);
	free(linked->spans);
	*linked = (struct linked){0};
}
