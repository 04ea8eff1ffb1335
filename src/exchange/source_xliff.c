/*
 * source_xliff.c - the translated segments of an XLIFF file
 *
 * Each segment with a translation is a unit. What the file proposes (alt-trans, matches) is no
 * translation of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"
#include "exchange/xliff_reader.h"

#define XLIFF_FILE "x-xliff-file"
#define XLIFF_UNIT "x-xliff-unit"
#define XLIFF_NAME "x-xliff-name"
#define XLIFF_STATE "x-xliff-state"

struct xliff {
	struct xliff_reader reader;
	const struct source_request *request;
	struct unit_draft draft;
	size_t next_part; /* of the unit at hand */
};

/* ---- Units ---- */

static bool has_text(const struct xliff_part *part)
{
	return part && slice_trim(part->text.text).length;
}

static void add_facts(struct xliff *xliff, const struct xliff_part *target, int state)
{
	struct unit_draft *draft = &xliff->draft;

	if (state != COTEJO_UNIT_AUTOMATIC)
		draft_property(draft, DRAFT_OF_UNIT, TMX_STATE,
			slice_of(cotejo_unit_state_name(
				state < 0 ? COTEJO_UNIT_DOUBTFUL : COTEJO_UNIT_CONFIRMED)));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_FILE, slice_of(xliff->reader.file));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_UNIT, slice_of(xliff->reader.id));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_NAME, slice_of(xliff->reader.name));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_STATE, slice_of(target->state));
	for (size_t i = 0; i < xliff->reader.note_count; i++)
		draft_note(draft, DRAFT_OF_UNIT, slice_of(xliff->reader.notes[i]));
}

static void add_variant(struct xliff *xliff, const char *tag, const struct xliff_part *part)
{
	int number = draft_variant(&xliff->draft, tag[0] ? tag : NULL, part->text.text);

	if (number == DRAFT_OF_UNIT)
		return;
	xliff->draft.variants[number].codes = part->text.codes;
	xliff->draft.variants[number].code_count = part->text.code_count;
}

/* Makes a unit of a source, if it has a translation. */
static bool make_unit(struct xliff *xliff, const struct xliff_part *source)
{
	const struct xliff_part *target = xliff_reader_target(&xliff->reader, source);
	int state;

	if (!has_text(source))
		return false;
	state = target ? xliff_reader_state(&xliff->reader, target->state) : -1;
	if (!has_text(target) || (state < 0 && !xliff->request->with_fuzzy)) {
		if (xliff->request->unfinished)
			++*xliff->request->unfinished;
		return false;
	}
	draft_begin(&xliff->draft);
	add_facts(xliff, target, state);
	add_variant(xliff, xliff->reader.source, source);
	add_variant(xliff, xliff->reader.target, target);
	return true;
}

static bool take_part(struct xliff *xliff)
{
	while (xliff->next_part < xliff->reader.part_count) {
		const struct xliff_part *part = &xliff->reader.parts[xliff->next_part++];

		if (xliff_reader_is_source(&xliff->reader, part) && make_unit(xliff, part))
			return true;
	}
	return false;
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct xliff *xliff = state;

	while (!take_part(xliff)) {
		int code = xliff_reader_next(&xliff->reader, error);

		if (code != 1)
			return code;
		xliff->next_part = 0;
	}
	return draft_finish(&xliff->draft, ret_unit, error);
}

static void free_xliff(void *state)
{
	struct xliff *xliff = state;

	xliff_reader_clear(&xliff->reader);
	draft_clear(&xliff->draft);
	free(xliff);
}

int source_open_xliff(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct xliff *xliff = calloc(1, sizeof(*xliff));
	int code;

	if (!xliff)
		return error_no_memory(error);
	xliff->request = request;
	xliff->reader.scanner.source.input = &request->file->input;
	xliff->reader.scanner.source.warnings = &request->file->warnings;
	memcpy(xliff->reader.source, request->source, LANGUAGE_SIZE);
	memcpy(xliff->reader.default_target, request->target, LANGUAGE_SIZE);
	code = xliff_reader_start(&xliff->reader, error);
	if (code < 0) {
		free_xliff(xliff);
		return code;
	}
	*source = (struct unit_source){next, free_xliff, xliff};
	return 0;
}
