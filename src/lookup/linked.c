/*
 * linked.c - what the links of a memory say of a phrase
 *
 * SPDX-License-Identifier: MIT
 */
#include "lookup/linked.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

/* Which of the phrase's places a word is in; as many as there are when it is in none. */
static size_t place_of(const struct cotejo_hit *hit, const struct cotejo_word_span *word)
{
	size_t i = 0;

	while (i < hit->span_count &&
		(word->begin < hit->spans[i].begin ||
			word->begin >= hit->spans[i].begin + hit->spans[i].length))
		i++;
	return i;
}

static int add_word(struct linked *linked, const struct cotejo_word_span *word, size_t place,
	struct cotejo_error *error)
{
	struct linked_word *grown =
		array_reserve(linked->found, &linked->capacity, linked->count + 1, sizeof(*grown));

	if (!grown)
		return error_no_memory(error);
	linked->found = grown;
	grown[linked->count++] = (struct linked_word){{word->begin, word->length}, place};
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
		size_t place;

		if (link->source >= linked->source.count || link->target >= linked->target.count)
			continue;
		place = place_of(hit, &linked->source.spans[link->source]);
		if (place < hit->span_count)
			code = add_word(linked, &linked->target.spans[link->target], place, error);
	}
	return code < 0 ? code : 1;
}

void linked_clear(struct linked *linked)
{
	cotejo_linker_free(linked->linker);
	cotejo_word_links_clear(&linked->links);
	cotejo_word_spans_clear(&linked->source);
	cotejo_word_spans_clear(&linked->target);
	free(linked->found);
	*linked = (struct linked){0};
}
