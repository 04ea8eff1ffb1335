/*
 * unit_draft.c - a unit that a reader puts together piece by piece
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/unit_draft.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/slice.h"

void draft_begin(struct unit_draft *draft)
{
	arena_reset(&draft->arena);
	draft->unit = (struct tmx_unit){0};
	draft->piece_count = 0;
	draft->failed = false;
}

void draft_clear(struct unit_draft *draft)
{
	arena_clear(&draft->arena);
	free(draft->variants);
	free(draft->pieces);
	*draft = (struct unit_draft){0};
}

int draft_variant(struct unit_draft *draft, const char *language, struct cotejo_text text)
{
	size_t number = draft->unit.variant_count;
	struct tmx_variant *grown;

	if (number == DRAFT_MAX_VARIANTS)
		return DRAFT_OF_UNIT;
	grown = array_reserve(
		draft->variants, &draft->variant_capacity, number + 1, sizeof(*grown));
	if (!grown) {
		draft->failed = true;
		return DRAFT_OF_UNIT;
	}
	draft->variants = grown;
	grown[number] = (struct tmx_variant){.language = language, .text = text};
	draft->unit.variant_count++;
	return (int)number;
}

void draft_piece(struct unit_draft *draft, int owner, const struct draft_piece *piece)
{
	struct draft_piece *grown;

	if (piece->value.length == 0)
		return;
	grown = array_reserve(
		draft->pieces, &draft->piece_capacity, draft->piece_count + 1, sizeof(*grown));
	if (!grown) {
		draft->failed = true;
		return;
	}
	draft->pieces = grown;
	grown[draft->piece_count] = *piece;
	grown[draft->piece_count].owner = owner;
	draft->piece_count++;
}

void draft_property(struct unit_draft *draft, int owner, const char *type, struct cotejo_text value)
{
	draft_piece(draft, owner, &(struct draft_piece){.type = type, .value = value});
}

void draft_note(struct unit_draft *draft, int owner, struct cotejo_text text)
{
	draft_piece(draft, owner, &(struct draft_piece){.is_note = true, .value = text});
}

const char *draft_string(struct unit_draft *draft, struct cotejo_text text)
{
	char *copy = arena_copy(&draft->arena, text);

	if (!copy)
		draft->failed = true;
	return copy ? copy : "";
}

struct cotejo_text draft_copy(struct unit_draft *draft, struct cotejo_text text)
{
	char *copy = text.length ? arena_copy(&draft->arena, text) : NULL;

	if (text.length && !copy)
		draft->failed = true;
	return copy ? slice(copy, text.length) : slice_of("");
}

/* The properties of an owner, one after the other. */
static struct tmx_property *place_properties(
	struct unit_draft *draft, int owner, struct tmx_property *end)
{
	for (size_t i = 0; i < draft->piece_count; i++) {
		const struct draft_piece *piece = &draft->pieces[i];

		if (piece->owner == owner && !piece->is_note)
			*end++ = (struct tmx_property){.type = piece->type,
				.language = piece->language,
				.value = piece->value,
				.encoding = piece->encoding};
	}
	return end;
}

static struct tmx_note *place_notes(struct unit_draft *draft, int owner, struct tmx_note *end)
{
	for (size_t i = 0; i < draft->piece_count; i++) {
		const struct draft_piece *piece = &draft->pieces[i];

		if (piece->owner == owner && piece->is_note)
			*end++ = (struct tmx_note){.language = piece->language,
				.text = piece->value,
				.encoding = piece->encoding};
	}
	return end;
}

static void place_pieces(
	struct unit_draft *draft, struct tmx_property *properties, struct tmx_note *notes)
{
	struct tmx_unit *unit = &draft->unit;
	struct tmx_property *property = place_properties(draft, DRAFT_OF_UNIT, properties);
	struct tmx_note *note = place_notes(draft, DRAFT_OF_UNIT, notes);

	unit->properties = properties;
	unit->property_count = (size_t)(property - properties);
	unit->notes = notes;
	unit->note_count = (size_t)(note - notes);
	for (size_t i = 0; i < unit->variant_count; i++) {
		struct tmx_variant *variant = &draft->variants[i];

		variant->properties = property;
		variant->notes = note;
		property = place_properties(draft, (int)i, property);
		note = place_notes(draft, (int)i, note);
		variant->property_count = (size_t)(property - variant->properties);
		variant->note_count = (size_t)(note - variant->notes);
	}
}

int draft_finish(
	struct unit_draft *draft, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct tmx_property *properties = NULL;
	struct tmx_note *notes = NULL;

	if (draft->piece_count && !draft->failed) {
		properties = arena_alloc(&draft->arena, draft->piece_count, sizeof(*properties));
		notes = arena_alloc(&draft->arena, draft->piece_count, sizeof(*notes));
		draft->failed = !properties || !notes;
	}
	if (draft->failed)
		return error_no_memory(error);
	if (draft->piece_count)
		place_pieces(draft, properties, notes);
	draft->unit.variants = draft->variants;
	*ret_unit = &draft->unit;
	return 1;
}
