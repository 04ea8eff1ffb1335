/*
 * unit_source.h - files of units, whatever their format
 *
 * Every format that can be imported hands out its units one by one, in the words of TMX, and tells
 * what is odd about its file by the warnings of the file. import.c puts them into the memory and
 * knows no format.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_UNIT_SOURCE_H
#define EXCHANGE_UNIT_SOURCE_H

#include <cotejo/exchange.h>

#include "exchange/import_file.h"
#include "text/language.h"
#include "tmx/unit.h"

/* What a format is opened with. */
struct source_request {
	struct import_file *file;
	struct import_file *second; /* the other half of a pair of files, or NULL */
	char source[LANGUAGE_SIZE], target[LANGUAGE_SIZE]; /* canonical; empty: the file says */
	bool with_fuzzy;       /* what a person has yet to look at comes too */
	const char *documents; /* the folder of what links name; or NULL */
	uint64_t *unfinished;  /* counts what has no translation, or no finished one; or NULL */
};

/* Zero-initialise it. */
struct unit_source {
	/* Lends the next unit until the next call; 1, or 0 at the end. Errors with their place. */
	int (*next)(void *state, const struct tmx_unit **ret_unit, struct cotejo_error *error);
	void (*free)(void *state);
	void *state;
};

/*
 * Opens a file in a format and reads its head; COTEJO_IMPORT_ANY tells the format by the first
 * bytes and the name. The request must stay, and what it points to. Errors: as cotejo_import_new().
 */
int unit_source_open(struct unit_source *source, enum cotejo_import_format format,
	const struct source_request *request, struct cotejo_error *error);

static inline int unit_source_next(
	struct unit_source *source, const struct tmx_unit **ret_unit, struct cotejo_error *error)
{
	return source->next(source->state, ret_unit, error);
}

void unit_source_close(struct unit_source *source);

/* ---- The formats, each in a file of its own ---- */

int source_open_tmx(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_tsv(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_moses(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_jsonl(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_po(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_xliff(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);
int source_open_links(struct unit_source *source, const struct source_request *request,
	struct cotejo_error *error);

#endif
