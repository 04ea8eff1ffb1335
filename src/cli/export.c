/*
 * export.c - cotejo export: what is in the memory, for other programs
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/exchange.h>

#include "cli/commands.h"
#include "cli/export_pair.h"
#include "cli/filter.h"
#include "cli/format.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/output.h"
#include "cli/progress.h"

enum export_format { EXPORT_TMX, EXPORT_TSV, EXPORT_JSONL, EXPORT_MOSES, EXPORT_CES };
static const char *const formats[] = {"tmx", "tsv", "jsonl", "moses", "ces", NULL};

static const char *const profiles[] = {
	"full", "omegat", "trados", "memoq", "wordfast", "plain", NULL};

struct export_values {
	int format;  /* enum export_format, or -1 */
	int profile; /* enum cotejo_tmx_profile */
	bool gzip;
	const char *output;
	struct filter_values filter;
};

static const struct export_values export_defaults = {.format = -1};

#define VALUE(member) offsetof(struct export_values, member)
static const struct option export_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"what to write (default: as FILE of -o ends, else tmx)", VALUE(format)},
	{"profile", 0, OPTION_CHOICE, "TOOL", profiles,
		"TMX in the shape that a tool wants (default: all there is)", VALUE(profile)},
	{"gzip", 0, OPTION_FLAG, NULL, NULL,
		"pack the result; so does a FILE of -o that ends in .gz", VALUE(gzip)},
	{"output", 'o', OPTION_FILE, "FILE", NULL,
		"write there, once all is done, instead of to standard output", VALUE(output)},
	{0},
};

static int write_format(const struct export_values *values, enum export_format format,
	struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *sink, struct cotejo_export_result *result,
	struct cotejo_error *error)
{
	switch (format) {
	case EXPORT_TSV:
		return cotejo_export_tsv(memory, filter, sink, result, error);
	case EXPORT_JSONL:
		return cotejo_export_jsonl(memory, filter, sink, result, error);
	case EXPORT_CES:
		return cotejo_export_links(memory, filter, sink, result, error);
	default:
		return cotejo_export_tmx_for((enum cotejo_tmx_profile)values->profile, memory,
			filter, sink, result, error);
	}
}

static int write_packed(const struct export_values *values, enum export_format format,
	struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *sink, struct cotejo_export_result *result,
	struct cotejo_error *error)
{
	struct cotejo_gzip *gzip = NULL;
	int code = cotejo_gzip_new(&gzip, sink, error);

	if (code == COTEJO_OK)
		code = write_format(
			values, format, memory, filter, cotejo_gzip_output(gzip), result, error);
	if (code == COTEJO_OK)
		code = cotejo_gzip_finish(gzip, error);
	cotejo_gzip_free(gzip);
	return code;
}

static int write_units(struct output *output, struct cotejo_memory *memory,
	const struct cotejo_filter *filter, const struct export_values *values,
	enum export_format format)
{
	struct cotejo_export_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_output sink = output_sink(output);
	int code = (values->gzip ? write_packed : write_format)(
		values, format, memory, filter, &sink, &result, &error);

	if (code != COTEJO_OK) {
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

static int export_memory(struct cotejo_memory *memory, struct export_values values,
	const struct cotejo_filter *filter)
{
	struct output *output = NULL;
	int status;

	if (values.format == EXPORT_MOSES)
		return export_pair(memory, filter, values.output);
	status = output_refuse_same("export", values.output, cotejo_memory_path(memory));
	if (status == STATUS_DONE)
		status = output_open(&output, values.output, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	values.gzip |= name_is_packed(values.output);
	if (values.format < 0)
		values.format = format_of_name(values.output, formats);
	progress_begin("exporting", 1, 1);
	status = write_units(output, memory, filter, &values,
		values.format < 0 ? EXPORT_TMX : (enum export_format)values.format);
	progress_end();
	return output_close(output, status);
}

static int export_run(const void *raw, const struct arguments *arguments)
{
	const struct export_values *values = raw;
	struct cotejo_memory *memory = NULL;
	struct filter_of_units filter;
	int status;

	interrupt_catch();
	status = filter_make(&filter, &values->filter, arguments, "export");
	if (status == STATUS_DONE)
		status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = export_memory(memory, *values, &filter.filter);
	cotejo_memory_close(memory);
	filter_unmake(&filter);
	return status;
}

const struct command command_export = {
	.name = "export",
	.summary = "write the memory as TMX, lines, JSON or pairs of files",
	.about = "Writes the units of the memory, or those that the options choose.",
	.has_page = true,
	.needs_memory = true,
	.operands = "[UNIT...]",
	.most_operands = ANY_NUMBER,
	.options = export_options,
	.shared = filter_options,
	.shared_offset = offsetof(struct export_values, filter),
	.defaults = &export_defaults,
	.values_size = sizeof(struct export_values),
	.run = export_run,
};
