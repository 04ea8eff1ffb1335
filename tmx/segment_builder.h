/*
 * segment_builder.h - a <seg> is taken apart into text and inline codes
 *
 * The other way round from segment.h. Whatever order elements come in, what comes out can be
 * written again: an element where TMX allows none is seen through, its text kept.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_SEGMENT_BUILDER_H
#define TMX_SEGMENT_BUILDER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "tmx/unit.h"
#include "tmx/writer.h"

/* An element that is open, or the segment itself. */
struct segment_level {
	size_t code;   /* its number + 1; 0: the segment */
	size_t holder; /* the level whose text it adds to: its own, or that of what a hi stands in
			*/
	struct buffer text;
};

/* Zero-initialise it; clear it at the end. */
struct segment_builder {
	struct tmx_code *codes;
	size_t code_count, code_capacity;
	struct segment_level levels[TMX_MAX_DEPTH + 1]; /* the first is the segment */
	size_t depth;                                   /* of open codes */
};

/* Begins a segment, forgetting the one before. */
void segment_builder_start(struct segment_builder *builder);

/* Adds text where we are. Lack of memory shows at the end. */
void segment_builder_text(struct segment_builder *builder, struct cotejo_text text);

/* Whether a code of this kind may begin where we are. */
bool segment_builder_may_open(const struct segment_builder *builder, enum tmx_code_kind kind);

/* Opens a code, which must be allowed here; the attributes are copied into the arena.
 * COTEJO_ENOMEM. */
int segment_builder_open(struct segment_builder *builder, enum tmx_code_kind kind,
	const struct tmx_attribute *attributes, size_t attribute_count, struct arena *arena,
	struct cotejo_error *error);

/* Closes the code that was opened last. COTEJO_ENOMEM. */
int segment_builder_close(
	struct segment_builder *builder, struct arena *arena, struct cotejo_error *error);

/* Puts text and codes into a variant, copied into the arena. All codes must be closed.
 * COTEJO_ENOMEM. */
int segment_builder_finish(struct segment_builder *builder, struct tmx_variant *variant,
	struct arena *arena, struct cotejo_error *error);

void segment_builder_clear(struct segment_builder *builder);

#endif
