/*
 * progress.h - a line on a terminal that says what takes so long
 *
 * Nothing is shown when standard error is no terminal, nor before work has taken a while.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

/* Work begins; `what` is copied. `step` of `steps` is shown when there are several. */
void progress_begin(const char *what, size_t step, size_t steps);

/* Work goes on; call as often as you like. `bytes` written so far are shown when not 0. */
void progress_tick(uint64_t bytes);

/* Takes the line away, to come back at the next tick; so that something else can be written. */
void progress_clear(void);

/* Work is done. */
void progress_end(void);

#endif
