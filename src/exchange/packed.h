/*
 * packed.h - the files inside of a gzip or zip file, one after the other
 *
 * Nothing is unpacked beforehand: bytes come out as they are asked for, in constant memory. A file
 * that grows without end (a bomb) is stopped.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PACKED_H
#define EXCHANGE_PACKED_H

#include <stdbool.h>
#include <stdio.h>

#include <cotejo/base.h>
#include <cotejo/error.h>

enum {
	PACKED_HEAD_BYTES = 4,     /* what packed_is_one() wants to see */
	PACKED_MOST_FILES = 10000, /* in one archive */
	PACKED_MOST_GROWTH = 200,  /* memories grow ten- to thirtyfold, repetitive ones a hundred */
	PACKED_FREE_BYTES = 1 << 26 /* so much may come out however small the file is */
};

struct packed;

/* Whether a file that begins so is gzip or zip. */
bool packed_is_one(struct cotejo_text head);

/*
 * Begins to read `stream`, whose first bytes, `head`, have been taken already. Errors:
 * COTEJO_EARGUMENT (this build cannot), COTEJO_ESYNTAX (damaged), COTEJO_ENOMEM.
 */
int packed_new(struct packed **ret_packed, FILE *stream, struct cotejo_text head,
	struct cotejo_error *error);

/*
 * Goes to the next file whose name ends in `ending`, whatever the case of its letters; NULL: to
 * any. 1, or 0 when there is none. The name is NULL for gzip and lives until the next call.
 * COTEJO_ESYNTAX, COTEJO_ELIMIT.
 */
int packed_next(struct packed *packed, const char *ending, const char **ret_name,
	struct cotejo_error *error);

/* Bytes of that file; none at its end. COTEJO_ESYNTAX (damaged), COTEJO_ELIMIT. */
int packed_read(struct packed *packed, char *bytes, size_t room, size_t *ret_length,
	struct cotejo_error *error);

/* NULL is fine. The stream stays open. */
void packed_free(struct packed *packed);

#endif
