/*
 * reader.h - a unit as the API lends it
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_READER_H
#define MEMORY_READER_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include <cotejo/memory.h>

#include "base/arena.h"

/* An open text of a document, to read slices of it without loading it. */
struct reader_text {
	sqlite3_blob *blob;
	int64_t document;
};

/* Zero-initialise it and set the memory. */
struct reader {
	struct cotejo_memory *memory;
	struct arena arena; /* of the unit at hand */
	struct cotejo_unit unit;
	struct reader_text texts[2]; /* of the last bead's documents */
	/* Whoever reads one state of the memory may know that no unit has any. */
	bool no_properties, no_notes, no_beads;
	/* Nobody wants more than texts, documents, state and probability. */
	bool is_brief;
};

/*
 * Loads a unit into reader->unit, where it stays until the next load. 1, or 0 when there is no such
 * unit. Inside a transaction all of it is of one state. COTEJO_ENOMEM, and what database_fail()
 * says.
 */
int reader_load(struct reader *reader, int64_t id, struct cotejo_error *error);

/* Lets go of what would keep a read transaction open; the unit stays. */
void reader_release(struct reader *reader);

void reader_clear(struct reader *reader);

#endif
