/*
 * links.h - which sentences belong together, as corpus builders' XML says it
 *
 * Texts stay in files of their own, whose sentences have ids; links name these.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_LINKS_H
#define EXCHANGE_LINKS_H

#include <stdbool.h>

#include <cotejo/align.h>

#include "base/buffer.h"

/* What the id of a sentence begins with, before its number: ids of XML begin with a letter. */
#define SENTENCE_ID "s"

enum links_format {
	LINKS_CES,      /* XCES cesAlign, as OPUS and Uplug have it: left ids; right ids */
	LINKS_INTERTEXT /* InterText: the right text is "to" and comes first */
};

/* The file around the groups of links. */
void links_begin(struct buffer *buffer, enum links_format format);
void links_end(struct buffer *buffer, enum links_format format);

/* The links of two documents. */
void links_begin_group(
	struct buffer *buffer, enum links_format format, const char *left, const char *right);
void links_end_group(struct buffer *buffer);

/* A link is a line without its end; `number` is that of the bead in its group. */
void links_add(struct buffer *buffer, enum links_format format, const struct cotejo_bead *bead,
	size_t number, bool is_confirmed);

#endif
