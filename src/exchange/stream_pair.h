/*
 * stream_pair.h - a line of the stream, taken apart
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_STREAM_PAIR_H
#define EXCHANGE_STREAM_PAIR_H

#include <cotejo/stream.h>

#include "base/buffer.h"
#include "text/language.h"

enum { STREAM_LEFT, STREAM_RIGHT };

struct stream_side {
	struct buffer bytes; /* of the text or page */
	enum cotejo_article_format format;
	char language[LANGUAGE_SIZE]; /* as the line says it; empty: nothing */
	struct buffer address;        /* TSV: the field before the text, as it came */
};

/* Zero-initialise it once and use it for one line after another; clear it at the end. */
struct stream_pair {
	enum cotejo_stream_format format; /* of the line; not AUTO */
	bool has_id, id_is_number;        /* JSONL */
	struct buffer id;
	struct stream_side sides[2];
	int bad_side; /* the side that an error is about, or -1 */
};

void stream_pair_clear(struct stream_pair *pair);

/* Forgets the line before, and settles the format of this one. */
void stream_pair_begin(
	struct stream_pair *pair, struct cotejo_text line, enum cotejo_stream_format format);

/*
 * Takes the line apart. On failure what has been read of id and addresses stays. Errors:
 * COTEJO_ESYNTAX, COTEJO_EENCODING, COTEJO_ELIMIT, COTEJO_EARGUMENT, COTEJO_ENOMEM.
 */
int stream_pair_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error);

/* The two formats. */
int stream_json_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error);
int stream_tsv_read(struct stream_pair *pair, struct cotejo_text line,
	enum cotejo_article_format text_format, struct cotejo_error *error);

#endif
