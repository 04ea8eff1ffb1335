/*
 * align_batch.c - cotejo align --batch: many pairs, each aligned with what all have taught
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/align_batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/interrupt.h"

enum { NUMBER_SIZE = 24 };

struct printing {
	const struct align_batch_request *request;
	struct output *output; /* NULL: a file a pair */
};

/* What a pair is called: by the list, or by the number of its line. */
static const char *name_of(const struct batch_entry *entry, char number[NUMBER_SIZE])
{
	if (entry->name)
		return entry->name;
	snprintf(number, NUMBER_SIZE, "%zu", entry->line);
	return number;
}

static struct cotejo_text text_of(const char *string)
{
	return (struct cotejo_text){string, strlen(string)};
}

static void print_member(struct output *output, const char *name, const char *value)
{
	output_format(output, "\"%s\":\"", name);
	output_json(output, text_of(value));
	output_string(output, "\"");
}

static void print_object(struct output *output, const struct batch_entry *entry, const char *name)
{
	output_string(output, "{");
	print_member(output, "pair", name);
	output_string(output, ",");
	print_member(output, "left_name", entry->left);
	output_string(output, ",");
	print_member(output, "right_name", entry->right);
	output_string(output, "}\n");
}

static void print_comment(struct output *output, const struct batch_entry *entry, const char *name)
{
	output_string(output, "# ");
	output_field(output, text_of(name));
	output_string(output, "\t");
	output_field(output, text_of(entry->left));
	output_string(output, "\t");
	output_field(output, text_of(entry->right));
	output_string(output, "\n");
}

static int print_in_row(
	const struct printing *printing, const struct batch_entry *entry, struct pair *pair)
{
	char number[NUMBER_SIZE];
	const char *name = name_of(entry, number);

	if (printing->request->objects)
		print_object(printing->output, entry, name);
	else
		print_comment(printing->output, entry, name);
	return printing->request->print(printing->request->user, printing->output, pair);
}

/* A list that somebody else wrote does not choose a folder. */
static bool is_plain(const char *name)
{
	return !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static int print_to_file(
	const struct printing *printing, const struct batch_entry *entry, struct pair *pair)
{
	const struct align_batch_request *request = printing->request;
	char number[NUMBER_SIZE];
	const char *name = name_of(entry, number);
	size_t size = strlen(request->folder) + strlen(name) + strlen(request->ending) + 3;
	struct output *output = NULL;
	char *path;
	int status;

	if (!is_plain(name)) {
		message("'%s' is no name for a file in %s", name, request->folder);
		return STATUS_INPUT;
	}
	path = malloc(size);
	if (!path)
		return message_no_memory();
	snprintf(path, size, "%s/%s.%s", request->folder, name, request->ending);
	status = output_open(&output, path, request->color);
	if (status == STATUS_DONE) {
		status = request->print(request->user, output, pair);
		status = output_close(output, status);
	}
	free(path);
	return status;
}

static int take(void *user, const struct batch_entry *entry, struct pair *pair)
{
	const struct printing *printing = user;
	int status;

	if (!printing->output)
		return print_to_file(printing, entry, pair);
	status = print_in_row(printing, entry, pair);
	return status == STATUS_DONE && output_failed(printing->output) ? STATUS_OUTPUT : status;
}

int align_batch(const struct align_batch_request *request)
{
	struct printing printing = {.request = request};
	struct batch_work work = {request->pair, request->languages_needed, take, &printing};
	struct batch batch = {0};
	int status = batch_read(&batch, request->list);

	if (status == STATUS_DONE && !request->folder)
		status = output_open(&printing.output, request->output, request->color);
	if (status == STATUS_DONE) {
		interrupt_catch();
		status = batch_run(&batch, &work);
	}
	/* What is wrong with one pair does not take the others away. */
	if (printing.output) {
		int closed = output_close(
			printing.output, status == STATUS_INPUT ? STATUS_DONE : status);

		status = closed != STATUS_DONE ? closed : status;
	}
	batch_clear(&batch);
	return status;
}
