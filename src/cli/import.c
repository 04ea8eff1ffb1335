/*
 * import.c - cotejo import: the units of files enter the memory
 *
 * A file comes in as a whole or not at all. The memory is not made before the head of the first
 * file has been read.
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cotejo/exchange.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"

enum { WARNINGS_SHOWN = 10 /* of a file; more help nobody */ };

static const char *const conflicts[] = {"add", "keep", "replace", NULL};

static const char *const formats[] = {"tmx", "tsv", "moses", "jsonl", "po", "xliff", "links", NULL};
static const enum cotejo_import_format format_numbers[] = {COTEJO_IMPORT_TMX, COTEJO_IMPORT_TSV,
	COTEJO_IMPORT_MOSES, COTEJO_IMPORT_JSONL, COTEJO_IMPORT_PO, COTEJO_IMPORT_XLIFF,
	COTEJO_IMPORT_LINKS};

struct import_values {
	int format; /* in `formats`, or -1 */
	const char *source, *target, *documents;
	int on_conflict; /* enum cotejo_import_conflict */
	bool strict, with_fuzzy, atomic;
};

static const struct import_values import_defaults = {.format = -1};

#define VALUE(member) offsetof(struct import_values, member)

static const struct option import_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"what the files are (default: as they look)", VALUE(format)},
	{"from", 0, OPTION_TEXT, "TAG", NULL,
		"source language, for formats that do not say, such as en", VALUE(source)},
	{"to", 't', OPTION_TEXT, "TAG", NULL, "target language, likewise", VALUE(target)},
	{"documents", 0, OPTION_FILE, "FOLDER", NULL,
		"where the documents lie that links name (default: beside the links)",
		VALUE(documents)},
	{"fuzzy", 0, OPTION_FLAG, NULL, NULL,
		"also what its format marks as unfinished; it comes in as doubtful",
		VALUE(with_fuzzy)},
	{"strict", 0, OPTION_FLAG, NULL, NULL, "refuse a file with anything odd in it",
		VALUE(strict)},
	{"on-conflict", 0, OPTION_CHOICE, "WHAT", conflicts,
		"where the memory has another translation: add the file's (default), keep the "
		"memory's, or replace it",
		VALUE(on_conflict)},
	{"atomic", 0, OPTION_FLAG, NULL, NULL, "a file comes in as a whole or not at all",
		VALUE(atomic)},
	{0},
};

static void show_warning(void *user, const struct cotejo_import_warning *warning)
{
	size_t *shown = user;

	if ((*shown)++ < WARNINGS_SHOWN)
		message_warning("%s:%zu:%zu: %s [%s]", warning->file, warning->line,
			warning->column, warning->message, warning->code);
}

static void tell(struct output *output, const char *file, const struct cotejo_import_result *result)
{
	output_string(output, file);
	output_format(output, ": %" PRIu64 " units read, %" PRIu64 " new, %" PRIu64 " known",
		result->units_read, result->units_new, result->units_known);
	if (result->units_skipped)
		output_format(output, ", %" PRIu64 " skipped (fewer than two texts)",
			result->units_skipped);
	if (result->units_unfinished)
		output_format(output, ", %" PRIu64 " not translated or unfinished",
			result->units_unfinished);
	if (result->units_kept_out)
		output_format(output, ", %" PRIu64 " left out (the memory has another translation)",
			result->units_kept_out);
	if (result->units_replaced)
		output_format(
			output, ", %" PRIu64 " of the memory replaced", result->units_replaced);
	if (result->units_resumed)
		output_format(output, ", %" PRIu64 " stored before it was interrupted",
			result->units_resumed);
	if (result->codes_left_out)
		output_format(
			output, ", %" PRIu64 " inline codes left out", result->codes_left_out);
	if (result->warnings)
		output_format(output, ", %" PRIu64 " warnings", result->warnings);
	output_string(output, "\n");
}

/* A file that brings nothing is what its owner wants to hear of, loudly. */
static int judge(const char *file, const struct cotejo_import_result *result)
{
	if (result->units_new + result->units_known + result->units_resumed +
			result->units_kept_out >
		0)
		return STATUS_DONE;
	if (result->units_read == 0)
		message("%s: no units came in: there are none in it", file);
	else
		message("%s: no units came in: none of %" PRIu64
			" has two texts in languages that can be told",
			file, result->units_read);
	return STATUS_NOTHING;
}

/* Whether the file is to blame, and not the memory. */
static bool is_of_input(int code)
{
	return code == COTEJO_ESYNTAX || code == COTEJO_EENCODING || code == COTEJO_ELIMIT;
}

/* `second` is the other file of a pair, or NULL. */
static int import_file(const struct import_values *values, const struct arguments *arguments,
	const char *file, const char *second, struct cotejo_memory **memory, struct output *output)
{
	struct cotejo_import_options options = COTEJO_IMPORT_OPTIONS_INIT;
	struct cotejo_import_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_import *import = NULL;
	size_t shown = 0;
	int code, status = STATUS_DONE;

	options.strict = values->strict;
	options.source_language = values->source;
	options.target_language = values->target;
	options.second_path = second;
	options.documents = values->documents;
	options.with_fuzzy = values->with_fuzzy;
	if (values->format >= 0)
		options.format = format_numbers[values->format];
	options.atomic = values->atomic;
	options.on_conflict = (enum cotejo_import_conflict)values->on_conflict;
	options.warn = show_warning;
	options.cancel = interrupt_cancel;
	options.user = &shown;
	if (cotejo_import_new(&import, file, &options, &error) < 0)
		return message_error(&error, WORK_INPUT);
	if (!*memory)
		status = memory_open(memory, arguments, COTEJO_MEMORY_CREATE);
	if (status == STATUS_DONE) {
		code = cotejo_import_run(import, *memory, &result, &error);
		if (code == COTEJO_EINTERRUPTED)
			status = interrupt_status();
		else if (code < 0)
			status =
				message_error(&error, is_of_input(code) ? WORK_INPUT : WORK_MEMORY);
		else {
			tell(output, file, &result);
			status = judge(file, &result);
		}
	}
	cotejo_import_free(import);
	return status;
}

static bool is_empty(struct cotejo_memory *memory)
{
	struct cotejo_memory_info info;

	return cotejo_memory_info(memory, &info, NULL) == COTEJO_OK &&
	       info.units + info.documents + info.alignments == 0;
}

/* A memory that was made for files of which none came in vanishes again. */
static void close_memory(struct cotejo_memory *memory, bool was_there)
{
	bool is_useless = memory && !was_there && is_empty(memory);
	char *path = is_useless ? strdup(cotejo_memory_path(memory)) : NULL;

	cotejo_memory_close(memory);
	if (path)
		unlink(path);
	free(path);
}

static bool memory_is_there(const struct arguments *arguments)
{
	char *path = NULL;
	bool is_there = true;

	if (memory_path(&path, arguments) == STATUS_DONE)
		is_there = access(path, F_OK) == 0;
	free(path);
	return is_there;
}

static int import_run(const void *raw, const struct arguments *arguments)
{
	const struct import_values *values = raw;
	bool in_pairs =
		values->format >= 0 && format_numbers[values->format] == COTEJO_IMPORT_MOSES;
	size_t step = in_pairs ? 2 : 1;
	struct cotejo_memory *memory = NULL;
	struct output *output;
	int status, failed = STATUS_DONE;
	bool was_there;

	if (arguments->count % step)
		return message_usage("import", "this format is pairs of files, and one is alone");
	status = output_open(&output, NULL, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	was_there = memory_is_there(arguments);
	interrupt_catch();
	for (size_t i = 0; i < arguments->count && !output_failed(output); i += step) {
		status = import_file(values, arguments, arguments->operands[i],
			in_pairs ? arguments->operands[i + 1] : NULL, &memory, output);
		failed = failed ? failed : status;
		if (status != STATUS_DONE && status != STATUS_INPUT && status != STATUS_NOTHING)
			break;
	}
	close_memory(memory, was_there);
	return output_close(output, failed);
}

const struct command command_import = {
	.name = "import",
	.summary = "take the units of TMX and other files into the memory",
	.operands = "FILE...",
	.about = "Reads TMX files, tab-separated columns, JSON lines, PO and XLIFF files, links "
		 "between documents, or pairs of plain files, from standard input (-) too, and "
		 "keeps their units in the memory, which "
		 "is made "
		 "when there is none. Importing the same again changes nothing.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = ANY_NUMBER,
	.options = import_options,
	.defaults = &import_defaults,
	.values_size = sizeof(struct import_values),
	.run = import_run,
};
