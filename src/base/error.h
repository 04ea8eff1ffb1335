/*
 * error.h - filling struct cotejo_error
 *
 * All of these return the code they set, so that a failure is one line: `return error_set(error,
 * COTEJO_ELIMIT, "...")`. A function that gets a negative code from below forwards it unchanged.
 * `error` may be NULL everywhere.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <cotejo/error.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(string, first) __attribute__((format(printf, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

/* Sets code and message and clears the rest. Needs no memory. */
int error_set(struct cotejo_error *error, int code, const char *format, ...) PRINTF_LIKE(3, 4);

/* COTEJO_ENOMEM. */
int error_no_memory(struct cotejo_error *error);

/* COTEJO_ENOTFOUND for ENOENT and ENOTDIR, COTEJO_ENOMEM for ENOMEM, else COTEJO_EIO; message
 * "what: strerror". */
int error_errno(struct cotejo_error *error, int number, const char *what);

/* Adds the file, line and column to what is set already; each only where it is not known yet.
 * Returns error->code. */
int error_in_file(struct cotejo_error *error, int code, const char *file);
int error_at(struct cotejo_error *error, int code, const char *file, size_t line, size_t column);
int error_at_offset(struct cotejo_error *error, int code, const char *file, size_t offset);

#endif
