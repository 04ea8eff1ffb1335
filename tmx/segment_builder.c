/*
 * segment_builder.c - a <seg> is taken apart into text and inline codes
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/segment_builder.h"

#include <stdlib.h>

#include "base/array.h"
#include "tmx/attributes.h"
#include "tmx/segment.h"

static struct segment_level *level_of_text(struct segment_builder *builder)
{
	return &builder->levels[builder->levels[builder->depth].holder];
}

void segment_builder_start(struct segment_builder *builder)
{
	builder->code_count = 0;
	builder->depth = 0;
	builder->levels[0].code = 0;
	builder->levels[0].holder = 0;
	buffer_reset(&builder->levels[0].text);
}

void segment_builder_text(struct segment_builder *builder, struct cotejo_text text)
{
	buffer_add(&level_of_text(builder)->text, text);
}

bool segment_builder_may_open(const struct segment_builder *builder, enum tmx_code_kind kind)
{
	size_t code = builder->levels[builder->depth].code;

	if (builder->depth == TMX_MAX_DEPTH)
		return false;
	return code ? segment_may_hold(builder->codes[code - 1].kind, kind) : kind != TMX_SUB;
}

int segment_builder_open(struct segment_builder *builder, enum tmx_code_kind kind,
	const struct tmx_attribute *attributes, size_t attribute_count, struct arena *arena,
	struct cotejo_error *error)
{
	struct segment_level *above = &builder->levels[builder->depth];
	struct segment_level *level = above + 1;
	size_t place = level_of_text(builder)->text.length;
	struct tmx_code *codes = array_reserve(
		builder->codes, &builder->code_capacity, builder->code_count + 1, sizeof(*codes));
	struct tmx_code code = {.kind = kind, .begin = place, .end = place, .parent = above->code};

	if (!codes)
		return error_no_memory(error);
	builder->codes = codes;
	if (attributes_copy(&code.attributes, attributes, attribute_count, arena, error) != 0)
		return COTEJO_ENOMEM;
	code.attribute_count = attribute_count;
	codes[builder->code_count++] = code;
	builder->depth++;
	level->code = builder->code_count;
	level->holder = kind == TMX_HI ? above->holder : builder->depth;
	buffer_reset(&level->text);
	return 0;
}

int segment_builder_close(
	struct segment_builder *builder, struct arena *arena, struct cotejo_error *error)
{
	struct segment_level *level = &builder->levels[builder->depth];
	struct tmx_code *code = &builder->codes[level->code - 1];

	if (code->kind == TMX_HI) {
		code->end = level_of_text(builder)->text.length;
	} else {
		const char *content = arena_copy(arena, buffer_text(&level->text));

		if (!content || level->text.failed)
			return error_no_memory(error);
		code->content = slice(content, level->text.length);
	}
	builder->depth--;
	return 0;
}

int segment_builder_finish(struct segment_builder *builder, struct tmx_variant *variant,
	struct arena *arena, struct cotejo_error *error)
{
	const struct buffer *text = &builder->levels[0].text;
	const char *copy = arena_copy(arena, buffer_text(text));
	struct tmx_code *codes = NULL;

	if (builder->code_count) {
		codes = arena_alloc(arena, builder->code_count, sizeof(*codes));
		if (!codes)
			return error_no_memory(error);
		memcpy(codes, builder->codes, builder->code_count * sizeof(*codes));
	}
	if (!copy || text->failed)
		return error_no_memory(error);
	variant->text = slice(copy, text->length);
	variant->codes = codes;
	variant->code_count = builder->code_count;
	return 0;
}

void segment_builder_clear(struct segment_builder *builder)
{
	for (size_t i = 0; i <= TMX_MAX_DEPTH; i++)
		buffer_clear(&builder->levels[i].text);
	free(builder->codes);
	*builder = (struct segment_builder){0};
}
