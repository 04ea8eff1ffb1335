/*
 * workers.h - tasks done by several threads
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WORDS_WORKERS_H
#define WORDS_WORKERS_H

#include <stddef.h>

/* More threads than this are not started. */
enum { MAX_WORKERS = 64 };

/*
 * Calls `work` once for each task from 0 to `tasks` - 1, on up to `threads` threads of which the
 * caller's is one, and returns when all are done. Which thread does which task is left to chance,
 * so tasks must not depend on each other. When the system gives no more threads, fewer do the work.
 */
void workers_run(
	unsigned threads, size_t tasks, void (*work)(void *context, size_t task), void *context);

#endif
