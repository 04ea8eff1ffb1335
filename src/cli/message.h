/*
 * message.h - what the program says on standard error, and how it ends
 *
 * Functions of the program that can fail have said why when they return, and return the exit status
 * for it; 0 is success.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <cotejo/error.h>

#if defined(__GNUC__)
#define CLI_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define CLI_PRINTF(string, first)
#endif

/* Documented in cotejo(1); they are for ever. */
enum exit_status {
	STATUS_DONE = 0,
	STATUS_NOTHING = 1,       /* nothing was found */
	STATUS_USAGE = 2,         /* the command line makes no sense */
	STATUS_INPUT = 3,         /* an input cannot be read or is not what it should be */
	STATUS_MEMORY = 4,        /* the translation memory cannot be used */
	STATUS_SYSTEM = 71,       /* the machine has no room left in main memory (EX_OSERR) */
	STATUS_OUTPUT = 74,       /* a result could not be written (EX_IOERR) */
	STATUS_BUSY = 75,         /* somebody else is writing to the memory (EX_TEMPFAIL) */
	STATUS_INTERRUPTED = 130, /* a signal said stop */
	STATUS_PIPE = 141 /* the reader of our output has gone: what a shell shows for SIGPIPE */
};

/* What the program was working on when a library call failed. */
enum work { WORK_INPUT, WORK_MEMORY, WORK_OUTPUT };

/* The one place where the library's codes become exit statuses. */
int message_status(int code, enum work work);

/* "cotejo: ..." on a line of its own. Controls and bytes that are no text come out escaped, so that
 * no file name can steer a terminal or forge a second message. */
void message(const char *format, ...) CLI_PRINTF(1, 2);

/* "cotejo: warning: ...". */
void message_warning(const char *format, ...) CLI_PRINTF(1, 2);

/* Says what a library call reported; returns the exit status. */
int message_error(const struct cotejo_error *error, enum work work);

/* Says what is wrong with the command line and where help is; `command` may be NULL. Returns
 * STATUS_USAGE. */
int message_usage(const char *command, const char *format, ...) CLI_PRINTF(2, 3);

/* Says that main memory ran out; returns STATUS_SYSTEM. */
int message_no_memory(void);

#endif
