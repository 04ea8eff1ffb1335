/*
 * units.c - what says the same is one unit
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/units.h"

#include "base/error.h"
#include "base/slice.h"
#include "memory/handle.h"
#include "memory/index.h"
#include "memory/key.h"
#include "memory/moment.h"

/* NULL where there are none. */
static void bind_codes(struct query *query, int index, const struct unit_text *text)
{
	if (text->codes.length)
		query_bind_blob(query, index, text->codes);
}

/* Few units share a long text: the candidates are those with the key of the longer one. */
static int find_pair(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	int64_t *ret_unit, struct cotejo_error *error)
{
	const struct unit_text *pair = wanted->texts;
	int first = pair[1].text.length > pair[0].text.length;
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_FIND);
	query_bind_integer(&query, 1, pair[first].language);
	query_bind_integer(&query, 2, pair[first].key);
	query_bind_text(&query, 3, pair[first].text);
	query_bind_integer(&query, 4, pair[!first].language);
	query_bind_text(&query, 5, pair[!first].text);
	bind_codes(&query, 6, &pair[first]);
	bind_codes(&query, 7, &pair[!first]);
	if (wanted->has_context)
		query_bind_integer(&query, 8, wanted->context);
	code = query_step(&query, error);
	if (code == 1)
		*ret_unit = query_integer(&query, 0);
	query_end(&query);
	return code;
}

static int add_unit(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	int64_t *ret_unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_ADD);
	query_bind_integer(&query, 1, moment_now());
	if (wanted->person)
		query_bind_integer(&query, 2, wanted->person);
	if (wanted->has_context)
		query_bind_integer(&query, 3, wanted->context);
	code = query_run(&query, error);
	if (code == 0)
		*ret_unit = sqlite3_last_insert_rowid(memory->db);
	return code;
}

static int add_variant(struct cotejo_memory *memory, int64_t unit, struct unit_text *text,
	struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_VARIANT_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, text->language);
	query_bind_integer(&query, 3, text->key);
	query_bind_text(&query, 4, text->text);
	bind_codes(&query, 5, text);
	if (text->attributes.length)
		query_bind_text(&query, 6, text->attributes);
	code = query_run(&query, error);
	if (code < 0)
		return code;
	text->variant = sqlite3_last_insert_rowid(memory->db);
	return index_add_text(memory, unit, text->tag, text->text, error);
}

static bool has_text(const struct unit_wanted *wanted, struct query *row)
{
	struct cotejo_text tag = query_text(row, 1), text = query_text(row, 2);
	struct cotejo_text codes = query_text(row, 3);

	for (size_t i = 0; i < wanted->count; i++) {
		const struct unit_text *own = &wanted->texts[i];

		if (slice_equal(slice_of(own->tag), tag) && slice_equal(own->text, text) &&
			slice_equal(own->codes, codes))
			return true;
	}
	return false;
}

/* 1: the unit has these texts and no others. */
static int is_of_texts(struct cotejo_memory *memory, int64_t unit, const struct unit_wanted *wanted,
	struct cotejo_error *error)
{
	struct query query;
	size_t found = 0;
	bool same = true;
	int code = 0;

	query_begin(&query, memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, unit);
	while (same && (code = query_step(&query, error)) == 1) {
		same = has_text(wanted, &query);
		found++;
	}
	query_end(&query);
	if (!same)
		return 0;
	return code < 0 ? code : found == wanted->count;
}

static int find_any(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	int64_t *ret_unit, struct cotejo_error *error)
{
	const struct unit_text *longest = wanted->texts;
	struct query query;
	int code = 0, same = 0;

	for (size_t i = 1; i < wanted->count; i++) {
		if (wanted->texts[i].text.length > longest->text.length)
			longest = &wanted->texts[i];
	}
	query_begin(&query, memory, QUERY_UNITS_OF_TEXT);
	query_bind_integer(&query, 1, longest->language);
	query_bind_integer(&query, 2, longest->key);
	query_bind_text(&query, 3, longest->text);
	bind_codes(&query, 4, longest);
	if (wanted->has_context)
		query_bind_integer(&query, 5, wanted->context);
	while (same == 0 && (code = query_step(&query, error)) == 1) {
		*ret_unit = query_integer(&query, 0);
		same = is_of_texts(memory, *ret_unit, wanted, error);
	}
	query_end(&query);
	return same ? same : code;
}

int unit_find(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	struct buffer *scratch, int64_t *ret_unit, struct cotejo_error *error)
{
	for (size_t i = 0; i < wanted->count; i++) {
		wanted->texts[i].key = key_of_text(memory->seed, wanted->texts[i].text, scratch);
		if (scratch->failed)
			return error_no_memory(error);
	}
	return wanted->count == 2 ? find_pair(memory, wanted, ret_unit, error)
				  : find_any(memory, wanted, ret_unit, error);
}

int unit_make(struct cotejo_memory *memory, const struct unit_wanted *wanted, int64_t *ret_unit,
	struct cotejo_error *error)
{
	int64_t unit = 0;
	int code = add_unit(memory, wanted, &unit, error);

	for (size_t i = 0; i < wanted->count && code == 0; i++)
		code = add_variant(memory, unit, &wanted->texts[i], error);
	if (code == 0)
		*ret_unit = unit;
	return code;
}

int unit_store(struct cotejo_memory *memory, const struct unit_wanted *wanted,
	struct buffer *scratch, int64_t *ret_unit, bool *ret_new, struct cotejo_error *error)
{
	int64_t unit = 0;
	int code = unit_find(memory, wanted, scratch, &unit, error);
	bool is_new = code == 0;

	if (is_new)
		code = unit_make(memory, wanted, &unit, error);
	if (code < 0)
		return code;
	*ret_new = is_new;
	*ret_unit = unit;
	return 0;
}

int unit_store_pair(struct cotejo_memory *memory, const struct unit_text pair[2], int64_t person,
	struct buffer *scratch, int64_t *ret_unit, bool *ret_new, struct cotejo_error *error)
{
	struct unit_text texts[2] = {pair[0], pair[1]};
	struct unit_wanted wanted = {.texts = texts, .count = 2, .person = person};

	return unit_store(memory, &wanted, scratch, ret_unit, ret_new, error);
}

int variant_unindex(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error)
{
	return index_drop_variant(memory, variant, error);
}

int variant_reindex(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error)
{
	return index_add_variant(memory, variant, error);
}

int unit_remove(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	int code = index_drop_unit(memory, unit, error);

	if (code == 0)
		code = query_do_on(memory, QUERY_UNIT_LEAVE_BEADS, unit, error);
	return code < 0 ? code : query_do_on(memory, QUERY_UNIT_DROP, unit, error);
}

int unit_weigh(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	return query_do_on(memory, QUERY_UNIT_SUPPORT, unit, error);
}

/* 1: only the automatic ones that nothing supports. */
static int is_unsupported(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_UNSUPPORTED);
	query_bind_integer(&query, 1, unit);
	code = query_step(&query, error);
	query_end(&query);
	return code;
}

int unit_drop_unsupported(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	int code = is_unsupported(memory, unit, error);

	if (code != 1)
		return code < 0 ? code : unit_weigh(memory, unit, error);
	return unit_remove(memory, unit, error);
}
