/*
 * odt.c - ODT becomes blocks
 *
 * OpenDocument 1.2, part 1: text:p and text:h hold text, spaces and tabs are elements. A paragraph
 * mostly names an automatic style, whose parent is the one that means something.
 *
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "article/document_xml.h"
#include "article/word_file.h"
#include "base/slice.h"

static const char *const namespaces[] = {"opendocument", NULL};

static const char *const left_out[] = {"note", "annotation", "annotation-end", "tracked-changes",
	"table-of-content", "alphabetical-index", "ruby-text", "desc", NULL};

static enum cotejo_block_kind kind_of_style(const struct word_file *file, const char *name)
{
	const struct map_entry *style = map_find(&file->styles, slice_of(name));

	return style ? (enum cotejo_block_kind)style->value : word_file_kind_of_style(name);
}

static void take_style(struct word_file *file, xmlTextReaderPtr reader)
{
	xmlChar *name = document_attribute(reader, "name");
	xmlChar *parent = document_attribute(reader, "parent-style-name");
	enum cotejo_block_kind kind = COTEJO_BLOCK_PARAGRAPH;

	if (name)
		kind = word_file_kind_of_style((const char *)name);
	if (kind == COTEJO_BLOCK_PARAGRAPH && parent)
		kind = kind_of_style(file, (const char *)parent);
	if (name && !map_insert(&file->styles, slice_of((const char *)name), kind, NULL))
		file->blocks->failed = true;
	xmlFree(name);
	xmlFree(parent);
}

static void take_language(struct word_file *file, xmlTextReaderPtr reader)
{
	xmlChar *language = document_attribute(reader, "language");
	xmlChar *country = document_attribute(reader, "country");
	char tag[LANGUAGE_SIZE];

	if (language && xmlStrcmp(language, (const xmlChar *)"none") != 0) {
		bool has_country = country && xmlStrcmp(country, (const xmlChar *)"none") != 0;

		snprintf(tag, sizeof(tag), "%.20s%s%.20s", (const char *)language,
			has_country ? "-" : "", has_country ? (const char *)country : "");
		word_file_set_language(file, tag);
	}
	xmlFree(language);
	xmlFree(country);
}

static void take_paragraph(struct word_file *file, xmlTextReaderPtr reader)
{
	enum cotejo_block_kind kind = COTEJO_BLOCK_PARAGRAPH;
	xmlChar *name = document_attribute(reader, "style-name");

	if (name)
		kind = kind_of_style(file, (const char *)name);
	xmlFree(name);
	word_file_open(file, kind);
}

static void take_spaces(struct word_file *file, const char *name)
{
	if (strcmp(name, "s") == 0 || strcmp(name, "tab") == 0 || strcmp(name, "line-break") == 0)
		word_file_add(file, slice_of(" "));
}

static void on_start(void *user, const char *name, xmlTextReaderPtr reader)
{
	struct word_file *file = user;

	if (strcmp(name, "p") == 0)
		take_paragraph(file, reader);
	else if (strcmp(name, "h") == 0)
		word_file_open(file, COTEJO_BLOCK_HEADING);
	else if (strcmp(name, "list-item") == 0)
		file->items++;
	else if (strcmp(name, "table-cell") == 0)
		file->cells++;
	else if (strcmp(name, "style") == 0)
		take_style(file, reader);
	else
		take_spaces(file, name);
}

static void on_end(void *user, const char *name)
{
	struct word_file *file = user;

	if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
		word_file_close(file);
	else if (strcmp(name, "list-item") == 0 && file->items)
		file->items--;
	else if (strcmp(name, "table-cell") == 0 && file->cells)
		file->cells--;
}

static void on_text(void *user, struct cotejo_text text)
{
	word_file_add(user, text);
}

static void on_style_start(void *user, const char *name, xmlTextReaderPtr reader)
{
	if (strcmp(name, "text-properties") == 0)
		take_language(user, reader);
	else if (strcmp(name, "style") == 0)
		take_style(user, reader);
}

static const struct document_visitor styles_visitor = {
	namespaces, left_out, on_style_start, NULL, NULL};
static const struct document_visitor text_visitor = {
	namespaces, left_out, on_start, on_end, on_text};

static const struct word_file_format format = {
	"styles.xml", &styles_visitor, "content.xml", &text_visitor};

int odt_read(struct blocks *blocks, struct cotejo_text bytes, char ret_language[LANGUAGE_SIZE],
	struct cotejo_error *error)
{
	return word_file_read(blocks, bytes, ret_language, &format, error);
}
