/*
 * reader.c - TMX as people's tools write it, read unit by unit
 *
 * A stack of open elements, driven by the scanner's tags. What does not fit on the stack is mended
 * there: a <tu> that begins before the last one ended closes what is open up to the body, an end
 * tag closes what should have been closed before it, or nothing if it has no start.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/reader.h"

#include <stdlib.h>

#include "tmx/attributes.h"
#include "tmx/segment.h"
#include "tmx/unit_builder.h"

enum {
	NAME_SIZE = 32,    /* names are compared up to here */
	ELEMENT_COST = 128 /* bytes that an element may take in memory, whatever is in it */
};

enum element_kind {
	ELEMENT_TMX,
	ELEMENT_HEADER,
	ELEMENT_BODY,
	ELEMENT_UNIT,
	ELEMENT_VARIANT,
	ELEMENT_SEGMENT,
	ELEMENT_NOTE,
	ELEMENT_PROPERTY,
	ELEMENT_DEFINITION, /* ude and map: user-defined encodings, which nobody uses */
	ELEMENT_CODE,
	ELEMENT_THROUGH, /* seen through: its tags do not count, its text does */
	ELEMENT_SKIPPED, /* with all that is in it */
	ELEMENT_UNKNOWN
};

static const struct {
	const char *name;
	enum element_kind kind;
} element_names[] = {
	{"tu", ELEMENT_UNIT},
	{"tuv", ELEMENT_VARIANT},
	{"seg", ELEMENT_SEGMENT},
	{"prop", ELEMENT_PROPERTY},
	{"note", ELEMENT_NOTE},
	{"tmx", ELEMENT_TMX},
	{"header", ELEMENT_HEADER},
	{"body", ELEMENT_BODY},
	{"ude", ELEMENT_DEFINITION},
	{"map", ELEMENT_DEFINITION},
};

struct element {
	enum element_kind kind;
	char name[NAME_SIZE];
};

struct tmx_reader {
	struct tmx_scanner scanner;
	struct tmx_warnings *warnings;
	struct unit_builder builder;
	struct tmx_header header;
	struct arena header_arena;
	struct element stack[TMX_MAX_ELEMENTS];
	size_t depth;
	size_t text_depth; /* of the segment, note or property that takes the text; 0: none does */
	size_t unit_bytes;
	size_t unit_line;
	bool has_root, has_header, has_body; /* seen so far */
	bool is_ready;                       /* builder.unit is whole */
	bool is_waiting;  /* the last <tu> has not begun, because the one before comes first */
	bool is_finished; /* the file has been read */
	bool is_cut;      /* it ended before its end */
};

/* ---- The stack ---- */

static enum element_kind top_kind(const struct tmx_reader *reader)
{
	return reader->depth ? reader->stack[reader->depth - 1].kind : ELEMENT_UNKNOWN;
}

/* How deep the last element of a kind is, from 1; 0: none is open. */
static size_t depth_of(const struct tmx_reader *reader, enum element_kind kind)
{
	size_t depth = reader->depth;

	while (depth && reader->stack[depth - 1].kind != kind)
		depth--;
	return depth;
}

/* About the element of the last token. */
static void warn(struct tmx_reader *reader, enum tmx_warning_code code, const char *what)
{
	warning_add(reader->warnings, code, reader->scanner.line, reader->scanner.column, "<%s> %s",
		reader->scanner.name.bytes, what);
}

static int fail(struct tmx_reader *reader, int code, const char *what, struct cotejo_error *error)
{
	error_set(error, code, "%s", what);
	return error_at(error, code, NULL, reader->scanner.line, reader->scanner.column);
}

static int push(struct tmx_reader *reader, enum element_kind kind, struct cotejo_error *error)
{
	struct element *element = &reader->stack[reader->depth];

	if (reader->depth == TMX_MAX_ELEMENTS)
		return fail(reader, COTEJO_ELIMIT, "elements are nested too deep", error);
	element->kind = kind;
	element->name[0] = '\0';
	strncat(element->name, reader->scanner.name.bytes, NAME_SIZE - 1);
	reader->depth++;
	return 0;
}

static int close_value(
	struct tmx_reader *reader, enum element_kind kind, struct cotejo_error *error)
{
	bool of_variant = depth_of(reader, ELEMENT_VARIANT) != 0;

	if (reader->is_cut)
		return 0;
	if (kind == ELEMENT_SEGMENT)
		return unit_builder_end_segment(&reader->builder, error);
	if (kind == ELEMENT_NOTE)
		return unit_builder_end_note(&reader->builder, of_variant, error);
	return unit_builder_end_property(&reader->builder, of_variant, error);
}

static int close_unit(struct tmx_reader *reader, struct cotejo_error *error)
{
	reader->is_ready = reader->builder.variant_count > 0;
	if (!reader->is_ready && !reader->is_cut)
		warning_add(reader->warnings, WARNING_UNIT, reader->unit_line, 1,
			"a unit without variants, skipped");
	return unit_builder_end_unit(&reader->builder, error);
}

static int close_top(struct tmx_reader *reader, struct cotejo_error *error)
{
	enum element_kind kind = top_kind(reader);

	if (reader->text_depth == reader->depth)
		reader->text_depth = 0;
	reader->depth--;
	switch (kind) {
	case ELEMENT_CODE:
		return segment_builder_close(
			&reader->builder.segment, &reader->builder.arena, error);
	case ELEMENT_SEGMENT:
	case ELEMENT_NOTE:
	case ELEMENT_PROPERTY:
		return close_value(reader, kind, error);
	case ELEMENT_VARIANT:
		return unit_builder_end_variant(&reader->builder, reader->is_cut, error);
	case ELEMENT_UNIT:
		return close_unit(reader, error);
	case ELEMENT_HEADER:
		return unit_builder_end_header(&reader->builder, &reader->header, error);
	default:
		return 0;
	}
}

/* Closes all that is deeper than `depth`. */
static int close_down_to(struct tmx_reader *reader, size_t depth, struct cotejo_error *error)
{
	int code = 0;

	while (code == 0 && reader->depth > depth)
		code = close_top(reader, error);
	return code;
}

/* The same for what should have been closed before; says so. */
static int mend_down_to(struct tmx_reader *reader, size_t depth, struct cotejo_error *error)
{
	if (reader->depth > depth)
		warning_add(reader->warnings, WARNING_NESTING, reader->scanner.line,
			reader->scanner.column, "<%s> is not closed before <%s>",
			reader->stack[reader->depth - 1].name, reader->scanner.name.bytes);
	return close_down_to(reader, depth, error);
}

/* ---- Elements begin ---- */

static enum element_kind kind_of(const char *name)
{
	for (size_t i = 0; i < sizeof(element_names) / sizeof(element_names[0]); i++) {
		if (strcmp(element_names[i].name, name) == 0)
			return element_names[i].kind;
	}
	return ELEMENT_UNKNOWN;
}

/* The kind that a code can be kept as: without the attributes that it must have it is a <ph>. */
static enum tmx_code_kind mend_code(struct tmx_reader *reader, enum tmx_code_kind kind)
{
	const char *required = segment_required_attribute(kind);
	const char *value = required ? scan_attribute(&reader->scanner, required) : NULL;

	if (!required)
		return kind;
	if (value && (kind != TMX_IT || strcmp(value, "begin") == 0 || strcmp(value, "end") == 0))
		return kind;
	warn(reader, WARNING_CODE, "lacks an attribute that it must have, kept as <ph>");
	return TMX_PH;
}

/* An element in the text of a segment, a note or a property. */
static int start_in_text(struct tmx_reader *reader, struct cotejo_error *error)
{
	struct tmx_scanner *scanner = &reader->scanner;
	bool in_segment = reader->stack[reader->text_depth - 1].kind == ELEMENT_SEGMENT;
	enum tmx_code_kind kind;
	int code;

	if (!in_segment || !segment_code_of_name(&kind, scanner->name.bytes)) {
		warn(reader, WARNING_ELEMENT, "within text, its own text kept");
		return push(reader, ELEMENT_THROUGH, error);
	}
	kind = mend_code(reader, kind);
	if (!segment_builder_may_open(&reader->builder.segment, kind)) {
		warn(reader, WARNING_CODE, "where TMX does not allow it, its text kept");
		return push(reader, ELEMENT_THROUGH, error);
	}
	code = push(reader, ELEMENT_CODE, error);
	if (code)
		return code;
	return segment_builder_open(&reader->builder.segment, kind, scanner->attributes,
		scanner->attribute_count, &reader->builder.arena, error);
}

/* Whether an element is so surely no part of a text that the text must have ended before it. */
static bool ends_text(const struct tmx_reader *reader, enum element_kind kind)
{
	bool in_segment = reader->stack[reader->text_depth - 1].kind == ELEMENT_SEGMENT;

	switch (kind) {
	case ELEMENT_UNIT:
	case ELEMENT_VARIANT:
		return true;
	case ELEMENT_BODY:
		return !depth_of(reader, ELEMENT_BODY);
	case ELEMENT_SEGMENT:
	case ELEMENT_NOTE:
	case ELEMENT_PROPERTY:
		return !in_segment;
	default:
		return false;
	}
}

static int start_skipped(struct tmx_reader *reader, struct cotejo_error *error)
{
	enum element_kind kind = top_kind(reader);

	if (kind != ELEMENT_SKIPPED && kind != ELEMENT_DEFINITION)
		warn(reader, WARNING_ELEMENT, "where TMX has none, skipped");
	return push(reader, ELEMENT_SKIPPED, error);
}

static int start_root(struct tmx_reader *reader, struct cotejo_error *error)
{
	static const char *const versions[] = {"1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b"};
	const char *version = scan_attribute(&reader->scanner, "version");
	bool known = false;

	if (reader->has_root)
		warn(reader, WARNING_ELEMENT, "begins a second time");
	reader->has_root = true;
	for (size_t i = 0; version && i < sizeof(versions) / sizeof(versions[0]); i++)
		known |= strcmp(version, versions[i]) == 0;
	if (!known)
		warning_add(reader->warnings, WARNING_VERSION, reader->scanner.line,
			reader->scanner.column, "version \"%s\" of TMX, read as 1.4",
			version ? version : "");
	return push(reader, ELEMENT_TMX, error);
}

static int start_header(struct tmx_reader *reader, struct cotejo_error *error)
{
	int code;

	if (top_kind(reader) != ELEMENT_TMX || reader->has_header || reader->has_body)
		return start_skipped(reader, error);
	reader->has_header = true;
	code = unit_builder_header(&reader->builder, &reader->header, error);
	return code ? code : push(reader, ELEMENT_HEADER, error);
}

/* The header is over: what it holds is kept apart from the units. */
static void begin_body(struct tmx_reader *reader)
{
	if (reader->has_body)
		return;
	reader->has_body = true;
	if (!reader->has_header)
		warn(reader, WARNING_HEADER, "without a header before it");
	reader->header_arena = reader->builder.arena;
	reader->builder.arena = (struct arena){0};
}

static int start_body(struct tmx_reader *reader, struct cotejo_error *error)
{
	size_t root = depth_of(reader, ELEMENT_TMX);
	int code;

	if (depth_of(reader, ELEMENT_BODY))
		return start_skipped(reader, error);
	code = mend_down_to(reader, root, error);
	if (code)
		return code;
	begin_body(reader);
	return push(reader, ELEMENT_BODY, error);
}

static int start_unit(struct tmx_reader *reader, struct cotejo_error *error)
{
	size_t holder = depth_of(reader, ELEMENT_BODY);
	int code;

	if (!holder) {
		holder = depth_of(reader, ELEMENT_TMX);
		warn(reader, WARNING_ELEMENT, "outside of <body>");
	}
	code = mend_down_to(reader, holder, error);
	if (code)
		return code;
	if (reader->is_ready) {
		reader->is_waiting = true; /* the unit before comes first */
		return 0;
	}
	begin_body(reader);
	reader->unit_bytes = 0;
	reader->unit_line = reader->scanner.line;
	code = unit_builder_unit(&reader->builder, error);
	return code ? code : push(reader, ELEMENT_UNIT, error);
}

static int start_variant(struct tmx_reader *reader, struct cotejo_error *error)
{
	size_t unit = depth_of(reader, ELEMENT_UNIT);
	int code;

	if (!unit)
		return start_skipped(reader, error);
	code = mend_down_to(reader, unit, error);
	if (code == 0)
		code = unit_builder_variant(&reader->builder, error);
	return code ? code : push(reader, ELEMENT_VARIANT, error);
}

static int start_segment(struct tmx_reader *reader, struct cotejo_error *error)
{
	int code;

	if (reader->text_depth)
		code = mend_down_to(reader, reader->text_depth - 1, error);
	else
		code = 0;
	if (code)
		return code;
	if (top_kind(reader) != ELEMENT_VARIANT)
		return start_skipped(reader, error);
	if (reader->builder.has_segment) {
		warn(reader, WARNING_UNIT, "a second time in one variant, skipped");
		return push(reader, ELEMENT_SKIPPED, error);
	}
	segment_builder_start(&reader->builder.segment);
	code = push(reader, ELEMENT_SEGMENT, error);
	reader->text_depth = reader->depth;
	return code;
}

/* A note or a property. */
static int start_value(
	struct tmx_reader *reader, enum element_kind kind, struct cotejo_error *error)
{
	enum element_kind holder;
	int code = 0;

	if (reader->text_depth)
		code = mend_down_to(reader, reader->text_depth - 1, error);
	if (code)
		return code;
	holder = top_kind(reader);
	if (holder != ELEMENT_HEADER && holder != ELEMENT_UNIT && holder != ELEMENT_VARIANT)
		return start_skipped(reader, error);
	code = unit_builder_value_start(&reader->builder, error);
	if (code == 0)
		code = push(reader, kind, error);
	reader->text_depth = reader->depth;
	return code;
}

static int start_definition(struct tmx_reader *reader, struct cotejo_error *error)
{
	enum element_kind holder = top_kind(reader);

	if (holder != ELEMENT_HEADER && holder != ELEMENT_DEFINITION)
		return start_skipped(reader, error);
	return push(reader, ELEMENT_DEFINITION, error);
}

static int start_kind(struct tmx_reader *reader, enum element_kind kind, struct cotejo_error *error)
{
	if (reader->text_depth && !ends_text(reader, kind))
		return start_in_text(reader, error);
	switch (kind) {
	case ELEMENT_HEADER:
		return start_header(reader, error);
	case ELEMENT_BODY:
		return start_body(reader, error);
	case ELEMENT_UNIT:
		return start_unit(reader, error);
	case ELEMENT_VARIANT:
		return start_variant(reader, error);
	case ELEMENT_SEGMENT:
		return start_segment(reader, error);
	case ELEMENT_NOTE:
	case ELEMENT_PROPERTY:
		return start_value(reader, kind, error);
	case ELEMENT_DEFINITION:
		return start_definition(reader, error);
	default:
		return start_skipped(reader, error);
	}
}

static int charge(struct tmx_reader *reader, size_t bytes, struct cotejo_error *error)
{
	reader->unit_bytes += bytes;
	if (reader->unit_bytes > TMX_MAX_UNIT_BYTES)
		return fail(reader, COTEJO_ELIMIT, "a unit is too large", error);
	return 0;
}

static int fail_root(struct tmx_reader *reader, struct cotejo_error *error)
{
	error_set(error, COTEJO_ESYNTAX, "not TMX: the root element is <%.40s>",
		reader->scanner.name.bytes);
	return error_at(error, COTEJO_ESYNTAX, NULL, reader->scanner.line, reader->scanner.column);
}

static int start_element(struct tmx_reader *reader, struct cotejo_error *error)
{
	enum element_kind kind = kind_of(reader->scanner.name.bytes);
	int code = charge(reader, ELEMENT_COST + reader->scanner.bytes.length, error);

	if (code)
		return code;
	if (reader->depth == 0 && kind == ELEMENT_TMX)
		return start_root(reader, error);
	if (!reader->has_root)
		return fail_root(reader, error);
	code = start_kind(reader, kind, error);
	/* An element without content ends at once, unless it has to wait. */
	if (code == 0 && reader->scanner.is_empty && !reader->is_waiting)
		code = close_top(reader, error);
	return code;
}

/* ---- Elements end ---- */

static bool has_name(const struct element *element, const char *name)
{
	return strncmp(element->name, name, NAME_SIZE - 1) == 0;
}

static int end_element(struct tmx_reader *reader, struct cotejo_error *error)
{
	const char *name = reader->scanner.name.bytes;
	size_t depth = reader->depth;
	int code;

	while (depth && !has_name(&reader->stack[depth - 1], name))
		depth--;
	if (depth == 0) {
		warning_add(reader->warnings, WARNING_NESTING, reader->scanner.line,
			reader->scanner.column, "</%s> closes nothing", name);
		return 0;
	}
	code = mend_down_to(reader, depth, error);
	return code ? code : close_top(reader, error);
}

static int add_text(struct tmx_reader *reader, struct cotejo_error *error)
{
	struct cotejo_text text = buffer_text(&reader->scanner.text);
	enum element_kind kind = top_kind(reader);

	if (reader->text_depth == 0) {
		if (slice_trim(text).length == 0)
			return 0;
		if (!reader->has_root)
			return fail(reader, COTEJO_ESYNTAX, "not TMX: it begins with text", error);
		if (kind != ELEMENT_SKIPPED && kind != ELEMENT_DEFINITION)
			warning_add(reader->warnings, WARNING_TEXT, reader->scanner.line,
				reader->scanner.column, "text between elements, skipped");
		return 0;
	}
	if (reader->stack[reader->text_depth - 1].kind == ELEMENT_SEGMENT)
		segment_builder_text(&reader->builder.segment, text);
	else
		buffer_add(&reader->builder.value, text);
	return charge(reader, text.length, error);
}

static int end_file(struct tmx_reader *reader, struct cotejo_error *error)
{
	reader->is_finished = true;
	if (!reader->has_root)
		return fail(reader, COTEJO_ESYNTAX, "not TMX: there is no element in it", error);
	if (reader->depth == 0 && !reader->scanner.is_cut)
		return 0;
	reader->is_cut = true;
	warning_add(reader->warnings, WARNING_TRUNCATED, reader->scanner.line,
		reader->scanner.column, "the file ends before <%s> does",
		reader->depth ? reader->stack[reader->depth - 1].name : "?");
	return close_down_to(reader, 0, error);
}

static int step(struct tmx_reader *reader, struct cotejo_error *error)
{
	enum scan_token token;
	int code;

	if (reader->is_waiting) {
		reader->is_waiting = false;
		return start_element(reader, error);
	}
	code = scan_next(&reader->scanner, &token, error);
	if (code)
		return code;
	switch (token) {
	case SCAN_START:
		return start_element(reader, error);
	case SCAN_END:
		return end_element(reader, error);
	case SCAN_TEXT:
		return add_text(reader, error);
	default:
		return end_file(reader, error);
	}
}

/* ---- What others call ---- */

int tmx_reader_new(struct tmx_reader **ret_reader, const struct tmx_input *input,
	struct tmx_warnings *warnings, struct cotejo_error *error)
{
	struct tmx_reader *reader = calloc(1, sizeof(*reader));
	int code = 0;

	if (!reader)
		return error_no_memory(error);
	reader->warnings = warnings;
	reader->scanner.source.input = input;
	reader->scanner.source.warnings = warnings;
	reader->builder.scanner = &reader->scanner;
	while (code == 0 && !reader->has_body && !reader->is_finished)
		code = step(reader, error);
	if (code)
		tmx_reader_free(reader);
	else
		*ret_reader = reader;
	return code;
}

void tmx_reader_free(struct tmx_reader *reader)
{
	if (!reader)
		return;
	scan_clear(&reader->scanner);
	unit_builder_clear(&reader->builder);
	arena_clear(&reader->header_arena);
	free(reader);
}

const struct tmx_header *tmx_reader_header(const struct tmx_reader *reader)
{
	return &reader->header;
}

int tmx_reader_next(
	struct tmx_reader *reader, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	int code = 0;

	reader->is_ready = false;
	while (code == 0 && !reader->is_ready && !reader->is_finished)
		code = step(reader, error);
	if (code || !reader->is_ready)
		return code;
	*ret_unit = &reader->builder.unit;
	return 1;
}

size_t tmx_reader_line(const struct tmx_reader *reader)
{
	return reader->unit_line;
}
