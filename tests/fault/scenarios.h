/*
 * scenarios.h - pieces of work in which allocations fail
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TESTS_FAULT_SCENARIOS_H
#define TESTS_FAULT_SCENARIOS_H

#include <stdint.h>

#include <cotejo/error.h>

struct scenario {
	const char *name;
	/* Puts everything in its place again; nothing fails in here. NULL: nothing to do. */
	void (*prepare)(void);
	/* The work: returns 0 and a digest of all that it gave, or the code of the first failure.
	 */
	int (*run)(uint64_t *ret_digest, struct cotejo_error *error);
	/* What must be true afterwards, whether the work failed or not. NULL: nothing. */
	void (*check)(int code);
};

/* Ends with a scenario without a name. */
extern const struct scenario text_scenarios[];
extern const struct scenario memory_scenarios[];
extern const struct scenario tmx_scenarios[];
extern const struct scenario import_scenarios[];
extern const struct scenario stream_scenarios[];

/* What the scenarios share is made before the first and removed after the last. */
void memory_scenarios_setup(void);
void memory_scenarios_teardown(void);

#endif
