/*
 * po_entry.h - one entry of a gettext PO file, line by line
 *
 * A reader of our own: libgettextpo reads names of files only, whole, ends the program when memory
 * runs out or an error is fatal, and its callbacks cannot know who asked. A test holds this one
 * against it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PO_ENTRY_H
#define EXCHANGE_PO_ENTRY_H

#include "exchange/line_reader.h"

enum {
	PO_MAX_FORMS = 16,           /* of a plural; the richest language has six */
	PO_MAX_ENTRY_BYTES = 1 << 26 /* all its strings and comments */
};

/* Zero-initialise it; clear it at the end. */
struct po_entry {
	struct buffer context, id, plural, forms[PO_MAX_FORMS];
	struct buffer comments;  /* of translators, a line each */
	struct buffer extracted; /* of programmers */
	struct buffer references, flags;
	bool has_id, has_plural, is_fuzzy, is_obsolete;
	size_t form_count;
	struct buffer *open; /* the string that a further line continues */
	size_t bytes;
};

/*
 * Reads the next entry; 1, or 0 at the end of the file. `waiting` is a line that begins the next
 * entry, kept between calls (zero-initialise it). What is no line of a PO file is skipped with a
 * warning. Errors: those of the lines, COTEJO_ELIMIT.
 */
int po_entry_read(struct po_entry *entry, struct line_reader *lines, struct cotejo_text *waiting,
	struct cotejo_error *error);

void po_entry_clear(struct po_entry *entry);

#endif
