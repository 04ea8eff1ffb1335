/*
 * check.c - cotejo check: which units a reviser should look at, and why
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/check.h>
#include <cotejo/edit.h>

#include "cli/commands.h"
#include "cli/filter.h"
#include "cli/interrupt.h"
#include "cli/list.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"

enum check_format { CHECK_TEXT, CHECK_TSV, CHECK_JSONL };
static const char *const formats[] = {"text", "tsv", "jsonl", NULL};

struct check_values {
	int format; /* enum check_format */
	const char *flags, *without, *changer;
	bool fix;
	struct filter_values filter;
};

#define VALUE(member) offsetof(struct check_values, member)
static const struct option check_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"flags", 0, OPTION_TEXT, "LIST", NULL, "only these, such as numbers,names", VALUE(flags)},
	{"without", 0, OPTION_TEXT, "LIST", NULL, "all but these", VALUE(without)},
	{"fix", 0, OPTION_FLAG, NULL, NULL, "mark automatic units with a flag as doubtful",
		VALUE(fix)},
	{"changer", 0, OPTION_TEXT, "NAME", NULL, "who is named as the one who marks",
		VALUE(changer)},
	{0},
};

/* One run of the command. */
struct checking {
	const struct check_values *values;
	struct output *output;
	struct cotejo_checker *checker;
	unsigned wanted; /* a bit for each flag */
	uint64_t units, flagged, counts[COTEJO_FLAG_COUNT];
	int64_t *doubtful; /* numbers of units to mark */
	size_t doubtful_count, doubtful_capacity;
};

/* ---- Which flags ---- */

static int read_flags(unsigned *ret_flags, const char *list)
{
	unsigned flags = 0;

	while (*list) {
		size_t length = strcspn(list, ",");
		int flag = 0;

		for (; flag < COTEJO_FLAG_COUNT; flag++) {
			const char *name = cotejo_flag_name((enum cotejo_flag)flag);

			if (strlen(name) == length && memcmp(name, list, length) == 0)
				break;
		}
		if (flag == COTEJO_FLAG_COUNT)
			return message_usage("check", "no flag '%.*s'", (int)length, list);
		flags |= 1U << flag;
		list += length + (list[length] == ',');
	}
	*ret_flags = flags;
	return STATUS_DONE;
}

static int choose_flags(struct checking *checking)
{
	const struct check_values *values = checking->values;
	unsigned without = 0;
	int status = STATUS_DONE;

	checking->wanted = (1U << COTEJO_FLAG_COUNT) - 1;
	if (values->flags)
		status = read_flags(&checking->wanted, values->flags);
	if (status == STATUS_DONE && values->without)
		status = read_flags(&without, values->without);
	checking->wanted &= ~without;
	return status;
}

/* ---- Telling ---- */

static void tell_text(struct checking *checking, const struct cotejo_unit *unit,
	const struct cotejo_variant *target, const struct cotejo_findings *findings)
{
	struct output *output = checking->output;
	const struct cotejo_variant *shown[] = {&unit->variants[0], target};
	const char *joint = "  ";

	output_style(output, STYLE_STRONG);
	output_format(output, "unit %" PRId64, unit->id);
	output_style(output, STYLE_DOUBT);
	for (size_t i = 0; i < findings->count; i++) {
		const struct cotejo_finding *finding = &findings->findings[i];

		if (!(checking->wanted & 1U << finding->flag))
			continue;
		output_format(output, "%s%s: ", joint, cotejo_flag_name(finding->flag));
		output_text(output, (struct cotejo_text){finding->detail, strlen(finding->detail)});
		joint = "; ";
	}
	output_style(output, STYLE_PLAIN);
	output_string(output, "\n");
	for (size_t i = 0; i < 2; i++) {
		output_string(output, shown[i]->language);
		output_string(output, "  ");
		output_field(output, shown[i]->text);
		output_string(output, "\n");
	}
}

static void tell_tsv(struct checking *checking, const struct cotejo_unit *unit,
	const struct cotejo_variant *target, const struct cotejo_findings *findings)
{
	struct output *output = checking->output;

	for (size_t i = 0; i < findings->count; i++) {
		const struct cotejo_finding *finding = &findings->findings[i];

		if (!(checking->wanted & 1U << finding->flag))
			continue;
		output_format(
			output, "%" PRId64 "\t%s\t", unit->id, cotejo_flag_name(finding->flag));
		output_field(
			output, (struct cotejo_text){finding->detail, strlen(finding->detail)});
		output_string(output, "\t");
		output_field(output, unit->variants[0].text);
		output_string(output, "\t");
		output_field(output, target->text);
		output_string(output, "\n");
	}
}

static void write_text(
	struct output *output, const char *name, const struct cotejo_variant *variant)
{
	output_format(output, ",\"%s\":{\"language\":\"", name);
	output_json(output, (struct cotejo_text){variant->language, strlen(variant->language)});
	output_string(output, "\",\"text\":\"");
	output_json(output, variant->text);
	output_string(output, "\"}");
}

static void tell_jsonl(struct checking *checking, const struct cotejo_unit *unit,
	const struct cotejo_variant *target, const struct cotejo_findings *findings)
{
	struct output *output = checking->output;
	const char *joint = "";

	output_format(output, "{\"unit\":%" PRId64 ",\"flags\":{", unit->id);
	for (size_t i = 0; i < findings->count; i++) {
		const struct cotejo_finding *finding = &findings->findings[i];

		if (!(checking->wanted & 1U << finding->flag))
			continue;
		output_format(output, "%s\"%s\":\"", joint, cotejo_flag_name(finding->flag));
		output_json(output, (struct cotejo_text){finding->detail, strlen(finding->detail)});
		output_string(output, "\"");
		joint = ",";
	}
	output_format(output, "},\"penalty\":%d", findings->penalty);
	write_text(output, "source", &unit->variants[0]);
	write_text(output, "target", target);
	output_string(output, "}\n");
}

static void tell_pair(struct checking *checking, const struct cotejo_unit *unit,
	const struct cotejo_variant *target, const struct cotejo_findings *findings)
{
	switch (checking->values->format) {
	case CHECK_TSV:
		tell_tsv(checking, unit, target, findings);
		break;
	case CHECK_JSONL:
		tell_jsonl(checking, unit, target, findings);
		break;
	default:
		tell_text(checking, unit, target, findings);
	}
}

static void tell_sum(struct checking *checking)
{
	struct output *output = checking->output;
	const char *joint = ": ";

	if (checking->values->format != CHECK_TEXT)
		return;
	output_format(output, "check: %" PRIu64 " of %" PRIu64 " units", checking->flagged,
		checking->units);
	for (int flag = 0; flag < COTEJO_FLAG_COUNT; flag++) {
		if (!checking->counts[flag])
			continue;
		output_format(output, "%s%s %" PRIu64, joint,
			cotejo_flag_name((enum cotejo_flag)flag), checking->counts[flag]);
		joint = ", ";
	}
	output_string(output, "\n");
}

/* ---- Checking ---- */

static int note_doubtful(struct checking *checking, const struct cotejo_unit *unit)
{
	int64_t *grown;

	if (!checking->values->fix || unit->state != COTEJO_UNIT_AUTOMATIC)
		return STATUS_DONE;
	grown = list_grow(checking->doubtful, &checking->doubtful_capacity,
		checking->doubtful_count + 1, sizeof(*grown));
	if (!grown)
		return STATUS_SYSTEM;
	checking->doubtful = grown;
	grown[checking->doubtful_count++] = unit->id;
	return STATUS_DONE;
}

static int check_unit(struct checking *checking, const struct cotejo_unit *unit)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	bool flagged = false;

	checking->units++;
	for (size_t i = 1; i < unit->variant_count; i++) {
		struct cotejo_findings findings;
		unsigned found = 0;

		if (cotejo_checker_check(checking->checker, &unit->variants[0], &unit->variants[i],
			    &findings, &error) < 0)
			return message_error(&error, WORK_MEMORY);
		for (size_t j = 0; j < findings.count; j++)
			found |= 1U << findings.findings[j].flag;
		found &= checking->wanted;
		for (int flag = 0; flag < COTEJO_FLAG_COUNT; flag++)
			checking->counts[flag] += found >> flag & 1;
		if (found)
			tell_pair(checking, unit, &unit->variants[i], &findings);
		flagged = flagged || found;
	}
	checking->flagged += flagged;
	return flagged ? note_doubtful(checking, unit) : STATUS_DONE;
}

static int check_units(
	struct checking *checking, struct cotejo_memory *memory, const struct cotejo_filter *filter)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_units *units = NULL;
	const struct cotejo_unit *unit;
	int code = cotejo_units_new(&units, memory, filter, &error), status = STATUS_DONE;

	while (code >= 0 && status == STATUS_DONE && !output_failed(checking->output) &&
		(code = cotejo_units_next(units, &unit, &error)) == 1) {
		status = check_unit(checking, unit);
		if (interrupted())
			status = interrupt_status();
	}
	cotejo_units_free(units);
	if (code < 0)
		return message_error(&error, WORK_MEMORY);
	return status;
}

static int mark(struct checking *checking, struct cotejo_memory *memory)
{
	struct cotejo_change_options options = COTEJO_CHANGE_OPTIONS_INIT;
	struct cotejo_edit edit = COTEJO_EDIT_INIT;
	struct cotejo_filter filter = COTEJO_FILTER_INIT;
	struct cotejo_change_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (!checking->doubtful_count)
		return STATUS_DONE;
	edit.state = COTEJO_UNIT_DOUBTFUL;
	filter.ids = checking->doubtful;
	filter.id_count = checking->doubtful_count;
	options.changer = checking->values->changer;
	if (cotejo_memory_edit(memory, &filter, &edit, &options, &result, &error) < 0)
		return message_error(&error, WORK_MEMORY);
	if (checking->values->format == CHECK_TEXT)
		output_format(checking->output,
			"check: %" PRIu64 " units are doubtful now; \"cotejo undo %" PRId64
			"\" takes it back\n",
			result.changed, result.change);
	return STATUS_DONE;
}

static int check_memory(
	struct checking *checking, struct cotejo_memory *memory, const struct cotejo_filter *filter)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = cotejo_checker_new(&checking->checker, &error), status;

	progress_begin("learning", 1, 1);
	if (code == 0)
		code = cotejo_checker_learn(
			checking->checker, memory, interrupt_cancel, NULL, &error);
	progress_end();
	if (code == COTEJO_EINTERRUPTED)
		return interrupt_status();
	if (code < 0)
		return message_error(&error, WORK_MEMORY);
	status = output_open(&checking->output, NULL, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	status = check_units(checking, memory, filter);
	if (status == STATUS_DONE) {
		tell_sum(checking);
		status = mark(checking, memory);
	}
	if (status == STATUS_DONE && !checking->flagged)
		status = STATUS_NOTHING;
	return output_close(checking->output, status);
}

static int check_run(const void *raw, const struct arguments *arguments)
{
	const struct check_values *values = raw;
	struct checking checking = {.values = values};
	struct cotejo_memory *memory = NULL;
	struct filter_of_units filter;
	int status;

	interrupt_catch();
	status = filter_make(&filter, &values->filter, arguments, "check");
	if (status == STATUS_DONE)
		status = choose_flags(&checking);
	if (status == STATUS_DONE)
		status = memory_open(
			&memory, arguments, values->fix ? COTEJO_MEMORY_WRITE : COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = check_memory(&checking, memory, &filter.filter);
	cotejo_checker_free(checking.checker);
	cotejo_memory_close(memory);
	filter_unmake(&filter);
	free(checking.doubtful);
	return status;
}

const struct command command_check = {
	.name = "check",
	.summary = "list units that a reviser should look at, and why",
	.operands = "[UNIT...]",
	.about = "Compares the texts of each unit: numbers, dates, names, placeholders, tags, "
		 "marks, "
		 "language, length, and words by what all of the memory teaches.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = ANY_NUMBER,
	.options = check_options,
	.shared = filter_options,
	.shared_offset = VALUE(filter),
	.values_size = sizeof(struct check_values),
	.run = check_run,
};
