/*
 * source_moses.c - two plain files, of which the same lines are a unit
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "exchange/line_reader.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"

enum { SIDES = 2 };

struct moses {
	struct import_file *files[SIDES];
	struct line_reader lines[SIDES];
	char tags[SIDES][LANGUAGE_SIZE];
	struct unit_draft draft;
};

static int take_language(
	struct moses *moses, size_t side, const char *given, struct cotejo_error *error)
{
	const char *name = moses->files[side]->name;

	if (given[0]) {
		memcpy(moses->tags[side], given, LANGUAGE_SIZE);
		return 0;
	}
	if (language_of_name(moses->tags[side], name))
		return 0;
	error_set(error, COTEJO_EARGUMENT,
		"its language is not named, neither by its name (corpus.es) nor otherwise");
	return error_in_file(error, COTEJO_EARGUMENT, name);
}

/* One file has ended and the other has not. */
static int fail_length(struct moses *moses, size_t longer, struct cotejo_error *error)
{
	error_set(error, COTEJO_ESYNTAX, "%.200s ends before this line, and both must be as long",
		moses->files[1 - longer]->name);
	return error_at(
		error, COTEJO_ESYNTAX, moses->files[longer]->name, moses->lines[longer].number, 1);
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct moses *moses = state;
	struct cotejo_text texts[SIDES];
	int codes[SIDES];

	for (size_t side = 0; side < SIDES; side++) {
		codes[side] = line_reader_next(&moses->lines[side], &texts[side], error);
		if (codes[side] < 0)
			return error_in_file(error, codes[side], moses->files[side]->name);
	}
	if (codes[0] != codes[1])
		return fail_length(moses, codes[1] ? 1 : 0, error);
	if (codes[0] == 0)
		return 0;
	draft_begin(&moses->draft);
	moses->draft.unit.line = moses->lines[0].number;
	for (size_t side = 0; side < SIDES; side++)
		draft_variant(&moses->draft, moses->tags[side], texts[side]);
	return draft_finish(&moses->draft, ret_unit, error);
}

static void free_moses(void *state)
{
	struct moses *moses = state;

	for (size_t side = 0; side < SIDES; side++)
		line_reader_clear(&moses->lines[side]);
	draft_clear(&moses->draft);
	free(moses);
}

int source_open_moses(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct moses *moses;
	int code;

	if (!request->second)
		return error_set(error, COTEJO_EARGUMENT,
			"one file of a pair: where is that of the other language?");
	moses = calloc(1, sizeof(*moses));
	if (!moses)
		return error_no_memory(error);
	moses->files[0] = request->file;
	moses->files[1] = request->second;
	for (size_t side = 0; side < SIDES; side++)
		line_reader_init(&moses->lines[side], moses->files[side]);
	code = take_language(moses, 0, request->source, error);
	if (code == 0)
		code = take_language(moses, 1, request->target, error);
	if (code < 0) {
		free_moses(moses);
		return code;
	}
	*source = (struct unit_source){next, free_moses, moses};
	return 0;
}
