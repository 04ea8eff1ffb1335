/*
 * source_jsonl.c - units as JSON objects, one a line
 *
 * Four kinds of objects are units: what cotejo_export_jsonl() writes (`variants`), a bead as
 * cotejo_alignment_write() writes it (`left` and `right`), a text for each language as data sets
 * have it ({"en": "...", "es": "..."}, perhaps within `translation`), and `source` and `target`
 * when the caller says which languages they are. A line that is none of these is left out with a
 * warning.
 *
 * SPDX-License-Identifier: MIT
 */
#include <jansson.h>
#include <stdlib.h>

#include "exchange/line_reader.h"
#include "exchange/lines.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_draft.h"
#include "exchange/unit_source.h"
#include "tmx/date.h"
#include "tmx/escape.h"
#include "tmx/segment.h"

struct jsonl {
	struct line_reader lines;
	struct unit_draft draft;
	const struct source_request *request;
	json_t *object; /* of the line; the unit's texts are in it */
};

/* ---- Members ---- */

/* Lives as long as the object; an empty text when there is no such string. */
static struct cotejo_text text_of(const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	return slice(json_string_value(member), json_string_length(member));
}

static const char *string_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

static const char *date_of(struct jsonl *jsonl, const char *name)
{
	const char *iso = string_of(jsonl->object, name);
	char date[TMX_DATE_SIZE];

	if (!iso)
		return NULL;
	if (date_to_tmx(date, iso))
		return draft_string(&jsonl->draft, slice_of(date));
	line_reader_warn(
		&jsonl->lines, WARNING_DATE, 1, "%s: \"%.40s\" is no time, left out", name, iso);
	return NULL;
}

static void add_probability(struct jsonl *jsonl)
{
	const json_t *member = json_object_get(jsonl->object, "probability");
	double probability = json_number_value(member);
	struct buffer number = {0};

	if (!json_is_number(member) || probability < 0 || probability > 1)
		return;
	buffer_add_number(&number, probability, PROBABILITY_DECIMALS);
	jsonl->draft.failed |= number.failed;
	draft_property(&jsonl->draft, DRAFT_OF_UNIT, TMX_PROBABILITY,
		draft_copy(&jsonl->draft, buffer_text(&number)));
	buffer_clear(&number);
}

static void add_properties(struct jsonl *jsonl, int owner, const json_t *object)
{
	size_t index;
	const json_t *property, *properties = json_object_get(object, "properties");

	json_array_foreach(properties, index, property)
	{
		struct draft_piece piece = {.type = string_of(property, "name"),
			.value = text_of(property, "value"),
			.language = string_of(property, "language"),
			.encoding = string_of(property, "encoding")};

		draft_piece(&jsonl->draft, owner, &piece);
	}
}

/* A note is an object, or a string. */
static void add_notes(struct jsonl *jsonl, int owner, const json_t *object)
{
	size_t index;
	const json_t *note, *notes = json_object_get(object, "notes");

	json_array_foreach(notes, index, note)
	{
		struct draft_piece piece = {.is_note = true,
			.value = text_of(note, "text"),
			.language = string_of(note, "language"),
			.encoding = string_of(note, "encoding")};

		if (json_is_string(note))
			piece.value = slice(json_string_value(note), json_string_length(note));
		draft_piece(&jsonl->draft, owner, &piece);
	}
}

/* An attribute of TMX that has a field of its own. */
struct field {
	const char *name;
	const char **value;
};

static bool set_field(const struct field *fields, const char *name, const char *value)
{
	for (; fields->name; fields++) {
		if (strcmp(fields->name, name) == 0) {
			*fields->value = value;
			return true;
		}
	}
	return false;
}

/* Takes the member `attributes`: into the fields (a list that a NULL ends), or else the array. */
static const struct tmx_attribute *take_attributes(
	struct jsonl *jsonl, const json_t *object, const struct field *fields, size_t *ret_count)
{
	json_t *member, *members = json_object_get(object, "attributes");
	struct tmx_attribute *attributes;
	const char *name;

	*ret_count = 0;
	if (!json_object_size(members))
		return NULL;
	attributes =
		arena_alloc(&jsonl->draft.arena, json_object_size(members), sizeof(*attributes));
	if (!attributes) {
		jsonl->draft.failed = true;
		return NULL;
	}
	json_object_foreach(members, name, member)
	{
		const char *value = json_string_value(member);

		if (value && !set_field(fields, name, value))
			attributes[(*ret_count)++] = (struct tmx_attribute){name, value};
	}
	return attributes;
}

/* ---- Inline codes ---- */

static void take_code(struct jsonl *jsonl, const json_t *object, struct tmx_code *code)
{
	static const struct field none[] = {{NULL, NULL}};
	const char *kind = string_of(object, "kind");

	*code = (struct tmx_code){.kind = TMX_PH,
		.begin = (size_t)json_integer_value(json_object_get(object, "begin")),
		.end = (size_t)json_integer_value(json_object_get(object, "end")),
		.parent = (size_t)json_integer_value(json_object_get(object, "parent")),
		.content = text_of(object, "content")};
	if (kind)
		segment_code_of_name(&code->kind, kind);
	code->attributes = take_attributes(jsonl, object, none, &code->attribute_count);
}

/* Whether codes stand where TMX allows it, and none within a character. */
static bool codes_are_right(struct jsonl *jsonl, const struct tmx_variant *variant)
{
	struct segment_counts with = {0}, without = {0};
	struct tmx_variant bare = {.text = variant->text};
	struct buffer scratch = {0};
	bool right = segment_append(&scratch, variant, &with, NULL) == 0;

	buffer_reset(&scratch);
	for (size_t i = 0; i < variant->code_count && right; i++) {
		escape_text(&scratch, variant->codes[i].content, &without.replaced);
		for (size_t a = 0; a < variant->codes[i].attribute_count; a++)
			escape_attribute(&scratch, slice_of(variant->codes[i].attributes[a].value),
				&without.replaced);
	}
	right = right && segment_append(&scratch, &bare, &without, NULL) == 0 &&
		with.replaced <= without.replaced;
	jsonl->draft.failed |= scratch.failed;
	buffer_clear(&scratch);
	return right;
}

static void take_codes(struct jsonl *jsonl, const json_t *object, struct tmx_variant *variant)
{
	const json_t *member, *members = json_object_get(object, "codes");
	size_t index, count = json_array_size(members);
	struct tmx_code *codes = NULL;

	if (count)
		codes = arena_alloc(&jsonl->draft.arena, count, sizeof(*codes));
	if (count && !codes)
		jsonl->draft.failed = true;
	if (!codes)
		return;
	json_array_foreach(members, index, member)
	{
		take_code(jsonl, member, &codes[index]);
	}
	variant->codes = codes;
	variant->code_count = count;
	if (codes_are_right(jsonl, variant))
		return;
	variant->code_count = 0;
	line_reader_warn(&jsonl->lines, WARNING_CODE, 1, "codes that cannot stand so, left out");
}

/* ---- What an object may be ---- */

static void take_variant_attributes(
	struct jsonl *jsonl, const json_t *object, struct tmx_variant *variant)
{
	const struct field fields[] = {
		{"creationdate", &variant->created},
		{"creationid", &variant->creator},
		{"changedate", &variant->changed},
		{"changeid", &variant->changer},
		{"lastusagedate", &variant->last_used},
		{NULL, NULL},
	};

	variant->attributes = take_attributes(jsonl, object, fields, &variant->attribute_count);
}

static void take_variant(struct jsonl *jsonl, const json_t *object)
{
	struct unit_draft *draft = &jsonl->draft;
	int number = draft_variant(draft, string_of(object, "language"), text_of(object, "text"));

	if (number == DRAFT_OF_UNIT)
		return;
	take_variant_attributes(jsonl, object, &draft->variants[number]);
	take_codes(jsonl, object, &draft->variants[number]);
	draft_property(draft, number, TMX_DOCUMENT, text_of(object, "document"));
	draft_property(draft, number, TMX_TITLE, text_of(object, "title"));
	draft_property(draft, number, TMX_BEFORE, text_of(object, "before"));
	draft_property(draft, number, TMX_AFTER, text_of(object, "after"));
	add_properties(jsonl, number, object);
	add_notes(jsonl, number, object);
}

/* As cotejo_export_jsonl() writes it. */
static bool take_unit(struct jsonl *jsonl)
{
	struct tmx_unit *unit = &jsonl->draft.unit;
	const struct field fields[] = {
		{"tuid", &unit->id},
		{"srclang", &unit->source_language},
		{"lastusagedate", &unit->last_used},
		{NULL, NULL},
	};
	const json_t *variant, *variants = json_object_get(jsonl->object, "variants");
	size_t index;

	if (!json_is_array(variants))
		return false;
	add_probability(jsonl);
	draft_property(&jsonl->draft, DRAFT_OF_UNIT, TMX_STATE, text_of(jsonl->object, "state"));
	unit->attributes = take_attributes(jsonl, jsonl->object, fields, &unit->attribute_count);
	unit->created = date_of(jsonl, "created");
	unit->changed = date_of(jsonl, "changed");
	unit->creator = string_of(jsonl->object, "creator");
	unit->changer = string_of(jsonl->object, "changer");
	add_properties(jsonl, DRAFT_OF_UNIT, jsonl->object);
	add_notes(jsonl, DRAFT_OF_UNIT, jsonl->object);
	json_array_foreach(variants, index, variant)
	{
		take_variant(jsonl, variant);
	}
	return true;
}

/* The sentences of one side of a bead as one text: what side_add_text() makes of them. */
static struct cotejo_text join_sentences(struct jsonl *jsonl, const json_t *side)
{
	const json_t *sentence, *sentences = json_object_get(side, "sentences");
	struct buffer joined = {0};
	json_int_t end = -1;
	struct cotejo_text text;
	size_t index;

	json_array_foreach(sentences, index, sentence)
	{
		json_int_t begin = json_integer_value(json_object_get(sentence, "begin"));

		text = text_of(sentence, "text");
		if (text.length == 0)
			continue;
		if (joined.length && begin != end)
			buffer_add_byte(&joined, ' ');
		buffer_add(&joined, text);
		end = begin + json_integer_value(json_object_get(sentence, "length"));
	}
	jsonl->draft.failed |= joined.failed;
	text = draft_copy(&jsonl->draft, buffer_text(&joined));
	buffer_clear(&joined);
	return text;
}

/* As cotejo_alignment_write() writes it. */
static bool take_bead(struct jsonl *jsonl)
{
	const json_t *left = json_object_get(jsonl->object, "left");
	const json_t *right = json_object_get(jsonl->object, "right");

	if (!json_is_object(left) || !json_is_object(right))
		return false;
	add_probability(jsonl);
	draft_variant(&jsonl->draft, string_of(left, "language"), join_sentences(jsonl, left));
	draft_variant(&jsonl->draft, string_of(right, "language"), join_sentences(jsonl, right));
	return true;
}

/* {"en": "...", "es": "..."}: members whose names are tags; all others are left alone, and "id",
 * which hardly ever is Indonesian there. */
static bool take_languages(struct jsonl *jsonl)
{
	json_t *texts = json_object_get(jsonl->object, "translation"), *member;
	bool is_nested = json_is_object(texts);
	const char *name;

	json_object_foreach(is_nested ? texts : jsonl->object, name, member)
	{
		char tag[LANGUAGE_SIZE];

		if (json_is_string(member) && (is_nested || strcmp(name, "id") != 0) &&
			language_canonical(tag, name, NULL) == 0 && language_is_known(tag))
			draft_variant(&jsonl->draft, draft_string(&jsonl->draft, slice_of(tag)),
				slice(json_string_value(member), json_string_length(member)));
	}
	return jsonl->draft.unit.variant_count > 1;
}

static bool take_sides(struct jsonl *jsonl)
{
	const struct source_request *request = jsonl->request;

	if (!request->source[0] || !request->target[0] || !string_of(jsonl->object, "source") ||
		!string_of(jsonl->object, "target"))
		return false;
	draft_variant(&jsonl->draft, request->source, text_of(jsonl->object, "source"));
	draft_variant(&jsonl->draft, request->target, text_of(jsonl->object, "target"));
	return true;
}

/* ---- Lines ---- */

/* Reads an object; NULL after a warning, or when memory runs out. */
static json_t *read_object(struct jsonl *jsonl, struct cotejo_text line)
{
	json_error_t problem;
	json_t *object = json_loadb(line.bytes, line.length, 0, &problem);

	if (json_is_object(object))
		return object;
	if (!object && json_error_code(&problem) == json_error_out_of_memory)
		jsonl->draft.failed = true;
	else
		line_reader_warn(&jsonl->lines, WARNING_LINE,
			object ? 1 : (size_t)(problem.position > 0 ? problem.position : 1),
			"not a JSON object, skipped%s%s", object ? "" : ": ",
			object ? "" : problem.text);
	json_decref(object);
	return NULL;
}

static bool take_object(struct jsonl *jsonl)
{
	if (take_unit(jsonl) || take_bead(jsonl) || take_sides(jsonl) || take_languages(jsonl))
		return true;
	line_reader_warn(&jsonl->lines, WARNING_LINE, 1,
		"an object without texts in two languages, skipped");
	return false;
}

static int next(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	struct jsonl *jsonl = state;
	struct cotejo_text line;
	int code;

	while ((code = line_reader_next(&jsonl->lines, &line, error)) == 1) {
		json_decref(jsonl->object);
		jsonl->object = NULL;
		draft_begin(&jsonl->draft);
		if (slice_trim(line).length == 0)
			continue;
		jsonl->draft.unit.line = jsonl->lines.number;
		jsonl->object = read_object(jsonl, line);
		if (jsonl->draft.failed)
			return error_no_memory(error);
		if (jsonl->object && take_object(jsonl))
			return draft_finish(&jsonl->draft, ret_unit, error);
	}
	return code;
}

static void free_jsonl(void *state)
{
	struct jsonl *jsonl = state;

	json_decref(jsonl->object);
	line_reader_clear(&jsonl->lines);
	draft_clear(&jsonl->draft);
	free(jsonl);
}

int source_open_jsonl(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error)
{
	struct jsonl *jsonl = calloc(1, sizeof(*jsonl));

	if (!jsonl)
		return error_no_memory(error);
	jsonl->request = request;
	line_reader_init(&jsonl->lines, request->file);
	*source = (struct unit_source){next, free_jsonl, jsonl};
	return 0;
}
