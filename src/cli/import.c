/*
 * import.c - cotejo import: the units of TMX files enter the memory
 *
 * A file comes in as a whole or not at all. The memory is not made before the first file has turned
 * out to be TMX.
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>

#include <cotejo/exchange.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"

enum { WARNINGS_SHOWN = 10 /* of a file; more help nobody */ };

struct import_values {
	bool strict;
};

static const struct option import_options[] = {
	{"strict", 0, OPTION_FLAG, NULL, NULL, "refuse a file with anything odd in it",
		offsetof(struct import_values, strict)},
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
	if (result->codes_left_out)
		output_format(
			output, ", %" PRIu64 " inline codes left out", result->codes_left_out);
	if (result->warnings)
		output_format(output, ", %" PRIu64 " warnings", result->warnings);
	output_string(output, "\n");
}

/* Whether the file is to blame, and not the memory. */
static bool is_of_input(int code)
{
	return code == COTEJO_ESYNTAX || code == COTEJO_EENCODING || code == COTEJO_ELIMIT;
}

static int import_file(const struct import_values *values, const struct arguments *arguments,
	const char *file, struct cotejo_memory **memory, struct output *output)
{
	struct cotejo_import_options options = COTEJO_IMPORT_OPTIONS_INIT;
	struct cotejo_import_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_import *import = NULL;
	size_t shown = 0;
	int code, status = STATUS_DONE;

	options.strict = values->strict;
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
		else
			tell(output, file, &result);
	}
	cotejo_import_free(import);
	return status;
}

static int import_run(const void *raw, const struct arguments *arguments)
{
	struct cotejo_memory *memory = NULL;
	struct output *output;
	int status = output_open(&output, NULL, COLOR_AUTO), failed = STATUS_DONE;

	if (status != STATUS_DONE)
		return status;
	interrupt_catch();
	for (size_t i = 0; i < arguments->count && !output_failed(output); i++) {
		status = import_file(raw, arguments, arguments->operands[i], &memory, output);
		failed = failed ? failed : status;
		if (status != STATUS_DONE && status != STATUS_INPUT)
			break;
	}
	cotejo_memory_close(memory);
	return output_close(output, failed);
}

const struct command command_import = {
	.name = "import",
	.summary = "take the units of TMX files into the memory",
	.operands = "FILE...",
	.about = "Reads TMX files, or standard input (-), and keeps their units in the memory, "
		 "which is made when there is none. Importing the same again changes nothing.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = ANY_NUMBER,
	.options = import_options,
	.values_size = sizeof(struct import_values),
	.run = import_run,
};
