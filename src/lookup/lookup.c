/*
 * lookup.c - how was this translated before?
 *
 * Two questions to the index of words, one after the other: which texts hold the words as they are
 * written, and then which hold words of the same stems. Each answer is a list of units, of which
 * only numbers and probabilities are kept; a unit is loaded when its turn comes, and the phrase is
 * looked for in its text again, which throws out what the index only seemed to find and says where
 * the phrase stands. No lock is held between two hits.
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/lookup.h>

#include <stdlib.h>

#include "lookup/candidates.h"
#include "lookup/phrase.h"
#include "lookup/search.h"
#include "lookup/spans.h"
#include "memory/handle.h"
#include "memory/reader.h"

enum stage { STAGE_WRITTEN, STAGE_INFLECTED, STAGE_OVER };

struct cotejo_lookup {
	struct cotejo_memory *memory;
	char language[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* empty: any */
	double min_probability;
	bool exact;
	size_t left;      /* hits still wanted */
	enum stage stage; /* whose candidates these are */
	struct phrase phrase;
	struct terms terms;
	struct candidates candidates;
	struct reader reader;
	struct spans spans, other;
	struct cotejo_hit hit;
};

/* ---- Asking the index ---- */

/* Adds a unit with its probability, if it has one that suffices. What an import brought has none
 * and counts as certain. */
static int add_candidate(struct cotejo_lookup *lookup, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, lookup->memory, QUERY_UNIT_PASSES);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, COTEJO_UNIT_EXCLUDED);
	query_bind_real(&query, 3, lookup->min_probability);
	code = query_step(&query, error);
	if (code == 1)
		code = candidates_add(&lookup->candidates, unit, query_real(&query, 0), error);
	query_end(&query);
	return code;
}

static int read_index(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	struct index_reader reader = {0};
	struct unit_list units = {0};
	int code = index_reader_load(&reader, lookup->memory, error);

	if (code == 0)
		code = search_units(
			&reader, &lookup->phrase, lookup->stage == STAGE_INFLECTED, &units, error);
	for (size_t i = 0; i < units.count && code == 0; i++)
		code = add_candidate(lookup, units.units[i], error);
	unit_list_clear(&units);
	index_reader_clear(&reader);
	return code;
}

/* Asks the index the question of this stage, in one state of the memory. */
static int gather(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	int code = memory_begin_read(lookup->memory, error);

	if (code < 0)
		return code;
	lookup->candidates.count = 0;
	code = read_index(lookup, error);
	memory_end_read(lookup->memory);
	candidates_order(&lookup->candidates);
	return code;
}

static int expand(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	int code = memory_begin_read(lookup->memory, error);

	if (code < 0)
		return code;
	code = phrase_expand(
		&lookup->phrase, lookup->memory, lookup->language, lookup->exact, error);
	memory_end_read(lookup->memory);
	return code;
}

/* ---- Looking at a candidate ---- */

static bool has_target(const struct cotejo_lookup *lookup, size_t source)
{
	const struct cotejo_unit *unit = &lookup->reader.unit;

	if (!lookup->target[0])
		return true;
	for (size_t i = 0; i < unit->variant_count; i++) {
		if (i != source && language_covers(lookup->target, unit->variants[i].language))
			return true;
	}
	return false;
}

static void swap_spans(struct spans *a, struct spans *b)
{
	struct spans kept = *a;

	*a = *b;
	*b = kept;
}

/* Finds the variant that holds the phrase, one that holds it as written before others. 1: there is
 * one, and lookup->spans are its; 0: there is none. */
static int find_variant(
	struct cotejo_lookup *lookup, size_t *ret_variant, struct cotejo_error *error)
{
	const struct cotejo_unit *unit = &lookup->reader.unit;
	bool found = false;

	for (size_t i = 0; i < unit->variant_count; i++) {
		const struct cotejo_variant *variant = &unit->variants[i];
		int code;

		if ((lookup->language[0] &&
			    !language_covers(lookup->language, variant->language)) ||
			!has_target(lookup, i))
			continue;
		code = spans_find(&lookup->other, &lookup->phrase, &lookup->terms,
			variant->language, variant->text, lookup->exact ? SPANS_EXACT : 0, error);
		if (code < 0)
			return code;
		if (lookup->other.count == 0 || (found && !lookup->other.exact))
			continue;
		swap_spans(&lookup->spans, &lookup->other);
		*ret_variant = i;
		found = true;
		if (lookup->spans.exact)
			break;
	}
	return found;
}

/* Loads a unit as one state, and lets go of the memory again. */
static int load_unit(struct cotejo_lookup *lookup, int64_t unit, struct cotejo_error *error)
{
	int code = memory_begin_read(lookup->memory, error);

	if (code < 0)
		return code;
	code = reader_load(&lookup->reader, unit, error);
	reader_release(&lookup->reader);
	memory_end_read(lookup->memory);
	return code;
}

/* 1: lookup->hit is that unit; 0: it is none, or has been one in the stage before. */
static int take_candidate(struct cotejo_lookup *lookup, int64_t unit, struct cotejo_error *error)
{
	size_t variant = 0;
	int code = load_unit(lookup, unit, error);

	if (code != 1 || lookup->reader.unit.state == COTEJO_UNIT_EXCLUDED)
		return code < 0 ? code : 0;
	code = find_variant(lookup, &variant, error);
	if (code != 1 || lookup->spans.exact != (lookup->stage == STAGE_WRITTEN))
		return code < 0 ? code : 0;
	lookup->hit = (struct cotejo_hit){
		.unit = &lookup->reader.unit,
		.variant = variant,
		.exact = lookup->spans.exact,
		.span_count = lookup->spans.count,
		.spans = lookup->spans.items,
	};
	return 1;
}

/* ---- The API ---- */

static int read_options(struct cotejo_lookup *lookup, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	int code = 0;

	lookup->left = SIZE_MAX;
	if (!options)
		return 0;
	if (options->language)
		code = language_canonical(lookup->language, options->language, error);
	if (code == 0 && options->target_language)
		code = language_canonical(lookup->target, options->target_language, error);
	lookup->min_probability = options->min_probability;
	lookup->exact = options->exact != 0;
	if (options->limit)
		lookup->left = options->limit;
	return code;
}

int cotejo_lookup_new(struct cotejo_lookup **ret_lookup, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	struct cotejo_lookup *lookup = calloc(1, sizeof(*lookup));
	int code;

	if (!lookup)
		return error_no_memory(error);
	lookup->memory = memory;
	lookup->reader.memory = memory;
	code = read_options(lookup, options, error);
	if (code == 0)
		code = phrase_read(&lookup->phrase, phrase, false, error);
	if (code == 0)
		code = expand(lookup, error);
	if (code == 0)
		code = gather(lookup, error);
	if (code < 0) {
		cotejo_lookup_free(lookup);
		return code;
	}
	*ret_lookup = lookup;
	return 0;
}

static int next_stage(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	bool more = lookup->stage == STAGE_WRITTEN && !lookup->exact;

	lookup->stage = more ? STAGE_INFLECTED : STAGE_OVER;
	return more ? gather(lookup, error) : 0;
}

int cotejo_lookup_next(
	struct cotejo_lookup *lookup, const struct cotejo_hit **ret_hit, struct cotejo_error *error)
{
	int64_t unit = 0;
	int code = 0;

	while (lookup->left && lookup->stage != STAGE_OVER) {
		if (candidates_take(&lookup->candidates, &unit))
			code = take_candidate(lookup, unit, error);
		else
			code = next_stage(lookup, error);
		if (code < 0)
			return code;
		if (code == 1) {
			lookup->left--;
			*ret_hit = &lookup->hit;
			return 1;
		}
	}
	return 0;
}

void cotejo_lookup_free(struct cotejo_lookup *lookup)
{
	if (!lookup)
		return;
	phrase_clear(&lookup->phrase);
	terms_clear(&lookup->terms);
	candidates_clear(&lookup->candidates);
	reader_clear(&lookup->reader);
	spans_clear(&lookup->spans);
	spans_clear(&lookup->other);
	free(lookup);
}
