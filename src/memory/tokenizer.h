/*
 * tokenizer.h - the FTS5 tokenizer "cotejo" and how to ask its index
 *
 * Indexed texts are "tag, line feed, text". For each term of the text the index holds the folded
 * word, and at the same position "/", the primary language, "/" and the stem, where the stem is
 * another one than the word. No word begins with "/", so stems and words cannot be confused, nor
 * the stems of two languages.
 *
 * A query is not split into words here: it is written in tokens, one position after the other with
 * a line feed between them, alternatives at one position with a tab between them. Whoever asks for
 * a stem must ask for the word that looks like it as well, and throw out those words that have
 * another stem.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_TOKENIZER_H
#define MEMORY_TOKENIZER_H

#include <sqlite3.h>

#include <cotejo/error.h>

#include "base/buffer.h"
#include "memory/terms.h"

/* Makes the tokenizer known to a connection. COTEJO_ENOMEM, or COTEJO_EIO when SQLite has no FTS5.
 */
int tokenizer_register(sqlite3 *db, const char *path, struct cotejo_error *error);

/* Appends the token of a word, or of a stem in a language, as it stands in the index. */
void tokenizer_append_word(struct buffer *buffer, struct cotejo_text word);
void tokenizer_append_stem(struct buffer *buffer, const char *primary, struct cotejo_text stem);

#endif
