/*
 * change.c - what the commands that change units have in common
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/change.h"

#include <inttypes.h>
#include <string.h>

#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"

enum change_format { CHANGE_TEXT, CHANGE_JSONL };
const char *const change_formats[] = {"text", "jsonl", NULL};

struct showing {
	struct output *output;
	const struct change_values *values;
	size_t shown;
};

/* ---- As text ---- */

static const struct cotejo_variant *find_variant(
	const struct cotejo_unit *unit, const struct cotejo_variant *wanted)
{
	for (size_t i = 0; unit && i < unit->variant_count; i++) {
		const struct cotejo_variant *variant = &unit->variants[i];

		if (strcmp(variant->language, wanted->language) == 0 &&
			variant->text.length == wanted->text.length &&
			memcmp(variant->text.bytes, wanted->text.bytes, wanted->text.length) == 0)
			return variant;
	}
	return NULL;
}

static void show_text(struct output *output, char sign, const struct cotejo_variant *variant)
{
	enum output_style style = sign == '-'   ? STYLE_DOUBT
				  : sign == '+' ? STYLE_MATCH
						: STYLE_PLAIN;

	output_style(output, style);
	output_format(output, "%c ", sign);
	output_string(output, variant->language);
	output_string(output, "  ");
	output_field(output, variant->text);
	output_style(output, STYLE_PLAIN);
	output_string(output, "\n");
}

/* The texts of one that the other lacks; of a unit that goes, all. */
static void show_texts(
	struct output *output, const struct cotejo_unit *before, const struct cotejo_unit *after)
{
	for (size_t i = 0; i < before->variant_count; i++)
		show_text(output, find_variant(after, &before->variants[i]) ? ' ' : '-',
			&before->variants[i]);
	for (size_t i = 0; after && i < after->variant_count; i++) {
		if (!find_variant(before, &after->variants[i]))
			show_text(output, '+', &after->variants[i]);
	}
}

static void show_as_text(
	struct output *output, const struct cotejo_unit *before, const struct cotejo_unit *after)
{
	output_style(output, STYLE_STRONG);
	output_format(output, "unit %" PRId64, before->id);
	output_style(output, STYLE_PLAIN);
	if (after && after->state != before->state)
		output_format(output, ": %s -> %s", cotejo_unit_state_name(before->state),
			cotejo_unit_state_name(after->state));
	output_string(output, "\n");
	show_texts(output, before, after);
}

/* ---- As JSON lines ---- */

static void write_unit(struct output *output, const char *name, const struct cotejo_unit *unit)
{
	output_format(output, ",\"%s\":", name);
	if (!unit) {
		output_string(output, "null");
		return;
	}
	output_format(
		output, "{\"state\":\"%s\",\"variants\":[", cotejo_unit_state_name(unit->state));
	for (size_t i = 0; i < unit->variant_count; i++) {
		const char *language = unit->variants[i].language;

		output_string(output, i ? ",{\"language\":\"" : "{\"language\":\"");
		output_json(output, (struct cotejo_text){language, strlen(language)});
		output_string(output, "\",\"text\":\"");
		output_json(output, unit->variants[i].text);
		output_string(output, "\"}");
	}
	output_string(output, "]}");
}

/* ---- Showing and telling ---- */

static void show(void *user, const struct cotejo_unit *before, const struct cotejo_unit *after)
{
	struct showing *showing = user;

	if (showing->values->limit && showing->shown == showing->values->limit)
		return;
	showing->shown++;
	if (showing->values->format == CHANGE_TEXT) {
		show_as_text(showing->output, before, after);
		return;
	}
	output_format(showing->output, "{\"unit\":%" PRId64, before->id);
	write_unit(showing->output, "before", before);
	write_unit(showing->output, "after", after);
	output_string(showing->output, "}\n");
}

static void tell(
	struct showing *showing, const char *command, const struct cotejo_change_result *result)
{
	struct output *output = showing->output;
	bool yes = showing->values->yes;

	if (showing->values->format == CHANGE_JSONL) {
		output_format(output,
			"{\"chosen\":%" PRIu64 ",\"changed\":%" PRIu64 ",\"change\":%" PRId64
			",\"dry_run\":%s}\n",
			result->chosen, result->changed, result->change, yes ? "false" : "true");
		return;
	}
	if (!yes && showing->shown < result->changed)
		output_format(output, "... and %" PRIu64 " more\n",
			result->changed - (uint64_t)showing->shown);
	output_format(output, "%s: %" PRIu64 " of %" PRIu64 " units", command, result->changed,
		result->chosen);
	if (result->changed == 0)
		output_string(output, "\n");
	else if (yes)
		output_format(
			output, "; \"cotejo undo %" PRId64 "\" takes it back\n", result->change);
	else
		output_string(output, " would change; --yes does it\n");
}

static int make(const struct change_call *call, const struct change_values *values,
	struct cotejo_memory *memory, const struct cotejo_filter *filter)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct cotejo_change_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct showing showing = {.values = values};
	int status = output_open(&showing.output, NULL, COLOR_AUTO), code;

	if (status != STATUS_DONE)
		return status;
	options.changer = values->changer;
	options.dry_run = !values->yes;
	options.cancel = interrupt_cancel;
	options.user = &showing;
	if (!values->yes || values->format == CHANGE_JSONL)
		options.show = show;
	code = call->make(memory, filter, &options, &result, call->user, &error);
	if (code == COTEJO_EINTERRUPTED)
		status = interrupt_status();
	else if (code < 0)
		status = code == COTEJO_EARGUMENT || code == COTEJO_EENCODING
				 ? message_usage(call->command, "%s", error.message)
				 : message_error(&error, WORK_MEMORY);
	else
		tell(&showing, call->command, &result);
	if (code == 0 && result.changed == 0)
		status = STATUS_NOTHING;
	return output_close(showing.output, status);
}

int change_run(const struct change_call *call, const struct change_values *values,
	const struct arguments *arguments)
{
	struct cotejo_memory *memory = NULL;
	struct filter_of_units filter;
	int status;

	interrupt_catch();
	if (!values->all && !filter_chooses(&values->filter, arguments))
		return message_usage(
			call->command, "choose units by number or by an option, or say --all");
	status = filter_make(&filter, &values->filter, arguments, call->command);
	if (status == STATUS_DONE)
		status = memory_open(&memory, arguments, COTEJO_MEMORY_WRITE);
	if (status == STATUS_DONE)
		status = make(call, values, memory, &filter.filter);
	cotejo_memory_close(memory);
	filter_unmake(&filter);
	return status;
}
