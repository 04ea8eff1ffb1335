/*
 * tokenizer.h - the FTS5 tokenizer of the first version's index
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_TOKENIZER_H
#define MEMORY_TOKENIZER_H

#include <sqlite3.h>

#include <cotejo/error.h>

/*
 * Memories of version 1 have their index of words in FTS5, which opens it only where its tokenizer
 * is known, even to drop it. This one finds no words. Without FTS5 in this SQLite nothing happens,
 * and dropping fails. COTEJO_ENOMEM.
 */
int tokenizer_register(sqlite3 *db, const char *path, struct cotejo_error *error);

#endif
