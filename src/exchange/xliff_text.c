/*
 * xliff_text.c - the inside of a <source> or <target>: text and inline codes, in the words of TMX
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/xliff_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

enum { NUMBER_SIZE = 24, CODE_ATTRIBUTES = 3 };

/* How an element of XLIFF is said in TMX. */
struct rule {
	const char *name;
	enum tmx_code_kind kind;
	enum xliff_inline as;
	const char *id;   /* the attribute that names its pair, if it has it; else `id` */
	const char *data; /* the attribute that names its native code (XLIFF 2); NULL: none */
	bool has_content; /* native code stands in it */
};

static const struct rule rules[] = {
	{"g", TMX_BPT, XLIFF_PAIR, NULL, NULL, false},
	{"pc", TMX_BPT, XLIFF_PAIR, NULL, "dataRefStart", false},
	{"x", TMX_PH, XLIFF_CODE, NULL, NULL, false},
	{"bx", TMX_BPT, XLIFF_CODE, "rid", NULL, false},
	{"ex", TMX_EPT, XLIFF_CODE, "rid", NULL, false},
	{"sc", TMX_BPT, XLIFF_CODE, NULL, "dataRef", false},
	{"ec", TMX_EPT, XLIFF_CODE, "startRef", "dataRef", false},
	{"bpt", TMX_BPT, XLIFF_CODE, "rid", NULL, true},
	{"ept", TMX_EPT, XLIFF_CODE, "rid", NULL, true},
	{"it", TMX_IT, XLIFF_CODE, NULL, NULL, true},
	{"ph", TMX_PH, XLIFF_CODE, NULL, "dataRef", true},
	{"sub", TMX_SUB, XLIFF_CODE, NULL, NULL, true},
};

static const struct rule *rule_of(const char *name)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	}
	return NULL;
}

void xliff_text_begin_unit(struct xliff_text *text)
{
	map_clear(&text->ids);
	map_clear(&text->data);
	text->code_count = 0;
}

void xliff_text_clear(struct xliff_text *text)
{
	segment_builder_clear(&text->builder);
	map_clear(&text->ids);
	map_clear(&text->data);
	free(text->codes);
	*text = (struct xliff_text){0};
}

int xliff_text_add_data(struct xliff_text *text, const char *id, struct cotejo_text code,
	struct cotejo_error *error)
{
	struct cotejo_text *grown = array_reserve(
		text->codes, &text->code_capacity, text->code_count + 1, sizeof(*grown));
	bool is_new = false;

	if (!grown)
		return error_no_memory(error);
	text->codes = grown;
	if (!map_insert(&text->data, slice_of(id), (uint32_t)text->code_count, &is_new))
		return error_no_memory(error);
	if (is_new)
		grown[text->code_count++] = code;
	return 0;
}

/* The number of a code, from 1: the same for the same id. */
static int number_of(
	struct xliff_text *text, const char *id, size_t *ret_number, struct cotejo_error *error)
{
	bool is_new = false;
	struct map_entry *entry =
		map_insert(&text->ids, slice_of(id), (uint32_t)text->ids.count + 1, &is_new);

	if (!entry)
		return error_no_memory(error);
	*ret_number = entry->value;
	return 0;
}

/* A tag as text, which stands for a native code that the file does not keep. */
static void add_tag(struct xliff_text *text, const char *begin, const char *name, const char *id,
	const char *end)
{
	segment_builder_text(&text->builder, slice_of(begin));
	segment_builder_text(&text->builder, slice_of(name));
	if (id) {
		segment_builder_text(&text->builder, slice_of(" id=\""));
		segment_builder_text(&text->builder, slice_of(id));
		segment_builder_text(&text->builder, slice_of("\""));
	}
	segment_builder_text(&text->builder, slice_of(end));
}

/* The native code that the file keeps under a name; false when it keeps none. */
static bool add_data(struct xliff_text *text, const char *name)
{
	const struct map_entry *entry = name ? map_find(&text->data, slice_of(name)) : NULL;

	if (entry)
		segment_builder_text(&text->builder, text->codes[entry->value]);
	return entry;
}

/* The name under which the native code of a pair's end is kept until it comes; no id has it. */
static void name_end(char name[NUMBER_SIZE], size_t number)
{
	snprintf(name, NUMBER_SIZE, " %zu", number);
}

static int keep_end(struct xliff_text *text, const struct tmx_scanner *scanner, size_t number,
	struct cotejo_error *error)
{
	const char *data = scan_attribute(scanner, "dataRefEnd");
	const struct map_entry *entry = data ? map_find(&text->data, slice_of(data)) : NULL;
	char name[NUMBER_SIZE];

	if (!entry)
		return 0;
	name_end(name, number);
	return xliff_text_add_data(text, name, text->codes[entry->value], error);
}

/* Opens a code with the attributes that TMX has for it. */
static int open_code(struct xliff_text *text, const struct tmx_scanner *scanner,
	enum tmx_code_kind kind, size_t number, struct arena *arena, struct cotejo_error *error)
{
	struct tmx_attribute attributes[CODE_ATTRIBUTES];
	const char *type = scanner ? scan_attribute(scanner, "ctype") : NULL;
	const char *pos = scanner ? scan_attribute(scanner, "pos") : NULL;
	char digits[NUMBER_SIZE];
	size_t count = 0;

	if (scanner && !type)
		type = scan_attribute(scanner, "type");
	snprintf(digits, sizeof(digits), "%zu", number);
	if (kind == TMX_BPT || kind == TMX_EPT)
		attributes[count++] = (struct tmx_attribute){"i", digits};
	if (kind == TMX_IT)
		attributes[count++] = (struct tmx_attribute){
			"pos", pos && strcmp(pos, "close") == 0 ? "end" : "begin"};
	if (kind != TMX_EPT && kind != TMX_SUB)
		attributes[count++] = (struct tmx_attribute){"x", digits};
	if (type && kind != TMX_EPT)
		attributes[count++] = (struct tmx_attribute){"type", type};
	return segment_builder_open(&text->builder, kind, attributes, count, arena, error);
}

static int open_rule(struct xliff_text *text, const struct tmx_scanner *scanner,
	const struct rule *rule, struct arena *arena, size_t *ret_number,
	struct cotejo_error *error)
{
	const char *id = rule->id ? scan_attribute(scanner, rule->id) : NULL;
	const char *data = rule->data ? scan_attribute(scanner, rule->data) : NULL;
	int code;

	if (!id)
		id = scan_attribute(scanner, "id");
	code = number_of(text, id ? id : "", ret_number, error);
	if (code == 0)
		code = open_code(text, scanner, rule->kind, *ret_number, arena, error);
	if (code)
		return code;
	if ((!rule->has_content || scanner->is_empty) && !add_data(text, data))
		add_tag(text, "<", rule->name, id, rule->as == XLIFF_PAIR ? ">" : "/>");
	if (rule->as != XLIFF_PAIR)
		return 0;
	/* A pair is one code here and another one at its end. */
	code = keep_end(text, scanner, *ret_number, error);
	return code ? code : segment_builder_close(&text->builder, arena, error);
}

int xliff_text_open(struct xliff_text *text, const struct tmx_scanner *scanner, struct arena *arena,
	enum xliff_inline *ret_kind, size_t *ret_number, struct cotejo_error *error)
{
	const char *name = scanner->name.bytes, *type = scan_attribute(scanner, "mtype");
	const struct rule *rule = rule_of(name);

	*ret_number = 0;
	*ret_kind = XLIFF_THROUGH;
	if (strcmp(name, "mrk") == 0 && type && strcmp(type, "seg") == 0)
		*ret_kind = XLIFF_PART;
	if (!rule || !segment_builder_may_open(&text->builder, rule->kind))
		return 0;
	*ret_kind = rule->as;
	return open_rule(text, scanner, rule, arena, ret_number, error);
}

int xliff_text_close(struct xliff_text *text, enum xliff_inline kind, size_t number,
	const char *name, struct arena *arena, struct cotejo_error *error)
{
	char data[NUMBER_SIZE];
	int code = 0;

	if (kind == XLIFF_PAIR && !segment_builder_may_open(&text->builder, TMX_EPT))
		return 0;
	if (kind == XLIFF_PAIR) {
		code = open_code(text, NULL, TMX_EPT, number, arena, error);
		name_end(data, number);
		if (code == 0 && !add_data(text, data))
			add_tag(text, "</", name, NULL, ">");
	}
	if (code == 0 && (kind == XLIFF_PAIR || kind == XLIFF_CODE))
		code = segment_builder_close(&text->builder, arena, error);
	return code;
}
