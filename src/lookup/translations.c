/*
 * translations.c - what a phrase became in translations
 *
 * The hits of a lookup are kept as examples, an association learns from them which words of the
 * targets go with the phrase, and what it finds is put together by its words of content.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include <cotejo/lookup.h>

#include "base/array.h"
#include "base/error.h"
#include "base/map.h"
#include "base/options.h"
#include "base/slice.h"
#include "lookup/association.h"
#include "lookup/linked.h"
#include "lookup/lookup.h"
#include "lookup/small_words.h"
#include "memory/handle.h"
#include "text/fold.h"
#include "text/language.h"

enum {
	SAMPLE = 4000, /* candidates that are looked at for the hits */
	/* With fewer examples the words of the phrase are learnt one by one, with the help of other
	 * units that hold them. */
	FEW = 20,
	HELPERS = 60, /* units for each word */
	MOST_HELPED = 4
};

struct group {
	struct cotejo_translation translation;
	struct cotejo_translation_form *forms;
	size_t capacity;
};

/* What the memory's links say of an example. */
struct example_links {
	const struct linked_word *words;
	size_t count;
	bool known;
};

struct cotejo_translations {
	struct arena arena;
	struct example_links *links; /* of each example */
	size_t link_capacity;
	struct cotejo_example *examples;
	size_t count, capacity;
	struct group *groups;
	size_t group_count, group_capacity;
	size_t unclear;
	uint64_t total;
	int is_exact;
};

/* ---- Examples ---- */

static bool keep_text(
	struct cotejo_translations *all, struct cotejo_text *ret_copy, struct cotejo_text text)
{
	const char *copy = arena_copy(&all->arena, text);

	*ret_copy = slice(copy, text.length);
	return copy != NULL;
}

static bool keep_string(struct cotejo_translations *all, const char **ret_copy, const char *string)
{
	*ret_copy = string ? arena_string(&all->arena, string) : NULL;
	return !string || *ret_copy;
}

/* The variant to see the phrase in: the first of the language asked for. */
static const struct cotejo_variant *target_of(const struct cotejo_hit *hit, const char *language)
{
	for (size_t i = 0; i < hit->unit->variant_count; i++) {
		const struct cotejo_variant *variant = &hit->unit->variants[i];

		if (i != hit->variant &&
			(!language || language_covers(language, variant->language)))
			return variant;
	}
	return NULL;
}

static int keep_example(struct cotejo_translations *all, const struct cotejo_hit *hit,
	const struct cotejo_variant *target, struct cotejo_error *error)
{
	const struct cotejo_variant *source = &hit->unit->variants[hit->variant];
	struct cotejo_example *grown =
		array_reserve(all->examples, &all->capacity, all->count + 1, sizeof(*grown));
	struct cotejo_example example = {.unit = hit->unit->id,
		.probability = hit->unit->probability,
		.state = hit->unit->state,
		.exact = hit->exact,
		.span_count = hit->span_count,
		.group = SIZE_MAX};
	struct cotejo_span *spans;

	if (!grown)
		return error_no_memory(error);
	all->examples = grown;
	spans = arena_alloc(&all->arena, hit->span_count, sizeof(*spans));
	if (!spans || !keep_text(all, &example.source, source->text) ||
		!keep_text(all, &example.target, target->text) ||
		!keep_string(all, &example.source_language, source->language) ||
		!keep_string(all, &example.target_language, target->language) ||
		!keep_string(all, &example.source_document, source->document) ||
		!keep_string(all, &example.target_document, target->document))
		return error_no_memory(error);
	memcpy(spans, hit->spans, hit->span_count * sizeof(*spans));
	example.spans = spans;
	all->examples[all->count++] = example;
	return 0;
}

/* Of the example that was kept last. */
static int keep_links(struct cotejo_translations *all, struct linked *linked,
	struct cotejo_memory *memory, const struct cotejo_hit *hit,
	const struct cotejo_variant *target, struct cotejo_error *error)
{
	struct example_links *grown =
		array_reserve(all->links, &all->link_capacity, all->count, sizeof(*grown));
	struct linked_word *words;
	int code;

	if (!grown)
		return error_no_memory(error);
	all->links = grown;
	grown[all->count - 1] = (struct example_links){NULL, 0, false};
	code = linked_find(linked, memory, hit, (size_t)(target - hit->unit->variants), error);
	if (code != 1)
		return code;
	words = arena_alloc(&all->arena, linked->count + 1, sizeof(*words));
	if (!words)
		return error_no_memory(error);
	if (linked->count)
		memcpy(words, linked->found, linked->count * sizeof(*words));
	grown[all->count - 1] = (struct example_links){words, linked->count, true};
	return 0;
}

static int gather(struct cotejo_translations *all, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_variant *target;
	const struct cotejo_hit *hit;
	struct linked linked = {0};
	int code = cotejo_lookup_new(&lookup, memory, phrase, options, error);

	if (code == 0)
		lookup_be_brief(lookup);
	while (code == 0 && (code = cotejo_lookup_next(lookup, &hit, error)) == 1) {
		target = target_of(hit, options->target_language);
		code = target ? keep_example(all, hit, target, error) : 0;
		if (code == 0 && target)
			code = keep_links(all, &linked, memory, hit, target, error);
	}
	linked_clear(&linked);
	if (code == 0)
		all->is_exact = cotejo_lookup_total(lookup, &all->total);
	cotejo_lookup_free(lookup);
	return code;
}

/* ---- Helpers ---- */

/* Units that hold one word of the phrase say something of this word. */
static int learn_word(struct association *association, struct cotejo_memory *memory,
	const struct cotejo_example *example, struct cotejo_text word, struct cotejo_error *error)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_lookup *lookup = NULL;
	const struct cotejo_hit *hit;
	int code;

	options.language = example->source_language;
	options.target_language = example->target_language;
	options.limit = HELPERS;
	options.sample = HELPERS;
	code = cotejo_lookup_new(&lookup, memory, word, &options, error);
	/* What is a word here may be none by itself. */
	if (code == COTEJO_EARGUMENT)
		return 0;
	if (code == 0)
		lookup_be_brief(lookup);
	while (code == 0 && (code = cotejo_lookup_next(lookup, &hit, error)) == 1) {
		const struct cotejo_variant *target = target_of(hit, options.target_language);

		code = target ? association_add(association, example->source_language,
					hit->unit->variants[hit->variant].text, NULL, 0,
					target->language, target->text, false, error)
			      : 0;
	}
	cotejo_lookup_free(lookup);
	return code;
}

static int learn_helpers(struct association *association, struct cotejo_memory *memory,
	const struct cotejo_example *example, struct cotejo_error *error)
{
	const struct token_list source = association->pairs[0].source;
	size_t helped = 0;
	int code = 0;

	for (size_t i = 0; i < source.count && code == 0 && helped < MOST_HELPED; i++) {
		const struct token *token = &source.tokens[i];

		if (!token->phrase || token->small)
			continue;
		code = learn_word(association, memory, example,
			slice(example->source.bytes + token->begin, token->end - token->begin),
			error);
		helped++;
	}
	return code;
}

/* ---- Groups ---- */

/* The stems of the words of content; of all words when there are no others. */
static int append_key(struct terms *terms, const struct cotejo_example *example, struct buffer *key,
	struct cotejo_error *error)
{
	struct cotejo_text text = slice(
		example->target.bytes + example->translation.begin, example->translation.length);
	struct term term;

	for (int with_small = 0; with_small < 2; with_small++) {
		int code = terms_start(terms, example->target_language, text, error);

		buffer_reset(key);
		while (code == 0 && (code = terms_next(terms, &term, error)) == 1) {
			code = 0;
			if (!with_small && is_small_word(terms->language->primary, term.word))
				continue;
			buffer_add_byte(key, ' ');
			buffer_add(key, term.stem);
		}
		if (code < 0)
			return code;
		if (key->length)
			break;
	}
	return key->failed ? error_no_memory(error) : 0;
}

static int count_form(struct cotejo_translations *all, struct group *group, struct cotejo_text text,
	struct buffer *scratch, struct cotejo_error *error)
{
	struct cotejo_translation_form *grown;
	struct cotejo_text copy;

	for (size_t i = 0; i < group->translation.form_count; i++) {
		struct cotejo_translation_form *form = &group->forms[i];

		buffer_reset(scratch);
		fold_append_lower(scratch, form->text);
		fold_append_lower(scratch, text);
		if (scratch->failed)
			return error_no_memory(error);
		if (scratch->length % 2 ||
			memcmp(scratch->bytes, scratch->bytes + scratch->length / 2,
				scratch->length / 2) != 0)
			continue;
		form->count++;
		/* The form with fewer capitals is the one that stands inside a sentence. */
		if (form->text.length == text.length &&
			memcmp(text.bytes, form->text.bytes, text.length) > 0)
			return keep_text(all, &form->text, text) ? 0 : error_no_memory(error);
		return 0;
	}
	grown = array_reserve(
		group->forms, &group->capacity, group->translation.form_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	group->forms = grown;
	if (!keep_text(all, &copy, text))
		return error_no_memory(error);
	grown[group->translation.form_count++] = (struct cotejo_translation_form){copy, 1};
	return 0;
}

static int put_in_group(struct cotejo_translations *all, struct map *keys, size_t example,
	struct cotejo_text key, struct buffer *scratch, struct cotejo_error *error)
{
	struct cotejo_example *item = &all->examples[example];
	struct map_entry *entry;
	struct group *grown;
	bool is_new = false;

	entry = map_insert(keys, key, (uint32_t)all->group_count, &is_new);
	if (!entry)
		return error_no_memory(error);
	if (is_new) {
		grown = array_reserve(
			all->groups, &all->group_capacity, all->group_count + 1, sizeof(*grown));
		if (!grown)
			return error_no_memory(error);
		all->groups = grown;
		grown[all->group_count++] = (struct group){.translation.example = example};
	}
	item->group = entry->value;
	all->groups[entry->value].translation.count++;
	return count_form(all, &all->groups[entry->value],
		slice(item->target.bytes + item->translation.begin, item->translation.length),
		scratch, error);
}

static int more_frequent_form(const void *a, const void *b)
{
	const struct cotejo_translation_form *first = a, *second = b;

	if (first->count != second->count)
		return first->count > second->count ? -1 : 1;
	return slice_compare(first->text, second->text);
}

static int more_frequent_group(const void *a, const void *b)
{
	const struct group *first = a, *second = b;

	if (first->translation.count != second->translation.count)
		return first->translation.count > second->translation.count ? -1 : 1;
	return first->translation.example > second->translation.example ? 1 : -1;
}

/* Puts forms and groups in order; each best example tells which group has come where. */
static int order_groups(struct cotejo_translations *all, struct cotejo_error *error)
{
	size_t clear = all->count - all->unclear, *places;

	if (all->group_count == 0)
		return 0;
	places = arena_alloc(&all->arena, all->group_count, sizeof(*places));
	if (!places)
		return error_no_memory(error);
	qsort(all->groups, all->group_count, sizeof(*all->groups), more_frequent_group);
	for (size_t i = 0; i < all->group_count; i++) {
		struct group *group = &all->groups[i];

		places[all->examples[group->translation.example].group] = i;
		qsort(group->forms, group->translation.form_count, sizeof(*group->forms),
			more_frequent_form);
		group->translation.forms = group->forms;
		group->translation.text = group->forms[0].text;
		group->translation.share = (double)group->translation.count / (double)clear;
	}
	for (size_t i = 0; i < all->count; i++) {
		if (all->examples[i].group != SIZE_MAX)
			all->examples[i].group = places[all->examples[i].group];
	}
	return 0;
}

static int group_examples(struct cotejo_translations *all, struct cotejo_error *error)
{
	struct buffer key = {0}, scratch = {0};
	struct terms terms = {0};
	struct map keys = {0};
	int code = 0;

	for (size_t i = 0; i < all->count && code == 0; i++) {
		if (all->examples[i].translation.length == 0) {
			all->unclear++;
			continue;
		}
		code = append_key(&terms, &all->examples[i], &key, error);
		if (code == 0)
			code = put_in_group(all, &keys, i, buffer_text(&key), &scratch, error);
	}
	if (code == 0)
		code = order_groups(all, error);
	terms_clear(&terms);
	map_clear(&keys);
	buffer_clear(&key);
	buffer_clear(&scratch);
	return code;
}

/* ---- All of it ---- */

/* Where a phrase stands twice, each place has its own translation if the memory has links. */
static int place_example(struct cotejo_translations *all, const struct association *association,
	size_t number, struct cotejo_span first, struct cotejo_error *error)
{
	struct cotejo_example *example = &all->examples[number];
	struct cotejo_span *places =
		arena_alloc(&all->arena, example->span_count + 1, sizeof(*places));

	if (!places)
		return error_no_memory(error);
	example->translations = places;
	example->translation = first;
	for (size_t k = 0; k < example->span_count; k++) {
		places[k] = k > 0 && all->links[number].known
				    ? association_project_place(association, number, k)
				    : first;
		if (example->translation.length == 0)
			example->translation = places[k];
	}
	return 0;
}

static int place_translations(struct cotejo_translations *all,
	const struct association *association, struct cotejo_error *error)
{
	struct cotejo_span *spans = arena_alloc(&all->arena, all->count, sizeof(*spans));
	int code;

	if (!spans)
		return error_no_memory(error);
	code = association_project(association, all->count, spans, error);
	for (size_t i = 0; i < all->count && code == 0; i++)
		code = place_example(all, association, i, spans[i], error);
	return code;
}

static int project(
	struct cotejo_translations *all, struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct association association = {0};
	bool few = all->count < FEW;
	int code = 0;

	for (size_t i = 0; i < all->count && code == 0; i++) {
		const struct cotejo_example *example = &all->examples[i];

		code = association_add(&association, example->source_language, example->source,
			example->spans, example->span_count, example->target_language,
			example->target, !few, error);
		if (code == 0 && all->links[i].known)
			association_link(&association, all->links[i].words, all->links[i].count);
	}
	if (code == 0 && few && all->count)
		code = learn_helpers(&association, memory, &all->examples[0], error);
	if (code == 0)
		code = association_learn(&association, error);
	if (code == 0 && all->count)
		code = place_translations(all, &association, error);
	association_clear(&association);
	return code;
}

/* All of it in one state of the memory: a transaction for each unit would cost as much as the unit.
 */
static int read_all(struct cotejo_translations *all, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	int code = memory_begin_read(memory, error);

	if (code < 0)
		return code;
	code = gather(all, memory, phrase, options, error);
	if (code == 0)
		code = project(all, memory, error);
	memory_end_read(memory);
	return code;
}

int cotejo_translations_new(struct cotejo_translations **ret_translations,
	struct cotejo_memory *memory, struct cotejo_text phrase,
	const struct cotejo_lookup_options *options, struct cotejo_error *error)
{
	struct cotejo_translations *all = calloc(1, sizeof(*all));
	struct cotejo_lookup_options whole = COTEJO_LOOKUP_OPTIONS_INIT;
	int code;

	if (!all)
		return error_no_memory(error);
	options_take(&whole, sizeof(whole), options);
	whole.struct_size = sizeof(whole);
	if (whole.limit == 0)
		whole.limit = COTEJO_TRANSLATIONS_LIMIT;
	if (whole.sample == 0)
		whole.sample = whole.limit > SAMPLE ? whole.limit : SAMPLE;
	code = read_all(all, memory, phrase, &whole, error);
	if (code == 0)
		code = group_examples(all, error);
	if (code < 0) {
		cotejo_translations_free(all);
		return code;
	}
	*ret_translations = all;
	return 0;
}

size_t cotejo_translations_count(const struct cotejo_translations *translations)
{
	return translations->group_count;
}

const struct cotejo_translation *cotejo_translations_get(
	const struct cotejo_translations *translations, size_t i)
{
	return i < translations->group_count ? &translations->groups[i].translation : NULL;
}

size_t cotejo_translations_examples(
	const struct cotejo_translations *translations, const struct cotejo_example **ret_examples)
{
	*ret_examples = translations->examples;
	return translations->count;
}

size_t cotejo_translations_unclear(const struct cotejo_translations *translations)
{
	return translations->unclear;
}

int cotejo_translations_total(const struct cotejo_translations *translations, uint64_t *ret_total)
{
	*ret_total = translations->total;
	return translations->is_exact;
}

void cotejo_translations_free(struct cotejo_translations *translations)
{
	if (!translations)
		return;
	for (size_t i = 0; i < translations->group_count; i++)
		free(translations->groups[i].forms);
	free(translations->groups);
	free(translations->examples);
	free(translations->links);
	arena_clear(&translations->arena);
	free(translations);
}
