/*
 * docx.c - DOCX becomes blocks
 *
 * Office Open XML, ECMA-376 part 1: w:p is a paragraph, w:t its text; w:pStyle names a style whose
 * identifier depends on the program's language and whose name, in styles.xml, does not.
 *
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "article/document_xml.h"
#include "article/word_file.h"
#include "base/slice.h"

static const char *const namespaces[] = {"wordprocessingml", "markup-compatibility", NULL};

/* Deleted or moved away, said a second time for old programs, and marks of revision. */
static const char *const left_out[] = {
	"del", "moveFrom", "Fallback", "pPrChange", "rPrChange", "sectPr", NULL};

static void describe_style(struct word_file *file, const char *name)
{
	enum cotejo_block_kind kind = word_file_kind_of_style(name);

	if (!map_insert(&file->styles, buffer_text(&file->style), kind, NULL))
		file->blocks->failed = true;
}

static void on_style_start(void *user, const char *name, xmlTextReaderPtr reader)
{
	struct word_file *file = user;
	xmlChar *value = NULL;

	if (strcmp(name, "style") == 0) {
		value = document_attribute(reader, "styleId");
		buffer_reset(&file->style);
		if (value)
			buffer_add_string(&file->style, (const char *)value);
	} else if (strcmp(name, "name") == 0) {
		value = document_attribute(reader, "val");
		if (value && file->style.length)
			describe_style(file, (const char *)value);
	} else if (strcmp(name, "lang") == 0) {
		value = document_attribute(reader, "val");
		if (value)
			word_file_set_language(file, (const char *)value);
	}
	xmlFree(value);
}

/* The style and the list of a paragraph stand in front of its text. */
static void take_property(struct word_file *file, const char *name, xmlTextReaderPtr reader)
{
	struct blocks *blocks = file->blocks;
	struct map_entry *style;
	xmlChar *value;

	value = document_attribute(reader, "val");
	if (strcmp(name, "numId") == 0) {
		/* Number 0 takes a paragraph out of the list that its style puts it in. */
		if (value && xmlStrcmp(value, (const xmlChar *)"0") != 0 &&
			blocks->kind == COTEJO_BLOCK_PARAGRAPH)
			blocks->kind = file->kind = COTEJO_BLOCK_LIST_ITEM;
		xmlFree(value);
		return;
	}
	style = value ? map_find(&file->styles, slice_of((const char *)value)) : NULL;
	if (style && style->value != COTEJO_BLOCK_PARAGRAPH)
		blocks->kind = file->kind = (enum cotejo_block_kind)style->value;
	xmlFree(value);
}

static void on_start(void *user, const char *name, xmlTextReaderPtr reader)
{
	struct word_file *file = user;

	if (strcmp(name, "p") == 0)
		word_file_open(file, COTEJO_BLOCK_PARAGRAPH);
	else if (strcmp(name, "t") == 0)
		file->in_text = true;
	else if (strcmp(name, "tc") == 0)
		file->cells++;
	else if (strcmp(name, "pStyle") == 0 || strcmp(name, "numId") == 0)
		take_property(file, name, reader);
	else if (strcmp(name, "tab") == 0 || strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
		word_file_add(file, slice_of(" "));
	else if (strcmp(name, "noBreakHyphen") == 0)
		word_file_add(file, slice_of("-"));
}

static void on_end(void *user, const char *name)
{
	struct word_file *file = user;

	if (strcmp(name, "p") == 0)
		word_file_close(file);
	else if (strcmp(name, "t") == 0)
		file->in_text = false;
	else if (strcmp(name, "tc") == 0 && file->cells)
		file->cells--;
}

static void on_text(void *user, struct cotejo_text text)
{
	struct word_file *file = user;

	if (file->in_text)
		word_file_add(file, text);
}

static const struct document_visitor styles_visitor = {
	namespaces, left_out, on_style_start, NULL, NULL};
static const struct document_visitor text_visitor = {
	namespaces, left_out, on_start, on_end, on_text};

static const struct word_file_format format = {
	"word/styles.xml", &styles_visitor, "word/document.xml", &text_visitor};

int docx_read(struct blocks *blocks, struct cotejo_text bytes, char ret_language[LANGUAGE_SIZE],
	struct cotejo_error *error)
{
	return word_file_read(blocks, bytes, ret_language, &format, error);
}
