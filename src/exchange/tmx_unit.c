/*
 * tmx_unit.c - a unit of a memory in the words of TMX
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/tmx_unit.h"

#include <stdlib.h>

#include "base/array.h"
#include "exchange/lines.h"

enum {
	UNIT_PROPERTIES = 3,   /* at most so many of our own on a unit */
	VARIANT_PROPERTIES = 4 /* and on a variant */
};

static size_t count_properties(const struct cotejo_unit *unit, const struct pair *pair)
{
	size_t count = UNIT_PROPERTIES + unit->property_count;

	for (size_t i = 0; i < pair->count; i++)
		count += VARIANT_PROPERTIES + pair->variants[i]->property_count;
	return count;
}

/* Makes room before anything is filled in, so that nothing moves afterwards. */
static int make_room(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct pair *pair, struct cotejo_error *error)
{
	struct tmx_variant *variants = array_reserve(
		maker->variants, &maker->variant_capacity, pair->count + 1, sizeof(*variants));
	struct tmx_property *properties;

	if (!variants)
		return error_no_memory(error);
	maker->variants = variants;
	properties = array_reserve(maker->properties, &maker->property_capacity,
		count_properties(unit, pair), sizeof(*properties));
	if (!properties)
		return error_no_memory(error);
	maker->properties = properties;
	buffer_reset(&maker->numbers);
	return buffer_reserve(&maker->numbers, 1) ? 0 : error_no_memory(error);
}

static void add_text(struct tmx_property **end, const char *type, struct cotejo_text value)
{
	if (value.length)
		*(*end)++ = (struct tmx_property){.type = type, .value = value};
}

static void add_own(
	struct tmx_property **end, const struct cotejo_property *properties, size_t count)
{
	for (size_t i = 0; i < count; i++)
		*(*end)++ = (struct tmx_property){
			.type = properties[i].name, .value = properties[i].value};
}

static void add_unit_properties(
	struct tmx_unit_maker *maker, const struct cotejo_unit *unit, struct tmx_property **end)
{
	struct buffer *numbers = &maker->numbers;
	size_t split;

	/* Both first, because the buffer may move while it grows. */
	if (unit->probability >= 0)
		buffer_add_number(numbers, unit->probability, PROBABILITY_DECIMALS);
	split = numbers->length;
	if (unit->origin_count)
		buffer_add_format(numbers, "%zu", unit->origin_count);
	add_text(end, TMX_PROBABILITY, slice(numbers->bytes, split));
	add_text(end, TMX_STATE, slice_of(cotejo_unit_state_name(unit->state)));
	add_text(end, TMX_ORIGINS, slice(numbers->bytes + split, numbers->length - split));
	add_own(end, unit->properties, unit->property_count);
}

static void make_variant(
	struct tmx_variant *variant, const struct cotejo_variant *from, struct tmx_property **end)
{
	struct tmx_property *first = *end;

	add_text(end, TMX_DOCUMENT, slice_of(from->document));
	add_text(end, TMX_TITLE, slice_of(from->document_title));
	add_text(end, TMX_BEFORE, from->before);
	add_text(end, TMX_AFTER, from->after);
	add_own(end, from->properties, from->property_count);
	*variant = (struct tmx_variant){.language = from->language,
		.text = from->text,
		.properties = first,
		.property_count = (size_t)(*end - first)};
}

int tmx_unit_make(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct pair *pair, struct cotejo_error *error)
{
	struct tmx_property *end;
	int code = make_room(maker, unit, pair, error);

	if (code)
		return code;
	end = maker->properties;
	add_unit_properties(maker, unit, &end);
	maker->unit = (struct tmx_unit){
		.created = date_to_tmx(maker->created, unit->created) ? maker->created : NULL,
		.changed = date_to_tmx(maker->changed, unit->changed) ? maker->changed : NULL,
		.creator = unit->creator,
		.changer = unit->changer,
		.properties = maker->properties,
		.property_count = (size_t)(end - maker->properties),
		.variants = maker->variants,
		.variant_count = pair->count,
	};
	for (size_t i = 0; i < pair->count; i++)
		make_variant(&maker->variants[i], pair->variants[i], &end);
	return maker->numbers.failed ? error_no_memory(error) : 0;
}

void tmx_unit_clear(struct tmx_unit_maker *maker)
{
	free(maker->variants);
	free(maker->properties);
	buffer_clear(&maker->numbers);
	*maker = (struct tmx_unit_maker){0};
}

int tmx_unit_start_file(struct tmx_writer *writer, const struct cotejo_output *output,
	const char *source_language, struct cotejo_error *error)
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

	return tmx_writer_start(writer, output, &header, error);
}
