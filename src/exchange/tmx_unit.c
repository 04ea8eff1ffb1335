/*
 * tmx_unit.c - a unit of a memory in the words of TMX
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/tmx_unit.h"

#include <stdio.h>

#include "base/error.h"
#include "exchange/lines.h"
#include "tmx/attributes.h"

enum {
	UNIT_PROPERTIES = 5,   /* at most so many of our own on a unit */
	VARIANT_PROPERTIES = 4 /* and on a variant */
};

/* ---- Profiles ---- */

bool tmx_profile_is_loud(enum cotejo_tmx_profile profile)
{
	return profile == COTEJO_TMX_TRADOS || profile == COTEJO_TMX_WORDFAST;
}

void tmx_profile_raise(char *tag)
{
	for (; *tag; tag++) {
		if (*tag >= 'a' && *tag <= 'z')
			*tag = (char)(*tag - 'a' + 'A');
	}
}

static bool has_codes(const struct tmx_unit_maker *maker)
{
	return maker->profile != COTEJO_TMX_WORDFAST && maker->profile != COTEJO_TMX_PLAIN;
}

static bool has_properties(const struct tmx_unit_maker *maker)
{
	return maker->profile != COTEJO_TMX_PLAIN;
}

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

/* OmegaT pairs the codes of source and translation by `x` alone, and drops those without. */
static int number_code(
	struct tmx_unit_maker *maker, struct tmx_code *code, size_t i, struct cotejo_error *error)
{
	const char *number = attributes_find(code->attributes, code->attribute_count, "i");
	struct tmx_attribute *attributes;
	char own[24];

	if ((code->kind != TMX_BPT && code->kind != TMX_PH && code->kind != TMX_IT) ||
		attributes_find(code->attributes, code->attribute_count, "x"))
		return 0;
	snprintf(own, sizeof(own), "%zu", i + 1);
	attributes = arena_alloc(&maker->arena, code->attribute_count + 1, sizeof(*attributes));
	if (!attributes)
		return error_no_memory(error);
	if (code->attribute_count)
		memcpy(attributes, code->attributes, code->attribute_count * sizeof(*attributes));
	attributes[code->attribute_count].name = "x";
	attributes[code->attribute_count].value =
		number ? number : arena_string(&maker->arena, own);
	code->attributes = attributes;
	return attributes[code->attribute_count++].value ? 0 : error_no_memory(error);
}

static int make_codes(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	struct tmx_code *codes;
	int code = 0;

	if (from->code_count == 0 || !has_codes(maker))
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
		if (code == 0 && maker->profile == COTEJO_TMX_OMEGAT)
			code = number_code(maker, &codes[i], i, error);
	}
	variant->codes = codes;
	variant->code_count = from->code_count;
	return code;
}

static int make_language(struct tmx_unit_maker *maker, const char *tag, const char **ret_tag,
	struct cotejo_error *error)
{
	char *raised;

	*ret_tag = tag;
	if (!tmx_profile_is_loud(maker->profile))
		return 0;
	raised = arena_string(&maker->arena, tag);
	if (!raised)
		return error_no_memory(error);
	tmx_profile_raise(raised);
	*ret_tag = raised;
	return 0;
}

static int make_variant_parts(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	struct properties properties;
	int code = make_room(maker, &properties, VARIANT_PROPERTIES + from->property_count, error);

	if (code || !has_properties(maker))
		return code;
	add_text(&properties, TMX_DOCUMENT, slice_of(from->document));
	add_text(&properties, TMX_TITLE, slice_of(from->document_title));
	if (maker->profile != COTEJO_TMX_MEMOQ) {
		add_text(&properties, TMX_BEFORE, from->before);
		add_text(&properties, TMX_AFTER, from->after);
	}
	add_own(&properties, from->properties, from->property_count);
	variant->properties = properties.items;
	variant->property_count = properties.count;
	variant->note_count = from->note_count;
	return make_notes(maker, from->notes, from->note_count, &variant->notes, error);
}

static int make_variant(struct tmx_unit_maker *maker, struct tmx_variant *variant,
	const struct cotejo_variant *from, struct cotejo_error *error)
{
	int code;

	*variant = (struct tmx_variant){.text = from->text};
	code = make_language(maker, from->language, &variant->language, error);
	if (code == 0)
		code = make_variant_parts(maker, variant, from, error);
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

/* memoQ finds a match of 101 % by what stands around the source. */
static void add_context(struct tmx_unit_maker *maker, struct properties *properties,
	const struct cotejo_variant *source)
{
	if (maker->profile != COTEJO_TMX_MEMOQ)
		return;
	add_text(properties, "x-context-pre", source->before);
	add_text(properties, "x-context-post", source->after);
}

static int make_unit_properties(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct cotejo_variant *source, struct cotejo_error *error)
{
	struct buffer *numbers = &maker->numbers;
	struct properties properties;
	size_t split;
	int code = make_room(maker, &properties, UNIT_PROPERTIES + unit->property_count, error);

	buffer_reset(numbers);
	if (code || !buffer_reserve(numbers, 1))
		return error_no_memory(error);
	if (!has_properties(maker))
		return 0;
	/* Both first, because the buffer may move while it grows. */
	if (unit->probability >= 0)
		buffer_add_number(numbers, unit->probability, PROBABILITY_DECIMALS);
	split = numbers->length;
	if (unit->origin_count)
		buffer_add_format(numbers, "%zu", unit->origin_count);
	add_text(&properties, TMX_PROBABILITY, slice(numbers->bytes, split));
	add_text(&properties, TMX_STATE, slice_of(cotejo_unit_state_name(unit->state)));
	add_text(&properties, TMX_ORIGINS, slice(numbers->bytes + split, numbers->length - split));
	add_context(maker, &properties, source);
	add_own(&properties, unit->properties, unit->property_count);
	maker->unit.properties = properties.items;
	maker->unit.property_count = properties.count;
	return numbers->failed ? error_no_memory(error) : 0;
}

int tmx_unit_make(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct pair *pair, struct cotejo_error *error)
{
	int code;

	arena_reset(&maker->arena);
	maker->unit = (struct tmx_unit){
		.created = date_to_tmx(maker->created, unit->created) ? maker->created : NULL,
		.changed = date_to_tmx(maker->changed, unit->changed) ? maker->changed : NULL,
		.creator = unit->creator,
		.changer = unit->changer,
		.note_count = has_properties(maker) ? unit->note_count : 0,
	};
	code = make_unit_properties(maker, unit, pair->variants[0], error);
	if (code == 0 && has_properties(maker))
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
