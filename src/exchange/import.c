/*
 * import.c - the units of a file enter a memory
 *
 * A file is one transaction. Its name and the number of a unit in it are the unit's origin, so the
 * same file a second time changes nothing.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include <cotejo/exchange.h>

#include "base/error.h"
#include "base/slice.h"
#include "exchange/tmx_unit.h"
#include "exchange/unit_source.h"
#include "memory/handle.h"
#include "memory/moment.h"
#include "memory/names.h"
#include "memory/units.h"
#include "tmx/date.h"

enum { IMPORT_MAX_VARIANTS = 256 /* of a unit; the largest public memories have some 30 */ };

struct cotejo_import {
	char *name, *second_name;
	struct import_file file, second;
	struct source_request request;
	struct unit_source source;
	struct cotejo_import_options options;
	struct cotejo_memory *memory;
	struct cotejo_import_result result;
	int64_t number; /* of the import in the memory */
	struct buffer scratch;
	struct unit_text texts[IMPORT_MAX_VARIANTS];
	const struct tmx_variant *sources[IMPORT_MAX_VARIANTS];
	char tags[IMPORT_MAX_VARIANTS][LANGUAGE_SIZE];
};

/* ---- The file ---- */

static void pass_warning(void *user, const struct tmx_warning *warning)
{
	struct import_file *file = user;
	struct cotejo_import *import = file->owner;
	struct cotejo_import_warning passed = {warning_name(warning->code), file->name,
		warning->line, warning->column, warning->message};

	import->result.warnings++;
	if (import->options.warn)
		import->options.warn(import->options.user, &passed);
}

static int open_file(struct cotejo_import *import, struct import_file *file, char **ret_name,
	const char *path, struct cotejo_error *error)
{
	int code;

	*ret_name = strdup(path);
	if (!*ret_name)
		return error_no_memory(error);
	file->owner = import;
	file->warnings.warn = pass_warning;
	file->warnings.user = file;
	code = import_file_open(file, *ret_name, error);
	return code ? error_in_file(error, code, path) : 0;
}

static int take_languages(struct cotejo_import *import, struct cotejo_error *error)
{
	const struct cotejo_import_options *options = &import->options;
	int code = 0;

	if (options->source_language)
		code = language_canonical(import->request.source, options->source_language, error);
	if (code == 0 && options->target_language)
		code = language_canonical(import->request.target, options->target_language, error);
	return code;
}

static int open_source(struct cotejo_import *import, const char *path, struct cotejo_error *error)
{
	struct source_request *request = &import->request;
	const char *second = import->options.second_path;
	int code = take_languages(import, error);

	if (code == 0)
		code = open_file(import, &import->file, &import->name, path, error);
	if (code == 0 && second)
		code = open_file(import, &import->second, &import->second_name, second, error);
	if (code)
		return code;
	request->file = &import->file;
	request->second = second ? &import->second : NULL;
	request->unfinished = &import->result.units_unfinished;
	request->with_fuzzy = import->options.with_fuzzy;
	code = unit_source_open(&import->source, import->options.format, request, error);
	return code ? error_in_file(error, code, path) : 0;
}

int cotejo_import_new(struct cotejo_import **ret_import, const char *path,
	const struct cotejo_import_options *options, struct cotejo_error *error)
{
	struct cotejo_import *import = calloc(1, sizeof(*import));
	int code;

	if (!import)
		return error_no_memory(error);
	/* Only what the caller's version of the structure has. */
	if (options)
		memcpy(&import->options, options,
			options->struct_size < sizeof(import->options) ? options->struct_size
								       : sizeof(import->options));
	code = open_source(import, path, error);
	if (code < 0) {
		cotejo_import_free(import);
		return code;
	}
	*ret_import = import;
	return 0;
}

void cotejo_import_free(struct cotejo_import *import)
{
	if (!import)
		return;
	unit_source_close(&import->source);
	import_file_close(&import->file);
	import_file_close(&import->second);
	buffer_clear(&import->scratch);
	free(import->name);
	free(import->second_name);
	free(import);
}

/* ---- What a unit says of itself ---- */

static void bind_moment(struct query *query, int index, const char *date)
{
	char iso[ISO_DATE_SIZE];
	int64_t moment;

	if (date_from_tmx(iso, date) && moment_parse(&moment, iso))
		query_bind_integer(query, index, moment);
}

static enum cotejo_unit_state state_of(const struct tmx_unit *unit)
{
	for (size_t i = 0; i < unit->property_count; i++) {
		const struct tmx_property *property = &unit->properties[i];

		for (int state = 0; property->type && state <= COTEJO_UNIT_EXCLUDED; state++) {
			if (strcmp(property->type, TMX_STATE) == 0 &&
				slice_equals(property->value, cotejo_unit_state_name(state)))
				return (enum cotejo_unit_state)state;
		}
	}
	return COTEJO_UNIT_AUTOMATIC;
}

static int store_facts(struct cotejo_import *import, int64_t number, const struct tmx_unit *unit,
	struct cotejo_error *error)
{
	int64_t creator = 0, changer = 0;
	struct query query;
	int code = person_number(import->memory, unit->creator, &creator, error);

	if (code == 0)
		code = person_number(import->memory, unit->changer, &changer, error);
	if (code < 0)
		return code;
	query_begin(&query, import->memory, QUERY_UNIT_FACTS);
	query_bind_integer(&query, 1, number);
	bind_moment(&query, 2, unit->created);
	if (creator)
		query_bind_integer(&query, 3, creator);
	bind_moment(&query, 4, unit->changed);
	if (changer)
		query_bind_integer(&query, 5, changer);
	query_bind_integer(&query, 6, state_of(unit));
	return query_run(&query, error);
}

/* State and origins are facts of their own here; all others stay as they are. */
static bool is_kept(const struct tmx_property *property)
{
	return !property->type ||
	       (strcmp(property->type, TMX_STATE) != 0 && strcmp(property->type, TMX_ORIGINS) != 0);
}

static int store_properties(struct cotejo_import *import, int64_t unit, int64_t variant,
	const struct tmx_property *properties, size_t count, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < count && code == 0; i++) {
		struct query query;

		if (!is_kept(&properties[i]))
			continue;
		query_begin(&query, import->memory, QUERY_PROPERTY_ADD);
		query_bind_integer(&query, 1, unit);
		if (variant)
			query_bind_integer(&query, 2, variant);
		query_bind_text(
			&query, 3, slice_of(properties[i].type ? properties[i].type : "x-untyped"));
		query_bind_text(&query, 4, properties[i].value);
		code = query_run(&query, error);
	}
	return code;
}

static int store_notes(struct cotejo_import *import, int64_t unit, int64_t variant,
	const struct tmx_note *notes, size_t count, struct cotejo_error *error)
{
	int code = 0;

	for (size_t i = 0; i < count && code == 0; i++) {
		struct query query;

		query_begin(&query, import->memory, QUERY_NOTE_ADD);
		query_bind_integer(&query, 1, unit);
		if (variant)
			query_bind_integer(&query, 2, variant);
		query_bind_text(&query, 3, notes[i].text);
		code = query_run(&query, error);
	}
	return code;
}

static int store_details(struct cotejo_import *import, int64_t number, const struct tmx_unit *unit,
	size_t count, struct cotejo_error *error)
{
	int code = store_facts(import, number, unit, error);

	if (code == 0)
		code = store_properties(
			import, number, 0, unit->properties, unit->property_count, error);
	if (code == 0)
		code = store_notes(import, number, 0, unit->notes, unit->note_count, error);
	for (size_t i = 0; i < count && code == 0; i++) {
		const struct tmx_variant *variant = import->sources[i];
		int64_t id = import->texts[i].variant;

		code = store_properties(
			import, number, id, variant->properties, variant->property_count, error);
		if (code == 0)
			code = store_notes(
				import, number, id, variant->notes, variant->note_count, error);
	}
	return code;
}

/* ---- Units ---- */

/* Takes the variants that have a language and a text. */
static int take_texts(struct cotejo_import *import, const struct tmx_unit *unit, size_t *ret_count,
	struct cotejo_error *error)
{
	size_t count = 0;

	for (size_t i = 0; i < unit->variant_count && count < IMPORT_MAX_VARIANTS; i++) {
		const struct tmx_variant *variant = &unit->variants[i];
		struct unit_text *text = &import->texts[count];
		int code;

		if (!variant->language || slice_trim(variant->text).length == 0 ||
			language_canonical(import->tags[count], variant->language, NULL) < 0)
			continue;
		*text = (struct unit_text){.tag = import->tags[count], .text = variant->text};
		code = language_number(import->memory, text->tag, &text->language, error);
		if (code < 0)
			return code;
		import->result.codes_left_out += variant->code_count;
		import->sources[count++] = variant;
	}
	*ret_count = count;
	return 0;
}

static int store_origin(struct cotejo_import *import, int64_t unit, struct cotejo_error *error)
{
	struct query query;

	query_begin(&query, import->memory, QUERY_IMPORTED_ADD);
	query_bind_integer(&query, 1, unit);
	query_bind_integer(&query, 2, import->number);
	query_bind_integer(&query, 3, (int64_t)import->result.units_read);
	return query_run(&query, error);
}

static int store_unit(
	struct cotejo_import *import, const struct tmx_unit *unit, struct cotejo_error *error)
{
	size_t count = 0;
	int64_t number = 0;
	bool is_new = false;
	int code = take_texts(import, unit, &count, error);

	if (code < 0)
		return code;
	import->result.units_read++;
	if (count < 2) {
		import->result.units_skipped++;
		return 0;
	}
	code = unit_store(
		import->memory, import->texts, count, 0, &import->scratch, &number, &is_new, error);
	if (code == 0)
		code = store_origin(import, number, error);
	if (code == 0 && is_new)
		code = store_details(import, number, unit, count, error);
	if (code == 0)
		*(is_new ? &import->result.units_new : &import->result.units_known) += 1;
	return code;
}

/* ---- The transaction ---- */

static int number_import(struct cotejo_import *import, struct cotejo_error *error)
{
	struct query query;
	int code;

	/* Once a file, and there are few files: no index is worth it. */
	query_prepare(&query, import->memory, "SELECT id FROM import WHERE name = ?1");
	query_bind_text(&query, 1, slice_of(import->name));
	code = query_step(&query, error);
	if (code == 1)
		import->number = query_integer(&query, 0);
	query_finish(&query);
	if (code)
		return code < 0 ? code : 0;
	query_begin(&query, import->memory, QUERY_IMPORT_ADD);
	query_bind_integer(&query, 1, moment_now());
	query_bind_text(&query, 3, slice_of(import->name));
	code = query_run(&query, error);
	import->number = sqlite3_last_insert_rowid(import->memory->db);
	return code;
}

static int store_all(struct cotejo_import *import, struct cotejo_error *error)
{
	const struct tmx_unit *unit;
	int code = number_import(import, error), more = 1;

	while (code == 0 && (more = unit_source_next(&import->source, &unit, error)) == 1) {
		if (import->options.cancel && import->options.cancel(import->options.user))
			return error_set(error, COTEJO_EINTERRUPTED, "stopped");
		code = store_unit(import, unit, error);
	}
	if (code < 0)
		return code;
	if (more < 0)
		return error_in_file(error, more, import->name);
	if (import->options.strict && import->result.warnings) {
		error_set(error, COTEJO_ESYNTAX, "%llu warnings, and none are allowed",
			(unsigned long long)import->result.warnings);
		return error_in_file(error, COTEJO_ESYNTAX, import->name);
	}
	return 0;
}

int cotejo_import_run(struct cotejo_import *import, struct cotejo_memory *memory,
	struct cotejo_import_result *ret_result, struct cotejo_error *error)
{
	int code;

	import->memory = memory;
	code = memory_begin(memory, error);
	if (code < 0)
		return code;
	code = store_all(import, error);
	if (code < 0) {
		memory_rollback(memory);
		return code;
	}
	code = memory_commit(memory, error);
	if (code == 0 && ret_result)
		*ret_result = import->result;
	return code;
}
