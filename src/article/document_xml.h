/*
 * document_xml.h - the XML of word processors, as events
 *
 * DOCX and ODT say in their own words what a paragraph is; what both readers need is a walk over
 * the elements of some namespaces, in which whole parts (deleted text, notes) can be left out.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_DOCUMENT_XML_H
#define ARTICLE_DOCUMENT_XML_H

#include <stdbool.h>

#include <libxml/xmlreader.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

struct document_visitor {
	const char *const *namespaces; /* parts of their addresses, NULL ends them */
	const char *const *left_out;   /* local names of elements to pass over, NULL ends them */
	/* Each may be NULL. Elements by their local names; an attribute is asked for with
	 * document_attribute(). */
	void (*start)(void *user, const char *name, xmlTextReaderPtr reader);
	void (*end)(void *user, const char *name);
	void (*text)(void *user, struct cotejo_text text);
};

/*
 * Walks over an XML file. Entities are not expanded and nothing is fetched. Errors: COTEJO_ESYNTAX,
 * with the line; deeper than libxml2 allows without being asked (256 elements) is one too.
 * COTEJO_ENOMEM.
 */
int document_visit(struct cotejo_text xml, const char *path, const struct document_visitor *visitor,
	void *user, struct cotejo_error *error);

/* The value of the attribute with this local name, in any namespace; NULL: none. The caller frees
 * it with xmlFree(). */
xmlChar *document_attribute(xmlTextReaderPtr reader, const char *local_name);

#endif
