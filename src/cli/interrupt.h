/*
 * interrupt.h - stopping between two articles instead of in the middle of one
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on the first SIGINT, SIGTERM or SIGHUP only takes note; a second one kills. */
void interrupt_catch(void);

/* Whether a signal has come. */
bool interrupted(void);

/* For the library's `cancel`: keeps the progress line alive, and says stop after a signal. */
int interrupt_cancel(void *user);

/* Says so and returns STATUS_INTERRUPTED. */
int interrupt_status(void);

#endif
