/*
 * told.h - what a file of units says, as text
 *
 * A unit a line: "en:One.|es:Uno." with properties and notes behind what they belong to, as
 * "{name=value}" and "(note)"; those of the unit come first. Codes are "[kind place content]". A
 * warning is "!LINE:COLUMN code", a failure "?status LINE:COLUMN".
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_UNIT_EXCHANGE_TOLD_H
#define TESTS_UNIT_EXCHANGE_TOLD_H

#include "unit/check.h"

#include "base/buffer.h"
#include "exchange/unit_source.h"
#include "tmx/segment.h"

struct told_file {
	const char *name;
	struct cotejo_text bytes;
};

static void told_warning(void *user, const struct tmx_warning *warning)
{
	buffer_add_format(
		user, "!%zu:%zu %s\n", warning->line, warning->column, warning_name(warning->code));
}

static void told_pieces(struct buffer *told, const struct tmx_property *properties,
	size_t property_count, const struct tmx_note *notes, size_t note_count)
{
	for (size_t i = 0; i < property_count; i++) {
		buffer_add_format(told, "{%s=", properties[i].type);
		buffer_add(told, properties[i].value);
		buffer_add_byte(told, '}');
	}
	for (size_t i = 0; i < note_count; i++) {
		buffer_add_byte(told, '(');
		buffer_add(told, notes[i].text);
		buffer_add_byte(told, ')');
	}
}

static void told_unit(struct buffer *told, const struct tmx_unit *unit)
{
	if (unit->id)
		buffer_add_format(told, "#%s ", unit->id);
	if (unit->created)
		buffer_add_format(told, "@%s ", unit->created);
	told_pieces(told, unit->properties, unit->property_count, unit->notes, unit->note_count);
	for (size_t i = 0; i < unit->variant_count; i++) {
		const struct tmx_variant *variant = &unit->variants[i];

		if (i)
			buffer_add_byte(told, '|');
		buffer_add_format(told, "%s:", variant->language ? variant->language : "?");
		buffer_add(told, variant->text);
		for (size_t c = 0; c < variant->code_count; c++) {
			buffer_add_format(told, "[%s%zu ",
				segment_code_name(variant->codes[c].kind), variant->codes[c].begin);
			buffer_add(told, variant->codes[c].content);
			buffer_add_byte(told, ']');
		}
		told_pieces(told, variant->properties, variant->property_count, variant->notes,
			variant->note_count);
	}
	buffer_add_byte(told, '\n');
}

static void told_open(struct import_file *file, struct buffer *told, const struct told_file *from)
{
	FILE *stream = tmpfile();

	assert_non_null(stream);
	assert_int_equal(
		fwrite(from->bytes.bytes, 1, from->bytes.length, stream), from->bytes.length);
	rewind(stream);
	import_file_set(file, from->name, stream);
	file->warnings.warn = told_warning;
	file->warnings.user = told;
}

/* Reads all units; `request` brings languages and wishes, `second` may be NULL. */
static inline void tell(struct buffer *told, enum cotejo_import_format format,
	struct source_request request, const struct told_file *first,
	const struct told_file *second)
{
	struct cotejo_error error = COTEJO_ERROR_INIT;
	struct import_file files[2] = {{0}};
	struct unit_source source = {0};
	const struct tmx_unit *unit;
	int code;

	told_open(&files[0], told, first);
	request.file = &files[0];
	if (second) {
		told_open(&files[1], told, second);
		request.second = &files[1];
	}
	code = unit_source_open(&source, format, &request, &error);
	if (code == 0) {
		while ((code = unit_source_next(&source, &unit, &error)) == 1)
			told_unit(told, unit);
	}
	if (code < 0)
		buffer_add_format(
			told, "?%s %zu:%zu\n", cotejo_status_name(code), error.line, error.column);
	unit_source_close(&source);
	import_file_close(&files[0]);
	import_file_close(&files[1]);
}

#endif
