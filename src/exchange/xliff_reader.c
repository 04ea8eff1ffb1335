/*
 * xliff_reader.c - an XLIFF file, unit by unit
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/xliff_reader.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

enum {
	XLIFF_MAX_UNIT_BYTES = 1 << 26,
	XLIFF_MAX_PARTS = 4096 /* texts of a unit; each source looks for its target among them */
};

/* ---- The stack ---- */

static bool is_open(const struct xliff_reader *reader, enum xliff_element_kind kind)
{
	for (size_t i = 0; i < reader->depth; i++) {
		if (reader->stack[i].kind == kind)
			return true;
	}
	return false;
}

static int fail(struct xliff_reader *reader, int code, const char *what, struct cotejo_error *error)
{
	error_set(error, code, "%s", what);
	return error_at(error, code, NULL, reader->scanner.line, reader->scanner.column);
}

static void warn(struct xliff_reader *reader, enum tmx_warning_code code, const char *what)
{
	warning_add(reader->scanner.source.warnings, code, reader->scanner.line,
		reader->scanner.column, "<%.40s> %s", reader->scanner.name.bytes, what);
}

/* What an element does not say of its translation it has from the one around it. */
static bool is_locked(const struct xliff_reader *reader)
{
	const char *translate = scan_attribute(&reader->scanner, "translate");

	if (translate)
		return strcmp(translate, "no") == 0;
	return reader->depth && reader->stack[reader->depth - 1].is_locked;
}

static int push(
	struct xliff_reader *reader, struct xliff_element element, struct cotejo_error *error)
{
	if (reader->depth == XLIFF_MAX_ELEMENTS)
		return fail(reader, COTEJO_ELIMIT, "elements are nested too deep", error);
	element.name[0] = '\0';
	strncat(element.name, reader->scanner.name.bytes, XLIFF_NAME_SIZE - 1);
	element.is_locked = is_locked(reader);
	reader->stack[reader->depth++] = element;
	return 0;
}

/* A copy of an attribute in an arena; NULL when there is none. */
static int keep(struct xliff_reader *reader, struct arena *arena, const char *name,
	const char **ret_value, struct cotejo_error *error)
{
	const char *value = scan_attribute(&reader->scanner, name);

	*ret_value = value ? arena_string(arena, value) : NULL;
	return value && !*ret_value ? error_no_memory(error) : 0;
}

/* ---- Places ---- */

/* Behind the tag that the scanner has taken. */
static size_t place_of_end(const struct xliff_reader *reader)
{
	return (size_t)(reader->scanner.at - reader->places_of);
}

/* Where that tag begins: well-formed XML has no < within one. */
static size_t place_of_begin(const struct xliff_reader *reader)
{
	size_t place = place_of_end(reader);

	while (place && reader->places_of[--place] != '<')
		;
	return place;
}

/* Notes where the element on the top of the stack begins; `code` is the number of the first code
 * that it may have opened. */
static int open_place(struct xliff_reader *reader, size_t code, struct cotejo_error *error)
{
	struct xliff_place *grown = array_reserve(
		reader->places, &reader->place_capacity, reader->place_count + 1, sizeof(*grown));
	struct xliff_element *element = &reader->stack[reader->depth - 1];
	struct xliff_place place = {.kind = element->kind,
		.as = element->kind == ELEMENT_INLINE ? element->as : XLIFF_THROUGH,
		.begin = place_of_begin(reader),
		.inside = place_of_end(reader),
		.above = reader->depth > 1 ? reader->stack[reader->depth - 2].place : 0,
		.code = code,
		.end_code = SIZE_MAX,
		.is_locked = element->is_locked};
	int status;

	if (!grown)
		return error_no_memory(error);
	reader->places = grown;
	memcpy(place.name, element->name, sizeof(place.name));
	status = keep(reader, &reader->unit_arena,
		scan_attribute(&reader->scanner, "mid") ? "mid" : "id", &place.id, error);
	if (status == 0)
		status = keep(reader, &reader->unit_arena, "state", &place.state, error);
	if (status == 0)
		status = keep(reader, &reader->unit_arena, "origin", &place.origin, error);
	if (status)
		return status;
	grown[reader->place_count++] = place;
	element->place = reader->place_count;
	return 0;
}

static void close_place(struct xliff_reader *reader, size_t number, size_t code)
{
	struct xliff_place *place = &reader->places[number - 1];

	place->end = place_of_end(reader);
	place->inside_end = reader->scanner.is_empty ? place->end : place_of_begin(reader);
	if (place->as == XLIFF_PAIR && reader->text.builder.code_count > code)
		place->end_code = code;
}

/* ---- Texts ---- */

static int add_part(
	struct xliff_reader *reader, const char *key, size_t place, struct cotejo_error *error)
{
	struct xliff_part *grown = array_reserve(
		reader->parts, &reader->part_capacity, reader->part_count + 1, sizeof(*grown));
	struct xliff_part part = {.key = key ? key : "",
		.state = reader->state,
		.place = place,
		.is_target = is_open(reader, ELEMENT_TARGET)};
	int code;

	if (reader->part_count == XLIFF_MAX_PARTS)
		return fail(reader, COTEJO_ELIMIT, "a unit has too many segments", error);
	if (!grown)
		return error_no_memory(error);
	reader->parts = grown;
	code = segment_builder_finish(
		&reader->text.builder, &part.text, &reader->unit_arena, error);
	if (code == 0)
		grown[reader->part_count++] = part;
	return code;
}

/* The key of a text without parts of its own: the segments of XLIFF 2 are numbered. */
static int key_of_text(
	struct xliff_reader *reader, const char **ret_key, struct cotejo_error *error)
{
	char number[32];

	snprintf(number, sizeof(number), "#%zu", reader->segment);
	*ret_key = arena_string(&reader->unit_arena, number);
	return *ret_key ? 0 : error_no_memory(error);
}

static int start_text(
	struct xliff_reader *reader, enum xliff_element_kind kind, struct cotejo_error *error)
{
	const char *state = NULL;
	int code = keep(reader, &reader->unit_arena, "state", &state, error);

	if (state)
		reader->state = state;
	reader->has_parts = false;
	segment_builder_start(&reader->text.builder);
	return code ? code : push(reader, (struct xliff_element){.kind = kind}, error);
}

static int end_text(struct xliff_reader *reader, struct cotejo_error *error)
{
	const char *key;
	int code;

	if (reader->has_parts)
		return 0;
	code = key_of_text(reader, &key, error);
	return code ? code : add_part(reader, key, reader->stack[reader->depth - 1].place, error);
}

static int start_inline(struct xliff_reader *reader, struct cotejo_error *error)
{
	struct xliff_element element = {.kind = ELEMENT_INLINE};
	int code = xliff_text_open(&reader->text, &reader->scanner, &reader->unit_arena,
		&element.as, &element.number, error);

	/* A segment within a code would leave that open. */
	if (element.as == XLIFF_PART && reader->text.builder.depth)
		element.as = XLIFF_THROUGH;
	if (code == 0 && element.as == XLIFF_PART) {
		code = keep(reader, &reader->unit_arena, "mid", &element.id, error);
		segment_builder_start(&reader->text.builder);
	}
	return code ? code : push(reader, element, error);
}

static int end_inline(struct xliff_reader *reader, const struct xliff_element *element,
	struct cotejo_error *error)
{
	int code;

	if (element->as != XLIFF_PART)
		return xliff_text_close(&reader->text, element->as, element->number, element->name,
			&reader->unit_arena, error);
	reader->has_parts = true;
	code = add_part(reader, element->id, element->place, error);
	segment_builder_start(&reader->text.builder);
	return code;
}

/* ---- Notes and native codes ---- */

static int start_value(
	struct xliff_reader *reader, enum xliff_element_kind kind, struct cotejo_error *error)
{
	int code = 0;

	buffer_reset(&reader->value);
	if (kind == ELEMENT_DATA)
		code = keep(reader, &reader->unit_arena, "id", &reader->data, error);
	return code ? code : push(reader, (struct xliff_element){.kind = kind}, error);
}

static int end_value(
	struct xliff_reader *reader, enum xliff_element_kind kind, struct cotejo_error *error)
{
	struct cotejo_text value = buffer_text(&reader->value);
	const char *copy = arena_copy(&reader->unit_arena, value);
	const char **grown;

	if (!copy || reader->value.failed)
		return error_no_memory(error);
	if (kind == ELEMENT_DATA)
		return xliff_text_add_data(&reader->text, reader->data ? reader->data : "",
			slice(copy, value.length), error);
	grown = array_reserve(
		reader->notes, &reader->note_capacity, reader->note_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	reader->notes = grown;
	grown[reader->note_count++] = copy;
	return 0;
}

/* ---- Files and units ---- */

static void take_language(struct xliff_reader *reader, char tag[LANGUAGE_SIZE], const char *name)
{
	const char *value = scan_attribute(&reader->scanner, name);

	if (value && language_canonical(tag, value, NULL) < 0)
		warn(reader, WARNING_LANGUAGE, "names a language that cannot be");
}

static int start_file(struct xliff_reader *reader, struct cotejo_error *error)
{
	int code;

	/* XLIFF 2 names the languages before. */
	if (scan_attribute(&reader->scanner, "source-language"))
		memcpy(reader->target, reader->default_target, LANGUAGE_SIZE);
	take_language(reader, reader->source, "source-language");
	take_language(reader, reader->target, "target-language");
	if (!reader->target[0] || !reader->source[0])
		warn(reader, WARNING_LANGUAGE, "does not name both languages, and nobody else did");
	reader->file_number++;
	arena_clear(&reader->file_arena);
	code = keep(reader, &reader->file_arena, "original", &reader->file, error);
	return code ? code : push(reader, (struct xliff_element){.kind = ELEMENT_FILE}, error);
}

static int start_unit(struct xliff_reader *reader, struct cotejo_error *error)
{
	const char *approved = scan_attribute(&reader->scanner, "approved");
	int code;

	arena_clear(&reader->unit_arena);
	xliff_text_begin_unit(&reader->text);
	reader->part_count = reader->note_count = reader->place_count = 0;
	reader->confirmation_count = 0;
	reader->unit_bytes = reader->segment = 0;
	reader->state = NULL;
	reader->is_approved = approved && strcmp(approved, "yes") == 0;
	code = keep(reader, &reader->unit_arena, "id", &reader->id, error);
	if (code == 0)
		code = keep(reader, &reader->unit_arena,
			scan_attribute(&reader->scanner, "resname") ? "resname" : "name",
			&reader->name, error);
	return code ? code : push(reader, (struct xliff_element){.kind = ELEMENT_UNIT}, error);
}

static int start_segment(struct xliff_reader *reader, struct cotejo_error *error)
{
	int code = keep(reader, &reader->unit_arena, "state", &reader->state, error);

	reader->segment++;
	return code ? code : push(reader, (struct xliff_element){.kind = ELEMENT_SEGMENT}, error);
}

/* ---- What Trados says ---- */

static int start_confirmation(struct xliff_reader *reader, struct cotejo_error *error)
{
	struct xliff_confirmation *grown = array_reserve(reader->confirmations,
		&reader->confirmation_capacity, reader->confirmation_count + 1, sizeof(*grown));
	struct xliff_confirmation confirmation = {NULL, NULL};
	int code;

	if (!grown)
		return error_no_memory(error);
	reader->confirmations = grown;
	code = keep(reader, &reader->unit_arena, "id", &confirmation.id, error);
	if (code == 0)
		code = keep(reader, &reader->unit_arena, "conf", &confirmation.state, error);
	if (code)
		return code;
	if (!confirmation.state)
		confirmation.state = "Unspecified";
	if (confirmation.id && reader->confirmation_count < XLIFF_MAX_PARTS)
		grown[reader->confirmation_count++] = confirmation;
	return push(reader, (struct xliff_element){.kind = ELEMENT_CONFIRMATION}, error);
}

/* Stands behind the texts, so that it is known at the end of the unit. */
static void take_confirmations(struct xliff_reader *reader)
{
	for (size_t i = 0; i < reader->confirmation_count; i++) {
		const struct xliff_confirmation *confirmation = &reader->confirmations[i];

		for (size_t k = 0; k < reader->part_count; k++) {
			if (strcmp(reader->parts[k].key, confirmation->id) == 0)
				reader->parts[k].state = confirmation->state;
		}
	}
}

/* ---- Elements ---- */

static const struct {
	const char *name;
	enum xliff_element_kind kind;
	bool in_unit;
} elements[] = {
	{"xliff", ELEMENT_SEEN, false},
	{"file", ELEMENT_FILE, false},
	{"body", ELEMENT_SEEN, false},
	{"group", ELEMENT_SEEN, false},
	{"trans-unit", ELEMENT_UNIT, false},
	{"unit", ELEMENT_UNIT, false},
	{"source", ELEMENT_SOURCE, true},
	{"seg-source", ELEMENT_SEGMENTED, true},
	{"target", ELEMENT_TARGET, true},
	{"segment", ELEMENT_SEGMENT, true},
	{"notes", ELEMENT_SEEN, true},
	{"note", ELEMENT_NOTE, true},
	{"seg-defs", ELEMENT_CONFIRMATIONS, true},
	{"originalData", ELEMENT_SEEN, true},
	{"data", ELEMENT_DATA, true},
};

static bool is_text(enum xliff_element_kind kind)
{
	return kind == ELEMENT_SOURCE || kind == ELEMENT_SEGMENTED || kind == ELEMENT_TARGET ||
	       kind == ELEMENT_INLINE;
}

/* What an element is where it stands; what XLIFF does not have there is of somebody else's. */
static enum xliff_element_kind kind_here(const struct xliff_reader *reader)
{
	enum xliff_element_kind holder =
		reader->depth ? reader->stack[reader->depth - 1].kind : ELEMENT_SEEN;
	bool in_unit = is_open(reader, ELEMENT_UNIT);

	if (is_text(holder))
		return ELEMENT_INLINE;
	if (holder == ELEMENT_SKIPPED || holder == ELEMENT_NOTE || holder == ELEMENT_DATA)
		return holder == ELEMENT_SKIPPED ? ELEMENT_SKIPPED : ELEMENT_SEEN;
	if (holder == ELEMENT_CONFIRMATIONS)
		return strcmp(reader->scanner.name.bytes, "seg") == 0 ? ELEMENT_CONFIRMATION
								      : ELEMENT_SKIPPED;
	if (holder == ELEMENT_CONFIRMATION)
		return ELEMENT_SKIPPED;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (elements[i].in_unit == in_unit &&
			strcmp(elements[i].name, reader->scanner.name.bytes) == 0)
			return elements[i].kind;
	}
	return ELEMENT_SKIPPED;
}

static int start_element(struct xliff_reader *reader, struct cotejo_error *error)
{
	enum xliff_element_kind kind = kind_here(reader);

	switch (kind) {
	case ELEMENT_FILE:
		return start_file(reader, error);
	case ELEMENT_UNIT:
		return start_unit(reader, error);
	case ELEMENT_SEGMENT:
		return start_segment(reader, error);
	case ELEMENT_SOURCE:
	case ELEMENT_SEGMENTED:
	case ELEMENT_TARGET:
		return start_text(reader, kind, error);
	case ELEMENT_NOTE:
	case ELEMENT_DATA:
		return start_value(reader, kind, error);
	case ELEMENT_CONFIRMATION:
		return start_confirmation(reader, error);
	case ELEMENT_INLINE:
		return start_inline(reader, error);
	default:
		return push(reader, (struct xliff_element){.kind = kind}, error);
	}
}

static int close_top(struct xliff_reader *reader, struct cotejo_error *error)
{
	struct xliff_element element = reader->stack[reader->depth - 1];
	size_t codes = reader->text.builder.code_count;
	int code = 0;

	if (element.kind == ELEMENT_INLINE)
		code = end_inline(reader, &element, error);
	else if (is_text(element.kind))
		code = end_text(reader, error);
	else if (element.kind == ELEMENT_NOTE || element.kind == ELEMENT_DATA)
		code = end_value(reader, element.kind, error);
	else if (element.kind == ELEMENT_UNIT)
		reader->is_ready = true;
	if (element.kind == ELEMENT_UNIT)
		take_confirmations(reader);
	if (element.place && code == 0)
		close_place(reader, element.place, codes);
	reader->depth--;
	return code;
}

static int end_element(struct xliff_reader *reader, struct cotejo_error *error)
{
	const char *name = reader->scanner.name.bytes;
	size_t depth = reader->depth;
	int code = 0;

	while (depth && strncmp(reader->stack[depth - 1].name, name, XLIFF_NAME_SIZE - 1) != 0)
		depth--;
	if (depth == 0) {
		warn(reader, WARNING_NESTING, "ends and has not begun");
		return 0;
	}
	if (depth < reader->depth)
		warn(reader, WARNING_NESTING, "ends before what is in it");
	while (code == 0 && reader->depth >= depth)
		code = close_top(reader, error);
	return code;
}

static void add_text(struct xliff_reader *reader)
{
	enum xliff_element_kind kind =
		reader->depth ? reader->stack[reader->depth - 1].kind : ELEMENT_SEEN;

	if (is_text(kind))
		segment_builder_text(&reader->text.builder, buffer_text(&reader->scanner.text));
	else if (is_open(reader, ELEMENT_NOTE) || is_open(reader, ELEMENT_DATA))
		buffer_add(&reader->value, buffer_text(&reader->scanner.text));
}

static int end_file(struct xliff_reader *reader)
{
	reader->is_finished = true;
	if (reader->depth || reader->scanner.is_cut)
		warning_add(reader->scanner.source.warnings, WARNING_TRUNCATED,
			reader->scanner.line, reader->scanner.column,
			"the file ends before <%s> does",
			reader->depth ? reader->stack[reader->depth - 1].name : "?");
	return 0;
}

static int step(struct xliff_reader *reader, struct cotejo_error *error)
{
	enum scan_token token;
	size_t codes;
	int code = scan_next(&reader->scanner, &token, error);

	if (code)
		return code;
	reader->unit_bytes += reader->scanner.text.length + reader->scanner.bytes.length +
			      sizeof(struct xliff_element);
	if (is_open(reader, ELEMENT_UNIT) && reader->unit_bytes > XLIFF_MAX_UNIT_BYTES)
		return fail(reader, COTEJO_ELIMIT, "a unit is too large", error);
	switch (token) {
	case SCAN_START:
		codes = reader->text.builder.code_count;
		code = start_element(reader, error);
		if (code == 0 && reader->places_of && is_open(reader, ELEMENT_UNIT))
			code = open_place(reader, codes, error);
		if (code == 0 && reader->scanner.is_empty)
			code = close_top(reader, error);
		return code;
	case SCAN_END:
		reader->scanner.is_empty = false;
		return end_element(reader, error);
	case SCAN_TEXT:
		add_text(reader);
		return 0;
	default:
		return end_file(reader);
	}
}

int xliff_reader_start(struct xliff_reader *reader, struct cotejo_error *error)
{
	enum scan_token token = SCAN_TEXT;
	int code = 0;

	while (code == 0 && token == SCAN_TEXT)
		code = scan_next(&reader->scanner, &token, error);
	if (code)
		return code;
	memcpy(reader->target, reader->default_target, LANGUAGE_SIZE);
	if (token != SCAN_START)
		return fail(reader, COTEJO_ESYNTAX, "not XLIFF: there is no element in it", error);
	if (strcmp(reader->scanner.name.bytes, "xliff") != 0)
		return fail(
			reader, COTEJO_ESYNTAX, "not XLIFF: its root element is another", error);
	take_language(reader, reader->source, "srcLang");
	take_language(reader, reader->target, "trgLang");
	return reader->scanner.is_empty ? 0 : start_element(reader, error);
}

int xliff_reader_next(struct xliff_reader *reader, struct cotejo_error *error)
{
	int code = 0;

	reader->is_ready = false;
	reader->part_count = 0;
	while (code == 0 && !reader->is_ready && !reader->is_finished)
		code = step(reader, error);
	return code ? code : reader->is_ready;
}

void xliff_reader_clear(struct xliff_reader *reader)
{
	scan_clear(&reader->scanner);
	xliff_text_clear(&reader->text);
	buffer_clear(&reader->value);
	arena_clear(&reader->unit_arena);
	arena_clear(&reader->file_arena);
	free(reader->parts);
	free(reader->notes);
	free(reader->confirmations);
	free(reader->places);
}
