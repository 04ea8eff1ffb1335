/*
 * lookup.c - cotejo lookup: how was this phrase translated?
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cotejo/exchange.h>
#include <cotejo/lookup.h>

#include "cli/commands.h"
#include "cli/lookup_print.h"
#include "cli/memory_path.h"
#include "cli/output.h"

enum lookup_format { LOOKUP_TEXT, LOOKUP_TSV, LOOKUP_JSONL };
static const char *const formats[] = {"text", "tsv", "jsonl", NULL};

/* A screen or two for people; programs get all. */
enum { TEXT_LIMIT = 20 };

struct lookup_values {
	int format; /* enum lookup_format */
	const char *language, *target;
	bool exact;
	size_t limit; /* SIZE_MAX: not given */
	double min_probability;
	int color; /* enum color_choice */
};

static const struct lookup_values lookup_defaults = {.limit = SIZE_MAX};

#define VALUE(member) offsetof(struct lookup_values, member)
static const struct option lookup_options[] = {
	{"format", 'f', OPTION_CHOICE, "FORMAT", formats, "how to print (default: text)",
		VALUE(format)},
	{"lang", 'l', OPTION_TEXT, "TAG", NULL, "the phrase's language (default: any)",
		VALUE(language)},
	{"to", 't', OPTION_TEXT, "TAG", NULL, "the language to see it in (default: all)",
		VALUE(target)},
	{"exact", 'x', OPTION_FLAG, NULL, NULL, "no other inflections of the words", VALUE(exact)},
	{"limit", 'n', OPTION_COUNT, "N", NULL,
		"at most so many units, 0 for all (default: 20 as text, else all)", VALUE(limit)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1", VALUE(min_probability)},
	{"color", 0, OPTION_CHOICE, "WHEN", terminal_color_choices,
		"whether to colour text (default: on a terminal)", VALUE(color)},
	{0},
};

static int print_jsonl(struct output *output, const struct cotejo_hit *hit)
{
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (cotejo_hit_write_jsonl(hit, &sink, &error) == COTEJO_OK || output_failed(output))
		return STATUS_DONE;
	return message_error(&error, WORK_OUTPUT);
}

/* `number` hits have been printed before. */
static int print_hit(struct output *output, const struct cotejo_hit *hit, size_t number,
	const struct lookup_values *values)
{
	switch (values->format) {
	case LOOKUP_JSONL:
		return print_jsonl(output, hit);
	case LOOKUP_TSV:
		lookup_print_tsv(output, hit, values->target);
		break;
	default:
		if (number)
			output_string(output, "\n");
		lookup_print_text(output, hit, values->target);
	}
	return STATUS_DONE;
}

static size_t limit_of(const struct lookup_values *values)
{
	if (values->limit != SIZE_MAX)
		return values->limit;
	return values->format == LOOKUP_TEXT ? TEXT_LIMIT : 0;
}

/* People are told; programs see it from the status, as with grep. */
static int nothing_found(const struct lookup_values *values)
{
	if (values->format == LOOKUP_TEXT)
		message("nothing found");
	return STATUS_NOTHING;
}

/* Hands every hit to the output. `limit` 0 means all; one more than it is asked for, to tell
 * whether there are more. */
static int print_hits(struct output *output, struct cotejo_lookup *lookup,
	const struct lookup_values *values, size_t limit)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	const struct cotejo_hit *hit = NULL;
	size_t shown = 0;
	int status = STATUS_DONE, code = 0;

	while (status == STATUS_DONE && !output_failed(output)) {
		code = cotejo_lookup_next(lookup, &hit, &error);
		if (code <= 0 || (limit && shown == limit))
			break;
		status = print_hit(output, hit, shown++, values);
	}
	if (code < 0)
		return message_error(&error, WORK_MEMORY);
	if (code > 0 && status == STATUS_DONE && values->format == LOOKUP_TEXT)
		output_format(output, "\nThese are the first %zu; --limit 0 shows all.\n", shown);
	if (status == STATUS_DONE && shown == 0)
		return nothing_found(values);
	return status;
}

static int look_up(struct output *output, struct cotejo_memory *memory, const char *phrase,
	const struct lookup_values *values)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	size_t limit = limit_of(values);
	int status;

	options.language = values->language;
	options.target_language = values->target;
	options.min_probability = values->min_probability;
	options.exact = values->exact;
	options.limit = limit && limit < SIZE_MAX ? limit + 1 : 0;
	if (cotejo_lookup_new(&lookup, memory, (struct cotejo_text){phrase, strlen(phrase)},
		    &options, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	status = print_hits(output, lookup, values, limit);
	cotejo_lookup_free(lookup);
	return status;
}

/* The operands with spaces between them: who forgets the quotes means a phrase all the same. */
static char *join(const struct arguments *arguments)
{
	size_t size = 1, i;
	char *phrase, *end;

	for (i = 0; i < arguments->count; i++)
		size += strlen(arguments->operands[i]) + 1;
	phrase = malloc(size);
	if (!phrase)
		return NULL;
	for (end = phrase, i = 0; i < arguments->count; i++)
		end += sprintf(end, "%s%s", i ? " " : "", arguments->operands[i]);
	return phrase;
}

static int lookup_run(const void *raw, const struct arguments *arguments)
{
	const struct lookup_values *values = raw;
	struct cotejo_memory *memory = NULL;
	struct output *output = NULL;
	char *phrase = join(arguments);
	int status;

	if (!phrase)
		return message_no_memory();
	status = memory_open(&memory, arguments, COTEJO_MEMORY_READ);
	if (status == STATUS_DONE)
		status = output_open(&output, NULL, (enum color_choice)values->color);
	if (status == STATUS_DONE)
		status = look_up(output, memory, phrase, values);
	status = output_close(output, status);
	cotejo_memory_close(memory);
	free(phrase);
	return status;
}

const struct command command_lookup = {
	.name = "lookup",
	.summary = "find how a phrase was translated",
	.operands = "PHRASE",
	.about = "Finds a phrase in the memory, in either language, without regard to case and "
		 "accents and in any inflection, and shows the sentences with their translations.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = ANY_NUMBER,
	.options = lookup_options,
	.defaults = &lookup_defaults,
	.values_size = sizeof(struct lookup_values),
	.run = lookup_run,
};
