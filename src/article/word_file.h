/*
 * word_file.h - files of word processors become blocks: DOCX and ODT
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_WORD_FILE_H
#define ARTICLE_WORD_FILE_H

#include "article/blocks.h"
#include "article/document_xml.h"
#include "base/map.h"
#include "text/language.h"

/*
 * Both append the blocks of a document: titles, headings, captions and quotes by their styles,
 * whatever language the program speaks, list items and table cells by where they stand. Left out
 * are deleted text of tracked changes, notes, comments and tables of contents. `ret_language` gets
 * the language that the document's styles give, or stays as it is. Errors: those of package_read()
 * and document_visit().
 */
int docx_read(struct blocks *blocks, struct cotejo_text bytes, char ret_language[LANGUAGE_SIZE],
	struct cotejo_error *error);
int odt_read(struct blocks *blocks, struct cotejo_text bytes, char ret_language[LANGUAGE_SIZE],
	struct cotejo_error *error);

/* ---- What the two share ---- */

struct word_file {
	struct blocks *blocks;
	char *language;                  /* where to write it, once */
	struct map styles;               /* names of styles, with their enum cotejo_block_kind */
	size_t items, cells, paragraphs; /* that are open */
	enum cotejo_block_kind kind;     /* of the innermost paragraph */
	bool in_text;                    /* DOCX: inside an element that holds text */
	struct buffer style;             /* DOCX: identifier of the style that is being described */
};

/* Where a format keeps its styles, which are a help and may be missing, and its text. */
struct word_file_format {
	const char *styles_path;
	const struct document_visitor *styles;
	const char *text_path;
	const struct document_visitor *text;
};

/* Reads both; the visitors get a struct word_file. */
int word_file_read(struct blocks *blocks, struct cotejo_text bytes,
	char ret_language[LANGUAGE_SIZE], const struct word_file_format *format,
	struct cotejo_error *error);

/* Opens a block for a paragraph of a style that asks for `kind`. */
void word_file_open(struct word_file *file, enum cotejo_block_kind kind);

void word_file_close(struct word_file *file);

/* Adds text; text behind a box that interrupted its paragraph goes into a block of its own. */
void word_file_add(struct word_file *file, struct cotejo_text text);

/* The kind of block that a style of this English name is for. */
enum cotejo_block_kind word_file_kind_of_style(const char *name);

/* Keeps the language if it is a tag and there is none yet. */
void word_file_set_language(struct word_file *file, const char *tag);

#endif
