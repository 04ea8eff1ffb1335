/*
 * unit_json.h - a translation unit as a JSON object
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_UNIT_JSON_H
#define EXCHANGE_UNIT_JSON_H

#include <cotejo/memory.h>

#include "base/buffer.h"

/* Everything but the variants and the closing brace: "{"id":1,...". */
void unit_json_begin(struct buffer *buffer, const struct cotejo_unit *unit);

/* One variant as an object of its own. */
void unit_json_variant(struct buffer *buffer, const struct cotejo_variant *variant);

#endif
