/*
 * store_texts.c - which texts of a unit a memory can hold, and in what form
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/store_texts.h"

#include <strings.h>

#include "base/error.h"
#include "base/slice.h"
#include "memory/codes.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/names.h"
#include "tmx/attributes.h"

/* ---- Which ---- */

/* The language of that name; NULL when it is none. Most files have a few, so they are kept. */
static int find_language(struct store *store, const char *name,
	const struct store_language **ret_language, struct cotejo_error *error)
{
	struct store_language *language = &store->languages[store->language_count];
	int code;

	*ret_language = NULL;
	for (size_t i = 0; name && i < store->language_count; i++) {
		if (strcmp(store->languages[i].name, name) != 0)
			continue;
		*ret_language = &store->languages[i];
		return 0;
	}
	if (!name || strlen(name) >= LANGUAGE_SIZE ||
		language_canonical(language->tag, name, NULL) < 0)
		return 0;
	code = language_number(store->memory, language->tag, &language->number, error);
	if (code < 0)
		return code;
	memcpy(language->name, name, strlen(name) + 1);
	store->language_count++;
	*ret_language = language;
	return 0;
}

/* Why a variant cannot be kept; NULL: it can. */
static const char *find_fault(const struct store *store, const struct tmx_variant *variant,
	const struct store_language *language)
{
	if (store->count == STORE_MAX_VARIANTS)
		return "a unit with more than 256 texts, the others left out";
	if (slice_trim(variant->text).length == 0)
		return "a variant without text, left out";
	return language ? NULL : "a text in no language, left out";
}

static bool is_source(const struct store *store, const struct tmx_unit *unit, const char *tag)
{
	const char *source = unit->source_language;

	if (!source && store->header)
		source = store->header->source_language;
	return source && strcasecmp(source, "*all*") != 0 && language_covers(source, tag);
}

/* ---- Codes ---- */

static int copy_attributes(struct store *store, struct cotejo_inline *to,
	const struct tmx_code *from, struct cotejo_error *error)
{
	struct cotejo_property *attributes;

	if (from->attribute_count == 0)
		return 0;
	attributes = arena_zalloc(&store->arena, from->attribute_count, sizeof(*attributes));
	if (!attributes)
		return error_no_memory(error);
	for (size_t i = 0; i < from->attribute_count; i++) {
		attributes[i].name = from->attributes[i].name;
		attributes[i].value = slice_of(from->attributes[i].value);
	}
	to->attributes = attributes;
	to->attribute_count = from->attribute_count;
	return 0;
}

/* The two lists of kinds are the same, one for each side of the wall. */
_Static_assert((int)TMX_BPT == (int)COTEJO_INLINE_BPT && (int)TMX_UT == (int)COTEJO_INLINE_UT,
	"the kinds of inline codes");

static int add_codes(
	struct store *store, const struct tmx_variant *variant, struct cotejo_error *error)
{
	struct cotejo_inline *codes =
		arena_zalloc(&store->arena, variant->code_count, sizeof(*codes));
	int code = codes ? 0 : error_no_memory(error);

	for (size_t i = 0; i < variant->code_count && code == 0; i++) {
		const struct tmx_code *from = &variant->codes[i];

		codes[i] = (struct cotejo_inline){.kind = (enum cotejo_inline_kind)from->kind,
			.begin = from->begin,
			.end = from->end,
			.content = from->content,
			.parent = from->parent};
		code = copy_attributes(store, &codes[i], from, error);
	}
	if (code == 0)
		codes_write(&store->details, codes, variant->code_count);
	return code;
}

/* ---- Attributes ---- */

static void add(struct buffer *lines, const char *name, const char *value)
{
	if (value)
		attribute_write(lines, name, slice_of(value));
}

static void add_variant_attributes(struct buffer *lines, const struct tmx_variant *variant)
{
	add(lines, "creationdate", variant->created);
	add(lines, "creationid", variant->creator);
	add(lines, "changedate", variant->changed);
	add(lines, "changeid", variant->changer);
	add(lines, "lastusagedate", variant->last_used);
	for (size_t i = 0; i < variant->attribute_count; i++)
		add(lines, variant->attributes[i].name, variant->attributes[i].value);
}

/* What the file's head says for all its units is said by each where an export's head will say
 * something else. */
static void add_inherited(
	struct store *store, const struct tmx_unit *unit, const char *name, const char *ours)
{
	bool is_type = strcmp(name, "segtype") == 0;
	const char *value;

	if (!store->header || attributes_find(unit->attributes, unit->attribute_count, name))
		return;
	value = is_type ? store->header->segment_type : store->header->data_type;
	if (value && strcasecmp(value, ours) != 0 && strcasecmp(value, "unknown") != 0)
		add(&store->lines, name, value);
}

bool store_count_parse(int64_t *ret_count, const char *text)
{
	enum { MOST_DIGITS = 18 };
	size_t length = text ? strlen(text) : 0;
	int64_t count = 0;

	if (length == 0 || length > MOST_DIGITS || (length > 1 && text[0] == '0'))
		return false;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return false;
		count = count * 10 + (*text - '0');
	}
	*ret_count = count;
	return true;
}

/* A number in decimal digits has a column of its own. */
static bool is_count(const struct tmx_attribute *attribute)
{
	int64_t uses;

	return strcmp(attribute->name, "usagecount") == 0 &&
	       store_count_parse(&uses, attribute->value);
}

bool store_take_attributes(struct store *store, const struct tmx_unit *unit)
{
	buffer_reset(&store->lines);
	add(&store->lines, "tuid", unit->id);
	if (unit->source_language && strcasecmp(unit->source_language, "*all*") == 0)
		add(&store->lines, "srclang", "*all*");
	for (size_t i = 0; i < unit->attribute_count; i++) {
		if (!is_count(&unit->attributes[i]))
			add(&store->lines, unit->attributes[i].name, unit->attributes[i].value);
	}
	add_inherited(store, unit, "segtype", "sentence");
	add_inherited(store, unit, "datatype", "plaintext");
	return !store->lines.failed;
}

/* ---- Texts ---- */

/* Codes and attributes come one after the other into one buffer, which moves while it grows: first
 * their lengths are kept, and the slices follow when all are there. */
static int take_variant(struct store *store, const struct tmx_variant *variant,
	const struct store_language *language, struct cotejo_error *error)
{
	struct unit_text *text = &store->texts[store->count];
	size_t begin = store->details.length;

	*text = (struct unit_text){
		.language = language->number, .tag = language->tag, .text = variant->text};
	if (variant->code_count && add_codes(store, variant, error) < 0)
		return COTEJO_ENOMEM;
	text->codes.length = store->details.length - begin;
	add_variant_attributes(&store->details, variant);
	text->attributes.length = store->details.length - begin - text->codes.length;
	store->sources[store->count++] = variant;
	return store->details.failed ? error_no_memory(error) : 0;
}

static void place_slices(struct store *store)
{
	const char *at = store->details.bytes;

	for (size_t i = 0; i < store->count; i++) {
		struct unit_text *text = &store->texts[i];

		text->codes.bytes = at;
		at += text->codes.length;
		text->attributes.bytes = at;
		at += text->attributes.length;
	}
}

/* In a memory the first text is the source. */
static void put_source_first(struct store *store, const struct tmx_unit *unit)
{
	struct unit_text text;
	const struct tmx_variant *source;
	size_t i = 0;

	while (i < store->count && !is_source(store, unit, store->texts[i].tag))
		i++;
	if (i == 0 || i == store->count)
		return;
	text = store->texts[i];
	source = store->sources[i];
	memmove(store->texts + 1, store->texts, i * sizeof(text));
	memmove(store->sources + 1, store->sources, i * sizeof(source));
	store->texts[0] = text;
	store->sources[0] = source;
}

int store_take_texts(struct store *store, const struct tmx_unit *unit, struct cotejo_error *error)
{
	int code = 0;

	arena_reset(&store->arena);
	buffer_reset(&store->details);
	store->count = 0;
	/* What one unit can add fits behind; texts point into the list. */
	if (store->language_count > STORE_MAX_VARIANTS)
		store->language_count = 0;
	if (!buffer_reserve(&store->details, 1))
		return error_no_memory(error);
	for (size_t i = 0; i < unit->variant_count && code == 0; i++) {
		const struct tmx_variant *variant = &unit->variants[i];
		const struct store_language *language = NULL;
		const char *fault = NULL;

		/* Only for what can be kept: so a unit adds no more languages than texts. */
		if (store->count < STORE_MAX_VARIANTS && slice_trim(variant->text).length)
			code = find_language(store, variant->language, &language, error);
		if (code == 0)
			fault = find_fault(store, variant, language);
		if (code == 0 && !fault)
			code = take_variant(store, variant, language, error);
		if (code || !fault)
			continue;
		warning_add(store->warnings, WARNING_UNIT, variant->line ? variant->line : 1, 1,
			"%s", fault);
		store->result->codes_left_out += variant->code_count;
	}
	place_slices(store);
	put_source_first(store, unit);
	return code;
}

/* ---- Context ---- */

/* Properties by which tools tell the same text in two places apart: OmegaT, memoQ, Trados Studio,
 * Phrase. */
static bool names_context(const char *type)
{
	static const char *const names[] = {"file", "id", "path", "prev", "next", "x-context",
		"x-context-pre", "x-context-post", "x-Context", "x-ContextContent",
		"x-previous-source-text", "x-next-source-text"};

	for (size_t i = 0; type && i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(type, names[i]) == 0)
			return true;
	}
	return false;
}

static void add_context(struct buffer *lines, const struct tmx_property *properties, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (names_context(properties[i].type))
			attribute_write(lines, properties[i].type, properties[i].value);
	}
}

bool store_context(struct store *store, const struct tmx_unit *unit, int64_t *ret_context)
{
	buffer_reset(&store->lines);
	add_context(&store->lines, unit->properties, unit->property_count);
	for (size_t i = 0; i < store->count; i++)
		add_context(&store->lines, store->sources[i]->properties,
			store->sources[i]->property_count);
	*ret_context = (int64_t)key_hash(store->memory->seed, buffer_text(&store->lines));
	return store->lines.length > 0;
}
