/*
 * writer.c - TMX 1.4b, written unit by unit
 *
 * A unit is put together in the buffer behind those before it and taken back whole when it turns
 * out to be impossible. Elements stand on lines of their own, but nothing is ever put inside a
 * <seg>, where every space counts.
 *
 * SPDX-License-Identifier: MIT
 */
#include "tmx/writer.h"

#include "tmx/attributes.h"
#include "tmx/escape.h"
#include "tmx/segment.h"

/* So many bytes are gathered before the output is asked to take them. */
enum { FLUSH_BYTES = 1 << 16 };

/* Attributes that have no field of their own in struct tmx_unit and struct tmx_variant. */
static const char *const other_attributes[] = {
	"o-encoding", "datatype", "usagecount", "creationtool", "creationtoolversion", "o-tmf"};

static void add_attribute(struct tmx_writer *writer, const char *name, const char *value)
{
	struct buffer *buffer = &writer->buffer;

	if (!value)
		return;
	buffer_add_byte(buffer, ' ');
	buffer_add_string(buffer, name);
	buffer_add_string(buffer, "=\"");
	escape_attribute(buffer, slice_of(value), &writer->replaced);
	buffer_add_byte(buffer, '"');
}

static void add_properties(struct tmx_writer *writer, const struct tmx_property *properties,
	size_t count, const char *indent)
{
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&writer->buffer, indent);
		buffer_add_string(&writer->buffer, "<prop");
		add_attribute(writer, "type", properties[i].type ? properties[i].type : "");
		add_attribute(writer, "xml:lang", properties[i].language);
		add_attribute(writer, "o-encoding", properties[i].encoding);
		buffer_add_byte(&writer->buffer, '>');
		escape_text(&writer->buffer, properties[i].value, &writer->replaced);
		buffer_add_string(&writer->buffer, "</prop>\n");
	}
}

static void add_notes(
	struct tmx_writer *writer, const struct tmx_note *notes, size_t count, const char *indent)
{
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&writer->buffer, indent);
		buffer_add_string(&writer->buffer, "<note");
		add_attribute(writer, "xml:lang", notes[i].language);
		add_attribute(writer, "o-encoding", notes[i].encoding);
		buffer_add_byte(&writer->buffer, '>');
		escape_text(&writer->buffer, notes[i].text, &writer->replaced);
		buffer_add_string(&writer->buffer, "</note>\n");
	}
}

/* Writes those that TMX knows, in the order of the table, and returns how many they are. */
static size_t add_other_attributes(
	struct tmx_writer *writer, const struct tmx_attribute *attributes, size_t count)
{
	size_t known = 0;

	for (size_t i = 0; i < sizeof(other_attributes) / sizeof(other_attributes[0]); i++) {
		const char *value = attributes_find(attributes, count, other_attributes[i]);

		add_attribute(writer, other_attributes[i], value);
		known += value != NULL;
	}
	return known;
}

/* ---- Head and tail ---- */

static const char *or_else(const char *value, const char *otherwise)
{
	return value ? value : otherwise;
}

static void add_header(struct tmx_writer *writer, const struct tmx_header *header)
{
	struct buffer *buffer = &writer->buffer;

	buffer_add_string(buffer, "  <header");
	add_attribute(writer, "creationtool", or_else(header->creation_tool, "unknown"));
	add_attribute(
		writer, "creationtoolversion", or_else(header->creation_tool_version, "unknown"));
	add_attribute(writer, "segtype", or_else(header->segment_type, "sentence"));
	add_attribute(writer, "o-tmf", or_else(header->original_format, "unknown"));
	add_attribute(writer, "adminlang", or_else(header->admin_language, "en"));
	add_attribute(writer, "srclang", or_else(header->source_language, "*all*"));
	add_attribute(writer, "datatype", or_else(header->data_type, "unknown"));
	add_attribute(writer, "o-encoding", header->original_encoding);
	add_attribute(writer, "creationdate", header->created);
	add_attribute(writer, "creationid", header->creator);
	add_attribute(writer, "changedate", header->changed);
	add_attribute(writer, "changeid", header->changer);
	if (header->note_count + header->property_count == 0) {
		buffer_add_string(buffer, "/>\n");
		return;
	}
	buffer_add_string(buffer, ">\n");
	add_notes(writer, header->notes, header->note_count, "    ");
	add_properties(writer, header->properties, header->property_count, "    ");
	buffer_add_string(buffer, "  </header>\n");
}

static int flush(struct tmx_writer *writer, struct cotejo_error *error)
{
	int code = buffer_flush(&writer->buffer, writer->output, error);

	if (code)
		writer->failed = true;
	return code;
}

int tmx_writer_start(struct tmx_writer *writer, const struct cotejo_output *output,
	const struct tmx_header *header, struct cotejo_error *error)
{
	if (header->segment_type && !attributes_is_segment_type(header->segment_type))
		return error_set(error, COTEJO_EARGUMENT, "no segment type of TMX: \"%s\"",
			header->segment_type);
	writer->output = output;
	writer->started = true;
	buffer_add_string(&writer->buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					   "<tmx version=\"1.4\">\n");
	add_header(writer, header);
	buffer_add_string(&writer->buffer, "  <body>\n");
	return flush(writer, error);
}

static int check_usable(const struct tmx_writer *writer, struct cotejo_error *error)
{
	if (writer->started && !writer->failed)
		return 0;
	return error_set(error, COTEJO_EARGUMENT, "this TMX file cannot be gone on with");
}

int tmx_writer_finish(struct tmx_writer *writer, struct cotejo_error *error)
{
	int code = check_usable(writer, error);

	if (code)
		return code;
	buffer_add_string(&writer->buffer, "  </body>\n</tmx>\n");
	code = flush(writer, error);
	writer->started = false;
	return code;
}

void tmx_writer_clear(struct tmx_writer *writer)
{
	buffer_clear(&writer->buffer);
	*writer = (struct tmx_writer){0};
}

/* ---- Units ---- */

static int add_variant(
	struct tmx_writer *writer, const struct tmx_variant *variant, struct cotejo_error *error)
{
	struct buffer *buffer = &writer->buffer;
	struct segment_counts counts = {0};
	size_t known;
	int code;

	if (!variant->language || !variant->language[0])
		return error_set(error, COTEJO_EARGUMENT, "a variant has no language");
	buffer_add_string(buffer, "      <tuv");
	add_attribute(writer, "xml:lang", variant->language);
	add_attribute(writer, "creationdate", variant->created);
	add_attribute(writer, "creationid", variant->creator);
	add_attribute(writer, "changedate", variant->changed);
	add_attribute(writer, "changeid", variant->changer);
	add_attribute(writer, "lastusagedate", variant->last_used);
	known = add_other_attributes(writer, variant->attributes, variant->attribute_count);
	writer->attributes += variant->attribute_count - known;
	buffer_add_string(buffer, ">\n");
	add_notes(writer, variant->notes, variant->note_count, "        ");
	add_properties(writer, variant->properties, variant->property_count, "        ");
	buffer_add_string(buffer, "        <seg>");
	code = segment_append(buffer, variant, &counts, error);
	writer->replaced += counts.replaced;
	writer->attributes += counts.attributes;
	buffer_add_string(buffer, "</seg>\n      </tuv>\n");
	return code;
}

static void add_unit_start(struct tmx_writer *writer, const struct tmx_unit *unit)
{
	const char *segment_type =
		attributes_find(unit->attributes, unit->attribute_count, "segtype");
	size_t known;

	buffer_add_string(&writer->buffer, "    <tu");
	add_attribute(writer, "tuid", unit->id);
	add_attribute(writer, "srclang", unit->source_language);
	add_attribute(writer, "creationdate", unit->created);
	add_attribute(writer, "creationid", unit->creator);
	add_attribute(writer, "changedate", unit->changed);
	add_attribute(writer, "changeid", unit->changer);
	add_attribute(writer, "lastusagedate", unit->last_used);
	known = add_other_attributes(writer, unit->attributes, unit->attribute_count);
	if (segment_type && attributes_is_segment_type(segment_type)) {
		add_attribute(writer, "segtype", segment_type);
		known++;
	}
	writer->attributes += unit->attribute_count - known;
	buffer_add_string(&writer->buffer, ">\n");
}

static int add_unit(
	struct tmx_writer *writer, const struct tmx_unit *unit, struct cotejo_error *error)
{
	int code = 0;

	if (unit->variant_count == 0)
		return error_set(error, COTEJO_EARGUMENT, "a unit has no variants");
	add_unit_start(writer, unit);
	add_notes(writer, unit->notes, unit->note_count, "      ");
	add_properties(writer, unit->properties, unit->property_count, "      ");
	for (size_t i = 0; i < unit->variant_count && code == 0; i++)
		code = add_variant(writer, &unit->variants[i], error);
	buffer_add_string(&writer->buffer, "    </tu>\n");
	return code;
}

int tmx_writer_add(
	struct tmx_writer *writer, const struct tmx_unit *unit, struct cotejo_error *error)
{
	size_t start = writer->buffer.length;
	uint64_t replaced = writer->replaced, attributes = writer->attributes;
	int code = check_usable(writer, error);

	if (code)
		return code;
	code = add_unit(writer, unit, error);
	if (code && !writer->buffer.failed) {
		writer->buffer.length = start;
		writer->replaced = replaced;
		writer->attributes = attributes;
		return code;
	}
	writer->units++;
	if (writer->buffer.failed || writer->buffer.length >= FLUSH_BYTES)
		return flush(writer, error);
	return 0;
}
