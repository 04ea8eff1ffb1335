/*
 * xliff_text.h - the inside of a <source> or <target>: text and inline codes, in the words of TMX
 *
 * XLIFF 1.2 and 2.x name their codes otherwise: pairs around text (g, pc) and halves of pairs (bx
 * and ex, bpt and ept, sc and ec) become bpt and ept, what stands alone (x, ph) becomes ph. Where
 * the file keeps no native code, the tag itself stands for it. Codes with the same id on both sides
 * have the same number.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_XLIFF_TEXT_H
#define EXCHANGE_XLIFF_TEXT_H

#include "base/map.h"
#include "tmx/scan.h"
#include "tmx/segment_builder.h"

/* What an element inside a text is, and so what its end does. */
enum xliff_inline {
	XLIFF_CODE,   /* holds native code: bpt, ept, ph, it, sub */
	XLIFF_PAIR,   /* around text: g, pc */
	XLIFF_PART,   /* <mrk mtype="seg">: a segment of its own */
	XLIFF_THROUGH /* only its text counts */
};

/* Zero-initialise it and set `data`; clear it at the end. */
struct xliff_text {
	struct segment_builder builder;
	struct map ids;  /* of the codes of a unit: their numbers */
	struct map data; /* the native codes of a unit (XLIFF 2): indices into `codes` */
	struct cotejo_text *codes;
	size_t code_count, code_capacity;
};

/* Begins a unit: ids and native codes of the last one are forgotten. */
void xliff_text_begin_unit(struct xliff_text *text);

/* Keeps the native code of an id (XLIFF 2's <data>), which must stay. COTEJO_ENOMEM. */
int xliff_text_add_data(struct xliff_text *text, const char *id, struct cotejo_text code,
	struct cotejo_error *error);

/* Takes the start tag under the scanner. `*ret_end` is the number that xliff_text_close() wants for
 * a pair. COTEJO_ENOMEM. */
int xliff_text_open(struct xliff_text *text, const struct tmx_scanner *scanner, struct arena *arena,
	enum xliff_inline *ret_kind, size_t *ret_number, struct cotejo_error *error);

/* The end of an element that xliff_text_open() took. */
int xliff_text_close(struct xliff_text *text, enum xliff_inline kind, size_t number,
	const char *name, struct arena *arena, struct cotejo_error *error);

void xliff_text_clear(struct xliff_text *text);

#endif
