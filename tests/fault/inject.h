/*
 * inject.h - allocations that fail when they are told to
 *
 * The linker sends malloc(), calloc() and realloc() of our own code here (--wrap). What ICU,
 * libxml2 and SQLite ask for comes here too when inject_outside() has been called, through the
 * hooks that they have for it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FAULT_INJECT_H
#define TESTS_FAULT_INJECT_H

#include <stdbool.h>
#include <stddef.h>

enum inject_mode {
	INJECT_ONE, /* one allocation fails, those after it do not */
	INJECT_REST /* that one fails and all after it: memory has really run out */
};

/* Allocations are counted from now on, and number `n` (from 0) fails. */
void inject_start(size_t n, enum inject_mode mode);

/* No allocation fails any more; tells whether one did. */
bool inject_stop(void);

/* How many allocations there were between the last start and stop. */
size_t inject_count(void);

/* Before the first use of the libraries outside. False: one of them has no hook here. */
bool inject_outside(void);

#endif
