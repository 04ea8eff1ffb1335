/*
 * xml_document.h - an XML file that is to be written again, changed in places
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_XML_DOCUMENT_H
#define EXCHANGE_XML_DOCUMENT_H

#include "base/buffer.h"

/*
 * Reads a file ("-": standard input) of at most `max_bytes` as UTF-8 without a byte order mark.
 * `*ret_has_mark` says whether it was in UTF-8 and began with one. A declaration that names another
 * encoding names UTF-8 then; all else is as in the file. Errors, with their place: COTEJO_ESYNTAX
 * (not well-formed), COTEJO_EENCODING (bytes that are no text in its charset), COTEJO_ELIMIT,
 * COTEJO_ENOTFOUND, COTEJO_EIO, COTEJO_ENOMEM.
 */
int xml_document_read(struct buffer *ret_text, bool *ret_has_mark, const char *path,
	size_t max_bytes, struct cotejo_error *error);

#endif
