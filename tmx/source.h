/*
 * source.h - the bytes of a file, whatever they are, become pieces of UTF-8
 *
 * A byte order mark decides, then the shape of the first bytes, then the XML declaration: a file
 * that declares UTF-16 and begins with "<?xml" in single bytes lies, and so does one that declares
 * an 8-bit charset but is good UTF-8 all through its first piece with accents in it. Bytes that are
 * not UTF-8 in a file that else is are read as windows-1252, which is what they are in practice.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TMX_SOURCE_H
#define TMX_SOURCE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "tmx/warning.h"

struct converter;

/* Where bytes come from. `read` puts at most `room` of them into `bytes`; 0 is the end. */
struct tmx_input {
	int (*read)(void *user, char *bytes, size_t room, size_t *ret_length,
		struct cotejo_error *error);
	void *user;
};

/* Zero-initialise it, set the first two fields, perhaps `declared`; clear it at the end. */
struct tmx_source {
	const struct tmx_input *input;
	struct tmx_warnings *warnings;
	struct buffer text;   /* the current piece: valid UTF-8, whole characters */
	struct buffer raw;    /* bytes that are read but not yet decoded */
	const char *declared; /* a charset that the caller has found in the file; NULL: none */
	struct converter *converter; /* NULL: UTF-8 */
	bool started, ended;
	size_t line, column; /* of the end of what has been decoded; for warnings about bytes */
};

/*
 * Replaces the piece by the next one. 1, or 0 at the end of the file. Errors: those of the input,
 * COTEJO_ENOMEM.
 */
int source_next(struct tmx_source *source, struct cotejo_error *error);

void source_clear(struct tmx_source *source);

#endif
