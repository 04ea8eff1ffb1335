/*
 * reader.c - a unit as the API lends it
 *
 * A unit is put together from its row, its variants, its properties, and the best of the beads it
 * comes from, which says where in which documents its texts stand and so what stands around them.
 *
 * SPDX-License-Identifier: MIT
 */
#include "memory/reader.h"

#include <inttypes.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/slice.h"
#include "memory/codes.h"
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

/* Attributes have the form of TMX: "YYYYMMDDThhmmssZ". */
static void add_last_use(struct buffer *lines, int64_t used)
{
	char moment[MOMENT_SIZE];
	size_t to = 0;

	moment_format(moment, used);
	for (size_t i = 0; moment[i]; i++) {
		if (moment[i] != '-' && moment[i] != ':')
			moment[to++] = moment[i];
	}
	attribute_write(lines, "lastusagedate", slice(moment, to));
}

/* How often and when it was used are columns of their own, and attributes for those who ask. */
static int read_attributes(struct reader *reader, struct query *row, struct cotejo_error *error)
{
	struct buffer lines = {0};
	int code;

	buffer_add(&lines, query_text(row, 7));
	if (!query_is_null(row, 9))
		buffer_add_format(&lines, "usagecount\t%" PRId64 "\n", query_integer(row, 9));
	if (!query_is_null(row, 8))
		add_last_use(&lines, query_integer(row, 8));
	code = attributes_read(&reader->arena, buffer_text(&lines), &reader->unit.attributes,
		&reader->unit.attribute_count, error);
	if (lines.failed)
		code = error_no_memory(error);
	buffer_clear(&lines);
	return code < 0 ? code : 1;
}

static int read_row(struct reader *reader, struct query *row, struct cotejo_error *error)
{
	struct cotejo_unit *unit = &reader->unit;
	bool complete;

	unit->probability = query_is_null(row, 0) ? -1 : query_real(row, 0);
	unit->state = state_of(query_integer(row, 1));
	if (reader->is_brief)
		return 1;
	unit->created = copy_moment(reader, row, 2);
	complete = unit->created != NULL;
	if (!query_is_null(row, 3))
		complete &= (unit->changed = copy_moment(reader, row, 3)) != NULL;
	if (!query_is_null(row, 4))
		complete &= (unit->creator = copy_string(reader, row, 4)) != NULL;
	if (!query_is_null(row, 5))
		complete &= (unit->changer = copy_string(reader, row, 5)) != NULL;
	unit->origin_count = (size_t)query_integer(row, 6);
	if (!complete)
		return error_no_memory(error);
	return query_is_null(row, 7) && query_is_null(row, 8) && query_is_null(row, 9)
		       ? 1
		       : read_attributes(reader, row, error);
}

static int load_row(struct reader *reader, int64_t id, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, reader->is_brief ? QUERY_UNIT_BRIEF : QUERY_UNIT);
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

/* The properties and notes of a unit or of a variant, while they come together. */
struct parts {
	int64_t variant; /* its number; 0: of the unit */
	struct cotejo_property *properties;
	size_t property_count;
	struct cotejo_note *notes;
	size_t note_count;
};

/* What belongs to each variant stays beside it while the unit is put together. */
struct variants {
	struct cotejo_variant *items;
	struct parts *parts;
	size_t count;
	struct parts unit; /* what belongs to the unit itself */
};

/* Texts are those of the API: a code that does not fit its text is a damaged one, and none. */
static int read_details(struct reader *reader, struct cotejo_variant *variant, struct query *row,
	struct cotejo_error *error)
{
	int code = 1;

	if (!query_is_null(row, 3))
		code = codes_read(&reader->arena, query_text(row, 3), variant->text,
			&variant->codes, &variant->code_count, error);
	if (code >= 0 && !query_is_null(row, 4))
		code = attributes_read(&reader->arena, query_text(row, 4), &variant->attributes,
			&variant->attribute_count, error);
	return code < 0 ? code : 0;
}

static int read_variant(struct reader *reader, struct variants *variants, struct query *row,
	struct cotejo_error *error)
{
	struct cotejo_variant *variant;

	variants->items =
		make_room(reader, variants->items, variants->count, sizeof(*variants->items));
	variants->parts =
		make_room(reader, variants->parts, variants->count, sizeof(*variants->parts));
	if (!variants->items || !variants->parts)
		return error_no_memory(error);
	variant = &variants->items[variants->count];
	variants->parts[variants->count].variant = query_integer(row, 0);
	variant->language = copy_string(reader, row, 1);
	variant->text = copy_text(reader, query_text(row, 2));
	if (!variant->language || !variant->text.bytes)
		return error_no_memory(error);
	variants->count++;
	return read_details(reader, variant, row, error);
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

/* ---- Properties and notes ---- */

/* The parts that a row belongs to; NULL in a damaged file. */
static struct parts *parts_of(struct variants *variants, int64_t variant)
{
	if (variant == 0)
		return &variants->unit;
	for (size_t i = 0; i < variants->count; i++) {
		if (variants->parts[i].variant == variant)
			return &variants->parts[i];
	}
	return NULL;
}

/* Copies what may be NULL; false when memory ran out. */
static bool copy_optional(
	struct reader *reader, struct query *row, int column, const char **ret_copy)
{
	if (query_is_null(row, column))
		return true;
	*ret_copy = copy_string(reader, row, column);
	return *ret_copy != NULL;
}

static bool read_property(struct reader *reader, struct parts *parts, struct query *row)
{
	struct cotejo_property *property;

	parts->properties = make_room(
		reader, parts->properties, parts->property_count, sizeof(*parts->properties));
	if (!parts->properties)
		return false;
	property = &parts->properties[parts->property_count++];
	property->value = copy_text(reader, query_text(row, 1));
	property->name = copy_string(reader, row, 4);
	return property->name && property->value.bytes &&
	       copy_optional(reader, row, 2, &property->language) &&
	       copy_optional(reader, row, 3, &property->encoding);
}

static bool read_note(struct reader *reader, struct parts *parts, struct query *row)
{
	struct cotejo_note *note;

	parts->notes = make_room(reader, parts->notes, parts->note_count, sizeof(*parts->notes));
	if (!parts->notes)
		return false;
	note = &parts->notes[parts->note_count++];
	note->text = copy_text(reader, query_text(row, 1));
	return note->text.bytes && copy_optional(reader, row, 2, &note->language) &&
	       copy_optional(reader, row, 3, &note->encoding);
}

static int load_parts(struct reader *reader, struct variants *variants, enum query_name name,
	bool (*read)(struct reader *, struct parts *, struct query *), struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, reader->memory, name);
	query_bind_integer(&query, 1, reader->unit.id);
	while ((code = query_step(&query, error)) == 1) {
		struct parts *parts = parts_of(variants, query_integer(&query, 0));

		if (!parts || read(reader, parts, &query))
			continue;
		code = error_no_memory(error);
		break;
	}
	query_end(&query);
	return code;
}

static int load_properties(
	struct reader *reader, struct variants *variants, struct cotejo_error *error)
{
	struct cotejo_unit *unit = &reader->unit;
	int code = 0;

	if (!reader->no_properties && !reader->is_brief)
		code = load_parts(reader, variants, QUERY_UNIT_PROPERTIES, read_property, error);
	if (code == 0 && !reader->no_notes && !reader->is_brief)
		code = load_parts(reader, variants, QUERY_UNIT_NOTES, read_note, error);
	unit->properties = variants->unit.properties;
	unit->property_count = variants->unit.property_count;
	unit->notes = variants->unit.notes;
	unit->note_count = variants->unit.note_count;
	for (size_t i = 0; i < variants->count; i++) {
		struct cotejo_variant *variant = &variants->items[i];

		variant->properties = variants->parts[i].properties;
		variant->property_count = variants->parts[i].property_count;
		variant->notes = variants->parts[i].notes;
		variant->note_count = variants->parts[i].note_count;
	}
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
	for (int i = 0; i < 2 && code == 0 && !reader->is_brief; i++)
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

	arena_reset(&reader->arena);
	reader->unit = (struct cotejo_unit){0};
	code = load_row(reader, id, error);
	if (code != 1)
		return code;
	code = load_variants(reader, &variants, error);
	if (code == 0)
		code = load_properties(reader, &variants, error);
	if (code == 0 && !reader->no_beads)
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
