/*
 * store.h - units in the words of TMX enter a memory
 *
 * What a unit says of itself is kept, whatever format it comes from; see store.c for what becomes
 * of it where the memory has the same texts already.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_STORE_H
#define EXCHANGE_STORE_H

#include <cotejo/exchange.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "memory/units.h"
#include "text/language.h"
#include "tmx/unit.h"
#include "tmx/warning.h"

enum { STORE_MAX_VARIANTS = 256 /* of a unit; the largest public memories have some 30 */ };

/* A language as the file names it, in canonical form, and its number in the memory. */
struct store_language {
	char name[LANGUAGE_SIZE], tag[LANGUAGE_SIZE];
	int64_t number;
};

/* A file whose units are being stored. Zero-initialise it, set the first members; clear it. */
struct store {
	struct cotejo_memory *memory;
	struct tmx_warnings *warnings;
	const struct tmx_header *header; /* what holds for units that do not say; NULL: nothing */
	struct cotejo_import_result *result;
	int64_t import; /* number of the import in the memory */
	uint64_t place; /* of the unit in the file, from 1 */
	enum cotejo_import_conflict on_conflict;

	struct arena arena; /* of the unit at hand */
	struct buffer scratch, lines;
	struct buffer details; /* codes and attributes of the texts */
	struct unit_text texts[STORE_MAX_VARIANTS];
	const struct tmx_variant *sources[STORE_MAX_VARIANTS];
	struct store_language languages[2 * STORE_MAX_VARIANTS]; /* known by now */
	size_t language_count;
	size_t count; /* of texts */

	struct store_conflicts *conflicts; /* see store_conflict.h; NULL: nobody asks */
};

/* Keeps what the head of the file says, in place of what an earlier file of this name said. */
int store_header(struct store *store, struct cotejo_error *error);

/* Stores a unit and counts it, or warns of what cannot be stored. What database_fail() says. */
int store_unit(struct store *store, const struct tmx_unit *unit, struct cotejo_error *error);

/* Lets go of what is in use inside a transaction. */
void store_end(struct store *store);

void store_clear(struct store *store);

#endif
