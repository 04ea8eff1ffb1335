/*
 * pretranslate_codes.c - a proposal of the memory with the inline codes of the file
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/pretranslate_codes.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/slice.h"
#include "tmx/escape.h"

enum { MOST_CODES = 256 /* of a segment that is to be adapted; a page has fewer */ };

/* ---- The segment's ---- */

static struct cotejo_text between(const struct xliff_reader *reader, size_t begin, size_t end)
{
	return slice(reader->places_of + begin, end - begin);
}

static void take_place(struct segment_codes *codes, const struct xliff_reader *reader,
	const struct xliff_place *place)
{
	if (place->code >= codes->count)
		return;
	codes->raw[place->code] =
		between(reader, place->begin, place->as == XLIFF_PAIR ? place->inside : place->end);
	if (place->as != XLIFF_PAIR || place->end_code >= codes->count ||
		place->inside_end == place->end)
		return;
	codes->raw[place->end_code] = between(reader, place->inside_end, place->end);
	codes->partner[place->code] = place->end_code;
	codes->partner[place->end_code] = place->code;
}

int segment_codes_find(struct segment_codes *ret_codes, const struct xliff_reader *reader,
	const struct xliff_part *part, struct arena *arena, struct cotejo_error *error)
{
	const struct xliff_place *holder = &reader->places[part->place - 1];
	struct segment_codes codes = {part->text.codes, NULL, NULL, part->text.code_count, true};

	codes.raw = arena_zalloc(arena, codes.count + 1, sizeof(*codes.raw));
	codes.partner = arena_alloc(arena, codes.count + 1, sizeof(*codes.partner));
	if (!codes.raw || !codes.partner)
		return error_no_memory(error);
	codes.are_known = codes.count <= MOST_CODES;
	for (size_t i = 0; i < codes.count; i++) {
		codes.partner[i] = SIZE_MAX;
		codes.are_known &= codes.codes[i].parent == 0;
	}
	for (size_t i = part->place; i < reader->place_count; i++) {
		const struct xliff_place *place = &reader->places[i];

		if (place->begin >= holder->inside_end)
			break;
		if (place->kind == ELEMENT_INLINE &&
			(place->as == XLIFF_CODE || place->as == XLIFF_PAIR))
			take_place(&codes, reader, place);
	}
	*ret_codes = codes;
	return 0;
}

/* ---- The unit's ---- */

static struct cotejo_text attribute(const struct cotejo_inline *code, const char *name)
{
	for (size_t i = 0; i < code->attribute_count; i++) {
		if (strcmp(code->attributes[i].name, name) == 0)
			return code->attributes[i].value;
	}
	return slice("", 0);
}

/* Whether two codes of a unit, one in its source and one in its target, are the same: by the number
 * that pairs them, or by what they hold. */
static bool is_same(const struct cotejo_inline *one, const struct cotejo_inline *other)
{
	const char *name =
		one->kind == COTEJO_INLINE_BPT || one->kind == COTEJO_INLINE_EPT ? "i" : "x";
	struct cotejo_text number = attribute(one, name);

	if (one->kind != other->kind)
		return false;
	if (number.length)
		return slice_equal(number, attribute(other, name));
	return slice_equal(one->content, other->content);
}

static bool stands_alone(const struct cotejo_inline *code)
{
	return code->parent == 0 && code->kind != COTEJO_INLINE_HI;
}

/* Whether the codes of the unit's source are those of the segment, as far as kinds tell. */
static bool are_alike(
	const struct segment_codes *codes, const struct cotejo_variant *source_variant)
{
	if (!codes->are_known || source_variant->code_count != codes->count)
		return false;
	for (size_t i = 0; i < codes->count; i++) {
		if (!stands_alone(&source_variant->codes[i]) || !codes->raw[i].bytes ||
			(int)source_variant->codes[i].kind != (int)codes->codes[i].kind)
			return false;
	}
	return true;
}

/* Finds for each code of the target the one of the segment; false when one has none. */
static bool map_codes(const struct segment_codes *codes,
	const struct cotejo_variant *source_variant, const struct cotejo_variant *target_variant,
	size_t map[MOST_CODES])
{
	bool taken[MOST_CODES] = {false};

	if (!are_alike(codes, source_variant) || target_variant->code_count != codes->count)
		return false;
	for (size_t i = 0; i < target_variant->code_count; i++) {
		const struct cotejo_inline *code = &target_variant->codes[i];
		size_t k = 0;

		while (k < codes->count && (taken[k] || !is_same(&source_variant->codes[k], code)))
			k++;
		if (k == codes->count || !stands_alone(code))
			return false;
		taken[k] = true;
		map[i] = k;
	}
	return true;
}

/* Elements that the codes open must close in the order that XML wants. */
static bool is_nested(const struct segment_codes *codes, const size_t *map, size_t count)
{
	size_t open[MOST_CODES], depth = 0;

	for (size_t i = 0; i < count; i++) {
		size_t code = map ? map[i] : i, partner = codes->partner[code];

		if (partner == SIZE_MAX)
			continue;
		if (partner > code)
			open[depth++] = partner;
		else if (depth == 0 || open[--depth] != code)
			return false;
	}
	return depth == 0;
}

static void write_text(struct buffer *buffer, const struct segment_codes *codes, const size_t *map,
	const struct cotejo_variant *variant)
{
	size_t at = 0;

	for (size_t i = 0; i < variant->code_count; i++) {
		size_t place = variant->codes[i].begin;

		escape_text(buffer, slice(variant->text.bytes + at, place - at), NULL);
		buffer_add(buffer, codes->raw[map ? map[i] : i]);
		at = place;
	}
	escape_text(buffer, slice(variant->text.bytes + at, variant->text.length - at), NULL);
}

bool segment_codes_write(const struct segment_codes *codes, struct buffer *source,
	struct buffer *target, const struct cotejo_variant *source_variant,
	const struct cotejo_variant *target_variant)
{
	size_t map[MOST_CODES];

	if (codes->count && map_codes(codes, source_variant, target_variant, map) &&
		is_nested(codes, NULL, codes->count) && is_nested(codes, map, codes->count)) {
		write_text(source, codes, NULL, source_variant);
		write_text(target, codes, map, target_variant);
		return true;
	}
	escape_text(source, source_variant->text, NULL);
	escape_text(target, target_variant->text, NULL);
	return codes->count == 0;
}
