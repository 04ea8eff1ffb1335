/*
 * index_check.c - does the index of words say what the texts say?
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/index_check.h"

#include <stdlib.h>

#include "base/array.h"
#include "memory/handle.h"
#include "memory/index.h"
#include "memory/index_read.h"
#include "memory/key.h"
#include "memory/weights.h"
#include "text/utf8.h"

/* What the texts say of one unit after the other; a term counts once in a unit. */
struct tally {
	struct cotejo_memory *memory;
	struct terms terms; /* own[0] of a form: its term's number */
	int64_t unit;
	int64_t *held; /* terms of the unit */
	size_t count, capacity;
	uint64_t sum;
	bool complete;           /* all words of the texts are in the dictionary */
	struct weighed *weighed; /* languages of the unit */
	size_t weighed_count, weighed_capacity;
	uint64_t weight_sum;
};

/* What the table of weights says of a unit in a language. */
struct weighed {
	int64_t language;
	unsigned char byte;
};

static uint64_t hash_of(const struct cotejo_memory *memory, int64_t term, int64_t unit)
{
	int64_t pair[2] = {term, unit};

	return key_hash(memory->seed, slice((const char *)pair, sizeof(pair)));
}

/* ---- The texts ---- */

static uint64_t hash_of_weight(
	const struct cotejo_memory *memory, int64_t language, int64_t unit, unsigned char byte)
{
	int64_t triple[3] = {language, unit, byte};

	return key_hash(memory->seed, slice((const char *)triple, sizeof(triple)));
}

/* The text that was gone through last. */
static int weigh(struct tally *tally, int64_t language, struct cotejo_error *error)
{
	unsigned char byte =
		weight_byte(tally->terms.letters, tally->terms.numbers, tally->terms.marks);
	struct weighed *grown;

	for (size_t i = 0; i < tally->weighed_count; i++) {
		struct weighed *weighed = &tally->weighed[i];

		if (weighed->language != language)
			continue;
		if (weighed->byte != byte)
			weighed->byte = WEIGHT_SEVERAL | WEIGHT_SPARSE;
		return 0;
	}
	grown = array_reserve(
		tally->weighed, &tally->weighed_capacity, tally->weighed_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	tally->weighed = grown;
	grown[tally->weighed_count++] = (struct weighed){language, byte};
	return 0;
}

static int by_number(const void *a, const void *b)
{
	int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;

	return (first > second) - (first < second);
}

static void end_unit(struct tally *tally)
{
	if (tally->count)
		qsort(tally->held, tally->count, sizeof(*tally->held), by_number);
	for (size_t i = 0; i < tally->count; i++) {
		if (i == 0 || tally->held[i] != tally->held[i - 1])
			tally->sum += hash_of(tally->memory, tally->held[i], tally->unit);
	}
	tally->count = 0;
	for (size_t i = 0; i < tally->weighed_count; i++)
		tally->weight_sum += hash_of_weight(tally->memory, tally->weighed[i].language,
			tally->unit, tally->weighed[i].byte);
	tally->weighed_count = 0;
}

static int find_term(struct tally *tally, const struct term *term, struct cotejo_error *error)
{
	const char *primary = tally->terms.language->primary;
	struct query query;
	int code;

	query_begin(&query, tally->memory, QUERY_TERM_FIND);
	query_bind_text(&query, 1, slice_of(primary));
	query_bind_integer(&query, 2, index_stem_number(tally->memory->seed, primary, term->stem));
	query_bind_text(&query, 3, index_word(term->word));
	code = query_step(&query, error);
	if (code == 1)
		term->own[0] = (uint64_t)query_integer(&query, 0);
	query_end(&query);
	return code;
}

static int hold_term(struct tally *tally, const struct term *term, struct cotejo_error *error)
{
	int64_t *grown;
	int code = term->own[0] ? 1 : find_term(tally, term, error);

	if (code < 1) {
		tally->complete &= code != 0;
		return code;
	}
	grown = array_reserve(tally->held, &tally->capacity, tally->count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	tally->held = grown;
	tally->held[tally->count++] = (int64_t)term->own[0];
	return 0;
}

static int take_text(
	struct tally *tally, const char *tag, struct cotejo_text text, struct cotejo_error *error)
{
	struct term term;
	int code;

	text.length = utf8_valid_length(text);
	code = terms_start(&tally->terms, tag, text, error);
	while (code == 0 && (code = terms_next(&tally->terms, &term, error)) == 1)
		code = hold_term(tally, &term, error);
	return code;
}

static int add_texts(struct tally *tally, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, tally->memory,
		"SELECT v.unit, l.tag, v.text, l.id FROM variant v CROSS JOIN language l"
		" ON l.id = v.language ORDER BY v.unit");
	while ((code = query_step(&query, error)) == 1) {
		if (query_integer(&query, 0) != tally->unit)
			end_unit(tally);
		tally->unit = query_integer(&query, 0);
		code = take_text(tally, query_text(&query, 1).bytes, query_text(&query, 2), error);
		if (code == 0)
			code = weigh(tally, query_integer(&query, 3), error);
		if (code < 0)
			break;
	}
	query_finish(&query);
	end_unit(tally);
	return code;
}

/* ---- The lists ---- */

static int add_lists(
	struct cotejo_memory *memory, uint64_t *sum, bool *ret_known, struct cotejo_error *error)
{
	struct index_reader reader = {0};
	struct unit_list units = {0};
	size_t recent = 0;
	struct query query;
	int code = index_reader_load(&reader, memory, error);

	query_prepare(&query, memory, "SELECT id FROM term ORDER BY id");
	while (code == 0 && (code = query_step(&query, error)) == 1) {
		int64_t term = query_integer(&query, 0);

		code = index_read_units(&reader, term, &units, error);
		for (size_t i = 0; i < units.count; i++)
			*sum += hash_of(memory, term, units.units[i]);
		recent += changes_find(&reader.recent, term) != NULL;
	}
	*ret_known = recent == reader.recent.count;
	query_finish(&query);
	unit_list_clear(&units);
	index_reader_clear(&reader);
	return code;
}

/* 1: a block belongs to no term. */
static int has_lost_block(struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT 1 FROM posting WHERE id >> 36 NOT IN (SELECT id FROM term) LIMIT 1");
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

/* The sum of what the table of weights says; rows of another size say something else. */
static int add_weights(struct cotejo_memory *memory, uint64_t *sum, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory, "SELECT id, classes FROM weight");
	while ((code = query_step(&query, error)) == 1) {
		int64_t row = query_integer(&query, 0), language = row >> WEIGHT_LANGUAGE_SHIFT;
		int64_t chunk = row & (((int64_t)1 << WEIGHT_LANGUAGE_SHIFT) - 1);
		const unsigned char *bytes = sqlite3_column_blob(query.statement, 1);

		if (!bytes || sqlite3_column_bytes(query.statement, 1) != WEIGHT_CHUNK) {
			*sum += 1;
			continue;
		}
		for (int64_t i = 0; i < WEIGHT_CHUNK; i++) {
			if (bytes[i])
				*sum += hash_of_weight(
					memory, language, chunk * WEIGHT_CHUNK + i, bytes[i]);
		}
	}
	query_finish(&query);
	return code;
}

int index_check(
	struct cotejo_memory *memory, bool *ret_fits, bool *ret_weighed, struct cotejo_error *error)
{
	struct tally tally = {.memory = memory, .complete = true};
	uint64_t sum = 0, weights = 0;
	bool known = false;
	int code = add_texts(&tally, error), lost = 0;

	if (code == 0)
		code = add_lists(memory, &sum, &known, error);
	if (code == 0)
		code = add_weights(memory, &weights, error);
	if (code == 0)
		lost = has_lost_block(memory, error);
	if (code == 0 && lost >= 0) {
		*ret_fits = tally.complete && known && !lost && sum == tally.sum;
		*ret_weighed = weights == tally.weight_sum;
	}
	terms_clear(&tally.terms);
	free(tally.held);
	free(tally.weighed);
	return code < 0 ? code : lost < 0 ? lost : 0;
}
