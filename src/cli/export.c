/*
 * export.c - cotejo export: what is in the memory, for other programs
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdlib.h>

#include <cotejo/exchange.h>

#include "cli/commands.h"
#include "cli/format.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/output.h"
#include "cli/progress.h"

enum export_format { EXPORT_TMX, EXPORT_TSV, EXPORT_JSONL };
static const char *const formats[] = {"tmx", "tsv", "jsonl", NULL};

struct export_values {
	int format; /* enum export_format, or -1 */
	const char *source, *target;
	double min_probability;
	const char *document, *since, *output;
};

static const struct export_values export_defaults = {.format = -1};

#define VALUE(member) offsetof(struct export_values, member)
static const struct option export_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"what to write (default: as FILE of -o ends, else tmx)", VALUE(format)},
	{"from", 0, OPTION_TEXT, "TAG", NULL, "source language, such as en; es covers es-MX",
		VALUE(source)},
	{"to", 't', OPTION_TEXT, "TAG", NULL, "target language", VALUE(target)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1", VALUE(min_probability)},
	{"document", 'd', OPTION_TEXT, "NAME", NULL,
		"only what comes from this document (its address or path)", VALUE(document)},
	{"since", 0, OPTION_TEXT, "DATE", NULL, "only what has changed since, YYYY-MM-DD",
		VALUE(since)},
	{"output", 'o', OPTION_FILE, "FILE", NULL,
		"write there, once all is done, instead of to standard output", VALUE(output)},
	{0},
};

static int write_units(struct output *output, struct cotejo_memory *memory,
	const struct export_values *values, enum export_format format)
{
	static int (*const writers[])(struct cotejo_memory *, const struct cotejo_filter *,
		const struct cotejo_output *, struct cotejo_export_result *,
		struct cotejo_error *) = {
		[EXPORT_TMX] = cotejo_export_tmx,
		[EXPORT_TSV] = cotejo_export_tsv,
		[EXPORT_JSONL] = cotejo_export_jsonl,
	};
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_export_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_output sink = output_sink(output);

	filter.source_language = values->source;
	filter.target_language = values->target;
	filter.min_probability = values->min_probability;
	filter.document = values->document;
	filter.changed_since = values->since;
	if (writers[format](memory, &filter, &sink, &result, &error) != COTEJO_OK) {
		if (interrupted())
			return interrupt_status();
		return output_failed(output) ? STATUS_DONE : message_error(&error, WORK_MEMORY);
	}
	if (result.units == 0) {
		message("%s: no such units", cotejo_memory_path(memory));
		return STATUS_NOTHING;
	}
	return STATUS_DONE;
}

static int export_memory(struct cotejo_memory *memory, const struct export_values *values)
{
	struct output *output = NULL;
	int format = values->format;
	int status = output_refuse_same("export", values->output, cotejo_memory_path(memory));

	if (status == STATUS_DONE)
		status = output_open(&output, values->output, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	if (format < 0)
		format = format_of_name(values->output, formats);
	progress_begin("exporting", 1, 1);
	status = write_units(
		output, memory, values, format < 0 ? EXPORT_TMX : (enum export_format)format);
	progress_end();
	return output_close(output, status);
}

static int export_run(const void *raw, const struct arguments *arguments)
{
	struct cotejo_memory *memory = NULL;
	int status;

	interrupt_catch();
	status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = export_memory(memory, raw);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_export = {
	.name = "export",
	.summary = "write the memory as TMX, tab-separated lines or JSON",
	.about = "Writes the units of the memory, or those that the options choose.",
	.has_page = true,
	.needs_memory = true,
	.options = export_options,
	.defaults = &export_defaults,
	.values_size = sizeof(struct export_values),
	.run = export_run,
};
