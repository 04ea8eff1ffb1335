/*
 * words.c - cotejo words: which words of two sentences translate each other
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

/* In the order of enum cotejo_words_symmetry. */
static const char *const symmetries[] = {
	"phrases", "mean", "grow", "intersection", "union", "forward", "backward", NULL};

struct words_values {
	int symmetry; /* enum cotejo_words_symmetry */
	bool text, probabilities;
	size_t samplers, threads, seed;
	const char *output;
	const char *memory, *language, *target;
};

static const struct words_values words_defaults = {.samplers = 3, .seed = 1};

#define VALUE(member) offsetof(struct words_values, member)
static const struct option words_options[] = {
	{"symmetry", 's', OPTION_CHOICE, "HOW", symmetries,
		"how the links of both directions become one set (default: phrases)",
		VALUE(symmetry)},
	{"text", 'T', OPTION_FLAG, NULL, NULL,
		"the lines are running text; number its words and marks", VALUE(text)},
	{"samplers", 'n', OPTION_COUNT, "N", NULL,
		"how many results are averaged, 1 to 64 (default: 3)", VALUE(samplers)},
	{"threads", 't', OPTION_COUNT, "N", NULL,
		"how many threads to use (default: one a processor)", VALUE(threads)},
	{"seed", 0, OPTION_COUNT, "N", NULL, "where chance begins (default: 1)", VALUE(seed)},
	{"memory", 'm', OPTION_FILE, "FILE", NULL,
		"begin with what this translation memory has learnt", VALUE(memory)},
	{"lang", 'l', OPTION_TEXT, "TAG", NULL, "the language of the source, with -m",
		VALUE(language)},
	{"to", 0, OPTION_TEXT, "TAG", NULL, "the language of the target, with -m", VALUE(target)},
	{"probabilities", 'p', OPTION_FLAG, NULL, NULL, "write \"0-0:0.97\" in place of \"0-0\"",
		VALUE(probabilities)},
	{"output", 'o', OPTION_FILE, "FILE", NULL, "write there instead of standard output",
		VALUE(output)},
	{0},
};

static void warn_of_long_pairs(const struct cotejo_words *words)
{
	size_t first = 0, count = cotejo_words_long_count(words, &first);

	if (count > 0)
		message_warning("%zu %s more than %d words on a side and no links, first line %zu",
			count, count == 1 ? "line has" : "lines have", COTEJO_WORDS_MAX_WORDS,
			first + 1);
}

/* Reads all pairs and learns from them. */
static int learn(struct cotejo_words *words, const char *path)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = cotejo_words_add_file(words, path, &error);

	if (status == COTEJO_OK) {
		warn_of_long_pairs(words);
		interrupt_catch();
		progress_begin("learning words", 1, 1);
		status = cotejo_words_train(words, &error);
		progress_end();
	}
	if (status == COTEJO_OK)
		return STATUS_DONE;
	return interrupted() ? interrupt_status() : message_error(&error, WORK_INPUT);
}

static int print_links(
	const struct cotejo_words *words, struct output *output, const struct words_values *values)
{
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = cotejo_words_write(
		words, (enum cotejo_words_symmetry)values->symmetry, &sink, &error);

	if (interrupted())
		return interrupt_status();
	/* A failed write is told by output_close(). */
	if (status == COTEJO_OK || status == COTEJO_EIO)
		return STATUS_DONE;
	return message_error(&error, WORK_OUTPUT);
}

/* Makes an aligner that knows what the memory does, or nothing without one. */
static int new_words(struct cotejo_words **ret_words, const struct words_values *values,
	const struct cotejo_words_options *options, const struct arguments *arguments)
{
	struct arguments place = {.memory = values->memory ? values->memory : arguments->memory};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_memory *memory = NULL;
	int status, code;

	if (!place.memory) {
		code = cotejo_words_new(ret_words, options, &error);
		return code == COTEJO_OK ? STATUS_DONE : message_error(&error, WORK_INPUT);
	}
	if (!values->language || !values->target)
		return message_usage("words", "-m needs --lang and --to");
	status = memory_open(&memory, &place, COTEJO_MEMORY_READ);
	if (status != STATUS_DONE)
		return status;
	code = cotejo_memory_words(
		ret_words, memory, values->language, values->target, options, &error);
	if (code < 0)
		status = message_error(&error, WORK_MEMORY);
	if (code == 0) {
		message("%s: nothing has been learnt of '%s' and '%s'; 'cotejo learn' does it",
			cotejo_memory_path(memory), values->language, values->target);
		status = STATUS_MEMORY;
	}
	cotejo_memory_close(memory);
	return status;
}

static int words_run(const void *raw, const struct arguments *arguments)
{
	const struct words_values *values = raw;
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_words *words = NULL;
	struct output *output = NULL;
	int status;

	if (values->samplers < 1 || values->samplers > 64)
		return message_usage("words", "--samplers is a number from 1 to 64");
	options.tokens = values->text ? COTEJO_TOKENS_TEXT : COTEJO_TOKENS_SPACED;
	options.samplers = (unsigned)values->samplers;
	options.threads = threads_of(values->threads);
	options.seed = values->seed;
	options.cancel = interrupt_cancel;
	status = output_refuse_same("words", values->output, arguments->operands[0]);
	if (status != STATUS_DONE)
		return status;
	options.with_probabilities = values->probabilities;
	status = new_words(&words, values, &options, arguments);
	if (status == STATUS_DONE)
		status = learn(words, arguments->operands[0]);
	if (status == STATUS_DONE)
		status = output_open(&output, values->output, COLOR_AUTO);
	if (status == STATUS_DONE)
		status = output_close(output, print_links(words, output, values));
	cotejo_words_free(words);
	return status;
}

const struct command command_words = {
	.name = "words",
	.summary = "show which words of two sentences translate each other",
	.operands = "PAIRS",
	.about = "Reads pairs of sentences, \"source ||| target\" a line with spaces between "
		 "words (\"-\" is standard input), learns from them which words translate each "
		 "other, and prints the links of each pair on a line, \"0-0 1-2\": source word, "
		 "target word.",
	.has_page = true,
	.least_operands = 1,
	.most_operands = 1,
	.options = words_options,
	.defaults = &words_defaults,
	.values_size = sizeof(struct words_values),
	.run = words_run,
};
