/*
 * store_header.c - what the head of a file says, kept with its import
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/store.h"

#include "base/slice.h"
#include "memory/codes.h"
#include "memory/handle.h"

static void add(struct buffer *lines, const char *name, const char *value)
{
	if (value)
		attribute_write(lines, name, slice_of(value));
}

static void add_attributes(struct buffer *lines, const struct tmx_header *header)
{
	add(lines, "creationtool", header->creation_tool);
	add(lines, "creationtoolversion", header->creation_tool_version);
	add(lines, "segtype", header->segment_type);
	add(lines, "o-tmf", header->original_format);
	add(lines, "adminlang", header->admin_language);
	add(lines, "srclang", header->source_language);
	add(lines, "datatype", header->data_type);
	add(lines, "o-encoding", header->original_encoding);
	add(lines, "creationdate", header->created);
	add(lines, "creationid", header->creator);
	add(lines, "changedate", header->changed);
	add(lines, "changeid", header->changer);
}

static int set_attributes(struct store *store, struct cotejo_error *error)
{
	struct query query;
	int code;

	buffer_reset(&store->lines);
	add_attributes(&store->lines, store->header);
	if (store->lines.failed)
		return error_no_memory(error);
	query_prepare(&query, store->memory, "UPDATE import SET attributes = ?2 WHERE id = ?1");
	query_bind_integer(&query, 1, store->import);
	query_bind_text(&query, 2, buffer_text(&store->lines));
	code = query_step(&query, error);
	query_finish(&query);
	return code;
}

/* A property, or a note when it has no name. */
static int add_part(struct store *store, int64_t ordinal, const char *name,
	const struct tmx_property *part, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, store->memory, QUERY_HEADER_ADD);
	query_bind_integer(&query, 1, store->import);
	query_bind_integer(&query, 2, ordinal);
	if (name)
		query_bind_text(&query, 3, slice_of(name));
	query_bind_text(&query, 4, part->value);
	if (part->language)
		query_bind_text(&query, 5, slice_of(part->language));
	if (part->encoding)
		query_bind_text(&query, 6, slice_of(part->encoding));
	return query_run(&query, error);
}

int store_header(struct store *store, struct cotejo_error *error)
{
	const struct tmx_header *header = store->header;
	int64_t ordinal = 0;
	struct query query;
	int code;

	if (!header)
		return 0;
	query_begin(&query, store->memory, QUERY_HEADER_DROP);
	query_bind_integer(&query, 1, store->import);
	code = query_run(&query, error);
	if (code == 0)
		code = set_attributes(store, error);
	for (size_t i = 0; i < header->note_count && code == 0; i++) {
		const struct tmx_note *note = &header->notes[i];
		struct tmx_property part = {NULL, note->language, note->text, note->encoding};

		code = add_part(store, ordinal++, NULL, &part, error);
	}
	for (size_t i = 0; i < header->property_count && code == 0; i++) {
		const struct tmx_property *property = &header->properties[i];

		code = add_part(store, ordinal++, property->type ? property->type : "x-untyped",
			property, error);
	}
	return code;
}
