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
#include "exchange/store.h"
#include "exchange/unit_source.h"
#include "memory/handle.h"
#include "memory/moment.h"

struct cotejo_import {
	char *name, *second_name;
	struct import_file file, second;
	struct source_request request;
	struct unit_source source;
	struct cotejo_import_options options;
	struct cotejo_memory *memory;
	struct cotejo_import_result result;
	struct store store;
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
	store_clear(&import->store);
	free(import->name);
	free(import->second_name);
	free(import);
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
		import->store.import = query_integer(&query, 0);
	query_finish(&query);
	if (code)
		return code < 0 ? code : 0;
	query_begin(&query, import->memory, QUERY_IMPORT_ADD);
	query_bind_integer(&query, 1, moment_now());
	query_bind_text(&query, 3, slice_of(import->name));
	code = query_run(&query, error);
	import->store.import = sqlite3_last_insert_rowid(import->memory->db);
	return code;
}

static int store_all(struct cotejo_import *import, struct cotejo_error *error)
{
	const struct tmx_unit *unit;
	int code = number_import(import, error), more = 1;

	if (code == 0)
		code = store_header(&import->store, error);
	while (code == 0 && (more = unit_source_next(&import->source, &unit, error)) == 1) {
		if (import->options.cancel && import->options.cancel(import->options.user))
			return error_set(error, COTEJO_EINTERRUPTED, "stopped");
		code = store_unit(&import->store, unit, error);
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
	import->store.memory = memory;
	import->store.warnings = &import->file.warnings;
	import->store.result = &import->result;
	import->store.header = import->file.header;
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
