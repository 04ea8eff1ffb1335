/*
 * index_read.c - which units hold a word: the reading side
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/index_read.h"

#include <stdlib.h>

#include "base/array.h"
#include "memory/handle.h"
#include "memory/index_blocks.h"

/* ---- The dictionary ---- */

void index_terms_clear(struct index_terms *terms)
{
	free(terms->items);
	arena_clear(&terms->arena);
	*terms = (struct index_terms){0};
}

static int add_row(struct index_terms *terms, struct query *row, struct cotejo_error *error)
{
	struct index_term *grown =
		array_reserve(terms->items, &terms->capacity, terms->count + 1, sizeof(*grown));
	struct cotejo_text primary = query_text(row, 1), word = query_text(row, 4);
	struct index_term *term;
	const char *copy;

	if (!grown)
		return error_no_memory(error);
	terms->items = grown;
	copy = arena_copy(&terms->arena, word);
	if (!copy)
		return error_no_memory(error);
	term = &grown[terms->count++];
	*term = (struct index_term){.number = query_integer(row, 0),
		.stem = query_integer(row, 2),
		.units = query_integer(row, 3),
		.word = slice(copy, word.length)};
	if (primary.length < sizeof(term->primary))
		memcpy(term->primary, primary.bytes, primary.length);
	return 0;
}

static int read_rows(struct query *query, struct index_terms *terms, struct cotejo_error *error)
{
	int code;

	while ((code = query_step(query, error)) == 1) {
		code = add_row(terms, query, error);
		if (code < 0)
			break;
	}
	query_end(query);
	return code;
}

int index_find_word(struct cotejo_memory *memory, struct cotejo_text word,
	struct index_terms *terms, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_TERMS_OF_WORD);
	query_bind_text(&query, 1, word);
	return read_rows(&query, terms, error);
}

int index_find_stem(struct cotejo_memory *memory, int64_t stem, struct index_terms *terms,
	struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, memory, QUERY_TERMS_OF_STEM);
	query_bind_integer(&query, 1, stem);
	return read_rows(&query, terms, error);
}

/* What stands before the first sign of a pattern that stands for others. */
static struct cotejo_text plain_head(struct cotejo_text pattern)
{
	size_t length = 0;

	while (length < pattern.length && !strchr("*?[", pattern.bytes[length]))
		length++;
	return slice(pattern.bytes, length);
}

int index_find_pattern(struct cotejo_memory *memory, struct cotejo_text pattern,
	struct index_terms *terms, struct cotejo_error *error)
{
	struct cotejo_text head = plain_head(pattern);
	struct buffer end = {0};
	struct query query;
	int code;

	/* No word holds a byte as high as this: all that begin with the head lie below it. */
	buffer_add(&end, head);
	buffer_add_byte(&end, (char)0xff);
	if (end.failed) {
		code = error_no_memory(error);
	} else {
		query_begin(&query, memory, QUERY_TERMS_LIKE);
		query_bind_text(&query, 1, head);
		query_bind_text(&query, 2, buffer_text(&end));
		query_bind_text(&query, 3, pattern);
		code = read_rows(&query, terms, error);
	}
	buffer_clear(&end);
	return code;
}

/* ---- Lists ---- */

int index_reader_load(
	struct index_reader *reader, struct cotejo_memory *memory, struct cotejo_error *error)
{
	changes_clear(&reader->recent);
	reader->memory = memory;
	return recent_load(memory, &reader->recent, error);
}

void index_reader_clear(struct index_reader *reader)
{
	changes_clear(&reader->recent);
	unit_list_clear(&reader->scratch);
	*reader = (struct index_reader){0};
}

static int apply_recent(struct index_reader *reader, int64_t term, struct unit_list *units,
	struct cotejo_error *error)
{
	const struct change_list *changes = changes_find(&reader->recent, term);

	return changes ? change_list_apply(changes, units, &reader->scratch, error) : 0;
}

int index_read_units(struct index_reader *reader, int64_t term, struct unit_list *units,
	struct cotejo_error *error)
{
	int code;

	units->count = 0;
	code = blocks_read(reader->memory, term, units, error);
	return code < 0 ? code : apply_recent(reader, term, units, error);
}

int index_read_wanted(struct index_reader *reader, int64_t term, const struct unit_list *wanted,
	struct unit_list *units, struct cotejo_error *error)
{
	int code;

	units->count = 0;
	code = blocks_read_near(reader->memory, term, wanted, units, error);
	return code < 0 ? code : apply_recent(reader, term, units, error);
}
