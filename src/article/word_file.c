/*
 * word_file.c - what the readers of DOCX and ODT share
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/word_file.h"

#include <string.h>
#include <strings.h>

#include "article/package.h"
#include "base/slice.h"

void word_file_open(struct word_file *file, enum cotejo_block_kind kind)
{
	if (kind == COTEJO_BLOCK_PARAGRAPH && file->items)
		kind = COTEJO_BLOCK_LIST_ITEM;
	else if (kind == COTEJO_BLOCK_PARAGRAPH && file->cells)
		kind = COTEJO_BLOCK_CELL;
	file->kind = kind;
	file->paragraphs++;
	blocks_open(file->blocks, kind);
}

void word_file_close(struct word_file *file)
{
	if (file->paragraphs)
		file->paragraphs--;
	blocks_close(file->blocks);
}

void word_file_add(struct word_file *file, struct cotejo_text text)
{
	if (!file->paragraphs)
		return;
	if (!file->blocks->open)
		blocks_open(file->blocks, file->kind);
	blocks_add(file->blocks, text);
}

enum cotejo_block_kind word_file_kind_of_style(const char *name)
{
	static const struct {
		const char *begin;
		enum cotejo_block_kind kind;
	} styles[] = {
		{"title", COTEJO_BLOCK_TITLE},
		{"subtitle", COTEJO_BLOCK_HEADING},
		{"heading", COTEJO_BLOCK_HEADING},
		{"caption", COTEJO_BLOCK_CAPTION},
		{"illustration", COTEJO_BLOCK_CAPTION},
		{"quot", COTEJO_BLOCK_QUOTE},
		{"intense quote", COTEJO_BLOCK_QUOTE},
		{"list", COTEJO_BLOCK_LIST_ITEM},
		{"toc ", COTEJO_BLOCK_BOILERPLATE},
		{"header", COTEJO_BLOCK_BOILERPLATE},
		{"footer", COTEJO_BLOCK_BOILERPLATE},
	};

	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		if (strncasecmp(name, styles[i].begin, strlen(styles[i].begin)) == 0)
			return styles[i].kind;
	}
	return COTEJO_BLOCK_PARAGRAPH;
}

void word_file_set_language(struct word_file *file, const char *tag)
{
	if (file->language[0] == '\0')
		language_canonical(file->language, tag, NULL);
}

static int visit(struct word_file *file, struct buffer *xml, struct cotejo_text bytes,
	const char *path, const struct document_visitor *visitor, struct cotejo_error *error)
{
	int code;

	buffer_reset(xml);
	code = package_read(xml, bytes, path, error);
	return code < 0 ? code : document_visit(buffer_text(xml), path, visitor, file, error);
}

int word_file_read(struct blocks *blocks, struct cotejo_text bytes,
	char ret_language[LANGUAGE_SIZE], const struct word_file_format *format,
	struct cotejo_error *error)
{
	struct word_file file = {.blocks = blocks, .language = ret_language};
	struct buffer xml = {0};
	int code = visit(&file, &xml, bytes, format->styles_path, format->styles, error);

	if (code == 0 || code == COTEJO_ENOTFOUND)
		code = visit(&file, &xml, bytes, format->text_path, format->text, error);
	buffer_clear(&xml);
	buffer_clear(&file.style);
	map_clear(&file.styles);
	return code;
}
