/*
 * source_xliff.c - the translated segments of an XLIFF file
 *
 * Versions 1.0 to 1.2 and 2.0 to 2.2, with their dialects, through the tolerant scanner that reads
 * TMX. A <trans-unit> or <unit> is gathered as a whole, because its segments lie in two texts
 * (<seg-source> and <target>) or one after the other (<segment>); then each segment with a
 * translation is a unit. What the file proposes (alt-trans, matches) is no translation of its own.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>

#include "base/array.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"
#include "exchange/xliff_text.h"

enum {
	XLIFF_MAX_ELEMENTS = 128, /* within each other */
	XLIFF_MAX_UNIT_BYTES = 1 << 26,
	XLIFF_MAX_PARTS = 4096, /* texts of a unit; each source looks for its target among them */
	XLIFF_NAME_SIZE = 32
};

#define XLIFF_FILE "x-xliff-file"
#define XLIFF_UNIT "x-xliff-unit"
#define XLIFF_NAME "x-xliff-name"
#define XLIFF_STATE "x-xliff-state"

enum element_kind {
	ELEMENT_SEEN, /* only holds others */
	ELEMENT_FILE,
	ELEMENT_UNIT,
	ELEMENT_SEGMENT,
	ELEMENT_SOURCE,
	ELEMENT_SEGMENTED, /* <seg-source> */
	ELEMENT_TARGET,
	ELEMENT_NOTE,
	ELEMENT_DATA,
	ELEMENT_INLINE,
	ELEMENT_SKIPPED /* with all that is in it */
};

struct element {
	enum element_kind kind;
	enum xliff_inline as; /* of an inline element */
	size_t number;
	char name[XLIFF_NAME_SIZE];
	const char *id; /* of a part: its `mid` */
};

/* A text of the unit at hand. */
struct part {
	struct tmx_variant text;
	const char *key; /* sources and targets with the same key belong together */
	const char *state;
	bool is_target;
};

struct xliff {
	struct tmx_scanner scanner;
	const struct source_request *request;
	struct xliff_text text;
	struct buffer value; /* of a note or data */
	struct unit_draft draft;
	struct arena unit_arena, file_arena;
	struct element stack[XLIFF_MAX_ELEMENTS];
	size_t depth;
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE];
	const char *file; /* `original` of the file at hand */
	/* The unit at hand. */
	struct part *parts;
	size_t part_count, part_capacity, next_part;
	const char **notes;
	size_t note_count, note_capacity;
	size_t unit_bytes, segment;
	const char *id, *name, *state, *data;
	bool is_approved;
	bool has_parts; /* the text at hand has been cut into segments */
	bool is_ready;  /* the unit is whole, and its segments are handed out */
	bool is_finished;
};

/* ---- The stack ---- */

static bool is_open(const struct xliff *xliff, enum element_kind kind)
{
	for (size_t i = 0; i < xliff->depth; i++) {
		if (xliff->stack[i].kind == kind)
			return true;
	}
	return false;
}

static int fail(struct xliff *xliff, int code, const char *what, struct cotejo_error *error)
{
	error_set(error, code, "%s", what);
	return error_at(error, code, NULL, xliff->scanner.line, xliff->scanner.column);
}

static void warn(struct xliff *xliff, enum tmx_warning_code code, const char *what)
{
	warning_add(xliff->scanner.source.warnings, code, xliff->scanner.line,
		xliff->scanner.column, "<%.40s> %s", xliff->scanner.name.bytes, what);
}

static int push(struct xliff *xliff, struct element element, struct cotejo_error *error)
{
	if (xliff->depth == XLIFF_MAX_ELEMENTS)
		return fail(xliff, COTEJO_ELIMIT, "elements are nested too deep", error);
	element.name[0] = '\0';
	strncat(element.name, xliff->scanner.name.bytes, XLIFF_NAME_SIZE - 1);
	xliff->stack[xliff->depth++] = element;
	return 0;
}

/* A copy of an attribute in an arena; NULL when there is none. */
static int keep(struct xliff *xliff, struct arena *arena, const char *name, const char **ret_value,
	struct cotejo_error *error)
{
	const char *value = scan_attribute(&xliff->scanner, name);

	*ret_value = value ? arena_string(arena, value) : NULL;
	return value && !*ret_value ? error_no_memory(error) : 0;
}

/* ---- Texts ---- */

static int add_part(struct xliff *xliff, const char *key, struct cotejo_error *error)
{
	struct part *grown = array_reserve(
		xliff->parts, &xliff->part_capacity, xliff->part_count + 1, sizeof(*grown));
	struct part part = {.key = key ? key : "",
		.state = xliff->state,
		.is_target = is_open(xliff, ELEMENT_TARGET)};
	int code;

	if (xliff->part_count == XLIFF_MAX_PARTS)
		return fail(xliff, COTEJO_ELIMIT, "a unit has too many segments", error);
	if (!grown)
		return error_no_memory(error);
	xliff->parts = grown;
	code = segment_builder_finish(&xliff->text.builder, &part.text, &xliff->unit_arena, error);
	if (code == 0)
		grown[xliff->part_count++] = part;
	return code;
}

/* The key of a text without parts of its own: the segments of XLIFF 2 are numbered. */
static int key_of_text(struct xliff *xliff, const char **ret_key, struct cotejo_error *error)
{
	char number[32];

	snprintf(number, sizeof(number), "#%zu", xliff->segment);
	*ret_key = arena_string(&xliff->unit_arena, number);
	return *ret_key ? 0 : error_no_memory(error);
}

static int start_text(struct xliff *xliff, enum element_kind kind, struct cotejo_error *error)
{
	const char *state = NULL;
	int code = keep(xliff, &xliff->unit_arena, "state", &state, error);

	if (state)
		xliff->state = state;
	xliff->has_parts = false;
	segment_builder_start(&xliff->text.builder);
	return code ? code : push(xliff, (struct element){.kind = kind}, error);
}

static int end_text(struct xliff *xliff, struct cotejo_error *error)
{
	const char *key;
	int code;

	if (xliff->has_parts)
		return 0;
	code = key_of_text(xliff, &key, error);
	return code ? code : add_part(xliff, key, error);
}

static int start_inline(struct xliff *xliff, struct cotejo_error *error)
{
	struct element element = {.kind = ELEMENT_INLINE};
	int code = xliff_text_open(&xliff->text, &xliff->scanner, &xliff->unit_arena, &element.as,
		&element.number, error);

	/* A segment within a code would leave that open. */
	if (element.as == XLIFF_PART && xliff->text.builder.depth)
		element.as = XLIFF_THROUGH;
	if (code == 0 && element.as == XLIFF_PART) {
		code = keep(xliff, &xliff->unit_arena, "mid", &element.id, error);
		segment_builder_start(&xliff->text.builder);
	}
	return code ? code : push(xliff, element, error);
}

static int end_inline(
	struct xliff *xliff, const struct element *element, struct cotejo_error *error)
{
	int code;

	if (element->as != XLIFF_PART)
		return xliff_text_close(&xliff->text, element->as, element->number, element->name,
			&xliff->unit_arena, error);
	xliff->has_parts = true;
	code = add_part(xliff, element->id, error);
	segment_builder_start(&xliff->text.builder);
	return code;
}

/* ---- Notes and native codes ---- */

static int start_value(struct xliff *xliff, enum element_kind kind, struct cotejo_error *error)
{
	int code = 0;

	buffer_reset(&xliff->value);
	if (kind == ELEMENT_DATA)
		code = keep(xliff, &xliff->unit_arena, "id", &xliff->data, error);
	return code ? code : push(xliff, (struct element){.kind = kind}, error);
}

static int end_value(struct xliff *xliff, enum element_kind kind, struct cotejo_error *error)
{
	struct cotejo_text value = buffer_text(&xliff->value);
	const char *copy = arena_copy(&xliff->unit_arena, value);
	const char **grown;

	if (!copy || xliff->value.failed)
		return error_no_memory(error);
	if (kind == ELEMENT_DATA)
		return xliff_text_add_data(&xliff->text, xliff->data ? xliff->data : "",
			slice(copy, value.length), error);
	grown = array_reserve(
		xliff->notes, &xliff->note_capacity, xliff->note_count + 1, sizeof(*grown));
	if (!grown)
		return error_no_memory(error);
	xliff->notes = grown;
	grown[xliff->note_count++] = copy;
	return 0;
}

/* ---- Files and units ---- */

static void take_language(struct xliff *xliff, char tag[LANGUAGE_SIZE], const char *name)
{
	const char *value = scan_attribute(&xliff->scanner, name);

	if (value && language_canonical(tag, value, NULL) < 0)
		warn(xliff, WARNING_LANGUAGE, "names a language that cannot be");
}

static int start_file(struct xliff *xliff, struct cotejo_error *error)
{
	int code;

	/* XLIFF 2 names the languages before. */
	if (scan_attribute(&xliff->scanner, "source-language"))
		memcpy(xliff->target, xliff->request->target, LANGUAGE_SIZE);
	take_language(xliff, xliff->source, "source-language");
	take_language(xliff, xliff->target, "target-language");
	if (!xliff->target[0] || !xliff->source[0])
		warn(xliff, WARNING_LANGUAGE, "does not name both languages, and nobody else did");
	arena_clear(&xliff->file_arena);
	code = keep(xliff, &xliff->file_arena, "original", &xliff->file, error);
	return code ? code : push(xliff, (struct element){.kind = ELEMENT_FILE}, error);
}

static int start_unit(struct xliff *xliff, struct cotejo_error *error)
{
	const char *approved = scan_attribute(&xliff->scanner, "approved");
	int code;

	arena_clear(&xliff->unit_arena);
	xliff_text_begin_unit(&xliff->text);
	xliff->part_count = xliff->next_part = xliff->note_count = 0;
	xliff->unit_bytes = xliff->segment = 0;
	xliff->state = NULL;
	xliff->is_approved = approved && strcmp(approved, "yes") == 0;
	code = keep(xliff, &xliff->unit_arena, "id", &xliff->id, error);
	if (code == 0)
		code = keep(xliff, &xliff->unit_arena,
			scan_attribute(&xliff->scanner, "resname") ? "resname" : "name",
			&xliff->name, error);
	return code ? code : push(xliff, (struct element){.kind = ELEMENT_UNIT}, error);
}

static int start_segment(struct xliff *xliff, struct cotejo_error *error)
{
	int code = keep(xliff, &xliff->unit_arena, "state", &xliff->state, error);

	xliff->segment++;
	return code ? code : push(xliff, (struct element){.kind = ELEMENT_SEGMENT}, error);
}

/* ---- Elements ---- */

static const struct {
	const char *name;
	enum element_kind kind;
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
	{"originalData", ELEMENT_SEEN, true},
	{"data", ELEMENT_DATA, true},
};

static bool is_text(enum element_kind kind)
{
	return kind == ELEMENT_SOURCE || kind == ELEMENT_SEGMENTED || kind == ELEMENT_TARGET ||
	       kind == ELEMENT_INLINE;
}

/* What an element is where it stands; what XLIFF does not have there is of somebody else's. */
static enum element_kind kind_here(const struct xliff *xliff)
{
	enum element_kind holder =
		xliff->depth ? xliff->stack[xliff->depth - 1].kind : ELEMENT_SEEN;
	bool in_unit = is_open(xliff, ELEMENT_UNIT);

	if (is_text(holder))
		return ELEMENT_INLINE;
	if (holder == ELEMENT_SKIPPED || holder == ELEMENT_NOTE || holder == ELEMENT_DATA)
		return holder == ELEMENT_SKIPPED ? ELEMENT_SKIPPED : ELEMENT_SEEN;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (elements[i].in_unit == in_unit &&
			strcmp(elements[i].name, xliff->scanner.name.bytes) == 0)
			return elements[i].kind;
	}
	return ELEMENT_SKIPPED;
}

static int start_element(struct xliff *xliff, struct cotejo_error *error)
{
	enum element_kind kind = kind_here(xliff);

	switch (kind) {
	case ELEMENT_FILE:
		return start_file(xliff, error);
	case ELEMENT_UNIT:
		return start_unit(xliff, error);
	case ELEMENT_SEGMENT:
		return start_segment(xliff, error);
	case ELEMENT_SOURCE:
	case ELEMENT_SEGMENTED:
	case ELEMENT_TARGET:
		return start_text(xliff, kind, error);
	case ELEMENT_NOTE:
	case ELEMENT_DATA:
		return start_value(xliff, kind, error);
	case ELEMENT_INLINE:
		return start_inline(xliff, error);
	default:
		return push(xliff, (struct element){.kind = kind}, error);
	}
}

static int close_top(struct xliff *xliff, struct cotejo_error *error)
{
	struct element element = xliff->stack[xliff->depth - 1];
	int code = 0;

	if (element.kind == ELEMENT_INLINE)
		code = end_inline(xliff, &element, error);
	else if (is_text(element.kind))
		code = end_text(xliff, error);
	else if (element.kind == ELEMENT_NOTE || element.kind == ELEMENT_DATA)
		code = end_value(xliff, element.kind, error);
	else if (element.kind == ELEMENT_UNIT)
		xliff->is_ready = true;
	xliff->depth--;
	return code;
}

static int end_element(struct xliff *xliff, struct cotejo_error *error)
{
	const char *name = xliff->scanner.name.bytes;
	size_t depth = xliff->depth;
	int code = 0;

	while (depth && strncmp(xliff->stack[depth - 1].name, name, XLIFF_NAME_SIZE - 1) != 0)
		depth--;
	if (depth == 0) {
		warn(xliff, WARNING_NESTING, "ends and has not begun");
		return 0;
	}
	if (depth < xliff->depth)
		warn(xliff, WARNING_NESTING, "ends before what is in it");
	while (code == 0 && xliff->depth >= depth)
		code = close_top(xliff, error);
	return code;
}

static void add_text(struct xliff *xliff)
{
	enum element_kind kind = xliff->depth ? xliff->stack[xliff->depth - 1].kind : ELEMENT_SEEN;

	if (is_text(kind))
		segment_builder_text(&xliff->text.builder, buffer_text(&xliff->scanner.text));
	else if (is_open(xliff, ELEMENT_NOTE) || is_open(xliff, ELEMENT_DATA))
		buffer_add(&xliff->value, buffer_text(&xliff->scanner.text));
}

static int end_file(struct xliff *xliff)
{
	xliff->is_finished = true;
	if (xliff->depth || xliff->scanner.is_cut)
		warning_add(xliff->scanner.source.warnings, WARNING_TRUNCATED, xliff->scanner.line,
			xliff->scanner.column, "the file ends before <%s> does",
			xliff->depth ? xliff->stack[xliff->depth - 1].name : "?");
	return 0;
}

static int step(struct xliff *xliff, struct cotejo_error *error)
{
	enum scan_token token;
	int code = scan_next(&xliff->scanner, &token, error);

	if (code)
		return code;
	xliff->unit_bytes +=
		xliff->scanner.text.length + xliff->scanner.bytes.length + sizeof(struct element);
	if (is_open(xliff, ELEMENT_UNIT) && xliff->unit_bytes > XLIFF_MAX_UNIT_BYTES)
		return fail(xliff, COTEJO_ELIMIT, "a unit is too large", error);
	switch (token) {
	case SCAN_START:
		code = start_element(xliff, error);
		if (code == 0 && xliff->scanner.is_empty)
			code = close_top(xliff, error);
		return code;
	case SCAN_END:
		return end_element(xliff, error);
	case SCAN_TEXT:
		add_text(xliff);
		return 0;
	default:
		return end_file(xliff);
	}
}

/* ---- Units ---- */

/* What the states of both versions mean here; -1: not finished. What has none is translated: many
 * tools never say. */
static int state_of(const struct xliff *xliff, const char *state)
{
	static const struct {
		const char *name;
		int state;
	} states[] = {
		{"final", COTEJO_UNIT_CONFIRMED},
		{"signed-off", COTEJO_UNIT_CONFIRMED},
		{"reviewed", COTEJO_UNIT_CONFIRMED},
		{"translated", COTEJO_UNIT_AUTOMATIC},
		{"new", -1},
		{"initial", -1},
	};

	if (xliff->is_approved)
		return COTEJO_UNIT_CONFIRMED;
	for (size_t i = 0; state && i < sizeof(states) / sizeof(states[0]); i++) {
		if (strcmp(states[i].name, state) == 0)
			return states[i].state;
	}
	return state && strncmp(state, "needs-", strlen("needs-")) == 0 ? -1
									: COTEJO_UNIT_AUTOMATIC;
}

static const struct part *target_of(const struct xliff *xliff, const struct part *source)
{
	for (size_t i = 0; i < xliff->part_count; i++) {
		const struct part *part = &xliff->parts[i];

		if (part->is_target && strcmp(part->key, source->key) == 0)
			return part;
	}
	return NULL;
}

static bool has_text(const struct part *part)
{
	return part && slice_trim(part->text.text).length;
}

static void add_facts(struct xliff *xliff, const struct part *target, int state)
{
	struct unit_draft *draft = &xliff->draft;

	if (state != COTEJO_UNIT_AUTOMATIC)
		draft_property(draft, DRAFT_OF_UNIT, TMX_STATE,
			slice_of(cotejo_unit_state_name(
				state < 0 ? COTEJO_UNIT_DOUBTFUL : COTEJO_UNIT_CONFIRMED)));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_FILE, slice_of(xliff->file));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_UNIT, slice_of(xliff->id));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_NAME, slice_of(xliff->name));
	draft_property(draft, DRAFT_OF_UNIT, XLIFF_STATE, slice_of(target->state));
	for (size_t i = 0; i < xliff->note_count; i++)
		draft_note(draft, DRAFT_OF_UNIT, slice_of(xliff->notes[i]));
}

static void add_variant(struct xliff *xliff, const char *tag, const struct part *part)
{
	int number = draft_variant(&xliff->draft, tag[0] ? tag : NULL, part->text.text);

	if (number == DRAFT_OF_UNIT)
		return;
	xliff->draft.variants[number].codes = part->text.codes;
	xliff->draft.variants[number].code_count = part->text.code_count;
}

/* Makes a unit of a source, if it has a translation. */
static bool make_unit(struct xliff *xliff, const struct part *source)
{
	const struct part *target = target_of(xliff, source);
	int state;

	if (!has_text(source))
		return false;
	state = target ? state_of(xliff, target->state) : -1;
	if (!has_text(target) || (state < 0 && !xliff->request->with_fuzzy)) {
		if (xliff->request->unfinished)
			++*xliff->request->unfinished;
		return false;
	}
	draft_begin(&xliff->draft);
	add_facts(xliff, target, state);
	add_variant(xliff, xliff->source, source);
	add_variant(xliff, xliff->target, target);
	return true;
}

/* Of <source> and <seg-source>, which hold the same, what has been cut into segments. */
static bool is_whole_of_segments(const struct xliff *xliff, const struct part *source)
{
	if (source->key[0] != '#')
		return false;
	for (size_t i = 0; i < xliff->part_count; i++) {
		if (!xliff->parts[i].is_target && xliff->parts[i].key[0] != '#' &&
			!target_of(xliff, source))
			return true;
	}
	return false;
}

static bool take_part(struct xliff *xliff)
{
	while (xliff->next_part < xliff->part_count) {
		const struct part *part = &xliff->parts[xliff->next_part++];

		if (!part->is_target && !is_whole_of_segments(xliff, part) &&
			make_unit(xliff, part))
			return true;
	}
	xliff->is_ready = false;
	return false;
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct xliff *xliff = state;
	int code = 0;

	while (!xliff->is_ready || !take_part(xliff)) {
		while (code == 0 && !xliff->is_ready && !xliff->is_finished)
			code = step(xliff, error);
		if (code || !xliff->is_ready)
			return code;
	}
	return draft_finish(&xliff->draft, ret_unit, error);
}

/* ---- The file ---- */

static int read_root(struct xliff *xliff, struct cotejo_error *error)
{
	enum scan_token token = SCAN_TEXT;
	int code = 0;

	while (code == 0 && token == SCAN_TEXT)
		code = scan_next(&xliff->scanner, &token, error);
	if (code)
		return code;
	if (token != SCAN_START)
		return fail(xliff, COTEJO_ESYNTAX, "not XLIFF: there is no element in it", error);
	if (strcmp(xliff->scanner.name.bytes, "xliff") != 0)
		return fail(xliff, COTEJO_ESYNTAX, "not XLIFF: its root element is another", error);
	take_language(xliff, xliff->source, "srcLang");
	take_language(xliff, xliff->target, "trgLang");
	return xliff->scanner.is_empty ? 0 : start_element(xliff, error);
}

static void free_xliff(void *state)
{
	struct xliff *xliff = state;

	scan_clear(&xliff->scanner);
	xliff_text_clear(&xliff->text);
	buffer_clear(&xliff->value);
	draft_clear(&xliff->draft);
	arena_clear(&xliff->unit_arena);
	arena_clear(&xliff->file_arena);
	free(xliff->parts);
	free(xliff->notes);
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
	xliff->scanner.source.input = &request->file->input;
	xliff->scanner.source.warnings = &request->file->warnings;
	memcpy(xliff->source, request->source, LANGUAGE_SIZE);
	memcpy(xliff->target, request->target, LANGUAGE_SIZE);
	code = read_root(xliff, error);
	if (code < 0) {
		free_xliff(xliff);
		return code;
	}
	*source = (struct unit_source){next, free_xliff, xliff};
	return 0;
}
