/*
 * origin.c - where a text of a unit comes from
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/origin.h"

#include "base/slice.h"
#include "exchange/tmx_unit.h"

/* A plain property of that name, if the text has it: one with a language or charset says more than
 * its text, and stays what it is. */
static const struct cotejo_property *find(const struct cotejo_variant *variant, const char *name)
{
	for (size_t i = 0; i < variant->property_count; i++) {
		const struct cotejo_property *property = &variant->properties[i];

		if (strcmp(property->name, name) == 0 && !property->language && !property->encoding)
			return property;
	}
	return NULL;
}

struct origin origin_of(const struct cotejo_variant *variant)
{
	static const char *const names[ORIGIN_PARTS] = {
		TMX_DOCUMENT, TMX_TITLE, TMX_BEFORE, TMX_AFTER};
	struct origin origin = {.document = slice_of(variant->document),
		.title = slice_of(variant->document_title),
		.before = variant->before,
		.after = variant->after};
	struct cotejo_text *const parts[ORIGIN_PARTS] = {
		&origin.document, &origin.title, &origin.before, &origin.after};

	/* What the memory knows itself is of one piece. */
	if (variant->document)
		return origin;
	for (size_t i = 0; i < ORIGIN_PARTS; i++) {
		if (parts[i]->length || !(origin.taken[i] = find(variant, names[i])))
			continue;
		*parts[i] = origin.taken[i]->value;
	}
	return origin;
}

bool origin_has(const struct origin *origin, const struct cotejo_property *property)
{
	for (size_t i = 0; i < ORIGIN_PARTS; i++) {
		if (origin->taken[i] == property)
			return true;
	}
	return false;
}
