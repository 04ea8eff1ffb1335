/*
 * random_unit.h - units of every legal shape, the same for the same seed
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_TMX_RANDOM_UNIT_H
#define TESTS_UNIT_TMX_RANDOM_UNIT_H

#include <stdio.h>

#include "base/arena.h"
#include "base/slice.h"
#include "tmx/unit.h"

/* Zero-initialise all but the seed, which must not be 0; clear the arena between units. */
struct random_units {
	uint64_t seed;
	struct arena arena;
};

/* A number below `limit`. */
static size_t random_below(struct random_units *random, size_t limit)
{
	random->seed ^= random->seed << 13; /* xorshift64 */
	random->seed ^= random->seed >> 7;
	random->seed ^= random->seed << 17;
	return (size_t)(random->seed >> 11) % limit;
}

static void *random_array(struct random_units *random, size_t count, size_t size)
{
	return arena_zalloc(&random->arena, count ? count : 1, size);
}

/* A text of up to 11 pieces with everything in it that XML treats specially. */
static struct cotejo_text random_text(struct random_units *random)
{
	static const char *const pieces[] = {"a", "word", " ", "  ", "\n", "\t", "\r", "<", ">",
		"&", "\"", "'", "]]>", "&amp;", "<!--", "<seg>", "\xc3\xa9", "\xd7\xa9",
		"\xf0\x9f\x98\x80", "\xe7\x89\x86", "\xe2\x80\xa8", "\xc2\xa0", "\xef\xbb\xbf"};
	char text[64] = "";
	size_t length = 0, count = random_below(random, 12);

	for (size_t i = 0; i < count; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s",
			pieces[random_below(random, sizeof(pieces) / sizeof(pieces[0]))]);
	return slice(arena_string(&random->arena, text), length);
}

static const char *random_string(struct random_units *random)
{
	return random_text(random).bytes;
}

static const char *random_optional(struct random_units *random)
{
	return random_below(random, 2) ? random_string(random) : NULL;
}

static const char *random_language(struct random_units *random)
{
	static const char *const tags[] = {"en", "es", "es-MX", "zh-Hant-TW", "ar", "und"};

	return tags[random_below(random, sizeof(tags) / sizeof(tags[0]))];
}

static const char *random_optional_language(struct random_units *random)
{
	return random_below(random, 3) ? NULL : random_language(random);
}

static const char *random_date(struct random_units *random)
{
	char date[32];

	if (random_below(random, 2))
		return NULL;
	snprintf(date, sizeof(date), "20%02d%02d%02dT%02d3000Z", (int)random_below(random, 30),
		(int)random_below(random, 12) + 1, (int)random_below(random, 28) + 1,
		(int)random_below(random, 24));
	return arena_string(&random->arena, date);
}

static const struct tmx_property *random_properties(struct random_units *random, size_t count)
{
	struct tmx_property *properties = random_array(random, count, sizeof(*properties));

	for (size_t i = 0; i < count; i++)
		properties[i] = (struct tmx_property){random_string(random),
			random_optional_language(random), random_text(random),
			random_optional(random)};
	return properties;
}

static const struct tmx_note *random_notes(struct random_units *random, size_t count)
{
	struct tmx_note *notes = random_array(random, count, sizeof(*notes));

	for (size_t i = 0; i < count; i++)
		notes[i] = (struct tmx_note){random_optional_language(random), random_text(random),
			random_optional(random)};
	return notes;
}

static void random_attributes(struct random_units *random, struct tmx_code *code)
{
	struct tmx_attribute *attributes = random_array(random, 2, sizeof(*attributes));

	if (code->kind == TMX_BPT || code->kind == TMX_EPT)
		attributes[code->attribute_count++] = (struct tmx_attribute){"i", "1"};
	if (code->kind == TMX_IT)
		attributes[code->attribute_count++] =
			(struct tmx_attribute){"pos", random_below(random, 2) ? "begin" : "end"};
	if (code->kind != TMX_EPT && code->kind != TMX_UT && random_below(random, 2))
		attributes[code->attribute_count++] =
			(struct tmx_attribute){"type", random_string(random)};
	code->attributes = attributes;
}

/* The next place between `from` and the end of the text that is no middle of a character. */
static size_t random_place(struct random_units *random, struct cotejo_text text, size_t from)
{
	size_t place = from + random_below(random, text.length - from + 1);

	while (place < text.length && ((unsigned char)text.bytes[place] & 0xc0) == 0x80)
		place++;
	return place;
}

struct random_level {
	size_t number; /* of the code that holds + 1; 0: the segment */
	struct cotejo_text text;
	size_t at, end;
};

static enum tmx_code_kind random_kind(struct random_units *random, const struct tmx_code *holder)
{
	static const enum tmx_code_kind kinds[] = {
		TMX_BPT, TMX_EPT, TMX_PH, TMX_IT, TMX_HI, TMX_UT};

	if (holder && holder->kind != TMX_HI && holder->kind != TMX_SUB)
		return TMX_SUB;
	return kinds[random_below(random, sizeof(kinds) / sizeof(kinds[0]))];
}

/* Makes a tree of codes in document order, up to five deep. */
static void random_codes(struct random_units *random, struct tmx_variant *variant, size_t count)
{
	struct tmx_code *codes = random_array(random, count, sizeof(*codes));
	struct random_level levels[6] = {{0, variant->text, 0, variant->text.length}};
	size_t depth = 1;

	for (size_t i = 0; i < count; i++) {
		struct random_level *level = &levels[depth - 1];
		struct tmx_code *code = &codes[i];

		code->parent = level->number;
		code->kind = random_kind(random, level->number ? &codes[level->number - 1] : NULL);
		random_attributes(random, code);
		code->begin = random_place(random, slice(level->text.bytes, level->end), level->at);
		code->end = code->begin;
		if (code->kind == TMX_HI)
			code->end = random_place(
				random, slice(level->text.bytes, level->end), code->begin);
		else
			code->content = random_text(random);
		level->at = code->end;
		if (depth < 6 && random_below(random, 2)) {
			levels[depth++] = code->kind == TMX_HI
						  ? (struct random_level){i + 1, level->text,
							    code->begin, code->end}
						  : (struct random_level){i + 1, code->content, 0,
							    code->content.length};
		} else if (random_below(random, 3) == 0) {
			depth = 1;
		}
	}
	variant->codes = codes;
	variant->code_count = count;
}

static void random_variant(struct random_units *random, struct tmx_variant *variant)
{
	variant->language = random_language(random);
	variant->text = random_text(random);
	random_codes(random, variant, random_below(random, 8));
	variant->created = random_date(random);
	variant->changer = random_optional(random);
	variant->property_count = random_below(random, 3);
	variant->properties = random_properties(random, variant->property_count);
	variant->note_count = random_below(random, 2);
	variant->notes = random_notes(random, variant->note_count);
}

/* Belongs to the arena. */
static inline struct tmx_unit *random_unit(struct random_units *random)
{
	struct tmx_unit *unit = random_array(random, 1, sizeof(*unit));
	struct tmx_variant *variants = random_array(random, 4, sizeof(*variants));

	unit->id = random_optional(random);
	unit->source_language = random_optional_language(random);
	unit->created = random_date(random);
	unit->changed = random_date(random);
	unit->last_used = random_date(random);
	unit->creator = random_optional(random);
	unit->changer = random_optional(random);
	unit->property_count = random_below(random, 3);
	unit->properties = random_properties(random, unit->property_count);
	unit->note_count = random_below(random, 3);
	unit->notes = random_notes(random, unit->note_count);
	unit->variant_count = 1 + random_below(random, 4);
	unit->variants = variants;
	for (size_t i = 0; i < unit->variant_count; i++)
		random_variant(random, &variants[i]);
	return unit;
}

#endif
