/*
 * scan.h - XML as it comes in TMX files, tag by tag
 *
 * A scanner of our own and no XML parser, because parsers refuse a whole file for one wrong byte,
 * and in their recovering modes lose text without a word. On well-formed files it finds what
 * libxml2 finds (a test holds them against each other); on others it takes what was most likely
 * meant, and warns. It reads no DTD, opens no file, expands no entity but the five of XML and, with
 * a warning, the names of HTML; memory is bounded by the limits below.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_SCAN_H
#define TMX_SCAN_H

#include "tmx/source.h"
#include "tmx/unit.h"

enum {
	SCAN_MAX_TEXT = 1 << 24,  /* bytes of one text, tag, or attribute value */
	SCAN_MAX_ATTRIBUTES = 128 /* of one element */
};

enum scan_token {
	SCAN_END_OF_FILE,
	SCAN_START, /* <name ...> or <name .../> */
	SCAN_END,   /* </name> */
	SCAN_TEXT   /* all between two tags, comments and the like left out, references resolved */
};

/* Zero-initialise it, set the input and the warnings of `source`; clear it at the end. */
struct tmx_scanner {
	struct tmx_source source;
	/* The last token; lives until the next. Names are without namespace prefix, except for
	 * attributes of the prefix xml; declarations of namespaces are no attributes. */
	struct buffer name; /* with a NUL behind it */
	struct buffer text;
	struct tmx_attribute attributes[SCAN_MAX_ATTRIBUTES];
	size_t attribute_count;
	bool is_empty;       /* of a SCAN_START: closed at once, no SCAN_END follows */
	size_t line, column; /* where the token began */
	bool is_cut;         /* the file ended within this token */

	/* The scanner's own; see scan_input.h. */
	const char *at, *end;   /* the rest of the source's piece */
	const char *line_begin; /* in the piece */
	size_t line_before;     /* bytes of the current line that lay in earlier pieces */
	size_t at_line;
	int code; /* of a failure; 0: none */
	struct cotejo_error error;
	enum scan_token waiting; /* a tag whose < or </ is taken; SCAN_TEXT: none */
	size_t tag_line, tag_column;
	bool is_recording;   /* into `raw` */
	struct buffer bytes; /* names and values of the attributes */
	struct buffer raw;   /* the tag as it stands, should it be none */
	size_t offsets[SCAN_MAX_ATTRIBUTES][2];
	uint32_t high_half;     /* of a character written as two references */
	size_t high_half_place; /* length of the text when it came */
};

/* Takes the next token. Errors: those of the source, COTEJO_ELIMIT, COTEJO_EENCODING (a NUL byte:
 * this is no text). */
int scan_next(struct tmx_scanner *scanner, enum scan_token *ret_token, struct cotejo_error *error);

/* The value of an attribute of the last SCAN_START; NULL: none. */
const char *scan_attribute(const struct tmx_scanner *scanner, const char *name);

void scan_clear(struct tmx_scanner *scanner);

#endif
