/*
 * attributes.c - lists of attributes
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/attributes.h"

#include <string.h>

const char *attributes_find(const struct tmx_attribute *attributes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(attributes[i].name, name) == 0)
			return attributes[i].value;
	}
	return NULL;
}

bool attributes_is_segment_type(const char *type)
{
	return strcmp(type, "block") == 0 || strcmp(type, "paragraph") == 0 ||
	       strcmp(type, "sentence") == 0 || strcmp(type, "phrase") == 0;
}

int attributes_copy(const struct tmx_attribute **ret_copy, const struct tmx_attribute *attributes,
	size_t count, struct arena *arena, struct cotejo_error *error)
{
	struct tmx_attribute *copy;

	if (count == 0) {
		*ret_copy = NULL;
		return 0;
	}
	copy = arena_alloc(arena, count, sizeof(*copy));
	if (!copy)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++) {
		copy[i].name = arena_string(arena, attributes[i].name);
		copy[i].value = arena_string(arena, attributes[i].value);
		if (!copy[i].name || !copy[i].value)
			return error_no_memory(error);
	}
	*ret_copy = copy;
	return 0;
}
