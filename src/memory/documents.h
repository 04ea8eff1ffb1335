/*
 * documents.h - the texts that a memory keeps whole
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef MEMORY_DOCUMENTS_H
#define MEMORY_DOCUMENTS_H

#include <stdint.h>

#include <cotejo/article.h>
#include <cotejo/memory.h>

#include "text/language.h"

/* A document as it comes from outside; everything is borrowed. */
struct document {
	const char *uri;  /* its address, or the name */
	const char *name; /* what it was read under */
	const char *language;
	struct cotejo_text title, text;
	size_t sentence_count;
	const struct cotejo_sentence *sentences; /* inside the text, in order */
	const unsigned char *kinds;              /* of the block each is in */
};

/* What the memory has made of it. */
struct document_key {
	int64_t id;     /* 0: not stored */
	int64_t digest; /* of its text */
	int64_t language;
	char tag[LANGUAGE_SIZE]; /* of the language, canonical */
};

/*
 * Looks whether a document with this language, text and sentences is stored, under whatever
 * address. COTEJO_EARGUMENT (language), and what database_fail() says.
 */
int document_find(struct cotejo_memory *memory, const struct document *document,
	struct document_key *ret_key, struct cotejo_error *error);

/* Stores a document that was not found and sets key->id. */
int document_add(struct cotejo_memory *memory, const struct document *document,
	struct document_key *key, struct cotejo_error *error);

/* Drops a document that is in no alignment any more. */
int document_drop_unused(struct cotejo_memory *memory, int64_t id, struct cotejo_error *error);

#endif
