/*
 * index_read.h - which units hold a word: the reading side
 *
 * What the index says is a candidate: whoever shows a unit looks at its texts, too. But it misses
 * none: each unit that holds a term is in the list of the term.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_INDEX_READ_H
#define MEMORY_INDEX_READ_H

#include <cotejo/memory.h>

#include "memory/changes.h"
#include "text/language.h"

/* A row of the dictionary: a word of a language, with one of the stems that it has there. */
struct index_term {
	int64_t number;
	int64_t stem;  /* index_stem_number() */
	int64_t units; /* that hold it, without recent changes */
	char primary[LANGUAGE_SIZE];
	struct cotejo_text word; /* folded; very long ones are cut: see index_word() */
};

/* Zero-initialise it. */
struct index_terms {
	struct index_term *items;
	size_t count, capacity;
	struct arena arena;
};

void index_terms_clear(struct index_terms *terms);

/*
 * Each appends the rows of one kind: those of a word (as index_word() has it) in any language;
 * those of a stem; and those that match a pattern of SQLite's GLOB. Failures: COTEJO_ENOMEM and
 * what database_fail() says.
 */
int index_find_word(struct cotejo_memory *memory, struct cotejo_text word,
	struct index_terms *terms, struct cotejo_error *error);
int index_find_stem(struct cotejo_memory *memory, int64_t stem, struct index_terms *terms,
	struct cotejo_error *error);
int index_find_pattern(struct cotejo_memory *memory, struct cotejo_text pattern,
	struct index_terms *terms, struct cotejo_error *error);

/* What a reader needs to know of recent changes. Zero-initialise it, load it, and read any number
 * of lists in the same read transaction. */
struct index_reader {
	struct cotejo_memory *memory;
	struct changes recent;
	struct unit_list scratch;
};

/* COTEJO_ECORRUPT, COTEJO_ENOMEM, and what database_fail() says; so below. */
int index_reader_load(
	struct index_reader *reader, struct cotejo_memory *memory, struct cotejo_error *error);
void index_reader_clear(struct index_reader *reader);

/* Reads the list of a term; `units` is overwritten. */
int index_read_units(struct index_reader *reader, int64_t term, struct unit_list *units,
	struct cotejo_error *error);

/* The same for a term in many units, when only those of `wanted` matter: others may be missing. */
int index_read_wanted(struct index_reader *reader, int64_t term, const struct unit_list *wanted,
	struct unit_list *units, struct cotejo_error *error);

#endif
