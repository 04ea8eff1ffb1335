/*
 * weights.h - how long the texts of units are
 *
 * Fuzzy match asks the index of words which units share words with a sentence, and then here which
 * of them have a text of about its length, without reading any text: a byte for each unit and
 * language (the tag, not only its first part).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_WEIGHTS_H
#define MEMORY_WEIGHTS_H

#include <stdbool.h>
#include <stdint.h>

#include <cotejo/memory.h>

enum {
	WEIGHT_CHUNK = 1024, /* units in a row of the table */
	/* What the byte says: 0, the unit has no such text; else one of the classes below, and
	 * perhaps that words, numbers and marks apart, are at most half of the weight. */
	WEIGHT_SPARSE = 0x80,
	WEIGHT_CLASS = 0x7f,
	WEIGHT_CLASSES = 126,       /* from 1 on */
	WEIGHT_LANGUAGE_SHIFT = 32, /* a row's number is language << 32 | chunk */
	WEIGHT_SEVERAL = 127        /* several texts in this language: their weights may be any */
};

/*
 * The class of a weight (as text/tokens.h counts it), and the least and the greatest weight of a
 * class. Classes of light texts hold one weight, those of heavier ones an eighth of it; the last
 * has no end.
 */
int weight_class(uint64_t weight);
uint64_t weight_class_least(int class);
uint64_t weight_class_most(int class);

/* The byte for a text of `words` words (ideographs too), `numbers` and `marks`. */
unsigned char weight_byte(uint64_t words, uint64_t numbers, uint64_t marks);

struct weights;

/* Notes that a unit has got a text, or has lost one, in a language (canonical tag). Written by
 * weights_write(). COTEJO_ENOMEM, COTEJO_ECORRUPT, and what database_fail() says; so below. */
int weights_note(struct cotejo_memory *memory, int64_t unit, const char *tag, bool removed,
	unsigned char byte, struct cotejo_error *error);

/* Writes what was noted, inside the transaction. */
int weights_write(struct cotejo_memory *memory, struct cotejo_error *error);

/* Forgets it: the transaction is undone. */
void weights_forget(struct cotejo_memory *memory);

/* Drops what the table holds. */
int weights_drop_all(struct cotejo_memory *memory, struct cotejo_error *error);

void weights_free(struct cotejo_memory *memory);

/* Reads the bytes of a chunk: units WEIGHT_CHUNK * chunk and following. All 0 when there is no such
 * row. */
int weights_read(struct cotejo_memory *memory, int64_t language, int64_t chunk,
	unsigned char bytes[WEIGHT_CHUNK], struct cotejo_error *error);

#endif
