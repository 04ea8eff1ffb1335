/*
 * names.h - the short lists of a memory: languages and persons
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_NAMES_H
#define MEMORY_NAMES_H

#include <stdint.h>

#include <cotejo/memory.h>

/* The number of a language (canonical tag), which gets one if it has none yet. What database_fail()
 * says. */
int language_number(struct cotejo_memory *memory, const char *tag, int64_t *ret_number,
	struct cotejo_error *error);

/* The number of a person, likewise; 0 for NULL. */
int person_number(struct cotejo_memory *memory, const char *name, int64_t *ret_number,
	struct cotejo_error *error);

#endif
