/*
 * index.h - what a matcher keeps of the memory
 *
 * Weights of texts, words that share a root, and counters for the units: all that finding
 * candidates needs again and again.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MATCH_INDEX_H
#define MATCH_INDEX_H

#include <cotejo/memory.h>

#include "match/needs.h"
#include "match/roots.h"
#include "memory/index_read.h"
#include "memory/weights.h"
#include "text/language.h"
#include "text/tokens.h"

/* The weights of the texts of one language, as far as they were needed. */
struct weight_table {
	int64_t language; /* its number */
	char tag[LANGUAGE_SIZE], primary[LANGUAGE_SIZE];
	unsigned char *bytes; /* of all units by number, where their chunk was read */
	unsigned char *is_read;
	size_t chunk_count;
	bool wanted; /* in the find at hand */
};

/* How many words of the query a unit shares, so far. */
struct counter {
	uint16_t shared;
	uint16_t root; /* the last one that was counted, from 1 */
};

struct match_candidate {
	int64_t unit;
	uint16_t shared;
	uint16_t need; /* the least of its texts */
};

/* A root of the query. */
struct query_root {
	size_t root; /* in index->roots.items */
	uint16_t times;
	struct cotejo_text text;
};

/* Zero-initialise it. */
struct match_index {
	struct cotejo_memory *memory;
	struct roots roots;
	struct index_reader reader;
	struct weight_table *tables;
	size_t table_count;
	const struct weight_table *only; /* the only one that is wanted; NULL: several, or none */
	int64_t version, own_changes;    /* of the data that all this was read from */
	bool loaded;
	struct counter *counters; /* of all units by number */
	size_t counter_count;
	struct unit_list list;
	struct match_candidate *items;
	size_t count, capacity;
	size_t words_left; /* of the query, that were not looked for */
	struct query_root *query_roots;
	size_t query_root_count, query_root_capacity;
};

void match_index_clear(struct match_index *index);

/* Brings what is kept up to date. Inside a read transaction. COTEJO_ENOMEM, and what
 * database_fail() says; so below. */
int match_index_load(
	struct match_index *index, struct cotejo_memory *memory, struct cotejo_error *error);

/* Looks at the texts in a primary language and in a language that `wanted` covers (NULL: any). */
void match_index_choose(struct match_index *index, const char *primary, const char *wanted);

/* Reads the chunk of a unit for all languages that are looked at, where it was not read yet. */
int match_index_read_chunk(struct match_index *index, size_t chunk, struct cotejo_error *error);

/* The least that one of the unit's texts needs; its chunk has been read. */
uint16_t match_index_need(const struct match_index *index, int64_t unit, const struct needs *needs);

#endif
