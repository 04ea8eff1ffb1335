/*
 * info.c - cotejo info: what is in the memory, and whether it is sound
 *
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>
#include <string.h>

#include <cotejo/memory.h>

#include "cli/commands.h"
#include "cli/memory_path.h"
#include "cli/output.h"

enum info_format { INFO_TEXT, INFO_JSONL };
static const char *const formats[] = {"text", "jsonl", NULL};

struct info_values {
	int format; /* enum info_format */
	bool check;
};

#define VALUE(member) offsetof(struct info_values, member)
static const struct option info_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"check", 0, OPTION_FLAG, NULL, NULL, "read all of it and say whether it is sound",
		VALUE(check)},
	{0},
};

/* A number of the memory under its name. */
struct fact {
	const char *name;
	uint64_t number;
};

/* Languages on their way to the output. */
struct languages {
	struct output *output;
	bool as_json;
	size_t count;
};

static int tell_language(void *user, const char *tag, uint64_t variants)
{
	struct languages *languages = user;
	struct output *output = languages->output;

	if (languages->as_json) {
		output_string(output, languages->count ? ",\"" : "\"");
		output_json(output, (struct cotejo_text){tag, strlen(tag)});
		output_format(output, "\":%" PRIu64, variants);
	} else {
		output_format(output, "%-12s ", languages->count ? "" : "languages");
		output_string(output, tag);
		output_format(output, " %" PRIu64 "\n", variants);
	}
	languages->count++;
	return 0;
}

static void tell_fact(struct output *output, const struct fact *fact, bool as_json)
{
	if (as_json)
		output_format(output, "\"%s\":%" PRIu64 ",", fact->name, fact->number);
	else
		output_format(output, "%-12s %" PRIu64 "\n", fact->name, fact->number);
}

static void tell_path(struct output *output, const char *path, bool as_json)
{
	output_string(output, as_json ? "{\"memory\":\"" : "memory       ");
	if (as_json)
		output_json(output, (struct cotejo_text){path, strlen(path)});
	else
		output_string(output, path);
	output_string(output, as_json ? "\"," : "\n");
}

static int tell(struct output *output, struct cotejo_memory *memory,
	const struct info_values *values, const struct cotejo_memory_info *info)
{
	bool as_json = values->format == INFO_JSONL;
	const struct fact facts[] = {
		{"bytes", info->file_bytes},
		{"schema", (uint64_t)info->schema_version},
		{"units", info->units},
		{"variants", info->variants},
		{"documents", info->documents},
		{"sentences", info->sentences},
		{"alignments", info->alignments},
		{"beads", info->beads},
	};
	struct languages languages = {output, as_json, 0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	size_t i;

	tell_path(output, cotejo_memory_path(memory), as_json);
	for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		tell_fact(output, &facts[i], as_json);
	output_string(output, as_json ? "\"languages\":{" : "");
	if (cotejo_memory_languages(memory, tell_language, &languages, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	if (as_json)
		output_string(output, values->check ? "},\"sound\":true}\n" : "}}\n");
	else if (values->check)
		output_string(output, "sound        yes\n");
	return STATUS_DONE;
}

static int inform(struct cotejo_memory *memory, const struct info_values *values)
{
	struct cotejo_memory_info info = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct output *output = NULL;
	int status;

	if (values->check && cotejo_memory_check(memory, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	if (cotejo_memory_info(memory, &info, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	status = output_open(&output, NULL, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	return output_close(output, tell(output, memory, values, &info));
}

static int info_run(const void *raw, const struct arguments *arguments)
{
	struct cotejo_memory *memory = NULL;
	int status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);

	if (status == STATUS_DONE)
		status = inform(memory, raw);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_info = {
	.name = "info",
	.summary = "tell what is in the memory, and whether it is sound",
	.about = "Tells what is in the memory.",
	.has_page = true,
	.needs_memory = true,
	.options = info_options,
	.values_size = sizeof(struct info_values),
	.run = info_run,
};
