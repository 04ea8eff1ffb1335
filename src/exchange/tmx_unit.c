/*
 * tmx_unit.c - a unit of a memory in the words of TMX
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/tmx_unit.h"

#include "base/error.h"
#include "exchange/lines.h"

enum {
	UNIT_PROPERTIES = 3,   /* at most so many of our own on a unit */
	VARIANT_PROPERTIES = 4 /* and on a variant */
};

/* ---- Properties and notes ---- */

/* Properties that come together; there is room for all of them. */
struct properties {
	struct tmx_property *items;
	size_t count;
};

static void add_text(struct properties *properties, const char *type, struct cotejo_text value)
{
	if (value.length)
		properties->items[properties->count++] =
			(struct tmx_property){.type = type, .value = value};
}

static void add_own(struct properties *properties, const struct cotejo_property *own, size_t count)
{
	for (size_t i = 0; i < count; i++)
		properties->items[properties->count++] = (struct tmx_property){.type = own[i].name,
			.language = own[i].language,
			.value = own[i].value,
			.encoding = own[i].encoding};
}

static int make_room(struct tmx_unit_maker *maker, struct properties *properties, size_t count,
	struct cotejo_error *error)
{
	properties->items = arena_alloc(&maker->arena, count, sizeof(*properties->items));
	properties->count = 0;
	return properties->items ? 0 : error_no_memory(error);
}

static int make_notes(struct tmx_unit_maker *maker, const struct cotejo_note *from, size_t count,
	const struct tmx_note **ret_notes, struct cotejo_error *error)
{
	struct tmx_note *notes;

	if (count == 0)
		return 0;
	notes = arena_alloc(&maker->arena, count, sizeof(*notes));
	if (!notes)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++)
		notes[i] = (struct tmx_note){from[i].language, from[i].text, from[i].encoding};
	*ret_notes = notes;
	return 0;
}

/* ---- Attributes ---- */

/* One that has a field of its own in struct tmx_unit or struct tmx_variant. */
struct field {
	const char *name;
	const char **value;
};

static bool set_field(
	const struct field *fields, size_t count, const struct cotejo_property *attribute)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(fields[i].name, attribute->name) != 0)
			continue;
		*fields[i].value = attribute->value.bytes;
		return true;
	}
	return false;
}

static int make_attributes(struct tmx_unit_maker *maker, const struct cotejo_property *from,
	size_t count, const struct field *fields, size_t field_count,
	const struct tmx_attribute **ret_attributes, size_t *ret_count, struct cotejo_error *error)
{
	struct tmx_attribute *attributes;

	if (count == 0)
		return 0;
	attributes = arena_alloc(&maker->arena, count, sizeof(*attributes));
	if (!attributes)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++) {
		if (!set_field(fields, field_count, &from[i]))
			attributes[(*ret_count)++] =
				(struct tmx_attribute){from[i].name, from[i].value.bytes};
	}
	*ret_attributes = attributes;
	return 0;
}

static int make_unit_attributes(
	struct tmx_unit_maker *maker, const struct cotejo_unit *from, struct cotejo_error *error)
{
	struct tmx_unit *unit = &maker->unit;
	const struct field fields[] = {
		{"tuid", &unit->id},
		{"srclang", &unit->source_language},
		{"lastusagedate", &unit->last_used},
	};

	return make_attributes(maker, from->attributes, from->attribute_count, fields,
		sizeof(fields) / sizeof(fields[0]), &unit->attributes, &unit->attribute_count,
		error);
}

static int make_variant_attributes(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	const struct field fields[] = {
		{"creationdate", &variant->created},
		{"creationid", &variant->creator},
		{"changedate", &variant->changed},
		{"changeid", &variant->changer},
		{"lastusagedate", &variant->last_used},
	};

	return make_attributes(maker, from->attributes, from->attribute_count, fields,
		sizeof(fields) / sizeof(fields[0]), &variant->attributes, &variant->attribute_count,
		error);
}

/* ---- Variants ---- */

static int make_codes(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	struct tmx_code *codes;
	int code = 0;

	if (from->code_count == 0)
		return 0;
	codes = arena_zalloc(&maker->arena, from->code_count, sizeof(*codes));
	if (!codes)
		return error_no_memory(error);
	for (size_t i = 0; i < from->code_count && code == 0; i++) {
		const struct cotejo_inline *own = &from->codes[i];

		codes[i] = (struct tmx_code){.kind = (enum tmx_code_kind)own->kind,
			.begin = own->begin,
			.end = own->end,
			.content = own->content,
			.parent = own->parent};
		code = make_attributes(maker, own->attributes, own->attribute_count, NULL, 0,
			&codes[i].attributes, &codes[i].attribute_count, error);
	}
	variant->codes = codes;
	variant->code_count = from->code_count;
	return code;
}

static int make_variant(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	struct properties properties;
	int code = make_room(maker, &properties, VARIANT_PROPERTIES + from->property_count, error);

	if (code)
		return code;
	add_text(&properties, TMX_DOCUMENT, slice_of(from->document));
	add_text(&properties, TMX_TITLE, slice_of(from->document_title));
	add_text(&properties, TMX_BEFORE, from->before);
	add_text(&properties, TMX_AFTER, from->after);
	add_own(&properties, from->properties, from->property_count);
	*variant = (struct tmx_variant){.language = from->language,
		.text = from->text,
		.properties = properties.items,
		.property_count = properties.count,
		.note_count = from->note_count};
	code = make_notes(maker, from->notes, from->note_count, &variant->notes, error);
	if (code == 0)
		code = make_variant_attributes(maker, variant, from, error);
	return code ? code : make_codes(maker, variant, from, error);
}

static int make_variants(
	struct tmx_unit_maker *maker, const struct pair *pair, struct cotejo_error *error)
{
	struct tmx_variant *variants =
		arena_alloc(&maker->arena, pair->count + 1, sizeof(*variants));
	int code = variants ? 0 : error_no_memory(error);

	for (size_t i = 0; i < pair->count && code == 0; i++)
		code = make_variant(maker, &variants[i], pair->variants[i], error);
	maker->unit.variants = variants;
	maker->unit.variant_count = pair->count;
	return code;
}

/* ---- The unit ---- */

static int make_unit_properties(
	struct tmx_unit_maker *maker, const struct cotejo_unit *unit, struct cotejo_error *error)
{
	struct buffer *numbers = &maker->numbers;
	struct properties properties;
	size_t split;
	int code = make_room(maker, &properties, UNIT_PROPERTIES + unit->property_count, error);

	buffer_reset(numbers);
	if (code || !buffer_reserve(numbers, 1))
		return error_no_memory(error);
	/* Both first, because the buffer may move while it grows. */
	if (unit->probability >= 0)
		buffer_add_number(numbers, unit->probability, PROBABILITY_DECIMALS);
	split = numbers->length;
	if (unit->origin_count)
		buffer_add_format(numbers, "%zu", unit->origin_count);
	add_text(&properties, TMX_PROBABILITY, slice(numbers->bytes, split));
	add_text(&properties, TMX_STATE, slice_of(cotejo_unit_state_name(unit->state)));
	add_text(&properties, TMX_ORIGINS, slice(numbers->bytes + split, numbers->length - split));
	add_own(&properties, unit->properties, unit->property_count);
	maker->unit.properties = properties.items;
	maker->unit.property_count = properties.count;
	return numbers->failed ? error_no_memory(error) : 0;
}

int tmx_unit_make(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct pair *pair, struct cotejo_error *error)
{
	int code;

	arena_clear(&maker->arena);
	maker->unit = (struct tmx_unit){
		.created = date_to_tmx(maker->created, unit->created) ? maker->created : NULL,
		.changed = date_to_tmx(maker->changed, unit->changed) ? maker->changed : NULL,
		.creator = unit->creator,
		.changer = unit->changer,
		.note_count = unit->note_count,
	};
	code = make_unit_properties(maker, unit, error);
	if (code == 0)
		code = make_notes(maker, unit->notes, unit->note_count, &maker->unit.notes, error);
	if (code == 0)
		code = make_unit_attributes(maker, unit, error);
	return code ? code : make_variants(maker, pair, error);
}

void tmx_unit_clear(struct tmx_unit_maker *maker)
{
	arena_clear(&maker->arena);
	buffer_clear(&maker->numbers);
	*maker = (struct tmx_unit_maker){0};
}

int tmx_unit_start_file(struct tmx_writer *writer, const struct cotejo_output *output,
	const char *source_language, const struct tmx_header *parts, struct cotejo_error *error)
{
	struct tmx_header header = {
		.creation_tool = "Cotejo",
		.creation_tool_version = cotejo_version(),
		.segment_type = "sentence",
		.original_format = "Cotejo",
		.admin_language = "en",
		.source_language = source_language,
		.data_type = "plaintext",
	};

	if (parts) {
		header.notes = parts->notes;
		header.note_count = parts->note_count;
		header.properties = parts->properties;
		header.property_count = parts->property_count;
	}
	return tmx_writer_start(writer, output, &header, error);
}
