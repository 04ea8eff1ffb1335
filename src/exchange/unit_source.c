/*
 * unit_source.c - files of units, whatever their format
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/unit_source.h"

#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/slice.h"

static int (*const openers[])(
	struct unit_source *, const struct source_request *, struct cotejo_error *) = {
	[COTEJO_IMPORT_TMX] = source_open_tmx,
	[COTEJO_IMPORT_TSV] = source_open_tsv,
	[COTEJO_IMPORT_MOSES] = source_open_moses,
	[COTEJO_IMPORT_JSONL] = source_open_jsonl,
	[COTEJO_IMPORT_PO] = source_open_po,
	[COTEJO_IMPORT_XLIFF] = source_open_xliff,
	[COTEJO_IMPORT_LINKS] = source_open_links,
};

/* ---- Which format is it? ---- */

/* What tells nothing about the format goes: a byte order mark, and the NULs of wider charsets. */
static struct cotejo_text plain_head(char bytes[IMPORT_HEAD_BYTES], struct cotejo_text head)
{
	size_t length = 0;

	for (size_t i = 0; i < head.length; i++) {
		unsigned char byte = (unsigned char)head.bytes[i];

		if (byte && (i > 2 || byte < 0x80))
			bytes[length++] = (char)byte;
	}
	return slice_trim(slice(bytes, length));
}

static bool has_ending(const char *name, const char *ending)
{
	size_t length = strlen(name), ending_length = strlen(ending);

	return length > ending_length && strcasecmp(name + length - ending_length, ending) == 0;
}

static enum cotejo_import_format format_of_name(const char *name)
{
	static const struct {
		const char *ending;
		enum cotejo_import_format format;
	} endings[] = {
		{".tmx", COTEJO_IMPORT_TMX},
		{".tsv", COTEJO_IMPORT_TSV},
		{".jsonl", COTEJO_IMPORT_JSONL},
		{".po", COTEJO_IMPORT_PO},
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (has_ending(name, endings[i].ending))
			return endings[i].format;
	}
	return COTEJO_IMPORT_ANY;
}

static bool has_piece(struct cotejo_text head, struct cotejo_text piece)
{
	for (; head.length >= piece.length; head = slice(head.bytes + 1, head.length - 1)) {
		if (slice_starts(head, piece))
			return true;
	}
	return false;
}

/* Whether a line begins with msgid, in the head that every PO file should have. */
static bool has_message(struct cotejo_text head)
{
	while (head.length) {
		const char *end = memchr(head.bytes, '\n', head.length);
		size_t line = end ? (size_t)(end - head.bytes) + 1 : head.length;

		if (slice_starts(head, slice_of("msgid \"")))
			return true;
		head = slice(head.bytes + line, head.length - line);
	}
	return false;
}

static bool has_tab_in_first_line(struct cotejo_text head)
{
	const char *tab = head.length ? memchr(head.bytes, '\t', head.length) : NULL;

	return tab && !memchr(head.bytes, '\n', (size_t)(tab - head.bytes));
}

/* The marks of XML and JSON are surer than a name, and a name is surer than a tab. What is nothing
 * is TMX, whose reader says what it misses. */
static enum cotejo_import_format tell(const char *name, struct cotejo_text head)
{
	enum cotejo_import_format format;

	if (head.length && head.bytes[0] == '<' &&
		(has_piece(head, slice_of("<cesAlign")) || has_piece(head, slice_of("<linkGrp"))))
		return COTEJO_IMPORT_LINKS;
	if (head.length && head.bytes[0] == '<')
		return has_piece(head, slice_of("<xliff")) || has_piece(head, slice_of(":xliff"))
			       ? COTEJO_IMPORT_XLIFF
			       : COTEJO_IMPORT_TMX;
	if (head.length && head.bytes[0] == '{')
		return COTEJO_IMPORT_JSONL;
	format = format_of_name(name);
	if (format == COTEJO_IMPORT_ANY && has_message(head))
		format = COTEJO_IMPORT_PO;
	if (format == COTEJO_IMPORT_ANY)
		format = has_tab_in_first_line(head) ? COTEJO_IMPORT_TSV : COTEJO_IMPORT_TMX;
	return format;
}

static int tell_format(
	struct import_file *file, enum cotejo_import_format *format, struct cotejo_error *error)
{
	char bytes[IMPORT_HEAD_BYTES];
	struct cotejo_text head;
	int code = import_file_head(file, &head, error);

	if (code == 0)
		*format = tell(file->name, plain_head(bytes, head));
	return code;
}

int unit_source_open(struct unit_source *source, enum cotejo_import_format format,
	const struct source_request *request, struct cotejo_error *error)
{
	int code = 0;

	if (format == COTEJO_IMPORT_ANY)
		code = tell_format(request->file, &format, error);
	if (code < 0)
		return code;
	if ((size_t)format >= sizeof(openers) / sizeof(openers[0]))
		return error_set(error, COTEJO_EARGUMENT, "no such format of files");
	return openers[format](source, request, error);
}

void unit_source_close(struct unit_source *source)
{
	if (source->free)
		source->free(source->state);
	*source = (struct unit_source){0};
}
