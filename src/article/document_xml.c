/*
 * document_xml.c - the XML of word processors, as events
 *
 * SPDX-License-Identifier: MIT
 */
#include "article/document_xml.h"

#include <string.h>

#include "base/error.h"
#include "base/slice.h"
#include "base/xml.h"

xmlChar *document_attribute(xmlTextReaderPtr reader, const char *local_name)
{
	xmlChar *value = NULL;

	for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1 && !value;
		more = xmlTextReaderMoveToNextAttribute(reader)) {
		if (strcmp((const char *)xmlTextReaderConstLocalName(reader), local_name) == 0)
			value = xmlTextReaderValue(reader);
	}
	xmlTextReaderMoveToElement(reader);
	return value;
}

static bool is_listed(const char *const *list, const char *name)
{
	while (*list && strcmp(*list, name) != 0)
		list++;
	return *list != NULL;
}

static bool is_known(const struct document_visitor *visitor, xmlTextReaderPtr reader)
{
	const char *address = (const char *)xmlTextReaderConstNamespaceUri(reader);
	const char *const *part = visitor->namespaces;

	while (address && *part && !strstr(address, *part))
		part++;
	return address && *part;
}

/* Goes to the next node: 1, or 0 at the end, or negative. A part that is left out is one step. */
static int step(const struct document_visitor *visitor, void *user, xmlTextReaderPtr reader)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(reader);
	const char *value;

	switch (xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		if (!is_known(visitor, reader))
			break;
		if (is_listed(visitor->left_out, name))
			return xmlTextReaderNext(reader);
		if (visitor->start)
			visitor->start(user, name, reader);
		if (visitor->end && xmlTextReaderIsEmptyElement(reader))
			visitor->end(user, name);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		if (visitor->end && is_known(visitor, reader))
			visitor->end(user, name);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		value = (const char *)xmlTextReaderConstValue(reader);
		if (visitor->text && value)
			visitor->text(user, slice_of(value));
		break;
	default:
		break;
	}
	return xmlTextReaderRead(reader);
}

int document_visit(struct cotejo_text xml, const char *path, const struct document_visitor *visitor,
	void *user, struct cotejo_error *error)
{
	xmlTextReaderPtr reader;
	int line, result;

	xml_make_ready();
	reader = xmlReaderForMemory(xml.bytes, (int)xml.length, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!reader)
		return error_no_memory(error);
	result = xmlTextReaderRead(reader);
	while (result == 1)
		result = step(visitor, user, reader);
	line = xmlTextReaderGetParserLineNumber(reader);
	xmlFreeTextReader(reader);
	if (result < 0)
		return error_set(error, COTEJO_ESYNTAX,
			"line %d of %s inside is not well-formed, or nested too deep", line, path);
	return 0;
}
