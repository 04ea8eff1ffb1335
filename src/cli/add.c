/*
 * add.c - cotejo add: align pairs of articles and keep them
 *
 * A pair is in the memory as a whole or not at all. One that cannot be read does not keep the
 * others out; trouble with the memory ends the work.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include <cotejo/exchange.h>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/known.h"
#include "cli/memory_path.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/pair.h"
#include "cli/progress.h"

enum add_format { ADD_TEXT, ADD_JSONL };
static const char *const formats[] = {"text", "jsonl", NULL};

struct add_values {
	int format; /* enum add_format */
	struct pair_values pair;
	double min_probability;
	const char *creator;
	const char *batch;
	bool force;
};

#define VALUE(member) offsetof(struct add_values, member)
static const struct option add_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats,
		"how to tell what has been done (default: text)", VALUE(format)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"pairs of sentences that are less probable make no units, 0 to 1",
		VALUE(min_probability)},
	{"creator", 0, OPTION_TEXT, "NAME", NULL, "who is named as the units' creator",
		VALUE(creator)},
	{"batch", 0, OPTION_FILE, "LIST", NULL,
		"add the pairs in LIST (LEFT, tab, RIGHT), aligned with what all of them teach",
		VALUE(batch)},
	{"force", 0, OPTION_FLAG, NULL, NULL,
		"add texts too that do not look like translations of each other", VALUE(force)},
	{0},
};

/* One run of the command. */
struct adding {
	const struct add_values *values;
	const struct arguments *arguments;
	struct output *output;
	struct cotejo_srx *srx;         /* NULL: our own rules */
	struct cotejo_lexicon *lexicon; /* NULL: none */
	struct cotejo_memory *memory;   /* opened when the first pair has been read */
	struct known known;             /* of the memory */
};

static void say_field(struct output *output, const char *name, const char *value)
{
	output_format(output, "\"%s\":\"", name);
	output_json(output, (struct cotejo_text){value, strlen(value)});
	output_string(output, "\",");
}

static void tell_jsonl(struct output *output, const char *left, const char *right,
	const struct cotejo_add_result *result)
{
	output_string(output, "{");
	say_field(output, "left", left);
	say_field(output, "right", right);
	output_format(output,
		"\"already_there\":%s,\"beads\":%zu,\"units_new\":%zu,\"units_known\":%zu}\n",
		result->already_there ? "true" : "false", result->beads, result->units_new,
		result->units_known);
}

static void tell_text(struct output *output, const char *left, const char *right,
	const struct cotejo_add_result *result)
{
	output_string(output, left);
	output_string(output, " + ");
	output_string(output, right);
	if (result->already_there)
		output_string(output, ": there already, nothing has changed\n");
	else
		output_format(output, ": %zu beads, %zu new units, %zu known\n", result->beads,
			result->units_new, result->units_known);
}

static int store(struct adding *adding, const struct pair *pair)
{
	struct cotejo_add_options options = COTEJO_ADD_OPTIONS_INIT;
	struct cotejo_add_result result = {0};
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const char *left = cotejo_article_name(pair->left);
	const char *right = cotejo_article_name(pair->right);

	options.min_probability = adding->values->min_probability;
	options.creator = adding->values->creator;
	options.linker = adding->known.linker;
	if (cotejo_memory_add(adding->memory, pair->left, pair->right, pair->alignment, &options,
		    &result, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	if (adding->values->format == ADD_JSONL)
		tell_jsonl(adding->output, left, right, &result);
	else
		tell_text(adding->output, left, right, &result);
	return STATUS_DONE;
}

/* What has been aligned enters the memory. */
static int keep(struct adding *adding, struct pair *pair, const char *left, const char *right)
{
	int status = STATUS_DONE;

	if (!adding->values->force && pair_is_unrelated(pair)) {
		message("%s + %s: not added; --force adds them", left, right);
		return STATUS_INPUT;
	}
	if (!adding->memory)
		status = memory_open(&adding->memory, adding->arguments, COTEJO_MEMORY_CREATE);
	if (status == STATUS_DONE)
		status = known_begin(&adding->known, adding->memory, pair);
	return status == STATUS_DONE ? store(adding, pair) : status;
}

static int add_pair(struct adding *adding, const char *left, const char *right)
{
	struct pair pair = {.lexicon = adding->lexicon};
	int status = pair_read(&pair, left, right, &adding->values->pair, adding->srx, true);

	if (status == STATUS_DONE && !adding->memory)
		status = memory_open(&adding->memory, adding->arguments, COTEJO_MEMORY_CREATE);
	if (status == STATUS_DONE)
		status = known_begin(&adding->known, adding->memory, &pair);
	if (status == STATUS_DONE)
		status = pair_find_lexicon(&pair, &adding->values->pair);
	if (status == STATUS_DONE)
		status = pair_align(&pair);
	if (status == STATUS_DONE)
		status = keep(adding, &pair, left, right);
	pair_clear(&pair);
	return status;
}

static int take(void *user, const struct batch_entry *entry, struct pair *pair)
{
	return keep(user, pair, entry->left, entry->right);
}

static int add_batch(struct adding *adding)
{
	struct batch_work work = {&adding->values->pair, true, take, adding};
	struct batch batch = {0};
	int status = batch_read(&batch, adding->values->batch);

	if (status == STATUS_DONE)
		status = batch_run(&batch, &work);
	batch_clear(&batch);
	return status;
}

/* Only what is wrong with one pair lets the next one have its turn. */
static int add_all(struct adding *adding)
{
	char *const *operands = adding->arguments->operands;
	size_t count = adding->arguments->count, i;
	int status = STATUS_DONE, failed = STATUS_DONE;
	char what[256];

	for (i = 0; i + 1 < count && !output_failed(adding->output); i += 2) {
		if (interrupted())
			return failed ? failed : interrupt_status();
		snprintf(what, sizeof(what), "%s + %s", operands[i], operands[i + 1]);
		progress_begin(what, i / 2 + 1, count / 2);
		progress_tick(0);
		status = add_pair(adding, operands[i], operands[i + 1]);
		if (status != STATUS_DONE && status != STATUS_INPUT)
			return status;
		failed = failed ? failed : status;
	}
	return failed;
}

/* The pairs of the command line. */
static int add_operands(struct adding *adding)
{
	int status = articles_read_srx(&adding->srx, adding->values->pair.srx);

	if (status == STATUS_DONE)
		status = pair_read_lexicons(&adding->lexicon, &adding->values->pair);
	return status == STATUS_DONE ? add_all(adding) : status;
}

static int add_run(const void *raw, const struct arguments *arguments)
{
	struct adding adding = {.values = raw, .arguments = arguments};
	int status;

	if (adding.values->batch && arguments->count)
		return message_usage("add", "'%s' is one too many: --batch has a list of pairs",
			arguments->operands[0]);
	if (!adding.values->batch && arguments->count == 0)
		return message_usage("add", "add needs LEFT RIGHT");
	if (arguments->count % 2)
		return message_usage(
			"add", "'%s' has no partner", arguments->operands[arguments->count - 1]);
	status = output_open(&adding.output, NULL, COLOR_AUTO);
	if (status != STATUS_DONE)
		return status;
	interrupt_catch();
	status = adding.values->batch ? add_batch(&adding) : add_operands(&adding);
	progress_end();
	known_clear(&adding.known);
	cotejo_memory_close(adding.memory);
	cotejo_srx_free(adding.srx);
	cotejo_lexicon_free(adding.lexicon);
	return output_close(adding.output, status);
}

const struct command command_add = {
	.name = "add",
	.summary = "align pairs of articles and keep them in the memory",
	.operands = "LEFT RIGHT [LEFT RIGHT]... | --batch LIST",
	.about = "Aligns articles with their translations and keeps the pairs of sentences in the "
		 "memory, which is made when there is none. Adding the same again changes nothing.",
	.has_page = true,
	.needs_memory = true,
	.most_operands = ANY_NUMBER,
	.options = add_options,
	.shared = pair_options,
	.shared_offset = offsetof(struct add_values, pair),
	.values_size = sizeof(struct add_values),
	.run = add_run,
};
