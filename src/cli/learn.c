/*
 * learn.c - cotejo learn: a memory learns from its units
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/learn.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/threads.h"

enum learn_format { LEARN_TEXT, LEARN_JSONL };
static const char *const formats[] = {"text", "jsonl", NULL};

struct learn_values {
	int format; /* enum learn_format */
	size_t samplers, threads, seed;
};

static const struct learn_values learn_defaults = {.samplers = 2, .seed = 1};

#define VALUE(member) offsetof(struct learn_values, member)
static const struct option learn_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"how to tell what has been done (default: text)", VALUE(format)},
	{"samplers", 'n', OPTION_COUNT, "N", NULL,
		"how many results are averaged, 1 to 64 (default: 2)", VALUE(samplers)},
	{"threads", 't', OPTION_COUNT, "N", NULL,
		"how many threads to use (default: one a processor)", VALUE(threads)},
	{"seed", 0, OPTION_COUNT, "N", NULL, "where chance begins (default: 1)", VALUE(seed)},
	{0},
};

static int tell(const struct cotejo_learn_result *result, const struct learn_values *values)
{
	struct output *output = NULL;
	int status = output_open(&output, NULL, COLOR_AUTO);

	if (status != STATUS_DONE)
		return status;
	if (values->format == LEARN_JSONL)
		output_format(output,
			"{\"language_pairs\":%zu,\"units\":%llu,\"links\":%llu,\"words\":%llu,"
			"\"word_pairs\":%llu}\n",
			result->language_pairs, (unsigned long long)result->units,
			(unsigned long long)result->links, (unsigned long long)result->words,
			(unsigned long long)result->word_pairs);
	else
		output_format(output,
			"%llu pairs of texts in %zu pairs of languages: %llu links; "
			"%llu words, %llu pairs of words kept\n",
			(unsigned long long)result->units, result->language_pairs,
			(unsigned long long)result->links, (unsigned long long)result->words,
			(unsigned long long)result->word_pairs);
	return output_close(output, STATUS_DONE);
}

static int learn(struct cotejo_memory *memory, const struct learn_values *values)
{
	struct cotejo_learn_options options = COTEJO_LEARN_OPTIONS_INIT;
	struct cotejo_learn_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status;

	options.samplers = (unsigned)values->samplers;
	options.threads = threads_of(values->threads);
	options.seed = values->seed;
	options.cancel = interrupt_cancel;
	interrupt_catch();
	progress_begin("learning words", 1, 1);
	status = cotejo_memory_learn(memory, &options, &result, &error);
	progress_end();
	if (status == COTEJO_OK)
		return tell(&result, values);
	return interrupted() ? interrupt_status() : message_error(&error, WORK_MEMORY);
}

static int learn_run(const void *raw, const struct arguments *arguments)
{
	const struct learn_values *values = raw;
	struct cotejo_memory *memory = NULL;
	int status;

	if (values->samplers < 1 || values->samplers > 64)
		return message_usage("learn", "--samplers is a number from 1 to 64");
	status = memory_open(&memory, arguments, COTEJO_MEMORY_WRITE);
	if (status == STATUS_DONE)
		status = learn(memory, values);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_learn = {
	.name = "learn",
	.summary = "learn from the memory which words translate each other",
	.about = "Learns from the memory's units which words translate each other, and keeps that "
		 "in "
		 "it: the links between the words of each unit, by which phrases are found in "
		 "translations, and the words themselves, by which new articles are aligned.",
	.has_page = true,
	.needs_memory = true,
	.options = learn_options,
	.defaults = &learn_defaults,
	.values_size = sizeof(struct learn_values),
	.run = learn_run,
};
