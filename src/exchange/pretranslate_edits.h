/*
 * pretranslate_edits.h - what is to be put into a text, and what taken out
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EXCHANGE_PRETRANSLATE_EDITS_H
#define EXCHANGE_PRETRANSLATE_EDITS_H

#include "base/buffer.h"

struct edit {
	size_t at, removed; /* so many bytes from there */
	size_t begin, end;  /* of what comes instead, in `text` */
	size_t number;      /* edits at one place stand in their order */
};

/* Zero-initialise it; clear it at the end. */
struct edits {
	struct edit *items;
	size_t count, capacity;
	struct buffer text;
};

/*
 * Begins an edit; what is appended to `edits->text` from now on stands in place of the removed
 * bytes. Edits must not remove the same bytes twice. COTEJO_ENOMEM.
 */
int edits_begin(struct edits *edits, size_t at, size_t removed, struct cotejo_error *error);

/* Appends the text with all edits made. COTEJO_ENOMEM. */
int edits_apply(struct edits *edits, struct buffer *ret_text, struct cotejo_text text,
	struct cotejo_error *error);

void edits_clear(struct edits *edits);

#endif
