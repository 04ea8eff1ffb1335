/*
 * pretranslate.c - cotejo pretranslate: an XLIFF file gets what the memory knows
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include <cotejo/pretranslate.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/output.h"

enum { FILL_DEFAULT = COTEJO_SCORE_EXACT, SCORE_NONE = 1000 /* of none that there can be */ };

struct pretranslate_values {
	const char *from, *to, *output;
	size_t min_score, limit, fill_score;
	bool fill;
};

static const struct pretranslate_values pretranslate_defaults = {
	.min_score = 70, .limit = 3, .fill_score = FILL_DEFAULT};

#define VALUE(member) offsetof(struct pretranslate_values, member)
static const struct option pretranslate_options[] = {
	{"from", 0, OPTION_TEXT, "TAG", NULL, "the source language of a file that does not name it",
		VALUE(from)},
	{"to", 't', OPTION_TEXT, "TAG", NULL, "the target language of a file that does not name it",
		VALUE(to)},
	{"min-score", 's', OPTION_COUNT, "N", NULL,
		"propose nothing that scores less, 1 to 101 (default: 70)", VALUE(min_score)},
	{"limit", 'n', OPTION_COUNT, "N", NULL,
		"at most so many proposals for a segment, the best (default: 3)", VALUE(limit)},
	{"fill", 0, OPTION_FLAG, NULL, NULL,
		"put the best proposal into an empty target too, to be reviewed", VALUE(fill)},
	{"fill-score", 0, OPTION_COUNT, "N", NULL,
		"with --fill: if it scores at least so much, 1 to 101 (default: 100)",
		VALUE(fill_score)},
	{"output", 'o', OPTION_FILE, "FILE", NULL,
		"write there, once all is done, instead of to standard output", VALUE(output)},
	{0},
};

static int score_of(size_t given)
{
	return given > 0 && given < SCORE_NONE ? (int)given : -1;
}

static int write_file(const struct pretranslate_values *values, struct cotejo_memory *memory,
	const char *path, struct output *output, struct cotejo_pretranslate_result *ret_result)
{
	struct cotejo_pretranslate_options options = COTEJO_PRETRANSLATE_OPTIONS_INIT;
	struct cotejo_pretranslate_result result;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_output sink = output_sink(output);

	options.source_language = values->from;
	options.target_language = values->to;
	options.min_score = score_of(values->min_score);
	options.limit = values->limit;
	options.fill_score = values->fill ? score_of(values->fill_score) : 0;
	options.cancel = interrupt_cancel;
	interrupt_catch();
	if (cotejo_pretranslate(memory, path, &options, &sink, &result, &error) != COTEJO_OK) {
		if (interrupted())
			return interrupt_status();
		return output_failed(output) ? STATUS_OUTPUT : message_error(&error, WORK_INPUT);
	}
	*ret_result = result;
	return STATUS_DONE;
}

/* Where the file itself does not go to standard output, that says what became of it. */
static int tell(const struct cotejo_pretranslate_result *result)
{
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_NEVER);

	if (status == STATUS_DONE)
		output_format(output,
			"%zu segments: %zu left alone, %zu with proposals, %zu of them exact; "
			"%zu filled\n",
			result->segments, result->left, result->matched, result->exact,
			result->filled);
	return output_close(output, status);
}

static bool is_file(const char *path)
{
	return path && strcmp(path, "-") != 0;
}

static int pretranslate_run(const void *raw, const struct arguments *arguments)
{
	const struct pretranslate_values *values = raw;
	const char *path = arguments->operands[0];
	struct cotejo_memory *memory = NULL;
	struct output *output = NULL;
	struct cotejo_pretranslate_result result;
	int status = output_refuse_same("pretranslate", values->output, path);

	if (status == STATUS_DONE)
		status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = output_open(&output, values->output, COLOR_NEVER);
	if (status == STATUS_DONE)
		status = write_file(values, memory, path, output, &result);
	status = output_close(output, status);
	if (status == STATUS_DONE && is_file(values->output))
		status = tell(&result);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_pretranslate = {
	.name = "pretranslate",
	.summary = "write proposals from the memory into an XLIFF file",
	.operands = "FILE",
	.about = "Writes an XLIFF file again with the memory's translations of its sentences, and "
		 "of sentences like them, as proposals that a CAT tool shows.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = 1,
	.options = pretranslate_options,
	.defaults = &pretranslate_defaults,
	.values_size = sizeof(struct pretranslate_values),
	.run = pretranslate_run,
};
