/*
 * segment_srx.c - cotejo segment: rules as SRX files
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/segment_srx.h"

#include <string.h>

#include <cotejo/segment.h>

#include "cli/articles.h"

enum { LINE_BYTES = 2048 };

/* `user` is the exit status. */
static void tell_problem(void *user, const struct cotejo_error *problem)
{
	char line[LINE_BYTES];
	int *status = user;

	if (problem->code) {
		*status = message_error(problem, WORK_INPUT);
		return;
	}
	cotejo_error_format(problem, line, sizeof(line));
	message_warning("%s", line);
}

static void print_header(struct output *output, const struct cotejo_srx_header *header)
{
	static const char *const answers[] = {"no", "yes"};

	output_format(output, "# SRX %d.0, cascade %s, segmentsubflows %s", header->version,
		answers[header->cascade], answers[header->segment_subflows]);
	output_format(output, ", formathandle start %s, end %s, isolated %s\n",
		answers[header->include_start], answers[header->include_end],
		answers[header->include_isolated]);
}

static void print_field(struct output *output, const char *text)
{
	output_field(output, (struct cotejo_text){text, strlen(text)});
}

static void print_map(struct output *output, const struct cotejo_srx_map *map)
{
	print_field(output, map->pattern);
	output_string(output, "\t");
	print_field(output, map->rules);
	output_format(output, "\t%zu\t%zu\n", map->break_count, map->no_break_count);
}

/* Prints the maps, or those that apply to a language. */
static int print_maps(struct output *output, const struct cotejo_srx *srx, const char *language)
{
	const struct cotejo_srx_map *maps = cotejo_srx_maps(srx);
	struct cotejo_error error = COTEJO_ERROR_INIT;
	bool found = false;
	size_t i;

	output_string(output, "# languagepattern\tlanguagerulename\tbreak\tno break\n");
	for (i = 0; i < cotejo_srx_map_count(srx); i++) {
		int applies = language ? cotejo_srx_applies(srx, i, language, &error) : 1;

		if (applies < 0)
			return message_error(&error, WORK_INPUT);
		if (applies)
			print_map(output, &maps[i]);
		found |= applies;
	}
	if (language && !found) {
		message("no rules for language %s", language);
		return STATUS_INPUT;
	}
	return STATUS_DONE;
}

int segment_srx_check(struct output *output, const char *path, const char *language)
{
	struct cotejo_srx *srx = NULL;
	struct cotejo_error error = COTEJO_ERROR_INIT;
	int status = articles_read_srx(&srx, path), wrong = STATUS_DONE;

	if (status != STATUS_DONE)
		return status;
	print_header(output, cotejo_srx_header(srx));
	status = print_maps(output, srx, language);
	if (cotejo_srx_check(srx, tell_problem, &wrong, &error) != COTEJO_OK)
		status = message_error(&error, WORK_INPUT);
	cotejo_srx_free(srx);
	return wrong ? wrong : status;
}

int segment_srx_write(struct output *output, const char *language)
{
	struct cotejo_output sink = output_sink(output);
	struct cotejo_error error = COTEJO_ERROR_INIT;

	if (cotejo_srx_write(language, &sink, &error) == COTEJO_OK || output_failed(output))
		return STATUS_DONE;
	return message_error(&error, WORK_INPUT);
}
