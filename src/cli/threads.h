/*
 * threads.h - how many threads a command uses
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef CLI_THREADS_H
#define CLI_THREADS_H

#include <stddef.h>

/* As many as were asked for, within reason; one a processor for 0. */
unsigned threads_of(size_t asked);

#endif
