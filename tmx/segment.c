/*
 * segment.c - the inside of a <seg>: text with its inline codes back in their places
 *
 * The codes are a tree in document order. A stack of open elements walks along it: each frame knows
 * the text that its element holds and how much of it is written.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/segment.h"

#include "tmx/attributes.h"
#include "tmx/escape.h"
#include "tmx/writer.h"

/* Element names and attributes by enum tmx_code_kind; the attributes that must be there first. */
static const struct {
	const char *name;
	const char *required; /* NULL: none */
	const char *optional[4];
} elements[] = {
	[TMX_BPT] = {"bpt", "i", {"x", "type"}},
	[TMX_EPT] = {"ept", "i", {NULL}},
	[TMX_PH] = {"ph", NULL, {"x", "assoc", "type"}},
	[TMX_IT] = {"it", "pos", {"x", "type"}},
	[TMX_HI] = {"hi", NULL, {"x", "type"}},
	[TMX_SUB] = {"sub", NULL, {"datatype", "type"}},
	[TMX_UT] = {"ut", NULL, {"x"}},
};

bool segment_may_hold(enum tmx_code_kind parent, enum tmx_code_kind child)
{
	bool holds_text = parent == TMX_HI || parent == TMX_SUB;

	return holds_text ? child != TMX_SUB : child == TMX_SUB;
}

const char *segment_code_name(enum tmx_code_kind kind)
{
	return elements[kind].name;
}

bool segment_code_of_name(enum tmx_code_kind *ret_kind, const char *name)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (strcmp(elements[i].name, name) == 0) {
			*ret_kind = (enum tmx_code_kind)i;
			return true;
		}
	}
	return false;
}

const char *segment_required_attribute(enum tmx_code_kind kind)
{
	return elements[kind].required;
}

/* An open element. */
struct frame {
	size_t number; /* of its code + 1; 0: the segment itself */
	bool is_highlight;
	struct cotejo_text text; /* what it holds; a highlight shares it with the frame below */
	size_t written;
	size_t end; /* where the element ends in that text */
};

struct walk {
	struct buffer *buffer;
	struct segment_counts *counts;
	struct frame frames[TMX_MAX_DEPTH + 1]; /* the first is the segment */
	size_t depth;                           /* number of frames */
};

static struct frame *top(struct walk *walk)
{
	return &walk->frames[walk->depth - 1];
}

/* Writes the text of the open element up to `end`. */
static void write_up_to(struct walk *walk, size_t end)
{
	struct frame *frame = top(walk);

	if (end == frame->written)
		return; /* an empty text may have no bytes to point into */
	escape_text(walk->buffer, slice(frame->text.bytes + frame->written, end - frame->written),
		&walk->counts->replaced);
	frame->written = end;
}

static void close_element(struct walk *walk, const struct tmx_code *codes)
{
	struct frame *frame = top(walk);

	write_up_to(walk, frame->end);
	buffer_add_string(walk->buffer, "</");
	buffer_add_string(walk->buffer, segment_code_name(codes[frame->number - 1].kind));
	buffer_add_byte(walk->buffer, '>');
	walk->depth--;
	if (frame->is_highlight)
		top(walk)->written = frame->written;
}

static void write_attribute(struct walk *walk, const char *name, const char *value)
{
	buffer_add_byte(walk->buffer, ' ');
	buffer_add_string(walk->buffer, name);
	buffer_add_string(walk->buffer, "=\"");
	escape_attribute(walk->buffer, slice_of(value), &walk->counts->replaced);
	buffer_add_byte(walk->buffer, '"');
}

/* Attributes come in the order of the table, whatever order they were given in. */
static void write_start_tag(struct walk *walk, const struct tmx_code *code)
{
	const char *required = elements[code->kind].required;
	size_t known = 0;

	buffer_add_byte(walk->buffer, '<');
	buffer_add_string(walk->buffer, segment_code_name(code->kind));
	if (required)
		write_attribute(walk, required,
			attributes_find(code->attributes, code->attribute_count, required));
	known += required != NULL;
	for (const char *const *name = elements[code->kind].optional; *name; name++) {
		const char *value = attributes_find(code->attributes, code->attribute_count, *name);

		if (value)
			write_attribute(walk, *name, value);
		known += value != NULL;
	}
	walk->counts->attributes += code->attribute_count - known;
	buffer_add_byte(walk->buffer, '>');
}

/* Says why a code cannot stand where it is said to stand; NULL when it can. */
static const char *find_fault(struct walk *walk, const struct tmx_code *codes, size_t i)
{
	const struct tmx_code *code = &codes[i];
	const struct frame *frame = top(walk);
	const char *required = elements[code->kind].required;

	if (frame->number != code->parent)
		return "is not inside the code that it names";
	if (frame->number == 0 ? code->kind == TMX_SUB
			       : !segment_may_hold(codes[frame->number - 1].kind, code->kind))
		return "stands where TMX does not allow it";
	if (code->begin < frame->written || code->end < code->begin || code->end > frame->end)
		return "lies outside the text that holds it";
	if (code->kind != TMX_HI && code->begin != code->end)
		return "has an extent, which only hi may have";
	if (required && !attributes_find(code->attributes, code->attribute_count, required))
		return "lacks an attribute that TMX demands";
	return NULL;
}

static void open_element(struct walk *walk, const struct tmx_code *code, size_t number)
{
	struct frame *holder = top(walk), *frame = &walk->frames[walk->depth++];

	*frame = (struct frame){.number = number, .is_highlight = code->kind == TMX_HI};
	if (frame->is_highlight) {
		frame->text = holder->text;
		frame->written = code->begin;
		frame->end = code->end;
	} else {
		frame->text = code->content;
		frame->end = code->content.length;
	}
}

int segment_append(struct buffer *buffer, const struct tmx_variant *variant,
	struct segment_counts *counts, struct cotejo_error *error)
{
	struct walk walk = {.buffer = buffer, .counts = counts, .depth = 1};

	walk.frames[0] = (struct frame){.text = variant->text, .end = variant->text.length};
	for (size_t i = 0; i < variant->code_count; i++) {
		const struct tmx_code *code = &variant->codes[i];
		const char *fault;

		while (walk.depth > 1 && top(&walk)->number != code->parent)
			close_element(&walk, variant->codes);
		fault = find_fault(&walk, variant->codes, i);
		if (fault)
			return error_set(error, COTEJO_EARGUMENT, "inline code %zu (%s) %s", i + 1,
				segment_code_name(code->kind), fault);
		if (walk.depth > TMX_MAX_DEPTH)
			return error_set(error, COTEJO_ELIMIT,
				"inline codes are nested deeper than %d", TMX_MAX_DEPTH);
		write_up_to(&walk, code->begin);
		write_start_tag(&walk, code);
		open_element(&walk, code, i + 1);
	}
	while (walk.depth > 1)
		close_element(&walk, variant->codes);
	write_up_to(&walk, variant->text.length);
	return 0;
}
