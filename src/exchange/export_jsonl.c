/*
 * export_jsonl.c - units and hits as JSON objects, one a line
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/export.h"
#include "exchange/json.h"
#include "exchange/lines.h"
#include "exchange/unit_json.h"

int export_jsonl_unit(void *user, const struct cotejo_unit *unit, const struct pair *pair,
	struct cotejo_error *error)
{
	struct export_lines *lines = user;
	struct buffer *buffer = &lines->buffer;

	unit_json_begin(buffer, unit);
	json_key(buffer, "variants");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < pair->count; i++)
		unit_json_variant(buffer, pair->variants[i]);
	buffer_add_string(buffer, "]}");
	return lines_end(buffer, lines->output, error);
}

int cotejo_export_jsonl(struct cotejo_memory *memory, const struct cotejo_filter *filter,
	const struct cotejo_output *output, struct cotejo_export_result *ret_result,
	struct cotejo_error *error)
{
	struct export_lines lines = {.output = output};
	struct export export = {export_jsonl_unit, export_lines_finish, &lines};
	int code = export_run(&export, memory, filter, ret_result, error);

	export_lines_clear(&lines);
	return code;
}

static void add_spans(struct buffer *buffer, const struct cotejo_hit *hit)
{
	json_key(buffer, "spans");
	buffer_add_byte(buffer, '[');
	for (size_t i = 0; i < hit->span_count; i++) {
		json_comma(buffer);
		buffer_add_byte(buffer, '{');
		json_size(buffer, "begin", hit->spans[i].begin);
		json_size(buffer, "length", hit->spans[i].length);
		buffer_add_byte(buffer, '}');
	}
	buffer_add_byte(buffer, ']');
}

int cotejo_hit_write_jsonl(const struct cotejo_hit *hit, const struct cotejo_output *output,
	struct cotejo_error *error)
{
	struct buffer buffer = {0};
	int code;

	buffer_add_byte(&buffer, '{');
	json_size(&buffer, "variant", hit->variant);
	json_key(&buffer, "exact");
	buffer_add_string(&buffer, hit->exact ? "true" : "false");
	add_spans(&buffer, hit);
	json_key(&buffer, "unit");
	unit_json_begin(&buffer, hit->unit);
	json_key(&buffer, "variants");
	buffer_add_byte(&buffer, '[');
	for (size_t i = 0; i < hit->unit->variant_count; i++)
		unit_json_variant(&buffer, &hit->unit->variants[i]);
	buffer_add_string(&buffer, "]}}\n");
	code = buffer_flush(&buffer, output, error);
	buffer_clear(&buffer);
	return code;
}
