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

/* An array of objects and no object of names, because a name may stand there twice. */
static void add_properties(
	struct buffer *buffer, const struct cotejo_property *properties, size_t count)
{
	if (count == 0)
		return;
	json_key(buffer, "properties");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_optional_string(buffer, "name", properties[i].name);
		json_text(buffer, "value", properties[i].value);
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
	add_properties(buffer, unit->properties, unit->property_count);
}

void unit_json_variant(struct buffer *buffer, const struct cotejo_variant *variant)
{
	json_comma(buffer);
	buffer_add_byte(buffer, '{');
	json_optional_string(buffer, "language", variant->language);
	json_text(buffer, "text", variant->text);
	json_optional_string(buffer, "document", variant->document);
	json_optional_string(buffer, "title", variant->document_title);
	json_optional_text(buffer, "before", variant->before);
	json_optional_text(buffer, "after", variant->after);
	add_properties(buffer, variant->properties, variant->property_count);
	buffer_add_byte(buffer, '}');
}
