/*
 * words.c - cotejo words: which words of two sentences translate each other
 *
 * SPDX-License-Identifier: MIT
 */
#include <cotejo/words.h>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/threads.h"

/* In the order of enum cotejo_words_symmetry. */
static const char *const symmetries[] = {
	"phrases", "mean", "grow", "intersection", "union", "forward", "backward", NULL};

struct words_values {
	int symmetry; /* enum cotejo_words_symmetry */
	bool text;
	size_t samplers, threads, seed;
	const char *output;
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

static int words_run(const void *raw, const struct arguments *arguments)
{
	const struct words_values *values = raw;
	struct cotejo_words_options options = COTEJO_WORDS_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
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
	if (cotejo_words_new(&words, &options, &error) != COTEJO_OK)
		return message_error(&error, WORK_INPUT);
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
