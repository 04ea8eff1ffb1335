/*
 * warning.h - what was odd about a file that was read nevertheless
 *
 * Every oddity has a code, a place and a message. The reader counts them and hands each one out; it
 * is the caller's business to print the first few, or to refuse a file that has any.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_WARNING_H
#define TMX_WARNING_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Codes are words for people too; see warning_name(). */
enum tmx_warning_code {
	WARNING_CHARSET, /* the file is not in the charset that it declares; read as what it is */
	WARNING_BYTES,   /* bytes that are no text in its charset; read as windows-1252 or U+FFFD */
	WARNING_CHARACTER, /* a character, or a reference to one, that XML cannot hold; left out */
	WARNING_ENTITY, /* an undeclared or unexpanded entity; HTML's are known, others stay text */
	WARNING_MARKUP, /* a bare & or <, an attribute without quotes...; taken as it was meant */
	WARNING_NESTING,   /* an end tag is missing or has no start; closed or ignored */
	WARNING_TRUNCATED, /* the file ends in the middle; what was whole is kept */
	WARNING_ELEMENT,   /* an element that TMX does not have there; skipped, its text kept in a
			      segment */
	WARNING_TEXT,      /* text between elements; skipped */
	WARNING_VERSION,   /* a version of TMX other than 1.1 to 1.4 */
	WARNING_HEADER,    /* no header, or an attribute that it must have is missing */
	WARNING_LANGUAGE,  /* a missing or impossible language tag; kept as it stands */
	WARNING_DATE,      /* a date that is none; left out */
	WARNING_CODE, /* an inline code where TMX has none, or without an attribute that it must
			 have; kept as text or as <ph> */
	WARNING_UNIT, /* a unit without variants, a variant without a segment or with two; skipped
		       */
	WARNING_LINE, /* of a format of lines: one that is no record of it; skipped */
	WARNING_DOCUMENT, /* of links: a document is not there or has no sentences; links skipped */
	WARNING_LINK,     /* to sentences that are not there, or to none; skipped */
	WARNING_CODES     /* how many there are */
};

struct tmx_warning {
	enum tmx_warning_code code;
	size_t line, column; /* from 1; columns are bytes of UTF-8 */
	char message[256];
};

/* Where warnings go. Zero-initialise it; `warn` may stay NULL. */
struct tmx_warnings {
	void (*warn)(void *user, const struct tmx_warning *warning);
	void *user;
	uint64_t counts[WARNING_CODES];
};

/* A lower-case word such as "charset"; static storage. */
const char *warning_name(enum tmx_warning_code code);

void warning_add(struct tmx_warnings *warnings, enum tmx_warning_code code, size_t line,
	size_t column, const char *format, ...) PRINTF_LIKE(5, 6);

#endif
