/*
 * reader.c - a unit as the API lends it
 *
 * A unit is put together from its row, its variants, its properties, and the best of the beads it
 * comes from, which says where in which documents its texts stand and so what stands around them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/reader.h"

#include "base/array.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/database.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "text/utf8.h"

/* ---- Copies that live as long as the unit ---- */

static const char *copy_string(struct reader *reader, struct query *row, int column)
{
	return arena_copy(&reader->arena, query_text(row, column));
}

/* A damaged file may hold anything; what is lent is valid UTF-8. */
static struct cotejo_text copy_text(struct reader *reader, struct cotejo_text text)
{
	const char *copy;

	text.length = utf8_valid_length(text);
	copy = arena_copy(&reader->arena, text);
	return slice(copy, copy ? text.length : 0);
}

static const char *copy_moment(struct reader *reader, struct query *row, int column)
{
	char text[MOMENT_SIZE];

	moment_format(text, query_integer(row, column));
	return arena_string(&reader->arena, text);
}

/* ---- The row of the unit ---- */

static enum cotejo_unit_state state_of(int64_t state)
{
	return state >= COTEJO_UNIT_AUTOMATIC && state <= COTEJO_UNIT_EXCLUDED
		       ? (enum cotejo_unit_state)state
		       : COTEJO_UNIT_DOUBTFUL;
}

static int read_row(struct reader *reader, struct query *row, struct cotejo_error *error)
{
	struct cotejo_unit *unit = &reader->unit;
	bool complete;

	unit->probability = query_is_null(row, 0) ? -1 : query_real(row, 0);
	unit->state = state_of(query_integer(row, 1));
	unit->created = copy_moment(reader, row, 2);
	complete = unit->created != NULL;
	if (!query_is_null(row, 3))
		complete &= (unit->changed = copy_moment(reader, row, 3)) != NULL;
	if (!query_is_null(row, 4))
		complete &= (unit->creator = copy_string(reader, row, 4)) != NULL;
	if (!query_is_null(row, 5))
		complete &= (unit->changer = copy_string(reader, row, 5)) != NULL;
	unit->origin_count = (size_t)query_integer(row, 6);
	return complete ? 1 : error_no_memory(error);
}

static int load_row(struct reader *reader, int64_t id, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, QUERY_UNIT);
	query_bind_integer(&query, 1, id);
	code = query_step(&query, error);
	if (code == 1) {
		reader->unit.id = id;
		code = read_row(reader, &query, error);
	}
	query_end(&query);
	return code;
}

/* ---- Variants ---- */

/* Room for one more in an array of the arena, whose size doubles; the old one is left behind. */
static void *make_room(struct reader *reader, void *items, size_t count, size_t size)
{
	void *grown;

	if (count & (count - 1) || count == 1)
		return items;
	grown = arena_zalloc(&reader->arena, count ? count * 2 : 2, size);
	if (grown && count)
		memcpy(grown, items, count * size);
	return grown;
}

/* The number of each variant stays beside it while the unit is put together. */
struct variants {
	struct cotejo_variant *items;
	int64_t *ids;
	size_t count;
};

static int read_variant(struct reader *reader, struct variants *variants, struct query *row,
	struct cotejo_error *error)
{
	struct cotejo_variant *variant;

	variants->items =
		make_room(reader, variants->items, variants->count, sizeof(*variants->items));
	variants->ids = make_room(reader, variants->ids, variants->count, sizeof(*variants->ids));
	if (!variants->items || !variants->ids)
		return error_no_memory(error);
	variant = &variants->items[variants->count];
	variants->ids[variants->count] = query_integer(row, 0);
	variant->language = copy_string(reader, row, 1);
	variant->text = copy_text(reader, query_text(row, 2));
	if (!variant->language || !variant->text.bytes)
		return error_no_memory(error);
	variants->count++;
	return 0;
}

static int load_variants(
	struct reader *reader, struct variants *variants, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, reader->unit.id);
	while ((code = query_step(&query, error)) == 1) {
		code = read_variant(reader, variants, &query, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	reader->unit.variants = variants->items;
	reader->unit.variant_count = variants->count;
	return code;
}

/* ---- Properties ---- */

struct properties {
	struct cotejo_property *items;
	size_t count;
};

static int read_property(struct reader *reader, struct properties *properties, struct query *row,
	struct cotejo_error *error)
{
	struct cotejo_property *property;

	properties->items =
		make_room(reader, properties->items, properties->count, sizeof(*properties->items));
	if (!properties->items)
		return error_no_memory(error);
	property = &properties->items[properties->count];
	property->name = copy_string(reader, row, 1);
	property->value = copy_text(reader, query_text(row, 2));
	if (!property->name || !property->value.bytes)
		return error_no_memory(error);
	properties->count++;
	return 0;
}

/* Of the unit itself (variant 0) or of one of its variants. */
static int load_properties_of(struct reader *reader, struct query *query, int64_t variant,
	size_t *ret_count, const struct cotejo_property **ret_properties,
	struct cotejo_error *error)
{
	struct properties properties = {0};
	int code;

	while ((code = query_step(query, error)) == 1) {
		if (query_integer(query, 0) != variant)
			continue;
		code = read_property(reader, &properties, query, error);
		if (code < 0)
			return code;
	}
	sqlite3_reset(query->statement);
	if (code == 0) {
		*ret_count = properties.count;
		*ret_properties = properties.items;
	}
	return code;
}

/* Most units have none, and then one look is enough. */
static int load_properties(
	struct reader *reader, struct variants *variants, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, QUERY_UNIT_PROPERTIES);
	query_bind_integer(&query, 1, reader->unit.id);
	code = query_step(&query, error);
	if (code == 1) {
		sqlite3_reset(query.statement);
		code = load_properties_of(reader, &query, 0, &reader->unit.property_count,
			&reader->unit.properties, error);
		for (size_t i = 0; i < variants->count && code == 0; i++)
			code = load_properties_of(reader, &query, variants->ids[i],
				&variants->items[i].property_count, &variants->items[i].properties,
				error);
	}
	query_end(&query);
	return code;
}

/* ---- Where it comes from ---- */

/* One side of a bead. */
struct side {
	int64_t document;
	int64_t begin, count; /* sentences */
	const char *uri, *title, *language;
	struct cotejo_text before, after;
};

static bool read_side(
	struct reader *reader, struct side *side, struct query *row, int range, int document)
{
	side->begin = query_integer(row, range);
	side->count = query_integer(row, range + 1);
	side->document = query_integer(row, document);
	side->uri = copy_string(reader, row, document + 1);
	side->title = copy_string(reader, row, document + 2);
	side->language = copy_string(reader, row, document + 3);
	return side->uri && side->title && side->language;
}

/* Opens the text of a document, unless it is open from the unit before. */
static int open_text(struct reader *reader, struct reader_text *text, int64_t document,
	struct cotejo_error *error)
{
	struct cotejo_memory *memory = reader->memory;
	int code;

	if (text->blob && text->document == document)
		return 0;
	text->document = document;
	if (text->blob)
		code = sqlite3_blob_reopen(text->blob, document);
	else
		code = sqlite3_blob_open(
			memory->db, "main", "document", "text", document, 0, &text->blob);
	if (code == SQLITE_OK)
		return 0;
	code = database_fail(memory->db, code, memory->path, error);
	sqlite3_blob_close(text->blob);
	text->blob = NULL;
	return code;
}

static int read_slice(struct reader *reader, struct reader_text *text, int64_t begin,
	int64_t length, struct cotejo_text *ret_slice, struct cotejo_error *error)
{
	struct cotejo_memory *memory = reader->memory;
	int64_t size = sqlite3_blob_bytes(text->blob);
	char *bytes;
	int code;

	if (begin < 0 || length < 0 || begin > size || length > size - begin)
		return database_fail(NULL, SQLITE_CORRUPT, memory->path, error);
	bytes = arena_alloc(&reader->arena, (size_t)length + 1, 1);
	if (!bytes)
		return error_no_memory(error);
	code = sqlite3_blob_read(text->blob, bytes, (int)length, (int)begin);
	if (code != SQLITE_OK)
		return database_fail(memory->db, code, memory->path, error);
	bytes[length] = '\0';
	*ret_slice = slice(bytes, (size_t)length);
	ret_slice->length = utf8_valid_length(*ret_slice);
	return 0;
}

/* Reads the sentence with a number, or nothing where the document ends. */
static int read_sentence(struct reader *reader, struct reader_text *text, int64_t document,
	int64_t ordinal, struct cotejo_text *ret_sentence, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, QUERY_SENTENCE);
	query_bind_integer(&query, 1, document);
	query_bind_integer(&query, 2, ordinal);
	code = query_step(&query, error);
	if (code == 1) {
		code = open_text(reader, text, document, error);
		if (code == 0)
			code = read_slice(reader, text, query_integer(&query, 0),
				query_integer(&query, 1), ret_sentence, error);
	}
	query_end(&query);
	return code;
}

static int read_context(struct reader *reader, struct reader_text *text, struct side *side,
	struct cotejo_error *error)
{
	int code =
		read_sentence(reader, text, side->document, side->begin - 1, &side->before, error);

	if (code == 0)
		code = read_sentence(reader, text, side->document, side->begin + side->count,
			&side->after, error);
	return code;
}

static void place_variant(struct cotejo_variant *variant, const struct side *side)
{
	variant->document = side->uri;
	variant->document_title = side->title[0] ? side->title : NULL;
	variant->before = side->before;
	variant->after = side->after;
}

/* Which side a variant stands on: that of its language. When both have it, the first variant was
 * the left one when the unit was made. */
static void place_variants(struct variants *variants, const struct side sides[2])
{
	bool taken[2] = {false, false};

	for (size_t i = 0; i < variants->count; i++) {
		for (int j = 0; j < 2; j++) {
			if (taken[j] || strcmp(variants->items[i].language, sides[j].language) != 0)
				continue;
			place_variant(&variants->items[i], &sides[j]);
			taken[j] = true;
			break;
		}
	}
}

static int load_origin(struct reader *reader, struct variants *variants, struct cotejo_error *error)
{
	struct side sides[2] = {0};
	struct query query;
	int code;

	query_begin(&query, reader->memory, QUERY_UNIT_BEAD);
	query_bind_integer(&query, 1, reader->unit.id);
	code = query_step(&query, error);
	if (code == 1 && (!read_side(reader, &sides[0], &query, 0, 4) ||
				 !read_side(reader, &sides[1], &query, 2, 8)))
		code = error_no_memory(error);
	query_end(&query);
	if (code != 1)
		return code;
	code = 0;
	for (int i = 0; i < 2 && code == 0; i++)
		code = read_context(reader, &reader->texts[i], &sides[i], error);
	if (code == 0)
		place_variants(variants, sides);
	return code;
}

/* ---- All of it ---- */

int reader_load(struct reader *reader, int64_t id, struct cotejo_error *error)
{
	struct variants variants = {0};
	int code;

	arena_clear(&reader->arena);
	reader->unit = (struct cotejo_unit){0};
	code = load_row(reader, id, error);
	if (code != 1)
		return code;
	code = load_variants(reader, &variants, error);
	if (code == 0)
		code = load_properties(reader, &variants, error);
	if (code == 0)
		code = load_origin(reader, &variants, error);
	return code < 0 ? code : 1;
}

void reader_release(struct reader *reader)
{
	for (int i = 0; i < 2; i++) {
		sqlite3_blob_close(reader->texts[i].blob);
		reader->texts[i] = (struct reader_text){0};
	}
}

void reader_clear(struct reader *reader)
{
	reader_release(reader);
	arena_clear(&reader->arena);
	*reader = (struct reader){0};
}
