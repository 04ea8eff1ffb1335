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

#include <inttypes.h>
#include <stdlib.h>

#include "base/options.h"
#include "lookup/candidates.h"
#include "lookup/lookup.h"
#include "lookup/phrase.h"
#include "lookup/search.h"
#include "lookup/spans.h"
#include "memory/filter.h"
#include "memory/handle.h"
#include "memory/reader.h"

enum stage { STAGE_WRITTEN, STAGE_INFLECTED, STAGE_OVER };

struct cotejo_lookup {
	struct cotejo_memory *memory;
	char language[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* empty: any */
	double min_probability;
	bool exact, has_filter, has_without;
	unsigned how;     /* enum spans_how */
	size_t sample;    /* SIZE_MAX: all */
	size_t left;      /* hits still wanted */
	enum stage stage; /* whose candidates these are */
	struct phrase phrase, without;
	struct filter filter;
	struct terms terms, without_terms;
	struct found {
		size_t candidates, sampled, seen, hits;
	} found[STAGE_OVER]; /* of each stage: in the index, of those taken, looked at, and hits */
	struct candidates candidates;
	struct reader reader;
	struct spans spans, other, unwanted;
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
	query_bind_integer(&query, 2, lookup->has_filter ? -1 : COTEJO_UNIT_EXCLUDED);
	query_bind_real(&query, 3, lookup->min_probability);
	code = query_step(&query, error);
	if (code == 1)
		code = candidates_add(&lookup->candidates, unit, query_real(&query, 0), error);
	query_end(&query);
	return code;
}

/* Takes a sample of what the index has found. */
static void take_sample(struct unit_list *units, size_t sample)
{
	size_t count = units->count;

	if (count <= sample)
		return;
	for (size_t i = 0; i < sample; i++)
		units->units[i] =
			units->units[(size_t)((double)i * (double)count / (double)sample)];
	units->count = sample;
}

/* Keeps those that pass the filter. */
static int filter_units(
	struct cotejo_lookup *lookup, struct unit_list *units, struct cotejo_error *error)
{
	struct buffer *ids = &lookup->filter.ids;
	struct query query = {0};
	int code;

	buffer_reset(ids);
	for (size_t i = 0; i < units->count; i++)
		buffer_add_format(ids, "%s%" PRId64, i ? "," : "", units->units[i]);
	buffer_add_byte(ids, '\0');
	if (ids->failed)
		return error_no_memory(error);
	lookup->filter.has_ids = true;
	units->count = 0;
	code = filter_prepare(&query, lookup->memory, &lookup->filter, error);
	while (code == 0 && (code = query_step(&query, error)) == 1)
		code = unit_list_add(units, query_integer(&query, 0), error);
	query_finish(&query);
	return code;
}

static int read_index(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	struct found *found = &lookup->found[lookup->stage];
	struct index_reader reader = {0};
	struct unit_list units = {0};
	int code = index_reader_load(&reader, lookup->memory, error);

	if (code == 0)
		code = search_units(
			&reader, &lookup->phrase, lookup->stage == STAGE_INFLECTED, &units, error);
	found->candidates = units.count;
	take_sample(&units, lookup->sample);
	found->sampled = units.count;
	if (code == 0 && lookup->has_filter && units.count)
		code = filter_units(lookup, &units, error);
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
	if (code == 0 && lookup->has_without)
		code = phrase_expand(
			&lookup->without, lookup->memory, lookup->target, lookup->exact, error);
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

/* 1: a translation holds what it must not. */
static int has_unwanted(struct cotejo_lookup *lookup, size_t source, struct cotejo_error *error)
{
	const struct cotejo_unit *unit = &lookup->reader.unit;

	for (size_t i = 0; lookup->has_without && i < unit->variant_count; i++) {
		const struct cotejo_variant *variant = &unit->variants[i];
		int code;

		if (i == source ||
			(lookup->target[0] && !language_covers(lookup->target, variant->language)))
			continue;
		code = spans_find(&lookup->unwanted, &lookup->without, &lookup->without_terms,
			variant->language, variant->text, lookup->how & SPANS_EXACT, error);
		if (code < 0 || lookup->unwanted.count)
			return code < 0 ? code : 1;
	}
	return 0;
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
			variant->language, variant->text, lookup->how, error);
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

	lookup->found[lookup->stage].seen++;
	if (code != 1 || (lookup->reader.unit.state == COTEJO_UNIT_EXCLUDED && !lookup->has_filter))
		return code < 0 ? code : 0;
	code = find_variant(lookup, &variant, error);
	if (code != 1 || lookup->spans.exact != (lookup->stage == STAGE_WRITTEN))
		return code < 0 ? code : 0;
	code = has_unwanted(lookup, variant, error);
	if (code != 0)
		return code < 0 ? code : 0;
	lookup->found[lookup->stage].hits++;
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

/* An older program knows fewer members. */
static struct cotejo_lookup_options whole_options(const struct cotejo_lookup_options *options)
{
	struct cotejo_lookup_options whole = COTEJO_LOOKUP_OPTIONS_INIT;

	options_take(&whole, sizeof(whole), options);
	return whole;
}

static int read_options(struct cotejo_lookup *lookup, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	int code = 0;

	lookup->left = options->limit ? options->limit : SIZE_MAX;
	lookup->sample = options->sample ? options->sample : SIZE_MAX;
	lookup->min_probability = options->min_probability;
	lookup->exact = options->exact != 0;
	lookup->how =
		(options->exact ? SPANS_EXACT : 0U) | (options->any_order ? SPANS_ANY_ORDER : 0U);
	lookup->has_filter = options->filter != NULL;
	lookup->has_without = options->without != NULL;
	if (options->language)
		code = language_canonical(lookup->language, options->language, error);
	if (code == 0 && options->target_language)
		code = language_canonical(lookup->target, options->target_language, error);
	if (code == 0)
		code = filter_read(&lookup->filter, options->filter, error);
	if (code == 0 && options->without)
		code = phrase_read(&lookup->without, slice_of(options->without),
			options->wildcards != 0, error);
	return code;
}

int cotejo_lookup_new(struct cotejo_lookup **ret_lookup, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	struct cotejo_error *error)
{
	const struct cotejo_lookup_options whole = whole_options(options);
	struct cotejo_lookup *lookup = calloc(1, sizeof(*lookup));
	int code;

	if (!lookup)
		return error_no_memory(error);
	lookup->memory = memory;
	lookup->reader.memory = memory;
	code = read_options(lookup, &whole, error);
	if (code == 0)
		code = phrase_read(&lookup->phrase, phrase, whole.wildcards != 0, error);
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

void lookup_be_brief(struct cotejo_lookup *lookup)
{
	lookup->reader.is_brief = true;
}

int cotejo_lookup_total(const struct cotejo_lookup *lookup, uint64_t *ret_total)
{
	bool all = lookup->stage == STAGE_OVER;
	double total = 0;

	for (int i = 0; i < STAGE_OVER; i++) {
		const struct found *found = &lookup->found[i];
		double share = 1;

		/* The filter has passed over some of the sample without a look. */
		if (found->seen && lookup->stage == (enum stage)i)
			share = (double)(found->seen + lookup->candidates.count) /
				(double)found->seen;
		if (found->sampled)
			share *= (double)found->candidates / (double)found->sampled;
		all &= found->candidates == found->sampled;
		total += (double)found->hits * share;
	}
	*ret_total = (uint64_t)(total + .5);
	return all;
}

void cotejo_lookup_free(struct cotejo_lookup *lookup)
{
	if (!lookup)
		return;
	phrase_clear(&lookup->phrase);
	phrase_clear(&lookup->without);
	filter_clear(&lookup->filter);
	terms_clear(&lookup->terms);
	terms_clear(&lookup->without_terms);
	candidates_clear(&lookup->candidates);
	reader_clear(&lookup->reader);
	spans_clear(&lookup->spans);
	spans_clear(&lookup->other);
	spans_clear(&lookup->unwanted);
	free(lookup);
}
