/*
 * source_tsv.c - lines with a text in each column
 *
 * Either the first line names the columns: language tags for texts, any other name for a property
 * of the unit; or the caller says in which languages the first two are, and those behind them are
 * what cotejo_export_tsv() writes there, or are left alone.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "exchange/line_reader.h"
#include "exchange/lines.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"

enum {
	TSV_MAX_COLUMNS = 64,
	/* The columns of cotejo_export_tsv(). */
	COLUMN_SOURCE = 0,
	COLUMN_TARGET,
	COLUMN_PROBABILITY,
	COLUMN_SOURCE_DOCUMENT,
	COLUMN_TARGET_DOCUMENT,
	EXPORT_COLUMNS
};

struct tsv {
	struct line_reader lines;
	struct unit_draft draft;
	struct arena arena;                         /* names of columns */
	char tags[TSV_MAX_COLUMNS][LANGUAGE_SIZE];  /* of columns with a text, or "" */
	const char *names[TSV_MAX_COLUMNS];         /* of those with a property, or NULL */
	size_t columns;                             /* that the head names; 0: no head */
	struct cotejo_text fields[TSV_MAX_COLUMNS]; /* of the line */
	size_t field_count;
	bool is_first_waiting; /* the first line is no head and has not been handed out */
	bool has_told;         /* that columns are left alone */
};

/* Splits a line, of which fields beyond the last that there can be are left out. */
static void split(struct tsv *tsv, struct cotejo_text line)
{
	const char *tab = NULL;

	tsv->field_count = 0;
	do {
		size_t length;

		tab = line.length ? memchr(line.bytes, '\t', line.length) : NULL;
		length = tab ? (size_t)(tab - line.bytes) : line.length;
		tsv->fields[tsv->field_count++] = slice(line.bytes, length);
		if (tab)
			line = slice(tab + 1, line.length - length - 1);
	} while (tab && tsv->field_count < TSV_MAX_COLUMNS);
}

/* ---- The head ---- */

/* Writes the tag, or "" when the field is none. */
static bool is_tag(char ret_tag[LANGUAGE_SIZE], struct cotejo_text field)
{
	char tag[LANGUAGE_SIZE];

	field = slice_trim(field);
	if (field.length == 0 || field.length >= sizeof(tag))
		return false;
	memcpy(tag, field.bytes, field.length);
	tag[field.length] = '\0';
	if (language_canonical(ret_tag, tag, NULL) == 0 && language_is_known(ret_tag))
		return true;
	ret_tag[0] = '\0';
	return false;
}

/* Whether a tag of the head can be meant by what the caller has said, if anything. */
static bool fits(const struct source_request *request, const char *tag)
{
	if (!request->source[0] && !request->target[0])
		return true;
	return (request->source[0] && language_covers(request->source, tag)) ||
	       (request->target[0] && language_covers(request->target, tag));
}

/* "en, tab, es" is a head, and the first words of a text are none: with languages from the caller
 * it must be those. */
static bool is_head(struct tsv *tsv, const struct source_request *request)
{
	for (size_t i = COLUMN_SOURCE; i <= COLUMN_TARGET; i++) {
		char tag[LANGUAGE_SIZE];

		if (i >= tsv->field_count || !is_tag(tag, tsv->fields[i]) || !fits(request, tag))
			return false;
	}
	return true;
}

static int take_head(struct tsv *tsv, struct cotejo_error *error)
{
	for (size_t i = 0; i < tsv->field_count; i++) {
		struct cotejo_text name = slice_trim(tsv->fields[i]);

		if (name.length == 0 || is_tag(tsv->tags[i], name))
			continue;
		tsv->names[i] = arena_copy(&tsv->arena, name);
		if (!tsv->names[i])
			return error_no_memory(error);
	}
	tsv->columns = tsv->field_count;
	return 0;
}

static int read_head(
	struct tsv *tsv, const struct source_request *request, struct cotejo_error *error)
{
	struct cotejo_text line = slice_of("");
	int code = line_reader_next(&tsv->lines, &line, error);

	if (code < 0)
		return code;
	split(tsv, line);
	if (code == 1 && is_head(tsv, request))
		return take_head(tsv, error);
	if (!request->source[0] || !request->target[0])
		return line_reader_fail(&tsv->lines, COTEJO_EARGUMENT, 1,
			"the languages of the columns are not named, neither by a first line "
			"(en, tab, es) nor otherwise",
			error);
	memcpy(tsv->tags[COLUMN_SOURCE], request->source, LANGUAGE_SIZE);
	memcpy(tsv->tags[COLUMN_TARGET], request->target, LANGUAGE_SIZE);
	tsv->is_first_waiting = code == 1;
	return 0;
}

/* ---- Units ---- */

static struct cotejo_text take_field(struct tsv *tsv, size_t column)
{
	struct cotejo_text field = tsv->fields[column];
	char *copy = arena_copy(&tsv->draft.arena, field);

	if (!copy) {
		tsv->draft.failed = true;
		return slice_of("");
	}
	return slice(copy, lines_take_escapes(copy, field.length));
}

/* "0", "1", "0.25", ".5", "1.000". */
static bool is_probability(struct cotejo_text field)
{
	bool is_one = field.length && field.bytes[0] == '1', has_digit = false;
	size_t i = field.length && (is_one || field.bytes[0] == '0');

	has_digit = i;
	if (i < field.length && field.bytes[i++] != '.')
		return false;
	for (; i < field.length; i++) {
		if (field.bytes[i] < '0' || field.bytes[i] > (is_one ? '0' : '9'))
			return false;
		has_digit = true;
	}
	return has_digit;
}

/* What stands behind the texts where no head names it. */
static void add_rest(struct tsv *tsv)
{
	struct unit_draft *draft = &tsv->draft;
	bool is_ours;

	if (tsv->field_count <= COLUMN_PROBABILITY)
		return;
	is_ours =
		is_probability(tsv->fields[COLUMN_PROBABILITY]) ||
		(tsv->field_count == EXPORT_COLUMNS && tsv->fields[COLUMN_PROBABILITY].length == 0);
	if (is_ours)
		draft_property(
			draft, DRAFT_OF_UNIT, TMX_PROBABILITY, take_field(tsv, COLUMN_PROBABILITY));
	if (is_ours && tsv->field_count == EXPORT_COLUMNS) {
		draft_property(draft, COLUMN_SOURCE, TMX_DOCUMENT,
			take_field(tsv, COLUMN_SOURCE_DOCUMENT));
		draft_property(draft, COLUMN_TARGET, TMX_DOCUMENT,
			take_field(tsv, COLUMN_TARGET_DOCUMENT));
	} else if (!is_ours && !tsv->has_told) {
		tsv->has_told = true;
		line_reader_warn(&tsv->lines, WARNING_TEXT,
			(size_t)(tsv->fields[COLUMN_PROBABILITY].bytes - tsv->fields[0].bytes) + 1,
			"further columns, which no first line names, are left out");
	}
}

static void add_columns(struct tsv *tsv)
{
	for (size_t i = 0; i < tsv->field_count; i++) {
		if (tsv->tags[i][0])
			draft_variant(&tsv->draft, tsv->tags[i], take_field(tsv, i));
		else if (i < tsv->columns && tsv->names[i])
			draft_property(
				&tsv->draft, DRAFT_OF_UNIT, tsv->names[i], take_field(tsv, i));
	}
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct tsv *tsv = state;

	if (!tsv->is_first_waiting) {
		struct cotejo_text line;
		int code;

		do {
			code = line_reader_next(&tsv->lines, &line, error);
		} while (code == 1 && line.length == 0);
		if (code != 1)
			return code;
		split(tsv, line);
	}
	tsv->is_first_waiting = false;
	draft_begin(&tsv->draft);
	tsv->draft.unit.line = tsv->lines.number;
	add_columns(tsv);
	if (tsv->field_count <= COLUMN_TARGET)
		line_reader_warn(&tsv->lines, WARNING_UNIT, 1, "a line with one column, skipped");
	else if (tsv->columns == 0)
		add_rest(tsv);
	return draft_finish(&tsv->draft, ret_unit, error);
}

static void free_tsv(void *state)
{
	struct tsv *tsv = state;

	line_reader_clear(&tsv->lines);
	draft_clear(&tsv->draft);
	arena_clear(&tsv->arena);
	free(tsv);
}

int source_open_tsv(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct tsv *tsv = calloc(1, sizeof(*tsv));
	int code;

	if (!tsv)
		return error_no_memory(error);
	line_reader_init(&tsv->lines, request->file);
	code = read_head(tsv, request, error);
	if (code < 0) {
		free_tsv(tsv);
		return code;
	}
	*source = (struct unit_source){next, free_tsv, tsv};
	return 0;
}
