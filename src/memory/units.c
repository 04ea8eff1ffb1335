/*
 * units.c - what says the same is one unit
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/units.h"

#include "memory/handle.h"
#include "memory/key.h"
#include "memory/moment.h"

/* Few units share a long text: the candidates are those with the key of the longer one. */
static int find_pair(struct cotejo_memory *memory, const struct unit_text pair[2],
	const int64_t keys[2], int64_t *ret_unit, struct cotejo_error *error)
{
	int first = pair[1].text.length > pair[0].text.length;
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_FIND);
	query_bind_integer(&query, 1, pair[first].language);
	query_bind_integer(&query, 2, keys[first]);
	query_bind_text(&query, 3, pair[first].text);
	query_bind_integer(&query, 4, pair[!first].language);
	query_bind_text(&query, 5, pair[!first].text);
	code = query_step(&query, error);
	if (code == 1)
		*ret_unit = query_integer(&query, 0);
	query_end(&query);
	return code;
}

static int add_unit(
	struct cotejo_memory *memory, int64_t person, int64_t *ret_unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_UNIT_ADD);
	query_bind_integer(&query, 1, moment_now());
	if (person)
		query_bind_integer(&query, 2, person);
	code = query_run(&query, error);
	if (code == 0)
		*ret_unit = sqlite3_last_insert_rowid(memory->db);
	return code;
}

/* The index of words gets a text with its language before it: see memory/tokenizer.h. */
static int index_words(struct cotejo_memory *memory, int64_t variant, const struct unit_text *text,
	struct buffer *scratch, struct cotejo_error *error)
{
	struct query query;

	buffer_reset(scratch);
	buffer_add_string(scratch, text->tag);
	buffer_add_byte(scratch, '\n');
	buffer_add(scratch, text->text);
	if (scratch->failed)
		return error_no_memory(error);
	query_begin(&query, memory, QUERY_WORDS_ADD);
	query_bind_integer(&query, 1, variant);
	query_bind_text(&query, 2, buffer_text(scratch));
	return query_run(&query, error);
}

static int add_variant(struct cotejo_memory *memory, int64_t unit, const struct unit_text *text,
	int64_t key, struct buffer *scratch, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, memory, QUERY_VARIANT_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, text->language);
	query_bind_integer(&query, 3, key);
	query_bind_text(&query, 4, text->text);
	code = query_run(&query, error);
	if (code < 0)
		return code;
	return index_words(memory, sqlite3_last_insert_rowid(memory->db), text, scratch, error);
}

int unit_store_pair(struct cotejo_memory *memory, const struct unit_text pair[2], int64_t person,
	struct buffer *scratch, int64_t *ret_unit, bool *ret_new, struct cotejo_error *error)
{
	int64_t keys[2], unit = 0;
	int code;

	for (int i = 0; i < 2; i++) {
		keys[i] = key_of_text(memory->seed, pair[i].text, scratch);
		if (scratch->failed)
			return error_no_memory(error);
	}
	code = find_pair(memory, pair, keys, &unit, error);
	if (code < 0)
		return code;
	*ret_new = code == 0;
	if (code == 1) {
		*ret_unit = unit;
		return 0;
	}
	code = add_unit(memory, person, &unit, error);
	for (int i = 0; i < 2 && code == 0; i++)
		code = add_variant(memory, unit, &pair[i], keys[i], scratch, error);
	if (code == 0)
		*ret_unit = unit;
	return code;
}

static int run_on_unit(struct cotejo_memory *memory, enum query_name name, int64_t unit,
	struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, name);
	query_bind_integer(&query, 1, unit);
	return query_run(&query, error);
}

int unit_weigh(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error)
{
	return run_on_unit(memory, QUERY_UNIT_SUPPORT, unit, error);
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
	code = run_on_unit(memory, QUERY_WORDS_DROP, unit, error);
	return code < 0 ? code : run_on_unit(memory, QUERY_UNIT_DROP, unit, error);
}
