/*
 * xml_document.c - an XML file that is to be written again, changed in places
 *
 * What we write back must be what we read, so nothing is guessed here: the tolerance of the import
 * has no place, and libxml2 says whether the file is well-formed.
 *
 * SPDX-License-Identifier: MIT
 */
#include "exchange/xml_document.h"

#include <strings.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/error.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/xml.h"
#include "tmx/source.h"

static const char utf8_mark[] = "\xef\xbb\xbf";

/* ---- The charset ---- */

struct bytes {
	struct cotejo_text rest;
	const char *name;
	size_t line, column; /* of the first bytes that are no text; 0: none */
	char message[256];
};

static int hand_out(
	void *user, char *bytes, size_t room, size_t *ret_length, struct cotejo_error *error)
{
	struct bytes *from = user;
	size_t length = from->rest.length < room ? from->rest.length : room;

	(void)error;
	if (length)
		memcpy(bytes, from->rest.bytes, length);
	from->rest.bytes += length;
	from->rest.length -= length;
	*ret_length = length;
	return 0;
}

static void take_warning(void *user, const struct tmx_warning *warning)
{
	struct bytes *from = user;

	if (warning->code != WARNING_BYTES || from->line)
		return;
	from->line = warning->line;
	from->column = warning->column;
	memcpy(from->message, warning->message, sizeof(from->message));
}

static int decode(struct buffer *text, struct cotejo_text bytes, bool *ret_is_utf8,
	struct cotejo_error *error)
{
	struct bytes from = {.rest = bytes};
	struct tmx_input input = {hand_out, &from};
	struct tmx_warnings warnings = {.warn = take_warning, .user = &from};
	struct tmx_source source = {.input = &input, .warnings = &warnings};
	int code;

	while ((code = source_next(&source, error)) == 1)
		buffer_add(text, buffer_text(&source.text));
	*ret_is_utf8 = !source.converter;
	source_clear(&source);
	if (code < 0)
		return code;
	if (text->failed)
		return error_no_memory(error);
	if (!from.line)
		return 0;
	error_set(error, COTEJO_EENCODING, "%s", from.message);
	return error_at(error, COTEJO_EENCODING, NULL, from.line, from.column);
}

/* ---- The declaration ---- */

/* The value of `encoding` in the XML declaration, empty when there is none. */
static struct cotejo_text find_encoding(struct cotejo_text text)
{
	static const char name[] = "encoding";
	const char *end, *at = text.bytes, *value;

	if (!slice_starts(text, slice_of("<?xml")))
		return slice("", 0);
	end = memchr(text.bytes, '>', text.length);
	for (; end && at + sizeof(name) < end; at++) {
		if (memcmp(at, name, sizeof(name) - 1) != 0)
			continue;
		at += sizeof(name) - 1;
		while (at < end && *at != '"' && *at != '\'')
			at++;
		value = at + 1;
		if (at == end || !(at = memchr(value, *at, (size_t)(end - value))))
			break;
		return slice(value, (size_t)(at - value));
	}
	return slice("", 0);
}

/* A file that has become UTF-8 says so. */
static bool mend_declaration(struct buffer *text)
{
	struct cotejo_text whole = buffer_text(text), value = find_encoding(whole);
	struct buffer mended = {0};
	size_t before;

	if (value.length == 0 || (value.length == strlen("UTF-8") &&
					 strncasecmp(value.bytes, "UTF-8", value.length) == 0))
		return true;
	before = (size_t)(value.bytes - whole.bytes);
	buffer_add(&mended, slice(whole.bytes, before));
	buffer_add_string(&mended, "UTF-8");
	buffer_add(
		&mended, slice(value.bytes + value.length, whole.length - before - value.length));
	buffer_clear(text);
	*text = mended;
	return !mended.failed;
}

/* ---- Well-formed or not ---- */

static int tell_fault(xmlParserCtxtPtr context, struct cotejo_error *error)
{
	const xmlError *fault = xmlCtxtGetLastError(context);
	struct cotejo_text message = slice_trim(slice_of(fault ? fault->message : NULL));

	if (context->errNo == XML_ERR_NO_MEMORY)
		return error_no_memory(error);
	error_set(error, COTEJO_ESYNTAX, "not well-formed XML: %.*s", (int)message.length,
		message.length ? message.bytes : "");
	if (fault && fault->line > 0)
		error_at(error, COTEJO_ESYNTAX, NULL, (size_t)fault->line,
			fault->int2 > 0 ? (size_t)fault->int2 : 0);
	return COTEJO_ESYNTAX;
}

/* Nothing listens to the parser: it makes no tree and loads nothing. */
static int check(struct cotejo_text text, struct cotejo_error *error)
{
	xmlParserCtxtPtr context;
	int code = 0;

	if (text.length == 0)
		return error_set(error, COTEJO_ESYNTAX, "not XML: it is empty");
	xml_make_ready();
	context = xmlCreateMemoryParserCtxt(text.bytes, (int)text.length);
	if (!context)
		return error_no_memory(error);
	xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	memset(context->sax, 0, sizeof(*context->sax));
	context->sax->initialized = XML_SAX2_MAGIC;
	xmlParseDocument(context);
	if (!context->wellFormed)
		code = tell_fault(context, error);
	xmlFreeParserCtxt(context);
	return code;
}

int xml_document_read(struct buffer *ret_text, bool *ret_has_mark, const char *path,
	size_t max_bytes, struct cotejo_error *error)
{
	struct buffer bytes = {0}, text = {0};
	bool is_utf8 = false;
	int code = file_read(&bytes, path, max_bytes, error);

	if (code == 0)
		code = decode(&text, buffer_text(&bytes), &is_utf8, error);
	if (code == 0 && !mend_declaration(&text))
		code = error_no_memory(error);
	if (code == 0)
		code = check(buffer_text(&text), error);
	if (code == 0) {
		*ret_has_mark = is_utf8 && slice_starts(buffer_text(&bytes), slice_of(utf8_mark));
		*ret_text = text;
		text = (struct buffer){0};
	}
	buffer_clear(&bytes);
	buffer_clear(&text);
	return code ? error_in_file(error, code, path) : 0;
}
