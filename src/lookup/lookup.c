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

/* The index comes first, whatever SQLite's planner thinks (CROSS JOIN); otherwise it might ask it
 * once a row. What an import brought has no probability and counts as certain. */
static const char question[] =
	"SELECT v.unit, coalesce(u.probability, 1.0)"
	" FROM words w CROSS JOIN variant v ON v.id = w.rowid CROSS JOIN unit u ON u.id = v.unit"
	" WHERE words MATCH ?1 AND u.state <> ?2"
	" AND (u.probability IS NULL OR u.probability >= ?3)"
	" AND (?4 = '' OR v.language IN (SELECT id FROM language WHERE tag = ?4"
	"  OR substr(tag, 1, length(?4) + 1) = ?4 || '-'))"
	" AND (?5 = '' OR EXISTS (SELECT 1 FROM variant t WHERE t.unit = u.id AND t.id <> v.id"
	"  AND t.language IN (SELECT id FROM language WHERE tag = ?5"
	"  OR substr(tag, 1, length(?5) + 1) = ?5 || '-')))";

static int gather(
	struct cotejo_lookup *lookup, struct cotejo_text match, struct cotejo_error *error)
{
	struct query query;
	int code;

	lookup->candidates.count = 0;
	query_prepare(&query, lookup->memory, question);
	query_bind_text(&query, 1, match);
	query_bind_integer(&query, 2, COTEJO_UNIT_EXCLUDED);
	query_bind_real(&query, 3, lookup->min_probability);
	query_bind_text(&query, 4, slice_of(lookup->language));
	query_bind_text(&query, 5, slice_of(lookup->target));
	while ((code = query_step(&query, error)) == 1) {
		code = candidates_add(&lookup->candidates, query_integer(&query, 0),
			query_real(&query, 1), error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	candidates_order(&lookup->candidates);
	return code;
}

static int gather_written(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	struct buffer match = {0};
	int code;

	phrase_append_words(&lookup->phrase, &match);
	code = match.failed ? error_no_memory(error) : gather(lookup, buffer_text(&match), error);
	buffer_clear(&match);
	return code;
}

/* Works out the stems of the phrase in the language asked for, or in all that the memory has. */
static int stem_phrase(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	const struct phrase_stems *stems;
	struct query query;
	int code;

	if (lookup->language[0])
		return phrase_stems(
			&lookup->phrase, &lookup->terms, lookup->language, &stems, error);
	query_prepare(&query, lookup->memory, "SELECT tag FROM language ORDER BY id");
	while ((code = query_step(&query, error)) == 1) {
		code = phrase_stems(&lookup->phrase, &lookup->terms, query_text(&query, 0).bytes,
			&stems, error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	return code;
}

static int gather_inflected(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	const struct phrase *phrase = &lookup->phrase;
	struct buffer match = {0};
	int code = stem_phrase(lookup, error);

	if (code < 0)
		return code;
	for (size_t i = 0; i < phrase->language_count; i++) {
		if (i)
			buffer_add_string(&match, " OR ");
		phrase_append_stems(phrase, &phrase->languages[i], &match);
	}
	if (match.failed)
		code = error_no_memory(error);
	else if (match.length)
		code = gather(lookup, buffer_text(&match), error);
	buffer_clear(&match);
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
			variant->language, variant->text, lookup->exact, error);
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
		code = phrase_read(&lookup->phrase, &lookup->terms, phrase, error);
	if (code == 0)
		code = gather_written(lookup, error);
	if (code < 0) {
		cotejo_lookup_free(lookup);
		return code;
	}
	*ret_lookup = lookup;
	return 0;
}

static int next_stage(struct cotejo_lookup *lookup, struct cotejo_error *error)
{
	int code = 0;

	if (lookup->stage == STAGE_WRITTEN && !lookup->exact)
		code = gather_inflected(lookup, error);
	lookup->stage = lookup->stage == STAGE_WRITTEN ? STAGE_INFLECTED : STAGE_OVER;
	return code;
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
