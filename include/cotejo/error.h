/*
 * cotejo/error.h - how functions fail
 *
 * A function that can fail returns an int: 0 is success, a negative number one of the codes below.
 * Iterators also return 1 for "here is one" and 0 for "that was all". The last argument takes the
 * details; it may be NULL. There is no global or thread-local state, and the library never prints,
 * aborts or exits.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef COTEJO_ERROR_H
#define COTEJO_ERROR_H

#include <cotejo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum cotejo_status {
	COTEJO_OK = 0,       /* Done. */
	COTEJO_ENOMEM = -1,  /* Memory ran out. */
	COTEJO_EIO = -2,     /* Reading or writing failed; `detail` is the errno. */
	COTEJO_ESYNTAX = -3, /* The input does not follow its format. */
	COTEJO_EENCODING =
		-4, /* The bytes are no text in the encoding they claim, or no text at all. */
	COTEJO_ELIMIT = -5,     /* The input is larger or deeper than the documented limit. */
	COTEJO_ENOTFOUND = -6,  /* The file, unit or language that was asked for does not exist. */
	COTEJO_EEXISTS = -7,    /* What was to be made is there already. */
	COTEJO_EBUSY = -8,      /* Somebody else is writing to the memory; try again. */
	COTEJO_ECORRUPT = -9,   /* The file is damaged, or is not a Cotejo memory. */
	COTEJO_EVERSION = -10,  /* The file was written by a newer Cotejo than this one. */
	COTEJO_EARGUMENT = -11, /* The caller asked for something that makes no sense. */
	COTEJO_EINTERRUPTED = -12 /* The caller's own `cancel` function said stop. */
};

/*
 * What went wrong and where. Fields that do not apply are 0 or empty. `message` is one line without
 * a full stop, says what is wrong and not that something is, and repeats neither file nor place.
 */
struct cotejo_error {
	int code;      /* one of enum cotejo_status */
	int detail;    /* the errno, SQLite, ICU or libxml2 code underneath; 0: none */
	size_t line;   /* from 1; 0: unknown */
	size_t column; /* from 1, in bytes; 0: unknown */
	size_t offset; /* byte in the file, if `has_offset` */
	int has_offset;
	char file[1024]; /* as the caller named it, cut at the front if longer */
	char message[512];
};

#define COTEJO_ERROR_INIT              \
	{                              \
		0, 0, 0, 0, 0, 0, {0}, \
		{                      \
			0              \
		}                      \
	}

/* A lower-case word for a status, such as "busy"; static storage; "unknown" for a number that is no
 * status. */
COTEJO_API const char *cotejo_status_name(int code);

/*
 * Writes "FILE:LINE:COLUMN: message" (leaving out what is unknown) into `buffer`, always
 * terminated, cut to `size`. Returns the length of the whole line like snprintf().
 */
COTEJO_API size_t cotejo_error_format(const struct cotejo_error *error, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
