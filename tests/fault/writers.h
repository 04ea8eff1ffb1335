/*
 * writers.h - everything that writes to a struct cotejo_output
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FAULT_WRITERS_H
#define TESTS_FAULT_WRITERS_H

#include <cotejo/base.h>
#include <cotejo/error.h>

struct writer {
	const char *name;
	int (*write)(const struct cotejo_output *output, struct cotejo_error *error);
};

/* Ends with a writer without a name. */
extern const struct writer writers[];

/* Makes what they write: articles, an alignment, a memory, a hit. */
void writers_setup(void);
void writers_teardown(void);

#endif
