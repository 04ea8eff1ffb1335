/*
 * reader.h - TMX as people's tools write it, read unit by unit
 *
 *     tmx_reader_new(&reader, &input, &warnings, error);
 *     tmx_reader_header(reader)
 *     while (tmx_reader_next(reader, &unit, error) == 1) ...
 *     tmx_reader_free(reader);
 *
 * Reads TMX 1.1 to 1.4b in any charset, in memory that does not grow with the file. What is not
 * quite right is read as it was meant, with a warning that says where and what; what cannot be read
 * is left out, with a warning. A file that is cut off gives all units up to the cut. What comes out
 * can be written again with writer.h, but for variants without a language.
 *
 * Nothing outside the file is ever opened, and no entity is expanded (scan.h).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_READER_H
#define TMX_READER_H

#include "tmx/source.h"
#include "tmx/unit.h"
#include "tmx/warning.h"

enum {
	TMX_MAX_ELEMENTS = 128,      /* within each other */
	TMX_MAX_UNIT_BYTES = 1 << 26 /* of one unit, its elements counted in */
};

struct tmx_reader;

/*
 * Begins a file: reads up to its body. `input` and `warnings` must stay. Errors: COTEJO_ESYNTAX
 * (empty, or no TMX), COTEJO_EENCODING (a NUL byte), COTEJO_ELIMIT (one of the limits here and in
 * scan.h; entities made of entities), those of the input, COTEJO_ENOMEM; all but the last two with
 * line and column.
 */
int tmx_reader_new(struct tmx_reader **ret_reader, const struct tmx_input *input,
	struct tmx_warnings *warnings, struct cotejo_error *error);

/* NULL is fine. */
void tmx_reader_free(struct tmx_reader *reader);

/* What the header says; lives as long as the reader. Fields that it lacks are NULL. */
const struct tmx_header *tmx_reader_header(const struct tmx_reader *reader);

/*
 * Lends the next unit until the next call; 1, or 0 at the end. Every unit has a variant, every
 * variant a text, which may be empty. Languages are in canonical form where they are language tags,
 * else as they stand, NULL where there is none. Dates are "YYYYMMDDThhmmssZ". Errors as for
 * tmx_reader_new().
 */
int tmx_reader_next(
	struct tmx_reader *reader, const struct tmx_unit **ret_unit, struct cotejo_error *error);

/* The line on which the last unit begins. */
size_t tmx_reader_line(const struct tmx_reader *reader);

#endif
