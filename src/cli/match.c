/*
 * match.c - cotejo match: has this sentence, or one like it, been translated?
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/exchange.h>
#include <cotejo/match.h>

#include "cli/commands.h"
#include "cli/match_print.h"
#include "cli/match_report.h"
#include "cli/match_sentences.h"
#include "cli/memory_path.h"
#include "cli/number.h"
#include "cli/output.h"

enum match_format { MATCH_TEXT, MATCH_JSONL };
static const char *const formats[] = {"text", "jsonl", NULL};

enum typos { TYPOS_AUTO, TYPOS_ALWAYS, TYPOS_NEVER };
static const char *const typos_choices[] = {"auto", "always", "never", NULL};

enum { DEFAULT_LIMIT = 5, DEFAULT_SCORE = 70 };

struct match_values {
	int format; /* enum match_format */
	const char *language, *target;
	size_t limit, min_score; /* SIZE_MAX: not given */
	const char *before, *after;
	struct option_files files, documents;
	bool context, report;
	double min_probability;
	const char *penalties, *property;
	int typos; /* enum typos */
	int color; /* enum color_choice */
};

static const struct match_values match_defaults = {.limit = DEFAULT_LIMIT, .min_score = SIZE_MAX};

#define VALUE(member) offsetof(struct match_values, member)
static const struct option match_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"lang", 'l', OPTION_TEXT, "TAG", NULL, "the sentences' language (default: any)",
		VALUE(language)},
	{"to", 't', OPTION_TEXT, "TAG", NULL,
		"the language they are to be translated into (default: any)", VALUE(target)},
	{"limit", 'n', OPTION_COUNT, "N", NULL,
		"at most so many matches of a sentence, the best, 0 for all (default: 5)",
		VALUE(limit)},
	{"min-score", 's', OPTION_COUNT, "N", NULL,
		"leave out what scores less, 1 to 101 (default: 70; with --report 50)",
		VALUE(min_score)},
	{"file", 'F', OPTION_FILES, "FILE", NULL,
		"ask about each line of a file, - for standard input; may be given again",
		VALUE(files)},
	{"document", 'd', OPTION_FILES, "FILE", NULL,
		"ask about each sentence of a text, page or word file; may be given again",
		VALUE(documents)},
	{"report", 'r', OPTION_FLAG, NULL, NULL,
		"print no matches, but how many sentences and words fall into which band of scores",
		VALUE(report)},
	{"before", 0, OPTION_TEXT, "TEXT", NULL, "the sentence before it, for a score of 101",
		VALUE(before)},
	{"after", 0, OPTION_TEXT, "TEXT", NULL, "the sentence after it, likewise", VALUE(after)},
	{"context", 'c', OPTION_FLAG, NULL, NULL,
		"with --file: the lines of a file are neighbours in a text", VALUE(context)},
	{"penalty", 0, OPTION_TEXT, "LIST", NULL,
		"points to take off, such as automatic=1,doubtful=5,improbable=10,other=2,codes=1 "
		"(default: flags=100,codes=1)",
		VALUE(penalties)},
	{"property", 0, OPTION_TEXT, "NAME=VALUE", NULL,
		"the property that units lack on which other=N is taken off", VALUE(property)},
	{"typos", 0, OPTION_CHOICE, "WHEN", typos_choices,
		"whether to look letter by letter when nothing is found by words (default: auto, "
		"for a sentence on the command line)",
		VALUE(typos)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1", VALUE(min_probability)},
	{"color", 0, OPTION_CHOICE, "WHEN", terminal_color_choices,
		"whether to colour text (default: on a terminal)", VALUE(color)},
	{0},
};

/* ---- Penalties ---- */

/* Reads "automatic=1" and the like. */
static bool read_penalty(struct cotejo_match_options *options, const char *name, size_t points)
{
	struct cotejo_match_penalties *penalties = &options->penalties;
	const struct {
		const char *name;
		int *points;
	} known[] = {
		{"automatic", &penalties->automatic},
		{"doubtful", &penalties->doubtful},
		{"improbable", &penalties->improbable},
		{"other", &penalties->other},
		{"flags", &options->flags},
		{"codes", &options->codes},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcmp(known[i].name, name) == 0) {
			*known[i].points = (int)points;
			return true;
		}
	}
	return false;
}

static int read_penalties(struct cotejo_match_options *options, const char *list)
{
	char *copy = strdup(list), *rest = copy;
	int status = STATUS_DONE;

	if (!copy)
		return message_no_memory();
	while (rest && status == STATUS_DONE) {
		char *item = rest, *value;
		size_t points = 0;

		rest = strchr(item, ',');
		if (rest)
			*rest++ = '\0';
		value = strchr(item, '=');
		if (value)
			*value++ = '\0';
		if (!value || !number_count(value, &points) || points > 100 ||
			!read_penalty(options, item, points))
			status = message_usage("match",
				"--penalty takes automatic=N, doubtful=N, improbable=N, other=N, "
				"flags=N and codes=N, N from 0 to 100, with commas between them");
	}
	free(copy);
	return status;
}

/* ---- Asking ---- */

struct match_run {
	const struct match_values *values;
	struct output *output;
	struct cotejo_matcher *matcher;
	struct match_report report;
	size_t asked, found; /* sentences, and those with a match */
};

/* One object for a sentence: where it is, what it says, its band, and its matches. */
static int print_jsonl(struct match_run *run, const struct match_sentence *sentence,
	enum match_band band, const struct cotejo_match *match)
{
	struct cotejo_output sink = output_sink(run->output);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const char *comma = "";
	int code = match != NULL;

	output_string(run->output, "{");
	if (sentence->file) {
		output_string(run->output, "\"file\":\"");
		output_json(
			run->output, (struct cotejo_text){sentence->file, strlen(sentence->file)});
		output_format(run->output, "\",\"number\":%zu,", sentence->place);
	}
	output_string(run->output, "\"sentence\":\"");
	output_json(run->output, sentence->text);
	output_format(run->output, "\",\"band\":\"%s\",\"matches\":[", match_band_name(band));
	while (code == 1 && !output_failed(run->output)) {
		output_string(run->output, comma);
		comma = ",";
		code = cotejo_match_write_json(match, &sink, &error);
		if (code == 0)
			code = cotejo_matcher_next(run->matcher, &match, &error);
	}
	output_string(run->output, "]}\n");
	return code < 0 && !output_failed(run->output) ? message_error(&error, WORK_MEMORY)
						       : STATUS_DONE;
}

static int print_text(struct match_run *run, const struct match_sentence *sentence,
	const struct cotejo_match *match)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = match != NULL;

	if (run->asked)
		output_string(run->output, "\n");
	if (sentence->file) {
		output_style(run->output, STYLE_FAINT);
		output_format(run->output, "%zu  ", sentence->place);
		output_style(run->output, STYLE_PLAIN);
		output_text(run->output, sentence->text);
		output_string(run->output, "\n");
	}
	while (code == 1 && !output_failed(run->output)) {
		match_print_text(run->output, match, sentence->text, run->values->target);
		code = cotejo_matcher_next(run->matcher, &match, &error);
	}
	return code < 0 ? message_error(&error, WORK_MEMORY) : STATUS_DONE;
}

static int fail_sentence(const struct match_sentence *sentence, struct cotejo_error *error)
{
	if (sentence->file && (error->code == COTEJO_EENCODING || error->code == COTEJO_ELIMIT)) {
		message("%s:%zu: %s", sentence->file, sentence->place, error->message);
		return STATUS_INPUT;
	}
	return message_error(error, sentence->file ? WORK_MEMORY : WORK_INPUT);
}

/* A sentence without words or marks, such as a line of spaces, has no match. */
static int find(struct match_run *run, const struct match_sentence *sentence,
	const struct cotejo_match **ret_match)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	*ret_match = NULL;
	code = cotejo_matcher_find(run->matcher, sentence->text, &sentence->context, NULL, &error);
	if (code == COTEJO_EARGUMENT && sentence->file)
		return STATUS_DONE;
	if (code == 0)
		code = cotejo_matcher_next(run->matcher, ret_match, &error);
	return code < 0 ? fail_sentence(sentence, &error) : STATUS_DONE;
}

static int ask(void *user, const struct match_sentence *sentence)
{
	struct match_run *run = user;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_match *match = NULL;
	enum match_band band = BAND_NEW;
	size_t words = 0;
	int status = find(run, sentence, &match);

	if (status == STATUS_DONE &&
		cotejo_match_words(&words, sentence->text, &error) != COTEJO_OK)
		status = fail_sentence(sentence, &error);
	if (status == STATUS_DONE)
		status = match_report_add(&run->report, sentence->text, words,
			match ? match->score - match->penalty : -1, &band);
	run->found += match != NULL;
	if (status == STATUS_DONE && !run->values->report) {
		if (run->values->format == MATCH_JSONL)
			status = print_jsonl(run, sentence, band, match);
		else if (match || sentence->file)
			status = print_text(run, sentence, match);
	}
	run->asked++;
	if (status == STATUS_DONE && output_failed(run->output))
		return STATUS_OUTPUT;
	return status;
}

/* The operands with spaces between them: who forgets the quotes means a sentence all the same. */
static int ask_operands(struct match_run *run, const struct arguments *arguments)
{
	struct match_sentence sentence = {0};
	size_t size = 1, length = 0;
	char *text;
	int status;

	for (size_t i = 0; i < arguments->count; i++)
		size += strlen(arguments->operands[i]) + 1;
	text = malloc(size);
	if (!text)
		return message_no_memory();
	for (size_t i = 0; i < arguments->count; i++) {
		size_t more = strlen(arguments->operands[i]);

		if (i)
			text[length++] = ' ';
		memcpy(text + length, arguments->operands[i], more);
		length += more;
	}
	sentence.text = (struct cotejo_text){text, length};
	if (run->values->before)
		sentence.context.before =
			(struct cotejo_text){run->values->before, strlen(run->values->before)};
	if (run->values->after)
		sentence.context.after =
			(struct cotejo_text){run->values->after, strlen(run->values->after)};
	status = ask(run, &sentence);
	free(text);
	return status;
}

static int ask_all(struct match_run *run, const struct arguments *arguments)
{
	const struct match_values *values = run->values;
	int status = STATUS_DONE;

	if (arguments->count)
		status = ask_operands(run, arguments);
	for (size_t i = 0; i < values->files.count && status == STATUS_DONE; i++)
		status = match_each_line(values->files.paths[i], values->context, ask, run);
	for (size_t i = 0; i < values->documents.count && status == STATUS_DONE; i++)
		status = match_each_of_document(
			values->documents.paths[i], values->language, ask, run);
	if (status != STATUS_DONE)
		return status;
	if (values->report && values->format == MATCH_JSONL)
		match_report_print_jsonl(run->output, &run->report);
	else if (values->report)
		match_report_print_text(run->output, &run->report);
	/* People are told; programs see it from the status, as with grep. */
	if (run->found == 0 && !values->report && values->format == MATCH_TEXT)
		message("nothing found");
	return run->found == 0 && !values->report ? STATUS_NOTHING : STATUS_DONE;
}

/* ---- The command ---- */

static int make_matcher(
	struct match_run *run, struct cotejo_memory *memory, const struct arguments *arguments)
{
	struct cotejo_match_options options = COTEJO_MATCH_OPTIONS_INIT;
	const struct match_values *values = run->values;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	char *property = values->property ? strdup(values->property) : NULL, *value = NULL;
	int status = STATUS_DONE;

	if (values->property && !property)
		return message_no_memory();
	if (property && (value = strchr(property, '=')))
		*value++ = '\0';
	if (property && !value)
		status = message_usage("match", "--property takes NAME=VALUE");
	options.flags = COTEJO_MATCH_FLAGS;
	options.codes = COTEJO_MATCH_CODES;
	if (status == STATUS_DONE && values->penalties)
		status = read_penalties(&options, values->penalties);
	options.language = values->language;
	options.target_language = values->target;
	options.limit = values->report ? 1 : values->limit;
	options.min_score = values->report ? REPORT_LEAST_SCORE : DEFAULT_SCORE;
	if (values->min_score != SIZE_MAX)
		options.min_score = values->min_score > 0 && values->min_score < 1000
					    ? (int)values->min_score
					    : -1;
	options.min_probability = values->min_probability;
	options.typos = values->typos == TYPOS_ALWAYS ||
			(values->typos == TYPOS_AUTO && arguments->count > 0);
	options.penalties.property = property;
	options.penalties.value = value;
	if (status == STATUS_DONE &&
		cotejo_matcher_new(&run->matcher, memory, &options, &error) != COTEJO_OK)
		status = message_error(&error, WORK_INPUT);
	free(property);
	return status;
}

static int check_values(const struct match_values *values, const struct arguments *arguments)
{
	size_t ways =
		(arguments->count > 0) + (values->files.count > 0) + (values->documents.count > 0);

	if (ways == 0)
		return message_usage("match", "needs a SENTENCE, or --file, or --document");
	if (arguments->count && ways > 1)
		return message_usage("match",
			"a sentence on the command line goes with no --file or --document");
	if (ways == 1 && !arguments->count && (values->before || values->after))
		return message_usage("match", "--before and --after go with a sentence on the "
					      "command line; --context is for files");
	return STATUS_DONE;
}

static int match_run(const void *raw, const struct arguments *arguments)
{
	struct match_run run = {.values = raw};
	struct cotejo_memory *memory = NULL;
	int status = check_values(run.values, arguments);

	if (status == STATUS_DONE)
		status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = make_matcher(&run, memory, arguments);
	if (status == STATUS_DONE)
		status = output_open(&run.output, NULL, (enum color_choice)run.values->color);
	if (status == STATUS_DONE)
		status = ask_all(&run, arguments);
	status = output_close(run.output, status);
	match_report_clear(&run.report);
	cotejo_matcher_free(run.matcher);
	cotejo_memory_close(memory);
	return status;
}

const struct command command_match = {
	.name = "match",
	.summary = "find sentences like this one, with their translations",
	.operands = "[SENTENCE]",
	.about = "Finds the units of the memory that are like a sentence, in any of their "
		 "languages, "
		 "and shows how much they are like it, what differs, and their translations; or "
		 "does so for every line of a file or every sentence of a document.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 0,
	.most_operands = ANY_NUMBER,
	.options = match_options,
	.defaults = &match_defaults,
	.values_size = sizeof(struct match_values),
	.run = match_run,
};
