/*
 * import.c - the units of a file enter a memory
 *
 * The name of a file and the number of a unit in it are the unit's origin, so the same file a
 * second time changes nothing. What is in an archive is one file after the other.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include <cotejo/exchange.h>

#include "base/error.h"
#include "base/options.h"
#include "base/slice.h"
#include "exchange/import_journal.h"
#include "exchange/store.h"
#include "exchange/unit_source.h"
#include "memory/handle.h"

enum {
	CHUNK_UNITS = 25000 /* a second or two, which others wait; each chunk writes the end of the
			       list of each of its words */
};

struct cotejo_import {
	char *name, *second_name;
	struct import_file file, second;
	struct source_request request;
	struct unit_source source;
	struct cotejo_import_options options;
	struct cotejo_memory *memory;
	struct cotejo_import_result result;
	struct store store;
	struct import_journal journal;
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

/* Of what is in an archive; who names another format means all of it. */
static const char *ending_of(const struct cotejo_import *import)
{
	enum cotejo_import_format format = import->options.format;

	return format == COTEJO_IMPORT_ANY || format == COTEJO_IMPORT_TMX ? ".tmx" : NULL;
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
	if (code == 0)
		code = import_file_unpack(file, ending_of(import), error);
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
	request->documents = import->options.documents;
	request->with_fuzzy = import->options.with_fuzzy;
	code = import_journal_read(&import->journal, &import->file, error);
	if (code == 0)
		code = unit_source_open(&import->source, import->options.format, request, error);
	return code ? error_in_file(error, code, import->file.name) : 0;
}

int cotejo_import_new(struct cotejo_import **ret_import, const char *path,
	const struct cotejo_import_options *options, struct cotejo_error *error)
{
	struct cotejo_import *import = calloc(1, sizeof(*import));
	int code;

	if (!import)
		return error_no_memory(error);
	options_take(&import->options, sizeof(import->options), options);
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

/* ---- Storing ---- */

static bool is_atomic(const struct cotejo_import *import)
{
	return import->options.atomic || import->options.strict;
}

/* Commits what is stored so far, if it is time. */
static int end_chunk(struct cotejo_import *import, struct cotejo_error *error)
{
	struct cotejo_memory *memory = import->memory;
	int code;

	if (is_atomic(import) || import->store.place % CHUNK_UNITS != 0)
		return 0;
	code = import_journal_note(&import->journal, &import->store, error);
	if (code == 0)
		code = memory_commit(memory, error);
	return code ? code : memory_begin(memory, error);
}

static int store_next(
	struct cotejo_import *import, const struct tmx_unit *unit, struct cotejo_error *error)
{
	int code;

	if (import->options.cancel && import->options.cancel(import->options.user))
		return error_set(error, COTEJO_EINTERRUPTED, "stopped");
	import->store.place++;
	if (import->store.place <= import->journal.stored) {
		import->result.units_read++;
		import->result.units_resumed++;
		return 0;
	}
	code = store_unit(&import->store, unit, error);
	return code ? code : end_chunk(import, error);
}

/* One file, or one of an archive. */
static int store_file(struct cotejo_import *import, struct cotejo_error *error)
{
	const struct tmx_unit *unit;
	struct store *store = &import->store;
	int code, more;

	store->header = import->file.header;
	store->place = 0;
	import->result.files++;
	code = import_journal_open(&import->journal, store, import->file.name, error);
	if (code == 0)
		code = store_header(store, error);
	if (code < 0)
		return code;
	while (code == 0 && (more = unit_source_next(&import->source, &unit, error)) == 1)
		code = store_next(import, unit, error);
	if (code < 0)
		return code;
	if (more < 0)
		return error_in_file(error, more, import->file.name);
	return import_journal_close(&import->journal, store, error);
}

static int next_file(struct cotejo_import *import, struct cotejo_error *error)
{
	int code = import_file_next(&import->file, ending_of(import), error);

	if (code != 1)
		return code;
	unit_source_close(&import->source);
	import->file.header = NULL;
	code = import_journal_read(&import->journal, &import->file, error);
	if (code == 0)
		code = unit_source_open(
			&import->source, import->options.format, &import->request, error);
	return code < 0 ? code : 1;
}

static int store_all(struct cotejo_import *import, struct cotejo_error *error)
{
	int code, more;

	do {
		code = store_file(import, error);
		if (code < 0)
			return code;
		more = next_file(import, error);
	} while (more == 1);
	if (more < 0)
		return error_in_file(error, more, import->file.name);
	if (import->options.strict && import->result.warnings) {
		error_set(error, COTEJO_ESYNTAX, "%llu warnings, and none are allowed",
			(unsigned long long)import->result.warnings);
		return error_in_file(error, COTEJO_ESYNTAX, import->name);
	}
	return 0;
}

/* Who stops keeps what is whole. */
static void keep_stopped(struct cotejo_import *import)
{
	if (import_journal_note(&import->journal, &import->store, NULL) == 0)
		memory_commit(import->memory, NULL);
}

int cotejo_import_run(struct cotejo_import *import, struct cotejo_memory *memory,
	struct cotejo_import_result *ret_result, struct cotejo_error *error)
{
	int code;

	import->memory = memory;
	import->store.memory = memory;
	import->store.warnings = &import->file.warnings;
	import->store.result = &import->result;
	import->store.on_conflict = import->options.on_conflict;
	code = memory_begin(memory, error);
	if (code < 0)
		return code;
	code = store_all(import, error);
	if (code == COTEJO_EINTERRUPTED && !is_atomic(import))
		keep_stopped(import);
	store_end(&import->store);
	if (code < 0) {
		memory_rollback(memory);
		return code;
	}
	code = memory_commit(memory, error);
	if (code == 0 && ret_result)
		*ret_result = import->result;
	return code;
}
