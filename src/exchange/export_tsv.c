/*
 * export_tsv.c - units as lines of source, target, probability and documents
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/export.h"
#include "exchange/lines.h"
#include "exchange/origin.h"

static void add_pair(struct buffer *buffer, const struct cotejo_unit *unit,
	const struct cotejo_variant *source, const struct cotejo_variant *target)
{
	lines_add_field(buffer, source->text);
	buffer_add_byte(buffer, '\t');
	lines_add_field(buffer, target->text);
	buffer_add_byte(buffer, '\t');
	if (unit->probability >= 0)
		buffer_add_number(buffer, unit->probability, PROBABILITY_DECIMALS);
	buffer_add_byte(buffer, '\t');
	lines_add_field(buffer, origin_of(source).document);
	buffer_add_byte(buffer, '\t');
	lines_add_field(buffer, origin_of(target).document);
}

int export_tsv_unit(void *user, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error)
{
	struct export_lines *lines = user;

	for (size_t s = 0; s < pair->source_count; s++) {
		for (size_t t = pair->source_count; t < pair->count; t++) {
			int code;

			add_pair(&lines->buffer, unit, pair->variants[s], pair->variants[t]);
			code = lines_end(&lines->buffer, lines->output, error);
			if (code)
				return code;
		}
	}
	return 0;
}

int export_lines_finish(void *user, struct cotejo_error *error)
{
	struct export_lines *lines = user;

	return buffer_flush(&lines->buffer, lines->output, error);
}

void export_lines_clear(struct export_lines *lines)
{
	buffer_clear(&lines->buffer);
}

int cotejo_export_tsv(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error)
{
	struct export_lines lines = {.output = output};
	struct export export = {export_tsv_unit, export_lines_finish, &lines};
	int code = export_run(&export, memory, filter, ret_result, error);

	export_lines_clear(&lines);
	return code;
}
