/*
 * edit.c - units get another state, text, property or note
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include <cotejo/edit.h>

#include "base/array.h"
#include "base/error.h"
#include "base/options.h"
#include "base/slice.h"
#include "memory/change.h"
#include "memory/handle.h"
#include "memory/key.h"
#include "memory/units.h"
#include "text/language.h"
#include "text/utf8.h"

/* A text of the unit at hand that is to become another. */
struct new_text {
	int64_t variant;
	size_t begin, length; /* in `texts` */
};

struct editing {
	struct change change;
	struct cotejo_edit edit;
	char language[LANGUAGE_SIZE];
	struct buffer texts;
	struct new_text *news;
	size_t count, capacity;
};

/* ---- What is asked for ---- */

static int check_utf8(const char *string, struct cotejo_error *error)
{
	struct cotejo_text text = slice_of(string);

	if (utf8_valid_length(text) == text.length)
		return 0;
	return error_set(error, COTEJO_EENCODING, "a text is not valid UTF-8");
}

static int check_edit(const struct cotejo_edit *edit, struct cotejo_error *error)
{
	const char *const texts[] = {
		edit->find, edit->replace, edit->text, edit->property, edit->value, edit->note};
	int code = 0;

	if (edit->state < 0 && !edit->find && !edit->text && !edit->property && !edit->note)
		return error_set(error, COTEJO_EARGUMENT, "nothing to change");
	if (edit->state > COTEJO_UNIT_EXCLUDED)
		return error_set(error, COTEJO_EARGUMENT, "no state of a unit: %d", edit->state);
	if (edit->find && (!edit->find[0] || !edit->replace))
		return error_set(error, COTEJO_EARGUMENT, "nothing to find, or no replacement");
	if (edit->text && (!edit->text[0] || !edit->language || edit->find))
		return error_set(error, COTEJO_EARGUMENT,
			"a new text is not empty, has a language and stands alone");
	if (edit->property && !edit->property[0])
		return error_set(error, COTEJO_EARGUMENT, "a property without a name");
	if (edit->note && !edit->note[0])
		return error_set(error, COTEJO_EARGUMENT, "an empty note");
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && code == 0; i++)
		code = texts[i] ? check_utf8(texts[i], error) : 0;
	return code;
}

static int take_edit(
	struct editing *editing, const struct cotejo_edit *edit, struct cotejo_error *error)
{
	int code;

	editing->edit = (struct cotejo_edit)COTEJO_EDIT_INIT;
	options_take(&editing->edit, sizeof(editing->edit), edit);
	code = check_edit(&editing->edit, error);
	if (code == 0 && editing->edit.language)
		code = language_canonical(editing->language, editing->edit.language, error);
	return code;
}

/* ---- Texts ---- */

/* Appends the text with every occurrence replaced; false when there is none. */
static bool replace_all(struct buffer *out, struct cotejo_text text, struct cotejo_text find,
	struct cotejo_text replace)
{
	size_t at = 0, copied = 0;

	while (at + find.length <= text.length) {
		if (memcmp(text.bytes + at, find.bytes, find.length) != 0) {
			at++;
			continue;
		}
		buffer_add(out, slice(text.bytes + copied, at - copied));
		buffer_add(out, replace);
		at += find.length;
		copied = at;
	}
	if (copied == 0)
		return false;
	buffer_add(out, slice(text.bytes + copied, text.length - copied));
	return true;
}

/* Appends what the text becomes; false when it stays. */
static bool write_new(struct editing *editing, const char *tag, struct cotejo_text text)
{
	const struct cotejo_edit *edit = &editing->edit;

	if (edit->language && !language_covers(editing->language, tag))
		return false;
	if (edit->find)
		return replace_all(
			&editing->texts, text, slice_of(edit->find), slice_of(edit->replace));
	if (!edit->text || slice_equals(text, edit->text))
		return false;
	buffer_add_string(&editing->texts, edit->text);
	return true;
}

static int note_new(
	struct editing *editing, int64_t variant, size_t begin, struct cotejo_error *error)
{
	struct new_text *grown = array_reserve(
		editing->news, &editing->capacity, editing->count + 1, sizeof(*grown));

	if (!grown || editing->texts.failed)
		return error_no_memory(error);
	editing->news = grown;
	editing->news[editing->count++] =
		(struct new_text){variant, begin, editing->texts.length - begin};
	if (editing->texts.length == begin)
		return error_set(error, COTEJO_EARGUMENT, "unit %lld would have an empty text",
			(long long)editing->change.before.unit.id);
	return 0;
}

/* Finds which texts of the unit change into what. */
static int find_new(struct editing *editing, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	char tag[LANGUAGE_SIZE];
	int code;

	buffer_reset(&editing->texts);
	editing->count = 0;
	if (!editing->edit.find && !editing->edit.text)
		return 0;
	query_begin(&query, editing->change.memory, QUERY_UNIT_VARIANTS);
	query_bind_integer(&query, 1, unit);
	while ((code = query_step(&query, error)) == 1) {
		struct cotejo_text name = query_text(&query, 1);
		size_t begin = editing->texts.length;

		if (name.length >= sizeof(tag))
			continue;
		memcpy(tag, name.bytes, name.length);
		tag[name.length] = '\0';
		if (write_new(editing, tag, query_text(&query, 2)))
			code = note_new(editing, query_integer(&query, 0), begin, error);
		if (code < 0)
			break;
	}
	query_end(&query);
	if (code == 0 && editing->edit.text && editing->count > 1)
		return error_set(error, COTEJO_EARGUMENT, "unit %lld has several texts in %s",
			(long long)unit, editing->language);
	return code;
}

static int set_text(
	struct editing *editing, const struct new_text *new_text, struct cotejo_error *error)
{
	struct cotejo_memory *memory = editing->change.memory;
	struct cotejo_text text = slice(editing->texts.bytes + new_text->begin, new_text->length);
	int64_t key = key_of_text(memory->seed, text, &editing->change.scratch);
	struct query query;
	int code;

	if (editing->change.scratch.failed)
		return error_no_memory(error);
	code = variant_unindex(memory, new_text->variant, error);
	if (code < 0)
		return code;
	query_begin(&query, memory, QUERY_VARIANT_SET_TEXT);
	query_bind_integer(&query, 1, new_text->variant);
	query_bind_text(&query, 2, text);
	query_bind_integer(&query, 3, key);
	code = query_run(&query, error);
	return code < 0 ? code : variant_reindex(memory, new_text->variant, error);
}

/* 1: something has changed. */
static int edit_texts(struct editing *editing, int64_t unit, struct cotejo_error *error)
{
	int code = find_new(editing, unit, error);

	for (size_t i = 0; i < editing->count && code == 0; i++)
		code = set_text(editing, &editing->news[i], error);
	return code < 0 ? code : editing->count > 0;
}

/* ---- State, property, note ---- */

static int edit_state(
	struct editing *editing, int64_t unit, bool new_text, struct cotejo_error *error)
{
	int state = editing->change.before.unit.state, wanted = editing->edit.state;
	struct query query;
	int code;

	if (wanted < 0)
		wanted = new_text && state == COTEJO_UNIT_AUTOMATIC ? COTEJO_UNIT_CONFIRMED : state;
	if (wanted == state)
		return 0;
	query_begin(&query, editing->change.memory, QUERY_UNIT_SET_STATE);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, wanted);
	code = query_run(&query, error);
	return code < 0 ? code : 1;
}

/* Whether the unit has this already; `value` NULL: any. */
static int has(struct editing *editing, enum query_name name, int64_t unit, const char *first,
	const char *value, struct cotejo_error *error)
{
	struct query query;
	int code;

	query_begin(&query, editing->change.memory, name);
	query_bind_integer(&query, 1, unit);
	query_bind_text(&query, 2, slice_of(first));
	if (value)
		query_bind_text(&query, 3, slice_of(value));
	code = query_step(&query, error);
	query_end(&query);
	return code;
}

static int edit_property(struct editing *editing, int64_t unit, struct cotejo_error *error)
{
	const char *name = editing->edit.property, *value = editing->edit.value;
	struct query query;
	int code = 0;

	if (!name)
		return 0;
	code = has(editing, QUERY_UNIT_HAS_PROPERTY, unit, name, value, error);
	if (code < 0 || (code == 1) == (value != NULL))
		return code < 0 ? code : 0;
	query_begin(&query, editing->change.memory, QUERY_UNIT_DROP_PROPERTY);
	query_bind_integer(&query, 1, unit);
	query_bind_text(&query, 2, slice_of(name));
	code = query_run(&query, error);
	if (code < 0 || !value)
		return code < 0 ? code : 1;
	query_begin(&query, editing->change.memory, QUERY_PROPERTY_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_text(&query, 3, slice_of(name));
	query_bind_text(&query, 4, slice_of(value));
	code = query_run(&query, error);
	return code < 0 ? code : 1;
}

static int edit_note(struct editing *editing, int64_t unit, struct cotejo_error *error)
{
	struct query query;
	int code;

	if (!editing->edit.note)
		return 0;
	code = has(editing, QUERY_UNIT_HAS_NOTE, unit, editing->edit.note, NULL, error);
	if (code != 0)
		return code < 0 ? code : 0;
	query_begin(&query, editing->change.memory, QUERY_NOTE_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_text(&query, 3, slice_of(editing->edit.note));
	code = query_run(&query, error);
	return code < 0 ? code : 1;
}

/* ---- A unit ---- */

static int edit_unit(struct editing *editing, int64_t unit, struct cotejo_error *error)
{
	int code = change_look(&editing->change, unit, error), parts[4] = {0};

	if (code <= 0)
		return code;
	code = parts[0] = edit_texts(editing, unit, error);
	if (code >= 0)
		code = parts[1] = edit_state(editing, unit, parts[0] == 1, error);
	if (code >= 0)
		code = parts[2] = edit_property(editing, unit, error);
	if (code >= 0)
		code = parts[3] = edit_note(editing, unit, error);
	if (code < 0 || !(parts[0] || parts[1] || parts[2] || parts[3]))
		return code < 0 ? code : 0;
	code = change_sign(&editing->change, unit, error);
	return code < 0 ? code : change_tell(&editing->change, error);
}

int cotejo_memory_edit(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_edit *edit, const struct cotejo_change_options *options,
	struct cotejo_change_result *ret_result, struct cotejo_error *error)
{
	struct editing editing = {0};
	int code = take_edit(&editing, edit, error);

	if (code < 0)
		return code;
	code = change_begin(&editing.change, memory, "edit", filter, options, error);
	for (size_t i = 0; i < editing.change.chosen.count && code == 0; i++) {
		code = edit_unit(&editing, editing.change.chosen.items[i], error);
		if (code == 0)
			code = change_go_on(&editing.change, error);
	}
	buffer_clear(&editing.texts);
	free(editing.news);
	return change_end(&editing.change, code, ret_result, error);
}
