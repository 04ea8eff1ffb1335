/*
 * lexicon.c - cotejo lexicon: which words of two languages translate each other
 *
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/learn.h>
#include <cotejo/pool.h>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"

enum lexicon_format { LEXICON_TSV, LEXICON_HUNALIGN, LEXICON_COMPILED };
static const char *const formats[] = {"tsv", "hunalign", "compiled", NULL};

/* So many pairs of sentences are handed over at once. */
enum { PAIRS = 4096 };

/* From here on info calls an entry probable. */
static const double probable = .5;

struct lexicon_values {
	int format; /* enum lexicon_format */
	const char *left_language, *right_language;
	double min_probability;
	bool different;
	const char *output;
	const char *memory, *batch;
};

#define VALUE(member) offsetof(struct lexicon_values, member)
static const struct option lexicon_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to write it (default: tsv)",
		VALUE(format)},
	{"left-lang", 0, OPTION_TEXT, "TAG", NULL,
		"language of the first of two sentences, or of the sources (default: und)",
		VALUE(left_language)},
	{"right-lang", 0, OPTION_TEXT, "TAG", NULL, "language of the second, or of the targets",
		VALUE(right_language)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, as the mean of both directions",
		VALUE(min_probability)},
	{"different", 0, OPTION_FLAG, NULL, NULL,
		"leave out words that are the same in both languages", VALUE(different)},
	{"memory", 'm', OPTION_FILE, "FILE", NULL,
		"learn: what this memory has learnt (see cotejo learn)", VALUE(memory)},
	{"batch", 0, OPTION_FILE, "LIST", NULL,
		"learn: from articles and their translations, LEFT, tab, RIGHT a line",
		VALUE(batch)},
	{"output", 'o', OPTION_FILE, "FILE", NULL,
		"write there, once all is done, instead of to standard output", VALUE(output)},
	{0},
};

static int status_of(int code, const struct cotejo_error *error)
{
	if (code == COTEJO_EINTERRUPTED)
		return interrupt_status();
	return code < 0 ? message_error(error, WORK_INPUT) : STATUS_DONE;
}

/* Whether the mean of both directions, a geometric one, reaches this. */
static bool is_probable(const struct cotejo_lexicon_entry *entry, double least)
{
	return entry->forward * entry->backward >= least * least;
}

static bool is_wanted(const struct lexicon_values *values, const struct cotejo_lexicon_entry *entry)
{
	if (values->different && entry->source.length == entry->target.length &&
		memcmp(entry->source.bytes, entry->target.bytes, entry->source.length) == 0)
		return false;
	return is_probable(entry, values->min_probability);
}

/* The languages that are given, or else those that are known. */
static int name_languages(struct cotejo_lexicon *chosen, const struct cotejo_lexicon *lexicon,
	const struct lexicon_values *values, struct cotejo_error *error)
{
	const char *source = values->left_language, *target = values->right_language;

	if (!source)
		source = cotejo_lexicon_language(lexicon, 0);
	if (!target)
		target = cotejo_lexicon_language(lexicon, 1);
	if (!*source || !*target)
		return COTEJO_OK;
	return cotejo_lexicon_set_languages(chosen, source, target, error);
}

/* The entries that are wanted, as a lexicon of their own. */
static int choose(struct cotejo_lexicon **ret_chosen, const struct cotejo_lexicon *lexicon,
	const struct lexicon_values *values)
{
	const struct cotejo_lexicon_entry *all = cotejo_lexicon_entries(lexicon);
	size_t count = cotejo_lexicon_count(lexicon), kept = 0;
	struct cotejo_lexicon_entry *entries = calloc(count + 1, sizeof(*entries));
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	if (!entries)
		return message_no_memory();
	for (size_t i = 0; i < count; i++)
		if (is_wanted(values, &all[i]))
			entries[kept++] = all[i];
	code = cotejo_lexicon_new(ret_chosen, &error);
	if (code == COTEJO_OK)
		code = cotejo_lexicon_add(*ret_chosen, entries, kept, &error);
	if (code == COTEJO_OK)
		code = name_languages(*ret_chosen, lexicon, values, &error);
	free(entries);
	return status_of(code, &error);
}

static int write_hunalign(const struct cotejo_lexicon *lexicon, struct output *output)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);

	for (size_t i = 0; i < cotejo_lexicon_count(lexicon) && !output_failed(output); i++) {
		output_text(output, entries[i].target);
		output_string(output, " @ ");
		output_text(output, entries[i].source);
		output_string(output, "\n");
	}
	return STATUS_DONE;
}

static int write_ours(
	const struct cotejo_lexicon *lexicon, struct output *output, enum lexicon_format format)
{
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = format == LEXICON_COMPILED ? cotejo_lexicon_compile(lexicon, &sink, &error)
					      : cotejo_lexicon_write(lexicon, &sink, &error);

	/* A failed write is told by output_close(). */
	if (code == COTEJO_OK || code == COTEJO_EIO)
		return STATUS_DONE;
	return message_error(&error, WORK_OUTPUT);
}

static int print(const struct cotejo_lexicon *lexicon, const struct lexicon_values *values)
{
	struct cotejo_lexicon *chosen = NULL;
	struct output *output = NULL;
	int status = choose(&chosen, lexicon, values);

	if (status == STATUS_DONE)
		status = output_open(&output, values->output, COLOR_AUTO);
	if (status == STATUS_DONE)
		status = output_close(output,
			values->format == LEXICON_HUNALIGN
				? write_hunalign(chosen, output)
				: write_ours(chosen, output, (enum lexicon_format)values->format));
	cotejo_lexicon_free(chosen);
	return status;
}

static const char *language_of(const char *given)
{
	return given ? given : "und";
}

/* Pairs of sentences on their way into a pool. */
struct lesson {
	struct cotejo_pool *pool;
	const struct lexicon_values *values;
	char *lines[PAIRS];
	struct cotejo_text left[PAIRS], right[PAIRS];
	size_t count;
};

static int hand_over(struct lesson *lesson)
{
	const struct lexicon_values *values = lesson->values;
	const char *left_language = language_of(values->left_language);
	const char *right_language = language_of(values->right_language);
	struct cotejo_sentences left = {left_language, lesson->count, lesson->left, NULL, NULL};
	struct cotejo_sentences right = {right_language, lesson->count, lesson->right, NULL, NULL};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code;

	options.cancel = interrupt_cancel;
	code = cotejo_pool_add_pairs(lesson->pool, &left, &right, &options, &error);
	for (size_t i = 0; i < lesson->count; i++)
		free(lesson->lines[i]);
	lesson->count = 0;
	return status_of(code, &error);
}

/* A line of a source, a tab and a target; what follows another tab is not read. */
static int take_line(struct lesson *lesson, const char *line, const char *path, size_t number)
{
	const char *tab = strchr(line, '\t');
	size_t length = strcspn(line, "\r\n"), at = lesson->count;
	char *copy;

	if (!tab || (size_t)(tab - line) >= length) {
		message("%s:%zu: no tab between two sentences", path, number);
		return STATUS_INPUT;
	}
	copy = malloc(length + 1);
	if (!copy)
		return message_no_memory();
	memcpy(copy, line, length);
	copy[length] = '\0';
	lesson->lines[at] = copy;
	lesson->left[at] = (struct cotejo_text){copy, (size_t)(tab - line)};
	copy += tab - line + 1;
	lesson->right[at] = (struct cotejo_text){copy, strcspn(copy, "\t")};
	lesson->count++;
	return lesson->count == PAIRS ? hand_over(lesson) : STATUS_DONE;
}

static int take_file(struct lesson *lesson, const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "r");
	size_t size = 0, number = 0;
	char *line = NULL;
	int status = STATUS_DONE;

	if (!file) {
		message("%s: %s", path, strerror(errno));
		return STATUS_INPUT;
	}
	while (status == STATUS_DONE && getline(&line, &size, file) >= 0)
		status = take_line(lesson, line, path, ++number);
	if (status == STATUS_DONE && ferror(file)) {
		message("%s: %s", path, strerror(errno));
		status = STATUS_INPUT;
	}
	free(line);
	if (!standard)
		fclose(file);
	return status;
}

/* Adds an article and its translation; which of their sentences belong together is found out. */
static int take_pair(struct lesson *lesson, const struct batch_entry *entry)
{
	const struct pair_values values = {.left_language = lesson->values->left_language,
		.right_language = lesson->values->right_language};
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct pair pair = {0};
	int status = pair_read(&pair, entry->left, entry->right, &values, NULL, false);

	options.cancel = interrupt_cancel;
	if (status == STATUS_DONE) {
		struct cotejo_sentences left = cotejo_article_view(pair.left);
		struct cotejo_sentences right = cotejo_article_view(pair.right);

		left.language = language_of(lesson->values->left_language);
		right.language = language_of(lesson->values->right_language);
		status = status_of(
			cotejo_pool_add(lesson->pool, &left, &right, &options, &error), &error);
	}
	pair_clear(&pair);
	return status;
}

static int take_list(struct lesson *lesson, const char *path)
{
	struct batch batch = {0};
	int status = batch_read(&batch, path);

	for (size_t i = 0; i < batch.count && status == STATUS_DONE; i++)
		status = take_pair(lesson, &batch.entries[i]);
	batch_clear(&batch);
	return status;
}

static int learn_from(struct lesson *lesson, const struct arguments *arguments)
{
	const struct lexicon_values *values = lesson->values;
	struct cotejo_align_options options = COTEJO_ALIGN_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = STATUS_DONE;

	options.cancel = interrupt_cancel;
	for (size_t i = 1; i < arguments->count && status == STATUS_DONE; i++)
		status = take_file(lesson, arguments->operands[i]);
	if (status == STATUS_DONE)
		status = hand_over(lesson);
	if (status == STATUS_DONE && lesson->values->batch)
		status = take_list(lesson, lesson->values->batch);
	if (status == STATUS_DONE)
		status = status_of(cotejo_pool_learn(lesson->pool, &options, &error), &error);
	if (status != STATUS_DONE)
		return status;
	return print(cotejo_pool_lexicon(lesson->pool, language_of(values->left_language),
			     language_of(values->right_language)),
		values);
}

/* What `cotejo learn` has made of a memory's units. */
static int learn_from_memory(const struct lexicon_values *values)
{
	struct arguments place = {.memory = values->memory};
	struct cotejo_memory *memory = NULL;
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = 0, status;

	if (!values->left_language || !values->right_language)
		return message_usage(
			"lexicon", "learn --memory needs --left-lang and --right-lang");
	status = memory_open(&memory, &place, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		code = cotejo_memory_lexicon(
			&lexicon, memory, values->left_language, values->right_language, &error);
	if (code < 0) {
		status = message_error(&error, WORK_MEMORY);
	} else if (status == STATUS_DONE && code == 0) {
		message("%s has learnt nothing of %s and %s; cotejo learn does it", values->memory,
			values->left_language, values->right_language);
		status = STATUS_INPUT;
	}
	if (status == STATUS_DONE)
		status = print(lexicon, values);
	cotejo_lexicon_free(lexicon);
	cotejo_memory_close(memory);
	return status;
}

static int learn(const struct lexicon_values *values, const struct arguments *arguments)
{
	struct lesson *lesson = calloc(1, sizeof(*lesson));
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status;

	if (!lesson)
		return message_no_memory();
	lesson->values = values;
	interrupt_catch();
	progress_begin("learning", 1, 1);
	status = status_of(cotejo_pool_new(&lesson->pool, &error), &error);
	if (status == STATUS_DONE)
		status = learn_from(lesson, arguments);
	progress_end();
	for (size_t i = 0; i < lesson->count; i++)
		free(lesson->lines[i]);
	cotejo_pool_free(lesson->pool);
	free(lesson);
	return status;
}

static bool has_space(struct cotejo_text text)
{
	return memchr(text.bytes, ' ', text.length) != NULL;
}

static int compare_texts(const void *a, const void *b)
{
	const struct cotejo_text *one = a, *other = b;
	size_t shorter = one->length < other->length ? one->length : other->length;
	int order = memcmp(one->bytes, other->bytes, shorter);

	return order ? order : (one->length > other->length) - (one->length < other->length);
}

/* How many different targets there are. */
static int count_targets(const struct cotejo_lexicon *lexicon, size_t *ret_targets)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);
	size_t count = cotejo_lexicon_count(lexicon);
	struct cotejo_text *targets = calloc(count + 1, sizeof(*targets));

	if (!targets)
		return message_no_memory();
	for (size_t i = 0; i < count; i++)
		targets[i] = entries[i].target;
	qsort(targets, count, sizeof(*targets), compare_texts);
	for (size_t i = 0; i < count; i++)
		*ret_targets += i == 0 || compare_texts(&targets[i - 1], &targets[i]) != 0;
	free(targets);
	return STATUS_DONE;
}

static int show_info(const struct cotejo_lexicon *lexicon)
{
	const struct cotejo_lexicon_entry *entries = cotejo_lexicon_entries(lexicon);
	size_t count = cotejo_lexicon_count(lexicon), sources = 0, sure = 0, phrases = 0;
	struct output *output = NULL;
	size_t targets = 0;
	int status = count_targets(lexicon, &targets);

	if (status == STATUS_DONE)
		status = output_open(&output, NULL, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	for (size_t i = 0; i < count; i++) {
		sources += i == 0 || entries[i].source.length != entries[i - 1].source.length ||
			   memcmp(entries[i].source.bytes, entries[i - 1].source.bytes,
				   entries[i].source.length) != 0;
		sure += is_probable(&entries[i], probable);
		phrases += has_space(entries[i].source) || has_space(entries[i].target);
	}
	if (*cotejo_lexicon_language(lexicon, 0))
		output_format(output, "languages %s %s\n", cotejo_lexicon_language(lexicon, 0),
			cotejo_lexicon_language(lexicon, 1));
	output_format(output, "entries   %zu\nsources   %zu\ntargets   %zu\nphrases   %zu\n", count,
		sources, targets, phrases);
	output_format(output, "probable  %zu\n", sure);
	return output_close(output, STATUS_DONE);
}

/* import, export and info: files become one lexicon, and that is written. */
static int convert(
	const struct lexicon_values *values, const struct arguments *arguments, bool info)
{
	struct cotejo_lexicon *lexicon = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int code = cotejo_lexicon_new(&lexicon, &error), status;

	for (size_t i = 1; i < arguments->count && code == COTEJO_OK; i++)
		code = cotejo_lexicon_read(lexicon, arguments->operands[i], &error);
	status = status_of(code, &error);
	if (status == STATUS_DONE)
		status = info ? show_info(lexicon) : print(lexicon, values);
	cotejo_lexicon_free(lexicon);
	return status;
}

static int lexicon_run(const void *raw, const struct arguments *arguments)
{
	const struct lexicon_values *values = raw;
	const char *what = arguments->operands[0];

	for (size_t i = 1; i < arguments->count; i++) {
		int status = output_refuse_same("lexicon", values->output, arguments->operands[i]);

		if (status != STATUS_DONE)
			return status;
	}
	if (strcmp(what, "learn") == 0 && values->memory)
		return arguments->count > 1 || values->batch
			       ? message_usage("lexicon", "learn is from --memory or from files")
			       : learn_from_memory(values);
	if (arguments->count < 2 && !(strcmp(what, "learn") == 0 && values->batch))
		return message_usage("lexicon", "%s needs a FILE", what);
	if (strcmp(what, "learn") == 0)
		return learn(values, arguments);
	if (strcmp(what, "import") == 0 || strcmp(what, "export") == 0)
		return convert(values, arguments, false);
	if (strcmp(what, "info") == 0)
		return convert(values, arguments, true);
	return message_usage("lexicon", "'%s' is neither learn nor import, export or info", what);
}

const struct command command_lexicon = {
	.name = "lexicon",
	.summary = "learn, convert and describe lexicons",
	.operands = "learn|import|export|info FILE...",
	.about = "learn: from pairs of sentences, source, tab, target a line, from what a memory "
		 "has "
		 "learnt, or from articles and their translations. import and export: "
		 "dictionaries become one lexicon, in the format that you choose. info: what is in "
		 "them. Lexicons are for --lexicon of align and add.",
	.has_page = true,
	.least_operands = 1,
	.most_operands = ANY_NUMBER,
	.options = lexicon_options,
	.values_size = sizeof(struct lexicon_values),
	.run = lexicon_run,
};
