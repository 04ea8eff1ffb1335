/*
 * segment.h - the inside of a <seg>: text with its inline codes back in their places
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_SEGMENT_H
#define TMX_SEGMENT_H

#include "base/buffer.h"
#include "tmx/unit.h"

/* What the writer counts; see writer.h. */
struct segment_counts {
	uint64_t replaced, attributes;
};

/* Whether a code may stand directly in a code of the kind `parent`. */
bool segment_may_hold(enum tmx_code_kind parent, enum tmx_code_kind child);

/* The name of its element. */
const char *segment_code_name(enum tmx_code_kind kind);

/* The code whose element has that name; false when none has. */
bool segment_code_of_name(enum tmx_code_kind *ret_kind, const char *name);

/* The attribute that a code must have; NULL: none. */
const char *segment_required_attribute(enum tmx_code_kind kind);

/*
 * Appends text and codes of a variant. Errors: COTEJO_EARGUMENT (codes that cannot stand so),
 * COTEJO_ELIMIT (deeper than TMX_MAX_DEPTH); then the buffer holds a part. Lack of memory is noted
 * in the buffer.
 */
int segment_append(struct buffer *buffer, const struct tmx_variant *variant,
	struct segment_counts *counts, struct cotejo_error *error);

#endif
