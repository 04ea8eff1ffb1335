/*
 * unit_builder.h - elements and their attributes become a unit, or a header
 *
 * The reader says what begins and ends, and sees to it that it does so in an order that makes
 * sense.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_UNIT_BUILDER_H
#define TMX_UNIT_BUILDER_H

#include "tmx/scan.h"
#include "tmx/segment_builder.h"
#include "tmx/tag_cache.h"

/* The notes and properties of something that is being read. */
struct tmx_parts {
	struct tmx_property *properties;
	size_t property_count, property_capacity;
	struct tmx_note *notes;
	size_t note_count, note_capacity;
};

/* Zero-initialise it, set the scanner; clear it at the end. */
struct unit_builder {
	struct tmx_scanner *scanner; /* its last token is the element that begins */
	struct arena arena;          /* of the unit, or of the header before the first unit */
	struct tag_cache tags;
	struct tmx_unit unit;
	struct tmx_variant variant;
	bool has_segment; /* the variant */
	struct tmx_variant *variants;
	size_t variant_count, variant_capacity;
	struct tmx_parts unit_parts, variant_parts;
	struct segment_builder segment;
	struct buffer value;          /* of the note or property */
	struct tmx_property property; /* its type and language */
};

/* ---- A header ---- */

/* Takes the attributes; warns of those that are missing. COTEJO_ENOMEM. */
int unit_builder_header(
	struct unit_builder *builder, struct tmx_header *header, struct cotejo_error *error);

/* Puts what was gathered since into the header, which lives in builder->arena. */
int unit_builder_end_header(
	struct unit_builder *builder, struct tmx_header *header, struct cotejo_error *error);

/* ---- A unit. Each returns 0 or COTEJO_ENOMEM. ---- */

/* Forgets the unit before, and its arena. */
int unit_builder_unit(struct unit_builder *builder, struct cotejo_error *error);
int unit_builder_variant(struct unit_builder *builder, struct cotejo_error *error);
int unit_builder_value_start(struct unit_builder *builder, struct cotejo_error *error);

/* Adds the value to the variant or else the unit (or header). */
int unit_builder_end_note(
	struct unit_builder *builder, bool of_variant, struct cotejo_error *error);
int unit_builder_end_property(
	struct unit_builder *builder, bool of_variant, struct cotejo_error *error);
int unit_builder_end_segment(struct unit_builder *builder, struct cotejo_error *error);

/* Adds the variant to the unit; one without a segment is left out with a warning, unless `quiet`.
 */
int unit_builder_end_variant(struct unit_builder *builder, bool quiet, struct cotejo_error *error);

/* Makes builder->unit whole. */
int unit_builder_end_unit(struct unit_builder *builder, struct cotejo_error *error);

void unit_builder_clear(struct unit_builder *builder);

#endif
