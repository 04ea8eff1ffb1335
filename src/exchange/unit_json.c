/*
 * unit_json.c - a translation unit as a JSON object
 *
 * What is not known has no member.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/unit_json.h"

#include <inttypes.h>

#include "exchange/json.h"
#include "exchange/origin.h"

/* An array of objects and no object of names, because a name may stand there twice. What has become
 * the origin of a text (NULL: nothing) is left out. */
static void add_properties(struct buffer *buffer, const struct cotejo_property *properties,
	size_t count, const struct origin *origin)
{
	bool is_open = false;

	for (size_t i = 0; i < count; i++) {
		if (origin && origin_has(origin, &properties[i]))
			continue;
		if (!is_open) {
			json_key(buffer, "properties");
			buffer_add_byte(buffer, '[');
			is_open = true;
		}
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_optional_string(buffer, "name", properties[i].name);
		json_text(buffer, "value", properties[i].value);
		json_optional_string(buffer, "language", properties[i].language);
		json_optional_string(buffer, "encoding", properties[i].encoding);
		buffer_add_byte(buffer, '}');
	}
	if (is_open)
		buffer_add_byte(buffer, ']');
}

static void add_notes(struct buffer *buffer, const struct cotejo_note *notes, size_t count)
{
	if (count == 0)
		return;
	json_key(buffer, "notes");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_text(buffer, "text", notes[i].text);
		json_optional_string(buffer, "language", notes[i].language);
		json_optional_string(buffer, "encoding", notes[i].encoding);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

/* An element has each attribute once, so here an object of names will do. */
static void add_attributes(
	struct buffer *buffer, const struct cotejo_property *attributes, size_t count)
{
	if (count == 0)
		return;
	json_key(buffer, "attributes");
	buffer_add_byte(buffer, '{');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		json_string(buffer, slice_of(attributes[i].name));
		buffer_add_byte(buffer, ':');
		json_string(buffer, attributes[i].value);
	}
	buffer_add_byte(buffer, '}');
}

static void add_codes(struct buffer *buffer, const struct cotejo_inline *codes, size_t count)
{
	if (count == 0)
		return;
	json_key(buffer, "codes");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_optional_string(buffer, "kind", cotejo_inline_name(codes[i].kind));
		json_size(buffer, "begin", codes[i].begin);
		json_size(buffer, "end", codes[i].end);
		json_optional_text(buffer, "content", codes[i].content);
		add_attributes(buffer, codes[i].attributes, codes[i].attribute_count);
		if (codes[i].parent)
			json_size(buffer, "parent", codes[i].parent);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

void unit_json_begin(struct buffer *buffer, const struct cotejo_unit *unit)
{
	buffer_add_byte(buffer, '{');
	json_key(buffer, "id");
	buffer_add_format(buffer, "%" PRId64, unit->id);
	json_optional_probability(buffer, "probability", unit->probability);
	json_optional_string(buffer, "state", cotejo_unit_state_name(unit->state));
	json_optional_string(buffer, "created", unit->created);
	json_optional_string(buffer, "creator", unit->creator);
	json_optional_string(buffer, "changed", unit->changed);
	json_optional_string(buffer, "changer", unit->changer);
	json_size(buffer, "origins", unit->origin_count);
	add_attributes(buffer, unit->attributes, unit->attribute_count);
	add_properties(buffer, unit->properties, unit->property_count, NULL);
	add_notes(buffer, unit->notes, unit->note_count);
}

void unit_json_variant(struct buffer *buffer, const struct cotejo_variant *variant)
{
	struct origin origin = origin_of(variant);

	json_comma(buffer);
	buffer_add_byte(buffer, '{');
	json_optional_string(buffer, "language", variant->language);
	json_text(buffer, "text", variant->text);
	json_optional_text(buffer, "document", origin.document);
	json_optional_text(buffer, "title", origin.title);
	json_optional_text(buffer, "before", origin.before);
	json_optional_text(buffer, "after", origin.after);
	add_codes(buffer, variant->codes, variant->code_count);
	add_attributes(buffer, variant->attributes, variant->attribute_count);
	add_properties(buffer, variant->properties, variant->property_count, &origin);
	add_notes(buffer, variant->notes, variant->note_count);
	buffer_add_byte(buffer, '}');
}
