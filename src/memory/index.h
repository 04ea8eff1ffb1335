/*
 * index.h - which units hold a word: the writing side
 *
 * The index is kept by the functions here and by nothing in the database itself, so whoever changes
 * the texts of a unit says so. Changes are collected in RAM and written when the transaction is
 * committed (or earlier when they are many); memory_commit() and memory_rollback() see to that.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_INDEX_H
#define MEMORY_INDEX_H

#include <stdint.h>

#include <cotejo/memory.h>

#include "memory/terms.h"

struct memory_index;

/* Adds the words of a text of a unit; `tag` is canonical. COTEJO_ENOMEM, COTEJO_ELIMIT (more units
 * or words than the index has numbers for), and what database_fail() says. */
int index_add_text(struct cotejo_memory *memory, int64_t unit, const char *tag,
	struct cotejo_text text, struct cotejo_error *error);

/*
 * All texts of a unit as they stand in the tables now leave the index, or enter it. To change a
 * unit's texts: index_drop_unit(), the change, index_add_unit(). Before a unit is deleted:
 * index_drop_unit(). Failures as above.
 */
int index_drop_unit(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error);
int index_add_unit(struct cotejo_memory *memory, int64_t unit, struct cotejo_error *error);

/* The same for one text; nothing happens when there is no such variant. In any order: what counts
 * is which texts the unit has when the transaction is committed. */
int index_drop_variant(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error);
int index_add_variant(struct cotejo_memory *memory, int64_t variant, struct cotejo_error *error);

/* Writes what was collected, inside the transaction that is about to be committed. */
int index_write(struct cotejo_memory *memory, struct cotejo_error *error);

/* Forgets what was collected: the transaction is undone. */
void index_forget(struct cotejo_memory *memory);

/* Empties the index and fills it from all texts. */
int index_rebuild(struct cotejo_memory *memory, struct cotejo_error *error);

/* Frees what a handle keeps for its index. */
void index_free(struct cotejo_memory *memory);

/*
 * The number by which the words of one stem are found: 48 bits over the language and the stem. The
 * word as the index has it: very long ones are cut, since whoever finds them looks at the text.
 */
int64_t index_stem_number(uint64_t seed, const char *primary, struct cotejo_text stem);
struct cotejo_text index_word(struct cotejo_text word);

#endif
