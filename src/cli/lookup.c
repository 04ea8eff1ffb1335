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
#include "cli/filter.h"
#include "cli/lookup_print.h"
#include "cli/lookup_translations.h"
#include "cli/memory_path.h"
#include "cli/output.h"

static const char *const formats[] = {"text", "tsv", "jsonl", NULL};

/* A screen or two for people; programs get all. */
enum { TEXT_LIMIT = 20, PEOPLE_SAMPLE = 5000 };

struct lookup_values {
	int format; /* enum lookup_format */
	const char *language, *target;
	bool exact;
	size_t limit; /* SIZE_MAX: not given */
	double min_probability;
	int color; /* enum color_choice */
	bool any_order, translations, kwic, cover, confirmed;
	const char *without;
	struct filter_values filter;
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
	{"any-order", 'a', OPTION_FLAG, NULL, NULL, "all words, wherever they stand",
		VALUE(any_order)},
	{"without", 'w', OPTION_TEXT, "PHRASE", NULL, "not if a translation holds this",
		VALUE(without)},
	{"translations", 'T', OPTION_FLAG, NULL, NULL,
		"what the phrase became, how often, with an example each", VALUE(translations)},
	{"kwic", 'k', OPTION_FLAG, NULL, NULL, "a line for each place, with its translation",
		VALUE(kwic)},
	{"cover", 'c', OPTION_FLAG, NULL, NULL,
		"PHRASE is a text: its longest known parts with their translations", VALUE(cover)},
	{"limit", 'n', OPTION_COUNT, "N", NULL,
		"at most so many units, 0 for all (default: 20 as text, else all)", VALUE(limit)},
	{"min-probability", 0, OPTION_PROBABILITY, "P", NULL,
		"leave out what is less probable, 0 to 1", VALUE(min_probability)},
	{"confirmed", 0, OPTION_FLAG, NULL, NULL, "only what a person has confirmed",
		VALUE(confirmed)},
	{"document", 'd', OPTION_TEXT, "NAME", NULL,
		"only what comes from this document (its address or path)", VALUE(filter.document)},
	{"since", 0, OPTION_TEXT, "DATE", NULL, "only what has changed since, YYYY-MM-DD",
		VALUE(filter.since)},
	{"before", 0, OPTION_TEXT, "DATE", NULL, "only what has not changed since, YYYY-MM-DD",
		VALUE(filter.before)},
	{"property", 0, OPTION_TEXT, "NAME[=VALUE]", NULL, "only what has this property",
		VALUE(filter.property)},
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

static bool is_filtered(const struct filter_values *filter)
{
	return filter->document || filter->since || filter->before || filter->property ||
	       filter->states;
}

static struct cotejo_lookup_options options_of(const struct lookup_values *values)
{
	struct cotejo_lookup_options options = COTEJO_LOOKUP_OPTIONS_INIT;

	options.language = values->language;
	options.target_language = values->target;
	options.min_probability = values->min_probability;
	options.exact = values->exact;
	options.any_order = values->any_order;
	options.without = values->without;
	options.wildcards = 1;
	return options;
}

/* The hits one after the other. */
static int show_hits(struct output *output, struct cotejo_memory *memory, struct cotejo_text phrase,
	struct cotejo_lookup_options *options, const struct lookup_values *values)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_lookup *lookup = NULL;
	size_t limit = limit_of(values);
	int status;

	options->limit = limit && limit < SIZE_MAX ? limit + 1 : 0;
	/* A screen of the best of some thousands, and not of a million, is soon there. */
	if (options->limit && options->limit < PEOPLE_SAMPLE)
		options->sample = PEOPLE_SAMPLE;
	if (cotejo_lookup_new(&lookup, memory, phrase, options, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	status = print_hits(output, lookup, values, limit);
	cotejo_lookup_free(lookup);
	return status;
}

static int show_translations(struct output *output, struct cotejo_memory *memory,
	struct cotejo_text phrase, const struct cotejo_lookup_options *options,
	const struct lookup_values *values)
{
	struct cotejo_translations *translations = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	enum lookup_format format = (enum lookup_format)values->format;
	size_t limit = limit_of(values);
	bool found;

	if (cotejo_translations_new(&translations, memory, phrase, options, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	found = values->kwic ? lookup_print_kwic(output, translations, format, limit)
			     : lookup_print_translations(output, translations, format, limit);
	cotejo_translations_free(translations);
	return found ? STATUS_DONE : nothing_found(values);
}

static int show_cover(struct output *output, struct cotejo_memory *memory, struct cotejo_text text,
	const struct cotejo_lookup_options *options, const struct lookup_values *values)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct cotejo_cover *cover = NULL;
	bool found;

	if (cotejo_cover_new(&cover, memory, text, options, &error) != COTEJO_OK)
		return message_error(&error, WORK_MEMORY);
	found = lookup_print_cover(output, cover, text, (enum lookup_format)values->format);
	cotejo_cover_free(cover);
	return found ? STATUS_DONE : nothing_found(values);
}

static int look_up(struct output *output, struct cotejo_memory *memory, const char *phrase,
	const struct lookup_values *values)
{
	struct cotejo_lookup_options options = options_of(values);
	struct filter_values wanted = values->filter;
	const struct arguments none = {0};
	struct filter_of_units filter = {0};
	struct cotejo_text text = {phrase, strlen(phrase)};
	int status;

	if (values->confirmed)
		wanted.states = cotejo_unit_state_name(COTEJO_UNIT_CONFIRMED);
	status = filter_make(&filter, &wanted, &none, "lookup");
	if (status != STATUS_DONE)
		return status;
	if (is_filtered(&wanted))
		options.filter = &filter.filter;
	if (values->cover)
		status = show_cover(output, memory, text, &options, values);
	else if (values->translations || values->kwic)
		status = show_translations(output, memory, text, &options, values);
	else
		status = show_hits(output, memory, text, &options, values);
	filter_unmake(&filter);
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
		 "accents and in any inflection, and shows the sentences with their translations. "
		 "An asterisk stands for any letters, or alone for any word.",
	.has_page = true,
	.needs_memory = true,
	.least_operands = 1,
	.most_operands = ANY_NUMBER,
	.options = lookup_options,
	.defaults = &lookup_defaults,
	.values_size = sizeof(struct lookup_values),
	.run = lookup_run,
};
