/*
 * writer.h - TMX 1.4b, written unit by unit
 *
 *     tmx_writer_start(&writer, output, &header, error);
 *     tmx_writer_add(&writer, &unit, error);      (as often as there are units)
 *     tmx_writer_finish(&writer, error);
 *     tmx_writer_clear(&writer);
 *
 * The file is valid by tmx14.rng, in constant memory, and depends on nothing but what is given: the
 * same units make the same bytes. The closing tags are written by tmx_writer_finish() alone, so a
 * file that was not finished cannot be taken for a whole one. Once a call has failed, the later
 * ones fail too.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_WRITER_H
#define TMX_WRITER_H

#include "base/buffer.h"
#include "tmx/unit.h"

enum {
	TMX_MAX_DEPTH = 64 /* codes within codes; real files have two or three */
};

/* Zero-initialise it. */
struct tmx_writer {
	const struct cotejo_output *output;
	struct buffer buffer;
	bool started, failed;
	uint64_t units;      /* written */
	uint64_t replaced;   /* characters that XML cannot hold, written as U+FFFD */
	uint64_t attributes; /* that TMX 1.4b does not know, left out */
};

/*
 * Begins a file on `output`, which must stay. Fields of the header that TMX demands and that are
 * NULL get "unknown", "sentence" (segment_type), "en" (admin_language), "*all*" (source_language).
 * Errors: COTEJO_EIO, COTEJO_ENOMEM, COTEJO_EARGUMENT (a segment type that TMX does not know).
 */
int tmx_writer_start(struct tmx_writer *writer, const struct cotejo_output *output,
	const struct tmx_header *header, struct cotejo_error *error);

/*
 * Writes a unit. A unit that cannot be valid TMX is refused with COTEJO_EARGUMENT and nothing of it
 * is written (no variants, a variant without language, codes out of place or without their `i` or
 * `pos`); the writer may then go on with others. COTEJO_ELIMIT: codes deeper than TMX_MAX_DEPTH;
 * the same holds. COTEJO_EIO and COTEJO_ENOMEM end the file.
 */
int tmx_writer_add(
	struct tmx_writer *writer, const struct tmx_unit *unit, struct cotejo_error *error);

/* Closes the file. Errors: COTEJO_EIO, COTEJO_ENOMEM; COTEJO_EARGUMENT after an earlier failure. */
int tmx_writer_finish(struct tmx_writer *writer, struct cotejo_error *error);

/* Frees what the writer holds; writes nothing. */
void tmx_writer_clear(struct tmx_writer *writer);

#endif
