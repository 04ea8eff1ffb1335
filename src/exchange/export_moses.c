/*
 * export_moses.c - units as the same lines of two plain files
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/export.h"
#include "exchange/lines.h"

enum { SOURCE, TARGET };

static bool is_break(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* A text as one line: breaks in it, which the format cannot hold, become a space. */
static void add_line(struct buffer *buffer, struct cotejo_text text)
{
	size_t begin = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (!is_break(text.bytes[i]))
			continue;
		buffer_add(buffer, slice(text.bytes + begin, i - begin));
		buffer_add_byte(buffer, ' ');
		while (i + 1 < text.length && is_break(text.bytes[i + 1]))
			i++;
		begin = i + 1;
	}
	buffer_add(buffer, slice(text.bytes + begin, text.length - begin));
}

int export_moses_unit(void *user, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error)
{
	struct export_moses *moses = user;
	int code = 0;

	(void)unit;
	for (size_t s = 0; s < pair->source_count; s++) {
		for (size_t t = pair->source_count; t < pair->count && code == 0; t++) {
			add_line(&moses->buffers[SOURCE], pair->variants[s]->text);
			add_line(&moses->buffers[TARGET], pair->variants[t]->text);
			code = lines_end(&moses->buffers[SOURCE], moses->outputs[SOURCE], error);
			if (code == 0)
				code = lines_end(
					&moses->buffers[TARGET], moses->outputs[TARGET], error);
		}
	}
	return code;
}

int export_moses_finish(void *user, struct cotejo_error *error)
{
	struct export_moses *moses = user;
	int code = buffer_flush(&moses->buffers[SOURCE], moses->outputs[SOURCE], error);

	return code ? code : buffer_flush(&moses->buffers[TARGET], moses->outputs[TARGET], error);
}

void export_moses_clear(struct export_moses *moses)
{
	buffer_clear(&moses->buffers[SOURCE]);
	buffer_clear(&moses->buffers[TARGET]);
}

int cotejo_export_moses(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *source, const struct cotejo_output *target,
	struct cotejo_export_result *ret_result, struct cotejo_error *error)
{
	struct export_moses moses = {.outputs = {source, target}};
	struct export export = {export_moses_unit, export_moses_finish, &moses};
	int code;

	if (!filter || !filter->source_language || !filter->target_language)
		return error_set(error, COTEJO_EARGUMENT,
			"the lines of a pair of files are in two languages, and both must be "
			"named");
	code = export_run(&export, memory, filter, ret_result, error);
	export_moses_clear(&moses);
	return code;
}
