/*
 * threads.c - how many threads a command uses
 *
 * SPDX-License-Identifier: MIT
 */
#include "cli/threads.h"

#include <unistd.h>

unsigned threads_of(size_t asked)
{
	enum { MOST = 1024 };
	long processors =
		asked ? (long)(asked < MOST ? asked : MOST) : sysconf(_SC_NPROCESSORS_ONLN);

	return processors > 0 ? (unsigned)processors : 1;
}
