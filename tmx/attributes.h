/*
 * attributes.h - lists of attributes
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_ATTRIBUTES_H
#define TMX_ATTRIBUTES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "tmx/unit.h"

/* The value of an attribute, or NULL. */
const char *attributes_find(const struct tmx_attribute *attributes, size_t count, const char *name);

/* Whether it is a value that TMX has for `segtype`. */
bool attributes_is_segment_type(const char *type);

/* Copies a list with its strings into the arena; an empty list is NULL. COTEJO_ENOMEM. */
int attributes_copy(const struct tmx_attribute **ret_copy, const struct tmx_attribute *attributes,
	size_t count, struct arena *arena, struct cotejo_error *error);

#endif
