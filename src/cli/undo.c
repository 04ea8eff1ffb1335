/*
 * undo.c - cotejo undo: changes are listed and taken back
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/edit.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"

enum undo_format { UNDO_TEXT, UNDO_JSONL };
static const char *const formats[] = {"text", "jsonl", NULL};

struct undo_values {
	int format; /* enum undo_format */
	bool list, forget;
};

#define VALUE(member) offsetof(struct undo_values, member)
static const struct option undo_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"list", 'l', OPTION_FLAG, NULL, NULL, "list the changes, latest first", VALUE(list)},
	{"forget", 0, OPTION_FLAG, NULL, NULL,
		"empty the journal, which keeps what was deleted; nothing can be undone then",
		VALUE(forget)},
	{0},
};

/* ---- The list ---- */

struct listing {
	struct output *output;
	bool as_json;
	size_t count;
};

static void write_member(struct output *output, const char *name, const char *value)
{
	if (!value)
		return;
	output_format(output, ",\"%s\":\"", name);
	output_json(output, (struct cotejo_text){value, strlen(value)});
	output_string(output, "\"");
}

static int list_change(void *user, const struct cotejo_change *change)
{
	struct listing *listing = user;
	struct output *output = listing->output;

	listing->count++;
	if (listing->as_json) {
		output_format(output, "{\"change\":%" PRId64 ",\"units\":%" PRIu64, change->id,
			change->units);
		write_member(output, "what", change->what);
		write_member(output, "made", change->made);
		write_member(output, "changer", change->changer);
		write_member(output, "undone", change->undone);
		output_string(output, "}\n");
		return output_failed(output);
	}
	output_format(output, "%" PRId64 "  %s  ", change->id, change->made);
	output_string(output, change->what);
	output_format(output, "  %" PRIu64 " units", change->units);
	if (change->changer) {
		output_string(output, "  ");
		output_string(output, change->changer);
	}
	output_string(output, change->undone ? "  (undone)\n" : "\n");
	return output_failed(output);
}

static int list_changes(
	struct cotejo_memory *memory, struct output *output, const struct undo_values *values)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct listing listing = {output, values->format == UNDO_JSONL, 0};

	if (cotejo_memory_changes(memory, list_change, &listing, &error) < 0)
		return message_error(&error, WORK_MEMORY);
	return listing.count ? STATUS_DONE : STATUS_NOTHING;
}

/* ---- Taking back ---- */

static int undo(struct cotejo_memory *memory, struct output *output,
	const struct undo_values *values, int64_t change)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct cotejo_change_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	options.cancel = interrupt_cancel;
	code = cotejo_memory_undo(memory, change, &options, &result, &error);
	if (code == COTEJO_EINTERRUPTED)
		return interrupt_status();
	if (code < 0) {
		int status = message_error(&error, WORK_MEMORY);

		return code == COTEJO_ENOTFOUND ? STATUS_NOTHING : status;
	}
	if (values->format == UNDO_JSONL)
		output_format(output, "{\"change\":%" PRId64 ",\"units\":%" PRIu64 "}\n",
			result.change, result.changed);
	else
		output_format(output, "undo: change %" PRId64 ", %" PRIu64 " units\n",
			result.change, result.changed);
	return STATUS_DONE;
}

static int read_change(int64_t *ret_change, const char *text)
{
	char *end;

	errno = 0;
	*ret_change = strtoll(text, &end, 10);
	if (errno || end == text || *end || *ret_change < 1)
		return message_usage("undo", "'%s' is no number of a change", text);
	return STATUS_DONE;
}

static int work(struct cotejo_memory *memory, const struct undo_values *values, int64_t change)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_AUTO);

	if (status != STATUS_DONE)
		return status;
	if (values->list)
		status = list_changes(memory, output, values);
	else if (!values->forget)
		status = undo(memory, output, values, change);
	else if (cotejo_memory_forget_changes(memory, &error) < 0)
		status = message_error(&error, WORK_MEMORY);
	return output_close(output, status);
}

static int undo_run(const void *raw, const struct arguments *arguments)
{
	const struct undo_values *values = raw;
	struct cotejo_memory *memory = NULL;
	int64_t change = 0;
	int status = STATUS_DONE;

	interrupt_catch();
	if (values->list && values->forget)
		return message_usage("undo", "--list and --forget exclude each other");
	if (arguments->count && (values->list || values->forget))
		return message_usage("undo", "a change besides --list or --forget");
	if (arguments->count)
		status = read_change(&change, arguments->operands[0]);
	if (status == STATUS_DONE)
		status = memory_open(&memory, arguments,
			values->list ? COTEJO_MEMORY_READ : COTEJO_MEMORY_WRITE);
	if (status == STATUS_DONE)
		status = work(memory, values, change);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_undo = {
	.name = "undo",
	.summary = "take back what edit, delete or merge has changed",
	.operands = "[CHANGE]",
	.about =
		"Takes back the last change of units, or the one that is named: they are what they "
		"were, with their numbers.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = 1,
	.options = undo_options,
	.values_size = sizeof(struct undo_values),
	.run = undo_run,
};
