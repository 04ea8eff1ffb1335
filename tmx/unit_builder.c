/*
 * unit_builder.c - elements and their attributes become a unit, or a header
 *
 * Strings are copied into an arena, because the scanner's last until its next token. Lists grow in
 * arrays that are used again for every unit, and are copied when they are whole.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/unit_builder.h"

#include <stdlib.h>
#include <strings.h>

#include "base/array.h"
#include "tmx/attributes.h"
#include "tmx/date.h"

/* ---- Attributes ---- */

static void warn(struct unit_builder *builder, enum tmx_warning_code code, const char *what,
	const char *value)
{
	const struct tmx_scanner *scanner = builder->scanner;

	warning_add(scanner->source.warnings, code, scanner->line, scanner->column, "%s%s%s%s",
		what, value ? " \"" : "", value ? value : "", value ? "\"" : "");
}

/* Copies an attribute that may be missing. */
static int take_string(struct unit_builder *builder, const char *name, const char **ret_value,
	struct cotejo_error *error)
{
	const char *value = scan_attribute(builder->scanner, name);

	if (!value)
		return 0;
	*ret_value = arena_string(&builder->arena, value);
	return *ret_value ? 0 : error_no_memory(error);
}

static int take_date(struct unit_builder *builder, const char *name, const char **ret_value,
	struct cotejo_error *error)
{
	const char *value = scan_attribute(builder->scanner, name);
	char date[TMX_DATE_SIZE];

	if (!value)
		return 0;
	if (!date_to_tmx(date, value)) {
		warn(builder, WARNING_DATE, "no date:", value);
		return 0;
	}
	*ret_value = arena_string(&builder->arena, date);
	return *ret_value ? 0 : error_no_memory(error);
}

/* A language tag in canonical form; what is none stays as it is. */
static int keep_language(struct unit_builder *builder, const char *tag, const char **ret_value,
	struct cotejo_error *error)
{
	const char *canonical = tag_cache_find(&builder->tags, tag);

	if (strcasecmp(tag, "*all*") == 0)
		canonical = "*all*";
	else if (!canonical)
		warn(builder, WARNING_LANGUAGE, "no language tag:", tag);
	*ret_value = arena_string(&builder->arena, canonical ? canonical : tag);
	return *ret_value ? 0 : error_no_memory(error);
}

static int take_language(
	struct unit_builder *builder, const char **ret_value, struct cotejo_error *error)
{
	const char *tag = scan_attribute(builder->scanner, "xml:lang");

	if (!tag)
		tag = scan_attribute(builder->scanner, "lang");
	return tag && tag[0] ? keep_language(builder, tag, ret_value, error) : 0;
}

/* What units and variants have in common. */
struct stamps {
	const char *created, *changed, *last_used, *creator, *changer;
};

static int take_stamps(
	struct unit_builder *builder, struct stamps *stamps, struct cotejo_error *error)
{
	int code = take_date(builder, "creationdate", &stamps->created, error);

	if (code == 0)
		code = take_date(builder, "changedate", &stamps->changed, error);
	if (code == 0)
		code = take_date(builder, "lastusagedate", &stamps->last_used, error);
	if (code == 0)
		code = take_string(builder, "creationid", &stamps->creator, error);
	if (code == 0)
		code = take_string(builder, "changeid", &stamps->changer, error);
	return code;
}

static bool has_own_field(const char *name)
{
	static const char *const names[] = {"tuid", "srclang", "xml:lang", "lang", "creationdate",
		"changedate", "lastusagedate", "creationid", "changeid"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

static int take_others(struct unit_builder *builder, const struct tmx_attribute **ret_attributes,
	size_t *ret_count, struct cotejo_error *error)
{
	struct tmx_attribute others[SCAN_MAX_ATTRIBUTES];
	size_t count = 0;

	for (size_t i = 0; i < builder->scanner->attribute_count; i++) {
		if (!has_own_field(builder->scanner->attributes[i].name))
			others[count++] = builder->scanner->attributes[i];
	}
	*ret_count = count;
	return attributes_copy(ret_attributes, others, count, &builder->arena, error);
}

/* ---- Notes and properties ---- */

int unit_builder_value_start(struct unit_builder *builder, struct cotejo_error *error)
{
	int code;

	buffer_reset(&builder->value);
	builder->property = (struct tmx_property){0};
	code = take_string(builder, "type", &builder->property.type, error);
	if (code == 0 && !builder->property.type)
		code = take_string(builder, "name", &builder->property.type, error);
	if (code == 0)
		code = take_string(builder, "o-encoding", &builder->property.encoding, error);
	return code ? code : take_language(builder, &builder->property.language, error);
}

static struct tmx_parts *parts_of(struct unit_builder *builder, bool of_variant)
{
	return of_variant ? &builder->variant_parts : &builder->unit_parts;
}

static int keep_value(
	struct unit_builder *builder, struct cotejo_text *ret_value, struct cotejo_error *error)
{
	const char *copy = arena_copy(&builder->arena, buffer_text(&builder->value));

	if (!copy || builder->value.failed)
		return error_no_memory(error);
	*ret_value = slice(copy, builder->value.length);
	return 0;
}

int unit_builder_end_note(struct unit_builder *builder, bool of_variant, struct cotejo_error *error)
{
	struct tmx_parts *parts = parts_of(builder, of_variant);
	struct tmx_note note = {
		.language = builder->property.language, .encoding = builder->property.encoding};
	struct tmx_note *grown = array_reserve(
		parts->notes, &parts->note_capacity, parts->note_count + 1, sizeof(*grown));
	int code;

	if (!grown)
		return error_no_memory(error);
	parts->notes = grown;
	code = keep_value(builder, &note.text, error);
	if (code == 0)
		parts->notes[parts->note_count++] = note;
	return code;
}

int unit_builder_end_property(
	struct unit_builder *builder, bool of_variant, struct cotejo_error *error)
{
	struct tmx_parts *parts = parts_of(builder, of_variant);
	struct tmx_property *grown = array_reserve(parts->properties, &parts->property_capacity,
		parts->property_count + 1, sizeof(*grown));
	int code;

	if (!grown)
		return error_no_memory(error);
	parts->properties = grown;
	code = keep_value(builder, &builder->property.value, error);
	if (code == 0)
		parts->properties[parts->property_count++] = builder->property;
	return code;
}

static int copy_list(struct unit_builder *builder, const void *items, size_t count, size_t size,
	const void **ret_copy, struct cotejo_error *error)
{
	void *copy;

	*ret_copy = NULL;
	if (count == 0)
		return 0;
	copy = arena_alloc(&builder->arena, count, size);
	if (!copy)
		return error_no_memory(error);
	memcpy(copy, items, count * size);
	*ret_copy = copy;
	return 0;
}

/* Copies the parts that were gathered and begins new ones. */
static int hand_over(struct unit_builder *builder, struct tmx_parts *parts,
	const struct tmx_property **ret_properties, size_t *ret_property_count,
	const struct tmx_note **ret_notes, size_t *ret_note_count, struct cotejo_error *error)
{
	const void *properties, *notes;
	int code = copy_list(builder, parts->properties, parts->property_count,
		sizeof(*parts->properties), &properties, error);

	if (code == 0)
		code = copy_list(builder, parts->notes, parts->note_count, sizeof(*parts->notes),
			&notes, error);
	if (code)
		return code;
	*ret_properties = properties;
	*ret_property_count = parts->property_count;
	*ret_notes = notes;
	*ret_note_count = parts->note_count;
	parts->property_count = parts->note_count = 0;
	return 0;
}

/* ---- Header ---- */

static void warn_of_missing(struct unit_builder *builder)
{
	static const char *const names[] = {"creationtool", "creationtoolversion", "segtype",
		"o-tmf", "adminlang", "srclang", "datatype"};
	char list[128] = "";

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (scan_attribute(builder->scanner, names[i]))
			continue;
		strcat(list, list[0] ? ", " : "");
		strcat(list, names[i]);
	}
	if (list[0])
		warn(builder, WARNING_HEADER, "the header lacks", list);
}

int unit_builder_header(
	struct unit_builder *builder, struct tmx_header *header, struct cotejo_error *error)
{
	const struct {
		const char *name;
		const char **field;
	} strings[] = {
		{"creationtool", &header->creation_tool},
		{"creationtoolversion", &header->creation_tool_version},
		{"segtype", &header->segment_type},
		{"o-tmf", &header->original_format},
		{"datatype", &header->data_type},
		{"o-encoding", &header->original_encoding},
		{"creationid", &header->creator},
		{"changeid", &header->changer},
	};
	const char *admin = scan_attribute(builder->scanner, "adminlang");
	const char *source = scan_attribute(builder->scanner, "srclang");
	int code = 0;

	warn_of_missing(builder);
	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]) && code == 0; i++)
		code = take_string(builder, strings[i].name, strings[i].field, error);
	if (header->segment_type && !attributes_is_segment_type(header->segment_type)) {
		warn(builder, WARNING_HEADER, "no segtype of TMX:", header->segment_type);
		header->segment_type = NULL;
	}
	if (code == 0)
		code = take_date(builder, "creationdate", &header->created, error);
	if (code == 0)
		code = take_date(builder, "changedate", &header->changed, error);
	if (code == 0 && admin && admin[0])
		code = keep_language(builder, admin, &header->admin_language, error);
	if (code == 0 && source && source[0])
		code = keep_language(builder, source, &header->source_language, error);
	return code;
}

int unit_builder_end_header(
	struct unit_builder *builder, struct tmx_header *header, struct cotejo_error *error)
{
	return hand_over(builder, &builder->unit_parts, &header->properties,
		&header->property_count, &header->notes, &header->note_count, error);
}

/* ---- Units ---- */

int unit_builder_unit(struct unit_builder *builder, struct cotejo_error *error)
{
	const char *source = scan_attribute(builder->scanner, "srclang");
	struct stamps stamps = {0};
	struct tmx_unit *unit = &builder->unit;
	int code;

	arena_reset(&builder->arena);
	builder->unit = (struct tmx_unit){.line = builder->scanner->line};
	builder->variant_count = 0;
	builder->unit_parts.property_count = builder->unit_parts.note_count = 0;
	code = take_string(builder, "tuid", &unit->id, error);
	if (code == 0 && source && source[0])
		code = keep_language(builder, source, &unit->source_language, error);
	if (code == 0)
		code = take_stamps(builder, &stamps, error);
	if (code == 0)
		code = take_others(builder, &unit->attributes, &unit->attribute_count, error);
	unit->created = stamps.created;
	unit->changed = stamps.changed;
	unit->last_used = stamps.last_used;
	unit->creator = stamps.creator;
	unit->changer = stamps.changer;
	return code;
}

int unit_builder_variant(struct unit_builder *builder, struct cotejo_error *error)
{
	struct tmx_variant *variant = &builder->variant;
	struct stamps stamps = {0};
	int code;

	*variant = (struct tmx_variant){.line = builder->scanner->line};
	builder->has_segment = false;
	builder->variant_parts.property_count = builder->variant_parts.note_count = 0;
	code = take_language(builder, &variant->language, error);
	if (code == 0 && !variant->language)
		warn(builder, WARNING_LANGUAGE, "a variant without a language", NULL);
	if (code == 0)
		code = take_stamps(builder, &stamps, error);
	if (code == 0)
		code = take_others(builder, &variant->attributes, &variant->attribute_count, error);
	variant->created = stamps.created;
	variant->changed = stamps.changed;
	variant->last_used = stamps.last_used;
	variant->creator = stamps.creator;
	variant->changer = stamps.changer;
	return code;
}

int unit_builder_end_segment(struct unit_builder *builder, struct cotejo_error *error)
{
	builder->has_segment = true;
	return segment_builder_finish(&builder->segment, &builder->variant, &builder->arena, error);
}

int unit_builder_end_variant(struct unit_builder *builder, bool quiet, struct cotejo_error *error)
{
	struct tmx_variant *variant = &builder->variant;
	struct tmx_variant *grown;
	int code;

	if (!builder->has_segment) {
		if (!quiet)
			warn(builder, WARNING_UNIT, "a variant without a segment, skipped", NULL);
		return 0;
	}
	grown = array_reserve(builder->variants, &builder->variant_capacity,
		builder->variant_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	builder->variants = grown;
	code = hand_over(builder, &builder->variant_parts, &variant->properties,
		&variant->property_count, &variant->notes, &variant->note_count, error);
	if (code == 0)
		builder->variants[builder->variant_count++] = *variant;
	return code;
}

int unit_builder_end_unit(struct unit_builder *builder, struct cotejo_error *error)
{
	struct tmx_unit *unit = &builder->unit;

	unit->variants = builder->variants;
	unit->variant_count = builder->variant_count;
	return hand_over(builder, &builder->unit_parts, &unit->properties, &unit->property_count,
		&unit->notes, &unit->note_count, error);
}

void unit_builder_clear(struct unit_builder *builder)
{
	arena_clear(&builder->arena);
	free(builder->variants);
	free(builder->unit_parts.properties);
	free(builder->unit_parts.notes);
	free(builder->variant_parts.properties);
	free(builder->variant_parts.notes);
	segment_builder_clear(&builder->segment);
	buffer_clear(&builder->value);
}
