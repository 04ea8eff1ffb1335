/*
 * export_head.c - what the heads of imported files said, for the head of an export
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/export_head.h"

#include "memory/handle.h"

static const char *copy(struct export_head *head, struct query *row, int column)
{
	return query_is_null(row, column) ? NULL
					  : arena_copy(&head->arena, query_text(row, column));
}

static bool add_part(struct export_head *head, struct query *row, struct tmx_note *notes,
	struct tmx_property *properties)
{
	struct tmx_header *header = &head->header;
	struct cotejo_text value = query_text(row, 1);
	const char *type = copy(head, row, 0), *language = copy(head, row, 2);
	const char *encoding = copy(head, row, 3);
	const char *bytes = arena_copy(&head->arena, value);

	if (!bytes)
		return false;
	value = (struct cotejo_text){bytes, value.length};
	if (query_is_null(row, 0) && header->note_count < EXPORT_HEAD_PARTS)
		notes[header->note_count++] = (struct tmx_note){language, value, encoding};
	else if (type && header->property_count < EXPORT_HEAD_PARTS)
		properties[header->property_count++] =
			(struct tmx_property){type, language, value, encoding};
	return true;
}

static int read_parts(struct export_head *head, struct cotejo_memory *memory,
	struct tmx_note *notes, struct tmx_property *properties, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_prepare(&query, memory,
		"SELECT name, value, language, encoding FROM header"
		" GROUP BY name, value, language, encoding ORDER BY min(import), min(ordinal)");
	while ((code = query_step(&query, error)) == 1) {
		if (add_part(head, &query, notes, properties))
			continue;
		code = error_no_memory(error);
		break;
	}
	query_finish(&query);
	return code;
}

int export_head_read(
	struct export_head *head, struct cotejo_memory *memory, struct cotejo_error *error)
{
	struct tmx_note *notes = arena_alloc(&head->arena, EXPORT_HEAD_PARTS, sizeof(*notes));
	struct tmx_property *properties =
		arena_alloc(&head->arena, EXPORT_HEAD_PARTS, sizeof(*properties));

	if (!notes || !properties)
		return error_no_memory(error);
	head->header.notes = notes;
	head->header.properties = properties;
	return read_parts(head, memory, notes, properties, error);
}

void export_head_clear(struct export_head *head)
{
	arena_clear(&head->arena);
}
