/*
 * links.c - which sentences belong together, as corpus builders' XML says it
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/links.h"

#include "exchange/lines.h"
#include "tmx/escape.h"

void links_begin(struct buffer *buffer, enum links_format format)
{
	buffer_add_string(buffer, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	if (format == LINKS_CES)
		buffer_add_string(buffer,
			"<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\">\n"
			"<cesAlign version=\"1.0\">\n");
}

void links_end(struct buffer *buffer, enum links_format format)
{
	if (format == LINKS_CES)
		buffer_add_string(buffer, "</cesAlign>\n");
}

static void add_name(struct buffer *buffer, const char *attribute, const char *name)
{
	buffer_add_byte(buffer, ' ');
	buffer_add_string(buffer, attribute);
	buffer_add_string(buffer, "=\"");
	escape_attribute(buffer, slice_of(name ? name : ""), NULL);
	buffer_add_byte(buffer, '"');
}

void links_begin_group(
	struct buffer *buffer, enum links_format format, const char *left, const char *right)
{
	buffer_add_string(buffer, "<linkGrp");
	if (format == LINKS_CES)
		buffer_add_string(buffer, " targType=\"s\"");
	add_name(buffer, "fromDoc", left);
	add_name(buffer, "toDoc", right);
	buffer_add_string(buffer, ">\n");
}

void links_end_group(struct buffer *buffer)
{
	buffer_add_string(buffer, "</linkGrp>\n");
}

static void add_ids(struct buffer *buffer, size_t begin, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_add_format(buffer, "%s" SENTENCE_ID "%zu", i ? " " : "", begin + i);
}

void links_add(struct buffer *buffer, enum links_format format, const struct cotejo_bead *bead,
	size_t number, bool is_confirmed)
{
	if (format == LINKS_CES) {
		buffer_add_format(buffer, "<link id=\"SL%zu\" xtargets=\"", number);
		add_ids(buffer, bead->left_begin, bead->left_count);
		buffer_add_byte(buffer, ';');
		add_ids(buffer, bead->right_begin, bead->right_count);
		buffer_add_string(buffer, "\" certainty=\"");
		buffer_add_number(buffer, bead->probability, PROBABILITY_DECIMALS);
		buffer_add_string(buffer, "\"/>");
		return;
	}
	buffer_add_format(
		buffer, "<link type=\"%zu-%zu\" xtargets=\"", bead->right_count, bead->left_count);
	add_ids(buffer, bead->right_begin, bead->right_count);
	buffer_add_byte(buffer, ';');
	add_ids(buffer, bead->left_begin, bead->left_count);
	buffer_add_format(buffer, "\" status=\"%s\"/>", is_confirmed ? "man" : "auto");
}
