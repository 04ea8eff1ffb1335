/*
 * tmx_unit.h - a unit of a memory in the words of TMX
 *
 * What TMX has no attribute for goes along as properties, all named x-cotejo-...; cotejo/exchange.h
 * lists them for readers of our files.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_TMX_UNIT_H
#define EXCHANGE_TMX_UNIT_H

#include <cotejo/exchange.h>

#include "base/arena.h"
#include "exchange/pair.h"
#include "tmx/date.h"
#include "tmx/writer.h"

#define TMX_PROBABILITY "x-cotejo-probability"
#define TMX_STATE "x-cotejo-state"
#define TMX_ORIGINS "x-cotejo-origins"
#define TMX_DOCUMENT "x-cotejo-document"
#define TMX_TITLE "x-cotejo-title"
#define TMX_BEFORE "x-cotejo-before"
#define TMX_AFTER "x-cotejo-after"
#define TMX_MOVED "x-cotejo-moved" /* of a bead of an alignment that crosses others */
#define TMX_TUID "x-cotejo-tuid"   /* another name of a unit that files call by two */

/* Zero-initialise it; clear it at the end. */
struct tmx_unit_maker {
	struct tmx_unit unit; /* made by tmx_unit_make() */
	struct arena arena;   /* what it is made of */
	char created[TMX_DATE_SIZE], changed[TMX_DATE_SIZE];
	struct buffer numbers;
	enum cotejo_tmx_profile profile; /* set by the caller */
};

/*
 * Makes maker->unit of the variants that the pair has chosen; it lives until the next call and as
 * long as what it was made of. Errors: COTEJO_ENOMEM.
 */
int tmx_unit_make(struct tmx_unit_maker *maker, const struct cotejo_unit *unit,
	const struct pair *pair, struct cotejo_error *error);

void tmx_unit_clear(struct tmx_unit_maker *maker);

/* Whether a profile writes language tags in capitals; makes them so. */
bool tmx_profile_is_loud(enum cotejo_tmx_profile profile);
void tmx_profile_raise(char *tag);

/* Begins a file that Cotejo writes, in a source language or NULL for any, with the notes and
 * properties of `parts`, which may be NULL. */
int tmx_unit_start_file(struct tmx_writer *writer, const struct cotejo_output *output,
	const char *source_language, const struct tmx_header *parts, struct cotejo_error *error);

#endif
