/*
 * import_file.h - a file on its way into a memory
 *
 * Its bytes, whose first ones can be looked at before anybody reads them, and where what is odd
 * about it is told.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_IMPORT_FILE_H
#define EXCHANGE_IMPORT_FILE_H

#include <stdio.h>

#include "exchange/packed.h"
#include "tmx/source.h"
#include "tmx/unit.h"

enum { IMPORT_HEAD_BYTES = 4096 /* the formats show what they are within so many */ };

/* Zero-initialise it; close it at the end. */
struct import_file {
	const char *name; /* the caller's */
	FILE *stream;
	struct tmx_input input;       /* hands out the bytes */
	struct tmx_warnings warnings; /* the owner sets where they go */
	void *owner;
	char head[IMPORT_HEAD_BYTES];
	size_t head_length, head_taken;
	/* Set by a format whose files say what holds for units that do not say. */
	const struct tmx_header *header;
	struct packed *packed;   /* NULL: it is none */
	const char *packed_name; /* of the archive */
	char *member;            /* "archive/name": the name of what is being read */
	bool is_damaged;         /* there is no going on in the archive */
};

/* Opens a file, or standard input for "-". Errors: COTEJO_ENOTFOUND, COTEJO_EIO. */
int import_file_open(struct import_file *file, const char *name, struct cotejo_error *error);

/* The same for a stream that is open, which becomes the file's. */
void import_file_set(struct import_file *file, const char *name, FILE *stream);

/*
 * Looks whether the file is gzip or zip, and if so goes to the first file in it whose name ends in
 * `ending` (NULL: any). Errors: COTEJO_ESYNTAX (damaged, or nothing in it), COTEJO_ELIMIT,
 * COTEJO_EARGUMENT (this build cannot), COTEJO_EIO, COTEJO_ENOMEM.
 */
int import_file_unpack(struct import_file *file, const char *ending, struct cotejo_error *error);

/* Goes to the next file of an archive, whose name the file then has. 1, or 0 when there is none. */
int import_file_next(struct import_file *file, const char *ending, struct cotejo_error *error);

void import_file_close(struct import_file *file);

/* Lends the first bytes without taking them; to be asked before anything is read. COTEJO_EIO. */
int import_file_head(
	struct import_file *file, struct cotejo_text *ret_head, struct cotejo_error *error);

#endif
